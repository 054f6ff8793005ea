"""The closed forms a rule can name, and whether a rule speaks of a wave.

A rule file holds names, thresholds and words, never an expression: whoever edits it cannot run anything,
and whoever reads it can see what it does.
"""

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sociomap_app.vocabulary.entries import Clause, Rule

from . import people_measures, shape_measures, support_measures
from .rule_context import MeasureAnswer, Measured, RuleContext, Silence

Measure = Callable[[RuleContext, str], MeasureAnswer]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        form.__name__: form
        for form in (
            people_measures.size,
            support_measures.givers,
            support_measures.conditions_with_nobody,
            support_measures.conditions_with_one,
            support_measures.conditions_with_several,
            people_measures.thicker_side,
            people_measures.thinner_side,
            people_measures.both_sides,
            people_measures.school_support,
            people_measures.part_members,
            people_measures.near,
            support_measures.givers_beside_mentor,
            support_measures.heaviest_load,
            support_measures.heaviest_functions,
            people_measures.beyond_own_place,
            people_measures.same_subject,
            people_measures.years_3_6,
            people_measures.ending_share,
            support_measures.giving,
            support_measures.draining_inner,
            support_measures.draining_share,
            shape_measures.density,
            shape_measures.sole_links,
            people_measures.outer_professionals,
            people_measures.strategic,
            people_measures.induction_missing,
            people_measures.assessing_mentors,
            shape_measures.inner_gone,
            shape_measures.size_fall,
            shape_measures.lenses_to_talk,
            people_measures.uprooted,
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


def judge(rule: Rule, context: RuleContext) -> Measured | Silence | None:
    """What the rule speaks of; a ``Silence`` where it may not speak; None where it has nothing to say."""
    if not rule.on or not concerns(rule, context):
        return None
    if not context.asked.issuperset(rule.needs):
        return Silence.NOT_ASKED
    if _too_early(rule, context):
        return Silence.TOO_EARLY
    reading: Measured | Silence | None = None
    either: tuple[Rule | Clause, ...] = (rule, *rule.or_else)
    for clause in either:
        reading = try_clause(clause, context)
        if isinstance(reading, Measured):
            break
    for clause in rule.also if isinstance(reading, Measured) else ():
        further = try_clause(clause, context)
        if not isinstance(further, Measured):
            return further
    return reading


def try_clause(clause: Rule | Clause, context: RuleContext) -> Measured | Silence | None:
    """What the clause's measure found where the comparison holds; None where it does not."""
    answer = MEASURES[clause.measure](context, clause.about)
    if isinstance(answer, Silence):
        return answer
    if (len(context.alters) if answer.of is None else answer.of) < clause.least:
        return Silence.TOO_FEW
    return answer if COMPARISONS[clause.compare](answer.value, clause.threshold) else None


def concerns(rule: Rule, context: RuleContext) -> bool:
    """Whether the rule is for owners like this one; a role not given is read as trainee."""
    return not rule.who or (context.wave.ego_role or "trainee") in rule.who


def _too_early(rule: Rule, context: RuleContext) -> bool:
    started = context.sociomap.ego.started
    return started is not None and (context.wave.date - started).days < rule.after_days
