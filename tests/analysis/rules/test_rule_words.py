"""Whoever asks why they are told something reads the rule itself in words, its number included."""

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.rules.rule_forms import MEASURES
from sociomap_app.analysis.rules.rule_sentences import because
from tests.networks import framework


@pytest.mark.parametrize("rule", framework().rules)
def test_every_rule_can_be_said_with_all_its_numbers(rule: str) -> None:
    entry = framework().rules[rule]
    said = because(entry, framework())
    assert "{" not in said
    for clause in (entry, *entry.or_else, *entry.also):
        whole = clause.threshold == int(clause.threshold)
        number = f"{clause.threshold:g}" if whole else f"{round(100 * clause.threshold)} in 100"
        assert number in said


def test_every_measure_a_rule_may_name_has_words() -> None:
    assert set(framework().reckoned) == set(MEASURES)


def test_what_it_is_about_is_named() -> None:
    rules = framework().rules
    assert because(rules["G3"], framework()) == "because the number of people for listening in confidence is 0"
    assert "fellow trainees and early career teachers" in because(rules["G10"], framework())
    assert "28 days" in because(rules["G7"], framework())


def test_a_threshold_a_provider_changed_is_the_one_that_is_told() -> None:
    stricter = replace(framework().rules["G17"], threshold=0.9)
    assert "90 in 100 or more" in because(stricter, framework())


def test_what_was_found_here_is_said_where_it_is_another_number() -> None:
    rule = framework().rules["S1"]
    assert because(rule, framework(), 3).endswith("is 2 or more (here it is 3)")
    assert because(rule, framework(), 2) == because(rule, framework())
    assert "(here it is 83 in 100)" in because(framework().rules["G17"], framework(), 0.8333)
