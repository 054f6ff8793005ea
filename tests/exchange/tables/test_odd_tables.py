"""Tables that read fine and hold what cannot be seen, or far too much of it."""

import datetime as dt
import time
from pathlib import Path

import pytest

from sociomap_app.exchange.tables.read_tables import read_tables
from sociomap_app.model.errors import BadTable
from sociomap_app.vocabulary.loader import load

TODAY = dt.date(2026, 9, 4)


def test_words_without_a_visible_sign_are_no_words(tmp_path: Path) -> None:
    framework = load()
    (tmp_path / "people.csv").write_text(
        "label,role,setting,functions\nA,\u202e,\u202e,\u202e;confide\n", encoding="utf-8"
    )
    (tmp_path / "ego.csv").write_text("setting,asked\n\u202e,\u202e;challenge\n", encoding="utf-8")
    made = read_tables(tmp_path, framework, TODAY)
    (alter,) = made.sociomap.latest.alters.values()
    assert (alter.role, alter.setting, alter.functions) == (None, None, {"confide"})
    assert made.sociomap.latest.ego_setting is None
    assert made.sociomap.latest.asked == {"confide", "challenge"}
    assert not made.sociomap.own_words


COMPOSED, APART = "Jos\u00e9", "Jose\u0301"
"""Two spellings that look alike."""


@pytest.mark.parametrize(("given", "meant"), [(COMPOSED, APART), (APART, COMPOSED), (f"{APART}\u200b", COMPOSED)])
def test_ids_that_look_alike_are_one(tmp_path: Path, given: str, meant: str) -> None:
    people = f"wave,id,label\n{meant},{given},Ann\n{given},b,Bo\nlater,{meant},Anne\n"
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(f"wave,from,to\n{meant},{meant},b\n", encoding="utf-8")
    waves = f"id,label,date\n{given},One,2026-09-01\nlater,Two,2026-10-01\n"
    (tmp_path / "waves.csv").write_text(waves, encoding="utf-8")
    first, second = read_tables(tmp_path, load(), TODAY).sociomap.waves
    assert first.id == COMPOSED
    assert [*first.alters] == [COMPOSED, "b"] and [*second.alters] == [COMPOSED]
    assert [*first.ties] == [(COMPOSED, "b")]


def test_ids_that_look_alike_are_no_two_people(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(f"id,label\n{COMPOSED},Ann\n{APART},Bo\n", encoding="utf-8")
    with pytest.raises(BadTable, match="line 3, column “id”: the id “José” already stands in line 2"):
        read_tables(tmp_path, load(), TODAY)


def test_whatever_is_cut_is_said(tmp_path: Path) -> None:
    columns = ["label", "role", "setting", "functions", "peer_code", "note", "further"]
    long = ["A" * 501, "r" * 501, "s" * 501, "confide;" + "f" * 501, "p" * 501, "n" * 20_001, "x" * 20_001]
    (tmp_path / "people.csv").write_text(",".join(columns) + "\n" + ",".join(long) + "\n")
    made = read_tables(tmp_path, load(), TODAY)
    told = [line.split("column ")[1] for line in made.reports if line.endswith("characters")]
    fields = [f"“{name}”: shortened to 500 characters" for name in columns[:5]]
    texts = [f"“{name}”: shortened to 20,000 characters" for name in columns[5:]]
    assert sorted(told) == sorted(fields + texts)
    (alter,) = made.sociomap.latest.alters.values()
    assert (len(alter.peer_code), len(alter.attributes["further"])) == (500, 20_000)


def test_each_report_is_one_line(tmp_path: Path) -> None:
    framework = load()
    (tmp_path / "people.csv").write_text('label,"a\nb"\nA,1\n')
    (tmp_path / "ego.csv").write_text('label,"a\nb"\nMe,1\n')
    made = read_tables(tmp_path, framework, TODAY)
    assert len(made.reports) == 2
    assert not any("\n" in one for one in made.reports)


def test_very_many_columns_take_no_time_to_tell_apart(tmp_path: Path) -> None:
    framework = load()
    (tmp_path / "people.csv").write_text("label," + ",".join(f"c{n}" for n in range(40_000)) + "\nA\n")
    begun = time.process_time()
    read_tables(tmp_path, framework, TODAY)
    assert time.process_time() - begun < 5
