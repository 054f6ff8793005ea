"""Who knows whom, from lines of text and back."""

import pytest
from msgspec.structs import replace

from sociomap_app.exchange.clipboard.pasted_connections import join_lines, pairs_as_text
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Sociomap
from tests.networks import a_map, a_wave, framework, person


def of(*labels: str) -> Sociomap:
    return a_map(a_wave([replace(person(f"p{n}"), label=one) for n, one in enumerate(labels)], wave_id="w1"))


def test_pairs_are_joined_and_come_back_the_same() -> None:
    document = of("A.S.", "Mum", "=Jo")
    found = join_lines(document, "w1", "a.s.\tMum\n'=Jo\tMum\tno\tyes\n\n", framework())
    assert (found.count, found.problems) == (2, ())
    ties = found.document.wave("w1").ties
    assert (ties["p0", "p1"].knows, ties["p0", "p1"].works_closely) == (True, False)
    assert (ties["p1", "p2"].knows, ties["p1", "p2"].works_closely) == (False, True)
    text = pairs_as_text(found.document.wave("w1"), list(ties))
    assert "'=Jo" in text
    assert join_lines(document, "w1", text, framework()).document == found.document
    assert join_lines(found.document, "w1", text, framework()).document is found.document
    assert faults(found.document) == []


@pytest.mark.parametrize(
    "line, why",
    [
        ("Mum", "two names belong there"),
        ("Mum\tKim", "nobody on this map is called “Kim”"),
        ("Mum\tMUM", "nobody is joined to themselves"),
        ("Mum\tTwin", "2 are called “Twin”"),
        ("Mum\tA\tlove", "“love” is no kind of connection"),
        ("Mum\tA\tno\tno", "it says that nothing holds between them"),
    ],
)
def test_a_line_that_joins_nobody_says_why(line: str, why: str) -> None:
    document = of("A", "Mum", "Twin", "twin")
    found = join_lines(document, "w1", f"\n{line}", framework())
    assert found.document is document
    assert found.problems == (f"Line 2: {why}; left out.",)


def test_further_lines_add_to_what_holds_and_kinds_have_words() -> None:
    document = of("A", "B")
    found = join_lines(document, "w1", "A;B;know each other\nB;A;works_closely", framework())
    tie = found.document.wave("w1").ties["p0", "p1"]
    assert tie.knows and tie.works_closely and found.count == 1


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("A\tB\t\tyes", (False, True)),
        ("A\tB\tyes\t", (True, False)),
        ("A\tB\tno\tyes\t\t", (False, True)),
        ("A\tB\tyes\tyes", (True, True)),
        ("A\tB\t\tknow each other", (True, False)),
        ("\u200bA\tMu\u0308ller\t\t✓", (False, True)),
    ],
)
def test_each_kind_has_its_own_column(line: str, held: tuple[bool, bool]) -> None:
    found = join_lines(of("A", "B", "Müller"), "w1", line, framework())
    ((_, tie),) = found.document.wave("w1").ties.items()
    assert ((tie.knows, tie.works_closely), found.problems) == (held, ())


@pytest.mark.parametrize("line", ["A\tB\tyes\tno\tyes", "A\tB\t\t\tyes"])
def test_a_third_word_is_not_passed_over(line: str) -> None:
    found = join_lines(of("A", "B"), "w1", line, framework())
    assert found.count == 0
    assert found.problems == ("Line 1: after the names it says yes or no more than 2 times; left out.",)


def test_pairs_in_a_list_or_from_a_spreadsheet() -> None:
    found = join_lines(of("A", "B", "C"), "w1", "- A; B\n- B; C", framework())
    assert (found.count, found.problems) == (2, ("List marks at the beginning of the lines were left out.",))
    assert join_lines(of("A, x", "B"), "w1", "sep=;\nA, x;B", framework()).count == 1
