"""What may be worth talking about, in words, each with the people it rests on.

A finding is a question for a conversation, not a verdict. What was not asked is never a gap, what the
owner called fine is set aside, and at most three are noticed on a sheet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sociomap_app.model.fields import Stage
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.closed_words import Basis, FindingState
from sociomap_app.vocabulary.entries import Framework, Rule

from .finding_words import told
from .rule_context import Measured, RuleContext
from .rule_forms import MEASURES, judge

MOST_NOTICED = 3
OF_EGO = frozenset({"school_support", "beyond_own_place", "near", "induction_missing"})
"""Measures that mean others where ego is at another place, or has another part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that speaks: its state, its words, and the ids of the alters they rest on.

    ``state`` is covered, one, nobody or note; ``functions`` the support functions concerned, if any;
    ``source`` and ``basis`` (L threshold in a source, LJ idea in a source, J ours) are for the reader.
    """

    rule: str
    state: FindingState
    words: str
    question: str
    alters: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    basis: Basis = "J"
    source: str = ""
    set_aside: bool = False
    stage: Stage = "notice"
    priority: int = 100
    value: float | None = None


def find(
    sociomap: Sociomap,
    wave: Wave,
    framework: Framework,
    *,
    names: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """All that the rules say of that wave: strengths first, then the rest, each in order of priority.

    ``names`` says how alters are called in the words (initials, numbers …), by id; else their labels.
    """
    context = look(sociomap, wave, framework, names=names)
    alone = _alone(framework.rules.values(), context)
    if alone is not None:
        return (alone,)
    found: dict[str, Finding] = {}
    for rule in _in_turn(framework.rules.values()):
        if rule.beside and not any(one in found and not found[one].set_aside for one in rule.beside):
            continue
        reading = judge(rule, context)
        if isinstance(reading, Measured) and not _may_still_be(rule, reading, context):
            found[rule.id] = _finding(rule, reading, context)
    return tuple(sorted(found.values(), key=lambda one: (one.state != "covered", one.priority, one.rule)))


def _alone(rules: Iterable[Rule], context: RuleContext) -> Finding | None:
    """What the first of the rules says beside which no other is heard; None where none of them speaks."""
    for rule in sorted((one for one in rules if one.alone), key=lambda one: one.priority):
        reading = judge(rule, context)
        if isinstance(reading, Measured):
            return _finding(rule, reading, context)
    return None


def noticed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """At most three for a sheet, by priority: with a question, not set aside, no strengths.

    One that speaks of support functions already spoken of adds nothing and is passed over.
    """
    chosen: list[Finding] = []
    spoken: set[str] = set()
    for one in sorted(findings, key=lambda finding: (finding.priority, finding.rule)):
        if one.set_aside or one.state == "covered" or not one.question:
            continue
        if one.functions and spoken.issuperset(one.functions):
            continue
        chosen.append(one)
        spoken.update(one.functions)
        if len(chosen) == MOST_NOTICED:
            break
    return tuple(chosen)


def look(
    sociomap: Sociomap, wave: Wave, framework: Framework, *, names: Mapping[str, str] | None = None
) -> RuleContext:
    """That wave in front of the rules, with the date before it to compare with."""
    return RuleContext(sociomap, wave, framework, sociomap.before(wave), names or {})


def _in_turn(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that wait for another come after those that do not; those that stand alone had their turn."""
    return sorted((rule for rule in rules if not rule.alone), key=lambda rule: bool(rule.beside))


def _state(rule: Rule, reading: Measured) -> FindingState:
    if rule.words_nobody and not reading.alters:
        return "nobody"
    if rule.state == "one" and not reading.functions and len(reading.alters) > 1:
        return "note"
    return rule.state


def _finding(rule: Rule, reading: Measured, context: RuleContext) -> Finding:
    state = _state(rule, reading)
    before = _before(rule, context) if state == "nobody" and not reading.alters else ()
    words, question = _words(rule, reading, context)
    return Finding(
        rule=rule.id,
        state=state,
        words=told(words, reading, context, before),
        question=told(question, reading, context, before),
        alters=reading.alters,
        functions=reading.functions,
        basis=rule.basis,
        source=rule.source,
        set_aside=rule.id in context.wave.set_aside,
        stage="value" if rule.state == "covered" else rule.stage,
        priority=rule.priority,
        value=reading.value if not rule.or_else else None,
    )


def _words(rule: Rule, reading: Measured, context: RuleContext) -> tuple[str, str]:
    """What is said and asked of that reading, before its places are filled."""
    if rule.words_nobody and not reading.alters:
        return rule.words_nobody, rule.question_nobody or rule.question
    return rule.words_for.get(context.wave.ego_role or "trainee", rule.words), rule.question


def _may_still_be(rule: Rule, reading: Measured, context: RuleContext) -> bool:
    """Whether nobody was found, and somebody who was there last time was not looked at on this date."""
    if _state(rule, reading) != "nobody" or reading.alters:
        return False
    return not context.wave.carried.isdisjoint(_before(rule, context))


def _as_before(context: RuleContext, earlier: RuleContext) -> bool:
    now, then = context.wave, earlier.wave
    return (now.ego_setting, now.ego_role) == (then.ego_setting, then.ego_role)


def _before(rule: Rule, context: RuleContext) -> tuple[str, ...]:
    """Who was there at the date before, by the measure that finds nobody now; of what goes with ego's place or
    part, nobody where that is another since."""
    if context.earlier is None or (rule.measure in OF_EGO and not _as_before(context, context.earlier)):
        return ()
    answer = MEASURES[rule.measure](context.earlier, rule.about)
    return answer.alters if isinstance(answer, Measured) else ()
