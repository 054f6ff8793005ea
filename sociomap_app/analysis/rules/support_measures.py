"""Measures of rules about support: who gives what, on how many it rests, how it is shared out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sociomap_app.analysis.belonging import last_time
from sociomap_app.analysis.support.coverage import (
    COVERED,
    NOBODY,
    NOT_ASKED,
    ONE,
    Coverage,
    CoverageState,
    coverage,
)
from sociomap_app.model.sociomap import Alter
from sociomap_app.vocabulary.wording import listed, number_word

from .rule_context import MeasureAnswer, Measured, RuleContext, Silence, ids


def functions_of(context: RuleContext, about: str) -> tuple[str, ...]:
    """The functions meant by ``about`` that were asked: one function, or all of a family."""
    chosen = [one.id for one in context.framework.functions.values() if about in (one.id, one.family)]
    return tuple(one for one in (chosen or [about]) if one in context.asked)


def _giving(context: RuleContext, functions: Sequence[str]) -> list[Alter]:
    """Which persons and groups give any of these."""
    return [alter for alter in context.people if alter.functions.intersection(functions)]


def _assigned_mentor(context: RuleContext, among: Sequence[Alter]) -> Alter | None:
    """Who was assigned and is a mentor; else whoever alone was assigned. None where that leaves it open."""
    assigned = [alter for alter in among if context.belonging.assigned(alter)]
    mentors = [alter for alter in assigned if context.belonging.duty(alter) == "mentor"]
    return (mentors or assigned)[0] if mentors or len(assigned) == 1 else None


def givers(context: RuleContext, about: str) -> MeasureAnswer:
    """How many persons and groups give that function, or anything of that family.

    Where only a resource does, nothing is said: it is neither nobody nor somebody.
    """
    functions = functions_of(context, about)
    if not functions:
        return Silence.NOT_ASKED
    giving = _giving(context, functions)
    if not giving and any(one.functions.intersection(functions) for one in context.alters):
        return Silence.TOO_FEW
    what = listed((context.gives(one) for one in functions), most=20)
    return Measured(value=len(giving), alters=ids(giving), what=what, functions=functions)


def givers_beside_mentor(context: RuleContext, about: str) -> MeasureAnswer:
    """How many beside one assigned mentor give anything of that family; ``alters`` are all who do.

    Where no mentor gives any, everybody who gives something counts. ``of`` is how many of the family's
    functions somebody gives. Not asked where another gave some last time and was not looked at on this date.
    """
    functions = functions_of(context, about)
    if not functions or _waiting(context, about):
        return Silence.NOT_ASKED
    giving = _giving(context, functions)
    if not giving:
        return Silence.TOO_FEW
    given = [one for one in functions if any(one in alter.functions for alter in giving)]
    mentor = _assigned_mentor(context, giving)
    others = sum(alter is not mentor for alter in giving)
    what = listed((context.gives(one) for one in given), most=20)
    return Measured(value=others, alters=ids(giving), what=what, functions=tuple(given), of=len(given))


def _waiting(context: RuleContext, about: str = "") -> bool:
    """Whether somebody gave anything of that family, or at all, last time and was not looked at on this date."""
    family = {one.id for one in context.framework.functions.values() if about in ("", one.id, one.family)}
    before = last_time(context.wave).keys()
    return bool(before & family if about else before)


def _conditions(context: RuleContext) -> Mapping[str, Coverage]:
    """The wellbeing conditions that were asked."""
    covered = coverage(context.wave, context.framework)
    marked = [one.id for one in context.framework.functions.values() if one.condition]
    return {one: covered[one] for one in marked if covered[one].state != NOT_ASKED}


def _is(context: RuleContext, cover: Coverage, state: CoverageState) -> bool:
    """Whether it is in that state; *covered* only by two persons or groups, for a diary is no second one."""
    people = sum(alter.id in cover.alters for alter in context.people)
    return cover.state == state and (state != COVERED or people > 1)


def _in_state(context: RuleContext, state: CoverageState, left_out: str, *, named: bool) -> MeasureAnswer:
    conditions = {one: cover for one, cover in _conditions(context).items() if one != left_out}
    if not conditions:
        return Silence.NOT_ASKED
    found = {one: cover.alters for one, cover in conditions.items() if _is(context, cover, state)}
    people = dict.fromkeys(alter for alters in found.values() for alter in alters)
    words = [
        f"{context.gives(one)} ({listed(map(context.name, alters))})" if named else context.gives(one)
        for one, alters in found.items()
    ]
    return Measured(value=len(found), alters=tuple(people), what=listed(words, most=20), functions=tuple(found))


def conditions_with_nobody(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the wellbeing conditions asked about have nobody, ``about`` left out: it is told by itself.

    ``what`` tells those apart for which there was somebody at the date before.
    """
    reading = _in_state(context, NOBODY, about, named=False)
    if isinstance(reading, Silence):
        return reading
    return replace(reading, what=_nobody_in_words(context, reading.functions))


def _nobody_in_words(context: RuleContext, functions: Sequence[str]) -> str:
    """“nobody yet for this; nobody now for that (last time: …)”."""
    before = _conditions(context.earlier) if context.earlier is not None else {}
    gone = {one: before[one].alters for one in functions if one in before and before[one].alters}
    never = [context.gives(one) for one in functions if one not in gone]
    told = [f"nobody yet for {listed(never, most=20)}"] if never else []
    for one, alters in gone.items():
        told.append(f"nobody now for {context.gives(one)} (last time: {listed(map(context.name, alters))})")
    return "; ".join(told)


def conditions_with_one(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the wellbeing conditions asked about rest on one person, ``about`` left out."""
    return _in_state(context, ONE, about, named=True)


def conditions_with_several(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the wellbeing conditions asked about two persons or groups or more give, ``about`` left out."""
    return _in_state(context, COVERED, about, named=False)


def heaviest_load(context: RuleContext, about: str) -> MeasureAnswer:
    """The largest share, 0 to 1, of all function links to people and groups that one of them carries.

    Not asked where anybody gave something last time and was not looked at on this date.
    """
    links = sum(len(alter.functions) for alter in context.people)
    if not links or _waiting(context):
        return Silence.NOT_ASKED
    most = max(len(alter.functions) for alter in context.people)
    carrying = [alter for alter in context.people if len(alter.functions) == most]
    each = " each" if len(carrying) > 1 else ""
    what = f"{number_word(most)}{each} of the {number_word(links)} ticks for what people and groups give"
    return Measured(value=most / links, alters=ids(carrying), what=what, share=True)


def heaviest_functions(context: RuleContext, about: str) -> MeasureAnswer:
    """How many functions the person who carries most gives."""
    reading = heaviest_load(context, about)
    if isinstance(reading, Silence):
        return reading
    most = max(len(alter.functions) for alter in context.people)
    return Measured(value=most, alters=reading.alters, what=reading.what)


def giving(context: RuleContext, about: str) -> MeasureAnswer:
    """How many the owner supports too, or only supports; ``of`` persons and groups with a direction recorded."""
    recorded = [alter for alter in context.people if alter.direction is not None]
    if not recorded:
        return Silence.NOT_ASKED
    both = [alter for alter in recorded if alter.direction != "to_me"]
    said = context.said("direction", context.people)
    return Measured(value=len(both), alters=ids(both or recorded), of=len(recorded), said=said)


def draining_inner(context: RuleContext, about: str) -> MeasureAnswer:
    """How many in the innermost ring are said to drain."""
    if not _quality_asked(context):
        return Silence.NOT_ASKED
    heavy = [one for one in context.alters if one.quality == "draining" and one.place.drawn_ring == 1]
    return Measured(value=len(heavy), alters=ids(heavy), what="draining")


def draining_share(context: RuleContext, about: str) -> MeasureAnswer:
    """Share of all counted alters, 0 to 1, said to be mixed or draining."""
    if not _quality_asked(context):
        return Silence.NOT_ASKED
    if not context.alters:
        return Silence.TOO_FEW
    heavy = [alter for alter in context.alters if alter.quality in ("mixed", "draining")]
    kinds = {alter.quality for alter in heavy}
    what = listed((one for one in ("mixed", "draining") if one in kinds), most=2).replace(" and ", " or ")
    return Measured(value=len(heavy) / len(context.alters), alters=ids(heavy), what=what, share=True)


def _quality_asked(context: RuleContext) -> bool:
    """Asked, and the option is on: where it is off, nothing is said, whatever an old file holds."""
    return context.sociomap.design.ask_quality and "quality" in context.asked
