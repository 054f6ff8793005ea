"""analyse, compare, check and erase: what they print, and its exact shape where others rely on it."""

import datetime as dt
import json
import math
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.model.sociomap import Copy, Sector, Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.sociomap_file import read, write
from sociomap_app.vocabulary.loader import load
from tests.networks import a_map, a_wave, person

from .conftest import Door
from .story import TYPED

MEASURES = {
    "size",
    "size_personal",
    "size_professional",
    "size_by_ring",
    "size_by_sector",
    "rings",
    "strength_mean",
    "strength_sd",
    "density",
    "components",
    "isolates",
    "fragmentation",
    "mean_degree",
    "transitivity",
    "degree_centralisation",
    "effective_size",
    "efficiency",
    "constraint",
    "hierarchy",
    "ego_betweenness",
    "ego_betweenness_normalised",
    "blau_sector",
    "iqv_sector",
    "ei_setting",
    "multiplexity_mean",
    "reciprocity",
}
STRUCTURE = {
    "density",
    "components",
    "isolates",
    "fragmentation",
    "mean_degree",
    "transitivity",
    "degree_centralisation",
    "effective_size",
    "efficiency",
    "constraint",
    "hierarchy",
    "ego_betweenness",
    "ego_betweenness_normalised",
}
WAVE = {
    "id",
    "label",
    "date",
    "ego_role",
    "carried",
    "measures",
    "undefined",
    "shape",
    "groups",
    "roles",
    "partnerships",
    "coverage",
    "findings",
}
FINDING = {"rule", "state", "words", "question", "alters", "basis", "source", "set_aside"}
OVERLAP = {"jaccard", "turnover", "stability", "loss", "growth", "dice"}


def _no_endless(word: str) -> float:
    raise AssertionError(f"{word} is not JSON")


@pytest.mark.parametrize("which", ["map_file", "sample"])
def test_analysis_has_the_shape_others_rely_on(run: Door, request: pytest.FixtureRequest, which: str) -> None:
    path = request.getfixturevalue(which)
    said = run("analyse", path, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out, parse_constant=_no_endless)
    document = read(path).sociomap
    assert set(found) == {"format", "version", "map", "waves"}
    assert found["map"] == {"id": document.id, "code": document.code, "copy_of": None}
    assert (found["format"], found["version"]) == ("sociomap-analysis", 1)
    assert [wave["date"] for wave in found["waves"]] == sorted(wave["date"] for wave in found["waves"])
    for wave in found["waves"]:
        there = document.wave(wave["id"])
        assert set(wave) == WAVE
        assert wave["ego_role"] == there.ego_role and set(wave["carried"]) == there.carried & there.alters.keys()
        assert list(wave["partnerships"]) == [str(ring + 1) for ring in range(len(document.design.rings))]
        for row in wave["partnerships"].values():
            assert list(row) == ["formal", "not_formal", "not_said"]
        placed = [one for one in there.alters.values() if one.counted and one.place.drawn_ring]
        in_rings = [one for one in placed if one.kind != "resource"]
        assert sum(sum(row.values()) for row in wave["partnerships"].values()) == len(in_rings)
        assert wave["shape"] in (None, "radial", "connected", "bridging", "mixed")
        if not there.who_knows_whom_done:
            assert (wave["shape"], wave["groups"], wave["roles"]) == (None, [], {})
        assert set(wave["measures"]) == MEASURES
        assert set(wave["undefined"]) == {name for name, value in wave["measures"].items() if value is None}
        assert all(isinstance(reason, str) and reason for reason in wave["undefined"].values())
        for name in ("size_by_ring", "size_by_sector"):
            assert sum(wave["measures"][name].values()) == wave["measures"]["size"]
            assert "unplaced" in wave["measures"][name]
        assert all(
            value is None or isinstance(value, int) or math.isfinite(value)
            for name, value in wave["measures"].items()
            if name not in ("size_by_ring", "size_by_sector")
        )
        assert set(load().functions) <= set(wave["coverage"])
        for cover in wave["coverage"].values():
            assert set(cover) == {"state", "alters", "carried"}
            assert cover["state"] in ("covered", "one", "nobody", "not_asked")
            assert set(cover["alters"]) <= set(there.alters)
            if cover["state"] in ("covered", "one"):
                assert (len(cover["alters"]) > 1) == (cover["state"] == "covered")
        for finding in wave["findings"]:
            assert set(finding) == FINDING
            assert finding["state"] in ("covered", "one", "nobody", "note")
            assert finding["basis"] in ("L", "LJ", "J")
            assert isinstance(finding["set_aside"], bool)
            assert set(finding["alters"]) <= set(there.alters)


def two_groups(done: bool = True) -> Sociomap:
    """Two groups of five in which all know each other, joined by one person; one formal partner, in ring 1."""
    names = [f"{group}{number}" for group in "ab" for number in range(5)]
    ties = [ends for ends in combinations(names, 2) if ends[0][0] == ends[1][0]]
    ties += [("k", "a0"), ("k", "a1"), ("k", "b0"), ("k", "b1")]
    people = [person(one, 1 if one == "a0" else 2, formal=True if one == "a0" else None) for one in (*names, "k")]
    return a_map(a_wave(people, ties, done=done))


def test_shape_groups_roles_and_partnerships_are_in_the_analysis(run: Door, tmp_path: Path) -> None:
    write(tmp_path / "x.sociomap", replace(two_groups(), code="T07", copy=Copy(of="0" * 20, audience="person")))
    found = json.loads(run("analyse", tmp_path / "x.sociomap", "--json").out)
    assert (found["map"]["code"], found["map"]["copy_of"]) == ("T07", "0" * 20)
    wave = found["waves"][0]
    assert wave["shape"] == "bridging"
    assert wave["groups"] == [[f"{group}{number}" for number in range(5)] for group in "ab"]
    assert wave["roles"]["gatekeeper"] == ["k"] and set(wave["roles"]) == {"hub", "gatekeeper", "pulsetaker"}
    assert wave["partnerships"]["1"] == {"formal": 1, "not_formal": 0, "not_said": 0}
    assert wave["partnerships"]["2"] == {"formal": 0, "not_formal": 0, "not_said": 10}


def test_the_shape_and_the_rings_are_told_in_words(run: Door, tmp_path: Path) -> None:
    write(tmp_path / "x.sociomap", two_groups())
    said = run("analyse", tmp_path / "x.sociomap").out
    assert "As you drew it, people and groups on the professional side stand in two groups" in said
    assert "possibly a gatekeeper" in said
    assert "One person or group stands in ring 1 (closest): in a formal partnership with you." in said
    assert "Of the ten people and groups in ring 2 (close) you did not say" in said
    write(tmp_path / "x.sociomap", two_groups(done=False))
    said = run("analyse", tmp_path / "x.sociomap").out
    assert "left open: who knows whom has not been drawn yet" in said and "gatekeeper" not in said
    write(tmp_path / "x.sociomap", a_map(a_wave([person("ann")])))
    assert "formal partnership has not been asked" in run("analyse", tmp_path / "x.sociomap").out


def test_a_date_without_a_name_goes_by_its_day(run: Door, tmp_path: Path) -> None:
    days = dt.date(2026, 1, 5), dt.date(2026, 2, 6)
    waves = [replace(a_wave(wave_id=f"w{n}"), label="", date=day) for n, day in enumerate(days)]
    write(tmp_path / "x.sociomap", a_map(*waves))
    said = run("analyse", tmp_path / "x.sociomap", "--json", "--wave", "2026-02-06")
    assert [one["id"] for one in json.loads(said.out)["waves"]] == ["w1"]
    said = run("analyse", tmp_path / "x.sociomap", "--wave", "June")
    assert said.sentence.endswith("There is: “2026-01-05” (w0), “2026-02-06” (w1).")


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_no_sign_of_the_map_steers_the_terminal(run: Door, tmp_path: Path, words: tuple[str, ...]) -> None:
    odd = "A\x1b[31m\u202eb\x07"
    sector = Sector(f"area {odd}", "undivided")
    there = a_map(a_wave(wave_id=odd), replace(a_wave(wave_id="w2", occasion=odd), label=""))
    write(tmp_path / "odd.sociomap", replace(there, design=replace(there.design, sectors=(sector,))))
    said = run("analyse", tmp_path / "odd.sociomap", *words)
    assert (said.code, said.err) == (0, "")
    assert not [sign for sign in said.out if not sign.isprintable() and sign != "\n"]
    if words:
        assert json.loads(said.out)["waves"][0]["label"] == odd, "and nothing of it is lost in the JSON"


def test_figures_of_a_small_map(run: Door, map_file: Path) -> None:
    waves = json.loads(run("analyse", map_file, "--json").out)["waves"]
    first, second = waves[0]["measures"], waves[1]["measures"]
    assert (first["size"], first["size_personal"], first["size_professional"]) == (4, 1, 3)
    assert first["size_by_ring"] == {"1": 1, "2": 1, "3": 2, "unplaced": 0}
    assert all(first[name] is None for name in STRUCTURE)
    assert second["density"] == pytest.approx(2 / 6)
    assert second["rings"] == 3
    states = {function: cover["state"] for function, cover in waves[1]["coverage"].items()}
    assert states["confide"] == "covered"
    assert states["teaching_feedback"] == "one"
    assert states["challenge"] == "nobody"
    assert states["opens_doors"] == "not_asked"


@pytest.mark.parametrize("wave", ["w1", "start of course"])
def test_one_date_by_id_or_label(run: Door, map_file: Path, wave: str) -> None:
    waves = json.loads(run("analyse", map_file, "--wave", wave, "--json").out)["waves"]
    assert [one["id"] for one in waves] == ["w1"]


def test_a_date_is_found_in_either_spelling(run: Door, map_file: Path) -> None:
    there = sociomap_file.read(map_file).sociomap
    first, *others = there.waves
    write(map_file, replace(there, waves=(replace(first, label="Fru\u0308hjahr"), *others)))
    waves = json.loads(run("analyse", map_file, "--wave", "frühjahr", "--json").out)["waves"]
    assert [one["id"] for one in waves] == [first.id]


@pytest.mark.parametrize(
    "words",
    [
        ("analyse", "MAP", "--wave", "June"),
        ("draw", "MAP", "-o", "OUT.svg", "--wave", "June"),
        ("report", "MAP", "-o", "OUT.pdf", "--wave", "June"),
        ("compare", "MAP", "--from", "June"),
        ("compare", "MAP", "--to", "June"),
        ("convert", "MAP", "OUT", "--wave", "June"),
    ],
    ids=" ".join,
)
def test_an_unknown_date_lists_those_there_are(
    run: Door, map_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    places = {"MAP": str(map_file)}
    said = run(*(places.get(word, word.replace("OUT", str(tmp_path / "out"))) for word in words))
    assert (said.code, said.out) == (1, "")
    for there in ("June", "start of course", "w1", "end of placement A", "w2"):
        assert there in said.sentence
    assert list(tmp_path.iterdir()) == [map_file]


def test_analysis_in_words(start: Door, map_file: Path) -> None:
    said = start("analyse", map_file, "--wave", "w2")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("end of placement A · 11 December 2026\n")
    assert "size: 4" in said.out


def test_no_sign_that_steers_a_terminal(run: Door, map_file: Path) -> None:
    odd = "A\x1b[31m\u202eb\x07\x9b\u2028c"
    sociomap = read(map_file).sociomap
    waves = [
        replace(
            wave, label=odd, alters={key: replace(one, label=f"{odd} {key}") for key, one in wave.alters.items()}
        )
        for wave in sociomap.waves
    ]
    design = replace(sociomap.design, sectors=(*sociomap.design.sectors, Sector(odd, "personal")))
    write(map_file, replace(sociomap, waves=tuple(waves), design=design))
    for words in ((), ("--json",)):
        said = run("analyse", map_file, *words)
        assert said.code == 0
        assert not [sign for sign in said.out if not sign.isprintable() and sign != "\n"]
    assert json.loads(said.out)["waves"][0]["label"] == odd, "and nothing of it is lost in the JSON"


def test_a_map_with_nobody_is_a_normal_case(run: Door, tmp_path: Path, map_file: Path) -> None:
    document = read(map_file).sociomap
    day = document.waves[0].date
    empty = Sociomap(id="e", design=document.design, waves=(Wave(id="w1", label="now", date=day),))
    path = tmp_path / "empty.sociomap"
    write(path, empty)
    for words in (["check"], ["analyse", "--json"], ["analyse"], ["draw", "-o", tmp_path / "e.png", "--dpi", 40]):
        said = run(words[0], path, *words[1:])
        assert (said.code, said.err) == (0, "")
    assert run("report", path, "-o", tmp_path / "e.pdf", "--with", "people,coverage,comparison,notes").code == 0


def test_comparison_as_json(run: Door, map_file: Path) -> None:
    said = run("compare", map_file, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out, parse_constant=_no_endless)
    assert {"kept", "lost", "new", "moved", "ties", *OVERLAP} <= set(found)
    assert {"kept", "lost", "new", "moved", *OVERLAP} <= set(found["ties"])
    assert (sorted(found["kept"]), found["lost"], found["new"]) == (["jo", "uni", "wil"], ["gone"], ["anna"])
    assert found["moved"] == [{"id": "wil", "from": 2, "to": 1}]
    assert found["jaccard"] == pytest.approx(3 / 5)
    assert found["turnover"] == pytest.approx(2 / 5)
    assert found["stability"] == pytest.approx(3 / 4)
    assert found["loss"] == pytest.approx(1 / 4)
    assert found["growth"] == pytest.approx(1 / 4)
    assert found["dice"] == pytest.approx(6 / 8)


def test_comparison_the_other_way_and_with_another_file(run: Door, map_file: Path, tmp_path: Path) -> None:
    back = json.loads(run("compare", map_file, "--from", "w2", "--to", "w1", "--json").out)
    assert (back["lost"], back["new"]) == (["anna"], ["gone"])
    other = tmp_path / "other.sociomap"
    other.write_bytes(map_file.read_bytes())
    same = json.loads(run("compare", map_file, other, "--json").out)
    assert (same["lost"], same["new"], same["jaccard"]) == ([], [], 1.0)


def test_comparison_in_words(start: Door, map_file: Path) -> None:
    said = start("compare", map_file)
    assert (said.code, said.err) == (0, "")
    assert "kept: 3" in said.out
    assert "new: 1 (Annabel)" in said.out


def test_one_date_cannot_be_compared(run: Door, map_file: Path) -> None:
    said = run("compare", map_file, "--to", "w1")
    assert said.code == 1
    assert "no earlier date" in said.sentence


def test_check(start: Door, map_file: Path) -> None:
    said = start("check", map_file)
    assert (said.code, said.err) == (0, "")
    assert "is whole: 2 dates, 6 people" in said.out


def test_erase_a_person_leaves_no_trace(run: Door, map_file: Path) -> None:
    said = run("erase", map_file, "--person", "wil", "--yes")
    assert (said.code, said.err) == (0, "")
    assert "Przybylski" not in map_file.read_text()
    assert '"wil"' not in map_file.read_text()
    assert run("check", map_file).code == 0


def test_a_person_is_named_by_what_nobody_else_is_called(run: Door, map_file: Path) -> None:
    said = run("erase", map_file, "--person", "nobody at all", "--yes")
    assert said.code == 1 and "by id or by name" in said.sentence
    label = next(iter(sociomap_file.read(map_file).sociomap.latest.alters.values())).label
    assert run("erase", map_file, "--person", label.upper(), "--yes").code == 0
    assert label not in map_file.read_text()


def test_a_map_nobody_can_read_is_erased_all_the_same(run: Door, map_file: Path) -> None:
    map_file.write_bytes(map_file.read_bytes()[:-40])
    said = run("erase", map_file, "--person", "wil", "--yes")
    assert said.code == 1 and map_file.exists()
    said = run("erase", map_file, "--yes")
    assert said.code == 0 and not map_file.exists() and "cannot be told" in said.out


@pytest.mark.parametrize("name", ["photo.jpg", "map.sociomap.txt", "letter"])
def test_what_is_no_map_is_not_erased(run: Door, tmp_path: Path, name: str) -> None:
    other = tmp_path / name
    other.write_bytes(b"\xff\xd8\xff\xe0 holiday")
    said = run("erase", other, "--yes")
    assert said.code == 1 and other.read_bytes() == b"\xff\xd8\xff\xe0 holiday"
    assert said.sentence.endswith("is no map, by its name or by how it begins. Nothing was erased.")


def test_a_link_called_like_a_map_leads_to_no_erasing(run: Door, tmp_path: Path) -> None:
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"holiday")
    (tmp_path / "a.sociomap").symlink_to(other)
    assert run("erase", tmp_path / "a.sociomap", "--yes").code == 1 and other.exists()


def test_it_is_said_whose_else_earlier_versions_may_be(
    run: Door, start: Door, map_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    from sociomap_app.storage import sociomap_file
    from sociomap_app.storage.encryption.encrypted_map import new_key
    from sociomap_app.storage.safety import versions

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    whole = sociomap_file.read(map_file).sociomap
    versions.keep(whole.id, map_file.read_bytes(), dt.datetime(2026, 11, 1))
    assert "by hand" not in start("erase", map_file, typed="n\n").out
    sealed = sociomap_file.encode(whole, encryption=new_key("of the other one"))
    versions.keep(whole.id, sealed, dt.datetime(2026, 11, 2))
    said = start("erase", map_file, typed="n\n")
    assert "1 earlier version opens with another password" in said.out + said.err and map_file.exists()
    assert "made by hand" in run("erase", map_file, "--yes").err


def test_erase_reaches_every_copy(
    run: Door, map_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    from sociomap_app.storage import sociomap_file
    from sociomap_app.storage.safety import recovery, versions

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    kept, document = map_file.read_bytes(), sociomap_file.read(map_file).sociomap.id
    copy = recovery.begin(document, map_file, None)
    copy.write(kept)
    copy.release()
    versions.keep(document, kept, dt.datetime(2026, 11, 1))
    said = run("erase", map_file, "--person", "wil", "--yes")
    assert said.code == 0 and "2 copies were changed or deleted with it" in said.out
    left = [one for one in (tmp_path / "data").rglob("*") if one.is_file()]
    assert len(left) == 4 and not any(b"Przybylski" in one.read_bytes() for one in left)
    said = run("erase", map_file, "--yes")
    assert said.code == 0 and not map_file.exists()
    assert not [one for one in (tmp_path / "data").rglob("*") if one.is_file()]


def test_erase_asks_first(start: Door, map_file: Path) -> None:
    before = map_file.read_bytes()
    for typed in ("", "n\n", "perhaps\n"):
        said = start("erase", map_file, typed=typed)
        assert said.code == 1
        assert "Nothing was erased" in said.err
        assert map_file.read_bytes() == before
    assert start("erase", map_file, typed="y\n").code == 0
    assert not map_file.exists()


def test_erase_somebody_who_is_not_there(run: Door, map_file: Path) -> None:
    before = map_file.read_bytes()
    said = run("erase", map_file, "--person", "zz", "--yes")
    assert said.code == 1
    assert "zz" in said.sentence
    assert map_file.read_bytes() == before


def test_a_fault_of_the_program_says_where_and_no_name(
    run: Door, map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError(TYPED[0])

    monkeypatch.setattr("sociomap_app.cli.verbs.analyse.analyse_map", broken)
    said = run("analyse", map_file)
    assert said.code == 1
    assert "KeyError" in said.sentence
    assert TYPED[0] not in said.sentence


def test_a_person_is_erased_in_either_spelling_and_told_where_the_name_stays(run: Door, map_file: Path) -> None:
    there = sociomap_file.read(map_file).sociomap
    wave = there.latest
    wil, other = wave.alters["wil"], next(one for one in wave.alters.values() if one.id != "wil")
    alters = {
        **wave.alters,
        "wil": replace(wil, label="José Ibarra"),
        other.id: replace(other, note="met through Jose\u0301 Ibarra"),
    }
    write(map_file, replace(there, waves=(*there.waves[:-1], replace(wave, alters=alters))))
    said = run("erase", map_file, "--person", "JOSE\u0301 Ibarra", "--yes")
    assert said.code == 0 and "The name still stands in 1 text of the map." in said.out
    left = sociomap_file.read(map_file).sociomap.latest.alters
    assert "wil" not in left and left[other.id].note == "met through Jose\u0301 Ibarra"
