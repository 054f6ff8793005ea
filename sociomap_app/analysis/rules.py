"""The closed forms a rule can name, and whether a rule speaks of a wave.

A rule file holds names, thresholds and words, never an expression: whoever edits it cannot run anything,
and whoever reads it can see what it does.
"""

import operator
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sociomap_app.frameworks.entries import Clause, Rule

from . import reading_people, reading_shape, reading_support
from .scene import Answer, Reading, Scene, Silence, listed, number_word, persons

Measure = Callable[[Scene, str], Answer]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        form.__name__: form
        for form in (
            reading_people.size,
            reading_support.givers,
            reading_support.conditions_with_nobody,
            reading_support.conditions_with_one,
            reading_support.conditions_with_several,
            reading_people.thicker_side,
            reading_people.thinner_side,
            reading_people.both_sides,
            reading_people.school_support,
            reading_people.part_members,
            reading_people.near,
            reading_support.givers_beside_mentor,
            reading_support.heaviest_load,
            reading_support.heaviest_functions,
            reading_people.beyond_own_place,
            reading_people.same_subject,
            reading_people.years_3_6,
            reading_people.ending_share,
            reading_support.giving,
            reading_support.draining_inner,
            reading_support.draining_share,
            reading_shape.density,
            reading_shape.sole_links,
            reading_people.outer_professionals,
            reading_people.strategic,
            reading_people.induction_missing,
            reading_people.assessing_mentors,
            reading_shape.inner_gone,
            reading_shape.size_fall,
            reading_shape.lenses_to_talk,
            reading_people.uprooted,
        )
    }
)

COMPARISONS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {
        "below": operator.lt,
        "at_most": operator.le,
        "above": operator.gt,
        "at_least": operator.ge,
        "equals": operator.eq,
    }
)


def judge(rule: Rule, scene: Scene) -> Reading | Silence | None:
    """What the rule speaks of; a ``Silence`` where it may not speak; None where it has nothing to say."""
    if not rule.on or not concerns(rule, scene):
        return None
    if not scene.asked.issuperset(rule.needs):
        return Silence.NOT_ASKED
    if _too_early(rule, scene):
        return Silence.TOO_EARLY
    reading: Reading | Silence | None = None
    either: tuple[Rule | Clause, ...] = (rule, *rule.or_else)
    for clause in either:
        reading = try_clause(clause, scene)
        if isinstance(reading, Reading):
            break
    for clause in rule.also if isinstance(reading, Reading) else ():
        further = try_clause(clause, scene)
        if not isinstance(further, Reading):
            return further
    return reading


def try_clause(clause: Rule | Clause, scene: Scene) -> Reading | Silence | None:
    """What the clause's measure found where the comparison holds; None where it does not."""
    answer = MEASURES[clause.measure](scene, clause.about)
    if isinstance(answer, Silence):
        return answer
    if (len(scene.alters) if answer.of is None else answer.of) < clause.least:
        return Silence.TOO_FEW
    return answer if COMPARISONS[clause.compare](answer.value, clause.threshold) else None


def concerns(rule: Rule, scene: Scene) -> bool:
    """Whether the rule is for owners like this one; a role not given is read as trainee."""
    return not rule.who or (scene.sociomap.ego.role or "trainee") in rule.who


def _too_early(rule: Rule, scene: Scene) -> bool:
    started = scene.sociomap.ego.started
    return started is not None and (scene.wave.date - started).days < rule.after_days


def told(words: str, reading: Reading, scene: Scene) -> str:
    """The words with their places filled, once: nothing inside a name is filled again."""
    count = round(reading.value)
    places = {
        "people": listed(map(scene.name, reading.alters)),
        "persons": persons(count),
        "count": number_word(count),
        "what": reading.what,
    }
    text = re.sub(r"\{(people|persons|count|what)\}", lambda place: places[place.group(1)], words)
    if words.endswith("}.") and text.endswith(".."):
        text = text[:-1]
    return text[:1].upper() + text[1:]
