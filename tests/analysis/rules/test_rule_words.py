"""Whoever asks why they are told something reads the rule itself in words, its number included."""

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.rules.rule_forms import MEASURES
from sociomap_app.analysis.rules.rule_sentences import because
from sociomap_app.vocabulary.consistency import check
from sociomap_app.vocabulary.entries import RulesFile, RuleWording
from tests.networks import framework


@pytest.mark.parametrize("rule", framework().rules)
def test_every_rule_can_be_said_with_all_its_numbers(rule: str) -> None:
    entry = framework().rules[rule]
    said = because(entry, framework())
    assert "{" not in said
    for clause in (entry, *entry.or_else, *entry.also):
        shares = {0.25: "a quarter", 0.5: "half", 0.75: "three quarters"}
        numbers = {0: "nobody", 1: "one", 2: "two", 3: "three", 4: "four", **shares}
        assert f" {numbers[clause.threshold]}" in said
    assert said.startswith("This is said where ") and said.endswith(".") and said.count(".") == 1


def test_every_measure_a_rule_may_name_has_words() -> None:
    assert set(framework().reckoned) == set(MEASURES)


def test_what_it_is_about_is_named() -> None:
    rules = framework().rules
    assert because(rules["G3"], framework()) == (
        "This is said where you noted listening in confidence from nobody."
    )
    assert "fellow trainees and early career teachers" in because(rules["G10"], framework())
    assert "28 days" in because(rules["G7"], framework())


def test_a_threshold_a_provider_changed_is_the_one_that_is_told() -> None:
    stricter = replace(framework().rules["G17"], threshold=0.9)
    assert "at least 90%" in because(stricter, framework())


def test_what_was_found_here_is_said_where_it_is_another_number() -> None:
    rule = framework().rules["S1"]
    assert because(rule, framework(), 3).endswith("from at least two (here it is three).")
    assert because(rule, framework(), 2) == because(rule, framework())
    assert "(here it is 83%)" in because(framework().rules["G17"], framework(), 0.8333)


def test_a_wording_without_a_place_for_the_number_is_refused() -> None:
    file = RulesFile(reckoned=[RuleWording(id="size", says="there are people")])
    found = check(file)
    assert found is not None and found[0] == ("reckoned", 0, "says") and "need {n} in the place" in found[1]
