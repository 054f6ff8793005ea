"""Who is the same on the command line: ids within one map, names or a table of pairs between two."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.sociomap import Action, Alter, Conversation, Copy, Sociomap, Wave
from sociomap_app.storage.sociomap_file import write
from sociomap_app.vocabulary.loader import load
from tests.networks import a_map, a_wave, person

from .conftest import Door
from .story import TYPED, story

KEYS = [
    *("format", "version", "from", "to", "matched", "kept", "lost", "new", "carried", "moved", "wishes_met"),
    *("support", "actions", "jaccard", "turnover", "stability", "loss", "growth", "dice", "undefined", "ties"),
]


UNSURE = [["Sam", "SAM"], ["sam", "SAM"]]
"""Of the two maps below."""


def of(*labels: str, prefix: str, **values: Any) -> list[Alter]:
    return [replace(person(f"{prefix}{number}", **values), label=one) for number, one in enumerate(labels)]


def kept_in(folder: Path, name: str, sociomap: Sociomap) -> Path:
    write(folder / name, sociomap)
    return folder / name


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """Ann, Bo, two of one name, and Dee, with ids that mean others on the second map."""
    wave = a_wave(of("Ann", "Bo", "Sam", "sam", "Dee", prefix="p"), [("p0", "p1")])
    return kept_in(tmp_path, "one.sociomap", a_map(wave))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Of another owner: Bo carried over, one Sam, Eve, and Dee under a fuller name."""
    wave = a_wave(of("Eve", "ann", "SAM", "Bo", "Dee Q.", prefix="p"), [("p1", "p3")], wave_id="z1")
    later = replace(wave, date=dt.date(2026, 6, 1), carried=frozenset({"p3"}))
    return kept_in(tmp_path, "two.sociomap", replace(a_map(later), id="m2"))


def found(run: Door, *words: object) -> dict[str, Any]:
    said = run("compare", *words, "--json")
    assert (said.code, said.err) == (0, "")
    as_json: dict[str, Any] = json.loads(said.out)
    assert list(as_json) == KEYS
    return as_json


def test_two_maps_by_name(run: Door, one: Path, two: Path) -> None:
    given = found(run, one, two)
    assert given["matched"] == {"by": "names", "pairs": [["p0", "p1"], ["p1", "p3"]], "unsure": UNSURE}
    assert (given["kept"], given["lost"], given["new"]) == (["p0", "p1"], ["p2", "p3", "p4"], ["p0", "p2", "p4"])
    assert given["carried"] == ["p1"]
    assert (given["ties"]["kept"], given["ties"]["jaccard"]) == ([["p0", "p1"]], 1)
    assert given == found(run, one, two, "--match", "names")


def test_two_maps_by_pairs(run: Door, one: Path, two: Path, tmp_path: Path) -> None:
    (tmp_path / "who.csv").write_text("first,second\nDee,Dee Q.\np3,Sam\n")
    given = found(run, one, two, "--match", tmp_path / "who.csv")
    assert given["matched"] == {"by": "pairs", "pairs": [["p4", "p4"], ["p3", "p2"]], "unsure": []}
    assert (given["kept"], given["new"]) == (["p3", "p4"], ["p0", "p1", "p3"])
    said = run("compare", one, two, "--match", tmp_path / "who.csv").out
    assert "Matched by the table of pairs: Dee = Dee Q., sam = SAM." in said


def test_names_in_sentences(run: Door, one: Path, two: Path) -> None:
    said = run("compare", one, two)
    assert (said.code, said.err) == (0, "")
    assert "Matched by name: Ann = ann, Bo.\n" in said.out
    assert "several bear one name: Sam = SAM, sam = SAM. They count as lost and as new;" in said.out
    assert "kept: 2 (Ann, Bo)\n    of these only carried over, not looked at since: 1 (Bo)\n" in said.out
    assert "lost: 3 (Sam, sam, Dee)\n  new: 3 (Eve, SAM, Dee Q.)\n" in said.out


def test_two_files_are_named_but_not_under_other_names(run: Door, one: Path, two: Path) -> None:
    first = run("compare", one, two).out.splitlines()[0]
    assert first.startswith(f"From “{one.name}”, ") and f" to “{two.name}”, " in first
    assert str(one.parent) not in first
    hidden = run("compare", one, two, "--names", "initials").out
    assert hidden.startswith("From the first file, ") and " to the second file, " in hidden
    assert one.name not in hidden


def test_a_sentence_ends_with_one_full_stop(run: Door, tmp_path: Path) -> None:
    labels = ("A.M.", "B.O.", "B.O.")
    waves = [a_wave(of(*labels, prefix=prefix), wave_id=prefix) for prefix in "op"]
    paths = [kept_in(tmp_path, f"{n}.sociomap", _with(wave, str(n))) for n, wave in enumerate(waves)]
    said = run("compare", *paths).out
    assert "Matched by name: A.M.\n" in said and "bear one name: B.O. They count" in said


def test_ids_of_two_maps_are_refused(run: Door, one: Path, two: Path) -> None:
    said = run("compare", one, two, "--match", "ids")
    assert (said.code, said.out) == (1, "")
    assert said.sentence.startswith("These are two maps")


def test_an_original_and_its_copy_are_two_maps(run: Door, one: Path, tmp_path: Path) -> None:
    wave = a_wave(of("Ann", prefix="x"), wave_id="y")
    copies = [
        kept_in(
            tmp_path, f"{name}.sociomap", replace(a_map(wave), id=name, copy=Copy(of="m1-of", audience="study"))
        )
        for name in ("c1", "c2")
    ]
    assert run("compare", one, copies[0], "--match", "ids").code == 1
    assert found(run, one, copies[0])["matched"]["by"] == "names"
    assert found(run, *copies)["matched"] == {"by": "ids", "pairs": [["x0", "x0"]], "unsure": []}


def test_a_map_saved_under_another_name_is_one_map(run: Door, tmp_path: Path) -> None:
    sociomap = story(load())
    first = kept_in(tmp_path, "a.sociomap", sociomap)
    second = kept_in(tmp_path, "b.sociomap", edits.under_another_id(sociomap, "other"))
    given = found(run, first, second)
    assert given["matched"]["by"] == "ids"
    assert (given["lost"], given["new"], given["jaccard"]) == ([], [], 1)
    assert found(run, first, second, "--match", "ids") == given
    assert "Both files are one map" in run("compare", first, second).out


def test_within_one_file_nobody_is_told_how_people_are_matched(run: Door, map_file: Path) -> None:
    said = run("compare", map_file)
    assert "atch" not in said.out and "ids" not in said.out
    assert found(run, map_file, "--match", "names")["matched"]["by"] == "names"


def test_everything_the_json_tells(run: Door, map_file: Path) -> None:
    given = found(run, map_file)
    assert (given["from"], given["to"]) == (
        {"id": "w1", "label": "start of course", "date": "2026-09-04"},
        {"id": "w2", "label": "end of placement A", "date": "2026-12-11"},
    )
    assert given["matched"]["pairs"] == [["wil", "wil"], ["jo", "jo"], ["uni", "uni"], ["wish", "wish"]]
    assert given["support"]["confide"] == {"before": "covered", "now": "covered", "gained": [], "lost": []}
    assert {"honeygiving", "opens_doors"} < given["support"].keys()
    assert (given["actions"], given["carried"], given["wishes_met"]) == ([], [], [])
    back = found(run, map_file, "--from", "w2", "--to", "w2")
    assert back["actions"] == [{"id": "c1", "what": "loveletter", "alter": None, "by": None, "became": "open"}]


@pytest.mark.parametrize("level", ["initials", "roles", "numbers"])
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_no_typed_word_and_no_id_from_outside(
    run: Door, tmp_path: Path, level: str, words: tuple[str, ...]
) -> None:
    sociomap = story(load())
    early, late = sociomap.waves
    twice = replace(late.alters["uni"], id="quixley2")
    late = replace(late, alters={**late.alters, "quixley2": twice}, carried=frozenset({"wil"}))
    late = replace(late, label="Zebedee's day", id="Vexford wave")
    first = kept_in(tmp_path, "a.sociomap", replace(sociomap, waves=(early, late)))
    second = kept_in(tmp_path, "b.sociomap", replace(sociomap, id="m2", waves=(early, late)))
    for files in ((first,), (first, second), (second, first, "--from", "Vexford wave")):
        said = run("compare", *files, "--names", level, *words)
        assert said.code == 0
        assert not [word for word in (*TYPED, "wil", "anna", "quix") if word.lower() in said.out.lower()]
    given = json.loads(run("compare", second, first, "--from", "Vexford wave", "--names", level, "--json").out)
    assert len(given["matched"]["unsure"]) == 2
    assert [one["what"] for one in given["actions"]] == [None]


def test_figures_are_the_same_under_other_names(run: Door, one: Path, two: Path) -> None:
    typed, numbers = found(run, one, two), found(run, one, two, "--names", "numbers")
    for name in ("jaccard", "dice", "growth"):
        assert typed[name] == numbers[name]
    assert [len(numbers[name]) for name in ("kept", "lost", "new")] == [2, 3, 3]
    assert "called as the second file alone" in run("compare", one, two, "--names", "numbers").out


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("first,second\nSam,Eve\n", "who.csv, line 2, column “first”: 2 people"),
        ("first,second\nAnn,Nemo\n", "who.csv, line 2, column “second”: there is nobody"),
        ("first,second\nAnn,Eve\nBo,p0\n", "who.csv, line 3, column “second”: “p0” is paired already in line 2"),
        ("first|second\nAnn|Eve\n", "who.csv, line 1"),
    ],
)
def test_a_table_of_pairs_with_a_fault(
    run: Door, one: Path, two: Path, tmp_path: Path, table: str, where: str
) -> None:
    (tmp_path / "who.csv").write_text(table)
    said = run("compare", one, two, "--match", tmp_path / "who.csv")
    assert (said.code, said.out) == (1, "")
    assert said.sentence.startswith(where)


def test_no_such_table_and_no_such_word(run: Door, one: Path, two: Path, tmp_path: Path) -> None:
    said = run("compare", one, two, "--match", tmp_path / "none.csv")
    assert (said.code, said.out) == (1, "")
    assert said.sentence.startswith("There is no none.csv")
    said = run("compare", one, two, "--match", "likes")
    assert (said.code, said.out) == (2, "")
    assert "neither ids nor names" in said.sentence


def test_no_sign_that_steers_a_terminal(run: Door, tmp_path: Path) -> None:
    odd = "A\x1b[31m\u202eb\x07\x9b\u2028c"
    waves = [a_wave(of(odd, odd, "Zoë\x7f", prefix=p), wave_id=f"{p} {odd}") for p in ("o", "q")]
    paths = [kept_in(tmp_path, f"{n}.sociomap", _with(wave, str(n))) for n, wave in enumerate(waves)]
    for words in ((), ("--json",)):
        said = run("compare", *paths, *words)
        assert said.code == 0
        assert not [sign for sign in said.out if not sign.isprintable() and sign != "\n"]
    assert json.loads(said.out)["matched"]["unsure"] == [[odd, odd]], "and nothing of it is lost in the JSON"


def _with(wave: Wave, document_id: str) -> Sociomap:
    return replace(a_map(wave), id=document_id)


def test_empty_dates(run: Door, one: Path, tmp_path: Path) -> None:
    nobody = kept_in(tmp_path, "nobody.sociomap", replace(a_map(), id="n"))
    given = found(run, nobody, one)
    assert (given["kept"], given["lost"], len(given["new"])) == ([], [], 5)
    assert (given["stability"], given["growth"]) == (None, 1)
    assert "Matched by name: nobody." in run("compare", one, nobody).out
    other = kept_in(tmp_path, "other.sociomap", replace(a_map(), id="o"))
    assert found(run, nobody, other)["undefined"].keys() >= {"jaccard", "dice"}


def test_a_step_is_told_with_its_person(run: Door, tmp_path: Path) -> None:
    action = Action(id="c1", what="ring her", alter="p0", by=dt.date(2026, 7, 1))
    first = a_wave(of("Ann", prefix="p"), conversation=Conversation(actions=(action,)))
    later = a_wave(of("Ann", prefix="p"), wave_id="w2", date=dt.date(2026, 8, 1))
    path = kept_in(tmp_path, "steps.sociomap", a_map(first, later))
    assert found(run, path)["actions"] == [
        {"id": "c1", "what": "ring her", "alter": "p0", "by": "2026-07-01", "became": "dropped"}
    ]
