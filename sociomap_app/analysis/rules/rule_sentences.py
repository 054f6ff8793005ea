"""A rule in everyday words, threshold and all, for whoever asks why they are told something."""

from sociomap_app.vocabulary.entries import Clause, Framework, Rule
from sociomap_app.vocabulary.wording import listed, number_word, percent

COMPARED = {
    "below": "fewer than {}",
    "at_most": "at most {}",
    "above": "more than {}",
    "at_least": "at least {}",
    "equals": "{}",
}
SHARE_MEASURES = frozenset({"heaviest_load", "ending_share", "draining_share", "density", "size_fall"})
"""Measures that are a share of 1."""
SHARES = {0.25: "a quarter", 0.5: "half", 0.75: "three quarters"}


def because(rule: Rule, framework: Framework, value: float | None = None) -> str:
    """“This is said where you noted listening in confidence from nobody.”, with every further clause.

    ``value`` is what the first clause found on a map, said where it is another number than the threshold.
    """
    said = [_clause(rule, framework)]
    if value is not None and value != rule.threshold:
        said[0] += f" (here it is {_found(rule.measure, value)})"
    said[0] = listed([said[0], *(_clause(one, framework) for one in rule.also)])
    either = ", or where ".join([said[0], *(_clause(one, framework) for one in rule.or_else)])
    days = f", {rule.after_days} days or more after you started where that is known" if rule.after_days else ""
    return f"This is said where {either}{days}."


def _clause(clause: Rule | Clause, framework: Framework) -> str:
    says = framework.reckoned[clause.measure].says
    return says.replace("{n}", _compared(clause)).replace("{about}", _about(clause.about, framework))


def _compared(clause: Rule | Clause) -> str:
    if clause.measure in SHARE_MEASURES:
        share = SHARES.get(clause.threshold, percent(clause.threshold))
        return COMPARED[clause.compare].format(share).replace("fewer", "less")
    if clause.threshold == 0 and clause.compare in ("equals", "at_most"):
        return "nobody"
    return COMPARED[clause.compare].format(number_word(int(clause.threshold)))


def _found(measure: str, value: float) -> str:
    return percent(value) if measure in SHARE_MEASURES else number_word(round(value))


def _about(about: str, framework: Framework) -> str:
    function = framework.functions.get(about)
    if function is not None:
        return function.gives
    worded = framework.abouts.get(about)
    return worded.says if worded is not None else about
