"""Lists as people have them: with marks, surnames first, from spreadsheets with all they leave behind."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.exchange.clipboard.list_marks import without_list_marks
from sociomap_app.exchange.clipboard.pasted_cells import CellWords, fill
from sociomap_app.exchange.clipboard.pasted_connections import join_lines
from sociomap_app.exchange.clipboard.pasted_lines import MARKS_LEFT_OUT, SEPARATORS, SURNAME_FIRST
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import MAX_LABEL, MAX_TEXT
from sociomap_app.model.sociomap import OwnWord
from tests.networks import framework, person

from .test_clipboard import empty, read

NAMES = ("Anna", "Bo Lee", "O'Neill", "C.D.")
MARKED = (
    "• {}", "•{}", "\t◦ {}", "▪\t{}", "o\t{}", "\uf0b7\u00a0{}", "- {}", "– {}", "  * {}", "{n}. {}", "{n}.\t{}",
    "{n}) {}", "{n}){}", "({n}) {}", "{a}) {}", "({a}) {}", "+ {}", "→ {}", "✓ {}", "☐ {}", "[ ] {}", "- [x] {}",
    "・{}", "{n}、{}", "{n}: {}", "{n} – {}", "\u200b• {}", "\u200f{n}. {}",
)  # fmt: skip
TURNED = "The names are read as surname and first name: “Lee, Anna” is Anna Lee."


def labels(text: str, **more: str) -> list[str]:
    return [one.label for one in read(text, **more).people]


def marked(mark: str, names: tuple[str, ...]) -> list[str]:
    return [mark.format(name, n=n, a="abcdefghij"[n - 1]) for n, name in enumerate(names, start=1)]


@pytest.mark.parametrize("mark", MARKED)
def test_list_marks_are_left_out_and_said(mark: str) -> None:
    pasted = read("\n\n".join(marked(mark, NAMES)))
    assert [one.label for one in pasted.people] == list(NAMES)
    assert pasted.problems == (MARKS_LEFT_OUT,)
    titled = ["My team", *marked(mark, NAMES)]
    assert labels("\n".join(titled)) == ["My team", *NAMES]
    assert labels("\n".join([*marked(mark, NAMES), "Mum"])) == [*NAMES, "Mum"], "nearly every line"
    assert labels(mark.format("Anna", n=1, a="a")) == ["Anna"]


@pytest.mark.parametrize(
    "text",
    [
        "- Anna\nBo",
        "* Anna\n- Bo",
        "-Anna\n-Bo",
        "*\u00e9* Anna\n*x Bo",
        "A. Smith\nB. Jones",
        "1. mentor\n2. mentor",
        "7. Anna",
        "c) Anna",
        "1.A\n2.B",
        "1 Anna\n2 Bo",
        "+44 20\n+44 30",
        "[Anna]\n[Bo]",
        "7: Anna",
        "8:15 bus\n9:15 bus",
        "Anna\nMum\n• Bo\n• Cy",
        "o Anna\no Bo",
    ],
)
def test_a_name_is_never_harmed(text: str) -> None:
    pasted = read(text, separator="")
    assert [one.label for one in pasted.people] == text.split("\n")
    assert pasted.problems == ()


def test_list_marks_go_before_it_is_seen_what_stands_between_columns() -> None:
    pasted = read("1.\tAnna\tfriend\n2.\tBo\tfamily\n")
    assert [(one.label, one.role) for one in pasted.people] == [("Anna", "friend"), ("Bo", "family")]
    assert labels("- Lee, Anna\n- Roe, Bob") == ["Anna Lee", "Bob Roe"]
    assert labels("• Anna\n•\n") == ["Anna"]


@given(st.lists(st.text("abÉ -–*•1.)(o\t\n", max_size=8), max_size=6))
def test_only_marks_go(lines: list[str]) -> None:
    plain = [line for text in lines for line in text.split("\n")]
    left = without_list_marks(plain)
    for before, now in zip(plain, plain if left is None else left, strict=True):
        assert before.endswith(now)
        gone = before[: len(before) - len(now)].strip()
        assert len(gone) <= 5 and not gone.startswith("É") and len([one for one in gone if one.isalpha()]) <= 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lee, Anna\nRoe, Bob", ["Anna Lee", "Bob Roe"]),
        ("Lee, Anna", ["Anna Lee"]),
        ("Name\nLee, Anna\nRoe, Bob", ["Anna Lee", "Bob Roe"]),
        ('"Lee, Anna"\n"Roe, Bob"', ["Anna Lee", "Bob Roe"]),
        ("O'Neill, J.\nvan der Berg, Anna-Maria\nMum", ["J. O'Neill", "Anna-Maria van der Berg", "Mum"]),
        ("Mu\u0308ller, E\u0301ric\nGarcía Díaz, Ana María", ["Éric Müller", "Ana María García Díaz"]),
    ],
)
def test_surnames_come_behind(text: str, names: list[str]) -> None:
    pasted = read(text)
    assert [(one.label, one.role) for one in pasted.people] == [(name, None) for name in names]
    assert pasted.separator == SURNAME_FIRST and SURNAME_FIRST in SEPARATORS
    assert pasted.own_words == () and pasted.columns == ("label",)
    (said,) = pasted.problems
    assert said.startswith("The names are read as surname and first name: “") and names[0] in said


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Anna, mentor\nBob, friend", ["mentor", "friend"]),
        ("Anna, Friend\nRoe, Bob", ["friend", "Bob"]),
        ("Anna, Mentor", ["Mentor"]),
        ("Anna, Head Teacher", ["Head Teacher"]),
        ("Anna, gardener\nBob, Plumber", ["gardener", "Plumber"]),
        ("Anna Lee, Gardener\nBob Roe, Plumber", ["Gardener", "Plumber"]),
        ("Anna, Year 4\nBob, Year 5", ["Year 4", "Year 5"]),
        ("Name, Role\nLee, Anna", ["Anna"]),
        ("Anna, Au Pair", ["au pair"]),
    ],
)
def test_a_name_and_a_role_stay_what_they_are(text: str, roles: list[str]) -> None:
    document = replace(empty(), own_words=(OwnWord("role", "au pair", "au pair"),))
    pasted = read(text, document)
    assert [one.role for one in pasted.people] == roles
    assert pasted.separator == "," and pasted.problems == ()


def test_another_reading_can_be_chosen() -> None:
    text = "Lee, Anna\nRoe, Bob\nMum"
    assert [(one.label, one.role) for one in read(text, separator=",").people][:2] == [
        ("Lee", "Anna"),
        ("Roe", "Bob"),
    ]
    assert labels(text, separator="") == ["Lee, Anna", "Roe, Bob", "Mum"]
    assert labels("Anna, friend\na, b, c", separator=SURNAME_FIRST) == ["friend Anna", "a, b, c"]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"])
def test_the_first_line_of_a_spreadsheet_may_say_what_stands_between_columns(first: str) -> None:
    pasted = read(f"{first}\nName;Role\nLee, Anna;friend\n;family\n")
    assert [(one.label, one.role) for one in pasted.people] == [("Anna Lee", "friend")]
    assert pasted.problems == (TURNED, "Line 4: the name is empty; left out.")
    assert labels("sep=,\nA;B") == ["A;B"]
    assert [(one.label, one.role) for one in read("sep=,\nLee,Anna").people] == [("Lee", "Anna")]
    assert labels("sep=|\nA") == ["A"]


def test_cells_that_say_nothing_are_empty_but_for_names_and_notes() -> None:
    words = ("NA", "n/a", "N/A", "null", "NULL", "-", "–")
    rows = "".join(f"{word};{word};{word};{word};{word};{word}\n" for word in words)
    pasted = read(f"Name;Role;Ring;Kind;Gives;Private note\n{rows}")
    assert pasted.problems == () and pasted.own_words == ()
    for one, word in zip(pasted.people, words, strict=True):
        assert (one.label, one.note) == (word, word)
        assert (one.role, one.place.ring, one.kind, one.functions) == (None, None, "person", frozenset())
    assert [one.role for one in read("Anna\tNA\nBo\tfriend").people] == [None, "friend"]


def test_empty_cells_and_columns_are_passed_over() -> None:
    assert [(one.label, one.role) for one in read("\tAnna\t\tfriend\t\n\tBo\t\t\t\n\t\t\n").people] == [
        ("Anna", "friend"),
        ("Bo", None),
    ]
    assert read("Name\tRole\t\t\nAnna\tfriend\t\t\u200b\n").problems == ()


def test_headings_that_stand_there_twice_are_nobody() -> None:
    pasted = read("Name;Role\nA;friend\nNAME;role\nB;family")
    assert [(one.label, one.role) for one in pasted.people] == [("A", "friend"), ("B", "family")]
    assert pasted.problems == ("Line 3: the headings stand there once more; left out.",)
    pasted = read("Name;Role;Role\nA;friend;family")
    assert [(one.label, one.role) for one in pasted.people] == [("A", "friend")]
    assert pasted.problems == ("The heading “Role” stands there twice: only the first is read.",)


def test_what_has_no_heading_is_said() -> None:
    pasted = read("Name;;Role\nA;x;friend\nB;;family;y;z\nC;;;\n")
    assert [(one.label, one.role) for one in pasted.people] == [("A", "friend"), ("B", "family"), ("C", None)]
    assert pasted.problems == (
        "Column 2 has no heading: it is left out.",
        "Line 3: there are more cells than headings; “y” and 1 more are left out.",
    )


def test_what_only_groups_have_is_said_of_nobody_else() -> None:
    pasted = read("Name;Kind;Type of group\nA;;project team\nB;group;project team\nC;person;\n")
    assert [one.group_type for one in pasted.people] == [None, "project_team", None]
    assert pasted.problems == ("Line 2: only a group has “Type of group”; it is left out.",)


def test_what_is_too_long_is_cut_and_said() -> None:
    long, longer = "e\u0301" * MAX_LABEL, "x" * (MAX_LABEL + 1)
    rows = [f"{long};friend;confide", f"{longer};{longer};confide; {longer};{longer}", f"C;;;{longer * 50}"]
    pasted = read("\n".join(["Name;Role;Gives;Private note", *rows]))
    assert pasted.problems == (
        f"Line 3: Name is cut to {MAX_LABEL} characters.",
        f"Line 3: Role is cut to {MAX_LABEL} characters.",
        "Line 3: there are more cells than headings; “" + "x" * 40 + "” is left out.",
        f"Line 4: Private note is cut to {MAX_TEXT:,} characters.",
    )
    assert [len(one.label) for one in pasted.people] == [MAX_LABEL, MAX_LABEL, 1]
    (gives,) = read(f"Name\tGives\nA\tconfide; {longer}").problems
    assert gives == f"Line 2: Gives is cut to {MAX_LABEL} characters."
    filled = fill(empty([person("a")]), "w1", [CellWords(3, "a", "label", longer)], framework())
    assert filled.problems == (f"Row 3 (A), Name: cut to {MAX_LABEL} characters.",) and filled.count == 1


@pytest.mark.parametrize(
    "text", ["\t" * 2_000_000, ";" * 2_000_000, ",\n" * 1_000_000, ", \u200b" * 200_000, "\n" * 2_000_000]
)
def test_nothing_but_separators_takes_no_time(text: str) -> None:
    begun = time.process_time()
    assert read(text).people == ()
    assert join_lines(empty(), "w1", text, framework()).count == 0
    assert time.process_time() - begun < 6


@given(st.text("aÉ1.,;\t\n\"'-•*) =spNARole\u0308\u200b", max_size=40), st.sampled_from([None, *SEPARATORS]))
def test_whatever_is_pasted_is_read_or_said(text: str, separator: str | None) -> None:
    pasted = read(text, separator=separator)
    assert len(pasted.people) == len(pasted.known) <= text.count("\n") + 1
    assert all(one.label and clean_line(one.label, MAX_LABEL) == one.label for one in pasted.people)
    assert all(said.endswith(".") for said in pasted.problems)
