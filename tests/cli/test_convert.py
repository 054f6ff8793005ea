"""convert: there and back without loss in its columns, and under other names without a typed word."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.asked import asked_by
from sociomap_app.storage.sociomap_file import read, write

from .conftest import Door, files_in
from .story import TYPED

TABLES = {"people.csv", "ties.csv", "ego.csv", "waves.csv", "areas.csv", "settings.csv"}


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
    assert first.id != second.id and first.copy_key != second.copy_key
    assert replace(second, id=first.id, copy_key=first.copy_key) == first
    wave = first.waves[0]
    assert [alter.label for alter in wave.alters.values()] == ["Ann", "Choir", "Uni", "=1+1"]
    assert wave.who_knows_whom_done
    assert len(wave.ties) == 1
    assert "'=1+1" in (two / "people.csv").read_text()


def test_map_to_tables_to_map(run: Door, map_file: Path, tmp_path: Path) -> None:
    said = run("convert", map_file, tmp_path / "out", "--notes")
    assert said.code == 0
    for lost in (
        "1 other date: left out; --waves all takes it along\n",
        "not carried: 1 group outline",
        "not carried: the title",
    ):
        assert lost in said.err
    assert "next steps: left out; tables have no place for that" in said.err and "--with " not in said.err
    said = run("convert", map_file, tmp_path / "copy.sociomap")
    assert "next steps: left out; --with steps takes that along" in said.err
    assert run("convert", tmp_path / "out", tmp_path / "b.sociomap", "--preset", "six-areas").code == 0
    before, after = read(map_file).sociomap.latest, read(tmp_path / "b.sociomap").sociomap.latest
    assert list(after.alters) == list(before.alters)
    for key, alter in before.alters.items():
        assert replace(after.alters[key], place=alter.place, number=alter.number) == alter
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


@pytest.mark.parametrize("out", ["out.gexf", "out.csvv", "out.sociomap.bak", "a.folder"])
def test_an_ending_nobody_knows_is_no_folder(run: Door, map_file: Path, tmp_path: Path, out: str) -> None:
    said = run("convert", map_file, tmp_path / out)
    assert said.code == 2 and "/ at its end" in said.sentence
    assert not (tmp_path / out).exists()
    assert run("convert", map_file, tmp_path / out, "--to", "tables").code == 2
    assert run("convert", map_file, f"{tmp_path / out}/").code == 0
    assert files_in(tmp_path / out) == TABLES


def test_every_date_goes_there_and_back(run: Door, map_file: Path, tmp_path: Path) -> None:
    everything = "notes,quality,conversation,steps,census,lenses,peers,helped"
    said = run("convert", map_file, tmp_path / "out", "--waves", "all", "--with", everything)
    assert said.code == 0 and "left out" not in said.err
    assert run("convert", tmp_path / "out", tmp_path / "b.sociomap").code == 0
    before, after = read(map_file).sociomap, read(tmp_path / "b.sociomap").sociomap
    assert [wave.id for wave in after.waves] == [wave.id for wave in before.waves]
    assert after.design == before.design
    for one, other in zip(before.waves, after.waves, strict=True):
        assert list(one.alters) == list(other.alters) and one.ties == other.ties
        assert (one.occasion, one.ego_role, one.ego_setting) == (other.occasion, other.ego_role, other.ego_setting)
    assert run("convert", map_file, tmp_path / "two", "--waves", "w1,end of placement A").code == 0
    assert (tmp_path / "two" / "waves.csv").read_text().count("\n") == 3


@pytest.mark.parametrize("to", ["out", "out.sociomap"])
def test_what_is_not_named_stays_behind_and_that_is_said(
    run: Door, map_file: Path, tmp_path: Path, to: str
) -> None:
    said = run("convert", map_file, tmp_path / to, "--without", "ties,support")
    assert said.code == 0
    for words in (
        "notes on people",
        "next steps",
        "what was agreed",
        "who knows whom: kept back",
        "what people give",
    ):
        assert words in said.err, words
    target = tmp_path / to
    text = "".join(path.read_text() for path in (target.iterdir() if target.is_dir() else [target]))
    for word in ("loveletter", "agreedsecret", "confettiword", "honeygiving;", "works_closely"):
        assert word not in text.replace("kind", ""), word
    assert run("convert", map_file, tmp_path / to, "--with", "everything").code == 2


def test_ties_kept_back_are_in_no_outline_either(run: Door, map_file: Path, tmp_path: Path) -> None:
    drawn = edits.change_outline(read(map_file).sociomap, "w2", "o1", all_know=True)
    write(map_file, drawn)
    assert run("convert", map_file, tmp_path / "b.sociomap").code == 0
    assert read(tmp_path / "b.sociomap").sociomap.latest.outlines["o1"].all_know
    assert run("convert", map_file, tmp_path / "c.sociomap", "--without", "ties").code == 0
    kept = read(tmp_path / "c.sociomap").sociomap.latest
    assert kept.ties == {} and not kept.outlines["o1"].all_know and not kept.who_knows_whom_done


def test_support_kept_back_leaves_what_else_was_asked(run: Door, map_file: Path, tmp_path: Path) -> None:
    write(map_file, edits.set_asked(read(map_file).sociomap, "w2", ["frequency"]))
    assert run("convert", map_file, tmp_path / "b.sociomap", "--without", "support").code == 0
    assert read(tmp_path / "b.sociomap").sociomap.latest.asked == {"frequency"}


def test_a_map_made_from_a_map_is_the_same_map(run: Door, map_file: Path, tmp_path: Path) -> None:
    assert run("convert", map_file, tmp_path / "b.sociomap").code == 0
    before, after = read(map_file).sociomap, read(tmp_path / "b.sociomap").sociomap
    assert after.same_map_as == {before.id} and after.id != before.id
    assert run("convert", map_file, tmp_path / "c.sociomap", "--names", "initials").code == 0
    renamed = read(tmp_path / "c.sociomap").sociomap
    assert renamed.same_map_as == frozenset() and renamed.copy_key == ""


def test_the_day_of_a_map_from_tables_can_be_said(run: Door, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name;Ring\nAnn;1\n")
    assert run("convert", tmp_path / "list.csv", tmp_path / "m.sociomap", "--date", "2026-02-03").code == 0
    made = read(tmp_path / "m.sociomap").sociomap
    assert made.latest.date.isoformat() == "2026-02-03" and made.design.preset == "rings"
    assert len(made.copy_key) == 64 and [one.number for one in made.latest.alters.values()] == [1]


def test_settings_are_numbered_unless_they_are_asked_for(run: Door, map_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.sociomap"
    assert run("convert", map_file, target, "--names", "roles").code == 0
    assert b"Vexford" not in target.read_bytes()
    assert run("convert", map_file, target, "--names", "roles", "--with", "settings").code == 0
    assert read(target).sociomap.latest.ego_setting == "Vexford"
    assert b"Przybylski" not in target.read_bytes()


def test_what_never_goes_under_other_names_is_said_though_it_was_asked_for(
    run: Door, map_file: Path, tmp_path: Path
) -> None:
    whole = edits.change_census(read(map_file).sociomap, subject="beekeeping")
    write(map_file, edits.change_alters(whole, "w2", ["anna"], peer_code="MN-23"))
    parts = "notes,steps,conversation,census,peers"
    said = run("convert", map_file, tmp_path / "a.sociomap", "--with", parts, "--names", "initials")
    assert said.code == 0
    for words in (
        "notes on people",
        "notes on outlines, places and changes",
        "answers of the conversation, what was agreed and reasons",
        "the optional facts about the person at the centre",
        "codes of peers’ own maps",
    ):
        assert f"note: {words}: left out; that never goes with --names initials\n" in said.err, words
    assert "next steps go along as they were typed" in said.err
    taken = run("convert", map_file, tmp_path / "b.sociomap", "--names", "roles").err.splitlines()
    assert [one for one in taken if "takes that along" in one] == [
        "sociomap: note: next steps: left out; --with steps takes that along"
    ]
    typed = run("convert", map_file, tmp_path / "c.sociomap", "--with", parts)
    assert "left out" not in typed.err


def test_the_code_of_a_map_stays_under_other_names_and_that_is_said(
    run: Door, map_file: Path, tmp_path: Path
) -> None:
    write(map_file, edits.set_code(read(map_file).sociomap, "MN-23"))
    kept, bare, plain = (tmp_path / name for name in ("a.sociomap", "b.sociomap", "c.sociomap"))
    said = run("convert", map_file, kept, "--names", "numbers")
    assert "note: the participant code goes along: “MN-23”; --no-code leaves it out\n" in said.err
    assert read(kept).sociomap.code == "MN-23"
    for path, names in ((bare, "numbers"), (plain, "typed")):
        said = run("convert", map_file, path, "--names", names, "--no-code")
        assert "note: the participant code: left out\n" in said.err and "MN-23" not in said.err
        assert read(path).sociomap.code == ""
    assert "code" not in run("convert", map_file, tmp_path / "d.sociomap").err
    run("convert", map_file, tmp_path / "out", "--no-code")
    assert "MN-23" not in (tmp_path / "out" / "ego.csv").read_text()


def test_what_stays_behind_under_other_names_is_said(run: Door, map_file: Path, tmp_path: Path) -> None:
    write(map_file, edits.change_wave(read(map_file).sociomap, "w1", label="Quixley’s first week"))
    said = run("convert", map_file, tmp_path / "a.sociomap", "--names", "roles")
    for words in (
        "the title: left out; that never goes with --names roles",
        "names of dates that were typed: replaced by “date 1” and so on",
        "columns of one’s own: left out; that never goes with --names roles",
        "what was shared with whom: left out; that never goes with --names roles",
        "names of settings: replaced by numbers; --with settings takes them along",
    ):
        assert f"note: {words}\n" in said.err, words
    again = run("convert", tmp_path / "a.sociomap", tmp_path / "b.sociomap", "--names", "roles").err
    assert "never goes" not in again
    said = run("convert", map_file, tmp_path / "c.sociomap", "--names", "roles", "--with", "settings")
    assert "names of settings" not in said.err
