"""A rule in everyday words, threshold and all, for whoever asks why they are told something."""

from sociomap_app.vocabulary.entries import Clause, Framework, Rule

COMPARED = {
    "below": "under {}",
    "at_most": "{} or less",
    "above": "over {}",
    "at_least": "{} or more",
    "equals": "{}",
}


def because(rule: Rule, framework: Framework, value: float | None = None) -> str:
    """“because the number of people for listening in confidence is 0”, with every further clause.

    ``value`` is what the first clause found on a map, said where it is another number than the threshold.
    """
    said = [_clause(rule, framework)]
    if value is not None and _figure(value) != _figure(rule.threshold):
        said[0] += f" (here it is {_figure(value)})"
    said += [f"or {_clause(one, framework)}" for one in rule.or_else]
    said += [f"and {_clause(one, framework)}" for one in rule.also]
    if rule.after_days:
        said.append(f"and you started {rule.after_days} days ago or more, where that is known")
    return f"because {', '.join(said)}"


def _clause(clause: Rule | Clause, framework: Framework) -> str:
    counted = framework.reckoned[clause.measure].says.replace("{about}", _about(clause.about, framework))
    return f"{counted} is {COMPARED[clause.compare].format(_figure(clause.threshold))}"


def _about(about: str, framework: Framework) -> str:
    function = framework.functions.get(about)
    if function is not None:
        return function.gives
    worded = framework.abouts.get(about)
    return worded.says if worded is not None else about


def _figure(threshold: float) -> str:
    """A whole number as it is; a share as so many in 100."""
    return f"{threshold:g}" if threshold == int(threshold) else f"{round(100 * threshold)} in 100"
