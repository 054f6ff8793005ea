"""Who gives what: each support function resting on several, on one, on nobody, or not asked.

A blank is an empty place its owner may or may not care about, never a deficit; and what was not asked
is never a blank.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sociomap_app.analysis.belonging import asked_functions, counted, last_time
from sociomap_app.model.sociomap import Wave
from sociomap_app.vocabulary.entries import Framework

CoverageState = Literal["covered", "one", "nobody", "not_asked"]
COVERED: Final = "covered"
ONE: Final = "one"
NOBODY: Final = "nobody"
NOT_ASKED: Final = "not_asked"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One function: its state and the ids of those who give it, in the order of the wave.

    ``carried`` are those who gave it last time and were not looked at on this date; while there is anybody, it is
    not asked.
    """

    state: CoverageState
    alters: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()


def function_ids(wave: Wave, framework: Framework) -> tuple[str, ...]:
    """The known functions in their order, then those only this map speaks of, by id."""
    own = (asked_functions(wave) | last_time(wave).keys()) - framework.functions.keys()
    return (*framework.functions, *sorted(own))


def coverage(wave: Wave, framework: Framework, *, without: frozenset[str] = frozenset()) -> Mapping[str, Coverage]:
    """For each function its state: covered by two or more, one, nobody, or not asked.

    ``without`` leaves those people out, as when whoever assesses the owner is set aside.
    """
    known, before = asked_functions(wave), last_time(wave)
    people = [alter for alter in counted(wave) if alter.id not in without]
    found = {}
    for function in function_ids(wave, framework):
        givers = tuple(alter.id for alter in people if function in alter.functions)
        carried = tuple(one for one in before.get(function, ()) if one not in without)
        state = NOT_ASKED if carried else _state(len(givers), function in known)
        found[function] = Coverage(state, givers, carried)
    return found


def _state(givers: int, asked: bool) -> CoverageState:
    if givers > 1:
        return COVERED
    return ONE if givers else NOBODY if asked else NOT_ASKED


def state_words(cover: Coverage, before: Coverage | None, framework: Framework) -> str:
    """*several*, *one only*, *nobody yet*, or *nobody now* where the date before had somebody; *not all looked at
    yet* where somebody gives it and another who did last time is only carried over."""
    if cover.alters and cover.carried:
        return framework.values.state["waiting"]
    now = cover.state == NOBODY and before is not None and bool(before.alters or before.carried)
    return framework.values.state["nobody_now" if now else cover.state]


def without_assessors(wave: Wave, framework: Framework) -> Mapping[str, Coverage] | None:
    """Coverage by those who have no part in assessing the owner; None where nobody is said to have one."""
    assessing = frozenset(alter.id for alter in counted(wave) if alter.assesses_me)
    return coverage(wave, framework, without=assessing) if assessing else None


def load(wave: Wave) -> Mapping[str, float]:
    """For each counted alter its share, 0 to 1, of all function links; empty where there is none, and where
    somebody gave something last time and was not looked at on this date."""
    people = counted(wave)
    links = 0 if last_time(wave) else sum(len(alter.functions) for alter in people)
    return {alter.id: len(alter.functions) / links for alter in people} if links else {}
