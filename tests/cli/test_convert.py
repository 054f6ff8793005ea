"""convert: there and back without loss in its columns, and under other names without a typed word."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.model.asked import asked_by
from sociomap_app.storage.sociomap_file import read

from .conftest import Door, files_in
from .story import TYPED

TABLES = {"people.csv", "ties.csv", "ego.csv"}


def test_tables_to_map_to_tables(start: Door, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    (one / "people.csv").write_text(
        "\ufefflabel,kind,ring,sector,role,functions,dog\nAnn,person,1,family,family,confide;long_term,Rex\n"
        "Choir,group,3,,,,\nUni,,wished,provider,,,\n=1+1,,,,,,\n",
        encoding="utf-8",
    )
    (one / "ties.csv").write_text("from,to,kind\nAnn,Choir,\nChoir,Ann,works_closely\n")
    said = start("convert", one, tmp_path / "m.sociomap", "--preset", "six-areas")
    assert (said.code, said.out) == (0, "")
    assert "“dog” is kept as an attribute" in said.err
    assert start("check", tmp_path / "m.sociomap").code == 0
    assert start("convert", tmp_path / "m.sociomap", two).code == 0
    assert files_in(two) == TABLES
    assert start("convert", two, tmp_path / "again.sociomap", "--preset", "six-areas").code == 0
    first, second = (read(tmp_path / name).sociomap for name in ("m.sociomap", "again.sociomap"))
    assert first.id != second.id
    assert replace(second, id=first.id) == first
    wave = first.waves[0]
    assert [alter.label for alter in wave.alters.values()] == ["Ann", "Choir", "Uni", "=1+1"]
    assert wave.who_knows_whom_done
    assert len(wave.ties) == 1
    assert "'=1+1" in (two / "people.csv").read_text()


def test_map_to_tables_to_map(run: Door, map_file: Path, tmp_path: Path) -> None:
    said = run("convert", map_file, tmp_path / "out", "--notes")
    assert said.code == 0
    for lost in ("1 other date", "1 group outline", "1 note on the map", "the title"):
        assert f"not carried: {lost}" in said.err
    assert run("convert", tmp_path / "out", tmp_path / "b.sociomap", "--preset", "six-areas").code == 0
    before, after = read(map_file).sociomap.latest, read(tmp_path / "b.sociomap").sociomap.latest
    assert list(after.alters) == list(before.alters)
    for key, alter in before.alters.items():
        assert replace(after.alters[key], place=alter.place) == alter
        assert after.alters[key].place.ring == alter.place.ring
        assert after.alters[key].place.sector == alter.place.sector
    assert after.ties == before.ties
    assert after.asked == before.asked | asked_by(before.alters.values())


def test_notes_stay_at_home_unless_asked_for(run: Door, map_file: Path, tmp_path: Path) -> None:
    run("convert", map_file, tmp_path / "out")
    run("convert", map_file, tmp_path / "copy.sociomap")
    for path in (tmp_path / "out" / "people.csv", tmp_path / "copy.sociomap"):
        assert "whispered" not in path.read_text().replace('"purpose": "whispered"', "")
    run("convert", map_file, tmp_path / "copy.sociomap", "--notes")
    assert "whispered" in (tmp_path / "copy.sociomap").read_text()


@pytest.mark.parametrize("level", ["initials", "roles", "numbers"])
def test_no_typed_word_and_no_id_from_outside_under_other_names(
    run: Door, map_file: Path, tmp_path: Path, level: str
) -> None:
    said = run("convert", map_file, tmp_path / "out", "--names", level, "--notes")
    assert said.code == 0
    assert run("convert", map_file, tmp_path / "out.sociomap", "--names", level, "--notes").code == 0
    made = [tmp_path / "out.sociomap", *(tmp_path / "out").iterdir()]
    for path in made:
        text = path.read_text()
        assert not [word for word in (*TYPED, '"wil"', "anna", "gone") if word.lower() in text.lower()]
    assert run("check", tmp_path / "out.sociomap").code == 0
    copy, own = read(tmp_path / "out.sociomap").sociomap, read(map_file).sociomap
    assert copy.id != own.id
    for one, other in zip(own.waves, copy.waves, strict=True):
        assert [a.place for a in one.alters.values()] == [a.place for a in other.alters.values()]
        assert len(one.ties) == len(other.ties)
    assert len(set(copy.waves[0].alters) & set(copy.waves[1].alters)) == 4
    changes = [run("compare", path, "--json").out for path in (map_file, tmp_path / "out.sociomap")]
    assert changes[0].count('jaccard": 0.6') == changes[1].count('jaccard": 0.6') == 1


def test_onto_itself_is_refused(run: Door, map_file: Path) -> None:
    before = map_file.read_bytes()
    said = run("convert", map_file, map_file.parent / "." / map_file.name)
    assert said.code == 2
    assert map_file.read_bytes() == before


def test_an_earlier_date_as_tables(run: Door, map_file: Path, tmp_path: Path) -> None:
    assert run("convert", map_file, tmp_path / "out", "--wave", "w1").code == 0
    people = (tmp_path / "out" / "people.csv").read_text()
    assert "Gregory" in people
    assert "Annabel" not in people
