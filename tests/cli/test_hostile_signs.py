"""No sign of a map moves the cursor, rings, or turns the reading order: in no terminal, picture or JSON."""

import re
import unicodedata
from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.model.sociomap import Alter, OwnWord, Ring, Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.vocabulary.loader import load

from .conftest import Door
from .story import story

ODD = "A\x1b[31m\x1b]0;x\x07\u202eb\x08\x7f\x85\x9b31m\u2028c\u2066d\u200fe\U000e0041"
WORST = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def everywhere(whole: Sociomap) -> Sociomap:
    """Those signs in every text a file can hold, names of things that are ids among them."""
    design = replace(
        whole.design,
        rings=tuple(Ring(f"{ODD}{number}") for number, _ in enumerate(whole.design.rings)),
        sectors=tuple(replace(one, label=f"{ODD}{number}") for number, one in enumerate(whole.design.sectors)),
    )
    return replace(
        whole,
        title=ODD,
        code=ODD,
        design=design,
        ego=replace(whole.ego, label=ODD),
        waves=tuple(_wave(wave) for wave in whole.waves),
        sharing=tuple(replace(one, with_whom=ODD, purpose=ODD) for one in whole.sharing),
        own_words=(OwnWord("role", ODD, ODD), OwnWord("function", ODD, ODD), OwnWord("setting", ODD, ODD)),
    )


def _wave(wave: Wave) -> Wave:
    talk = wave.conversation
    return replace(
        wave,
        label=f"{ODD}{wave.id}",
        occasion=ODD,
        ego_setting=ODD,
        alters={key: _alter(one, number) for number, (key, one) in enumerate(wave.alters.items())},
        outlines={key: replace(one, label=ODD, note=ODD) for key, one in wave.outlines.items()},
        notes={key: replace(one, text=ODD) for key, one in wave.notes.items()},
        asked=wave.asked | {ODD},
        helped=frozenset({ODD}),
        set_aside=dict.fromkeys(wave.set_aside, ODD),
        conversation=replace(
            talk,
            agreed=ODD,
            actions=tuple(replace(one, what=ODD, with_whom=ODD) for one in talk.actions),
            answers=tuple(replace(one, words=ODD, question=ODD) for one in talk.answers),
        ),
    )


def _alter(alter: Alter, number: int) -> Alter:
    return replace(
        alter,
        label=f"{ODD}{number}",
        note=ODD,
        role=ODD,
        setting=ODD,
        functions=alter.functions | {ODD},
        attributes={ODD: ODD},
        peer_code=ODD,
    )


@pytest.fixture
def odd_map(tmp_path: Path) -> Path:
    whole = everywhere(story(load()))
    (tmp_path / "maps").mkdir()
    path = tmp_path / "maps" / "odd.sociomap"
    sociomap_file.write(path, whole)
    sociomap_file.write(tmp_path / "other.sociomap", replace(whole, id="another"))
    return path


WAYS = {
    "analyse": ("analyse", "MAP"),
    "analyse json": ("analyse", "MAP", "--json"),
    "analyse initials": ("analyse", "MAP", "--names", "initials"),
    "no such date": ("analyse", "MAP", "--wave", ODD),
    "compare": ("compare", "MAP"),
    "compare json": ("compare", "MAP", "--json"),
    "compare two": ("compare", "MAP", "OTHER", "--match", "names"),
    "to tables": ("convert", "MAP", "OUT/"),
    "to a map": ("convert", "MAP", "OUT.sociomap"),
    "to a copy": ("convert", "MAP", "OUT.sociomap", "--names", "initials"),
    "picture": ("draw", "MAP", "-o", "OUT.svg"),
    "numbered picture": ("draw", "MAP", "-o", "OUT.svg", "--names", "numbers"),
    "sheets": ("report", "MAP", "-o", "OUT.pdf", "--with", "people,coverage,comparison,notes"),
    "folder": ("report", "FOLDER", "-o", "OUT"),
    "check": ("check", "MAP"),
    "erase somebody": ("erase", "MAP", "--person", ODD),
    "from tables": ("convert", "TABLES", "BACK.sociomap"),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_sign_reaches_the_terminal_or_a_picture(run: Door, odd_map: Path, tmp_path: Path, way: str) -> None:
    tables = tmp_path / "tables"
    assert run("convert", odd_map, tables, "--with", "notes,quality,peers").code == 0
    places = {
        "MAP": str(odd_map),
        "OTHER": str(tmp_path / "other.sociomap"),
        "FOLDER": str(odd_map.parent),
        "TABLES": str(tables),
    }
    words = [
        places.get(one, one.replace("OUT", str(tmp_path / "out")).replace("BACK", str(tmp_path / "back")))
        for one in WAYS[way]
    ]
    said = run(*words)
    assert said.code in (0, 1)
    assert said.out or said.err or way in ("check", "picture", "numbered picture", "to a map", "sheets")
    for text in (said.out, said.err):
        assert not WORST.search(text), (way, WORST.search(text))
        assert all(unicodedata.category(sign) != "Cc" or sign == "\n" for sign in text)
    for path in tmp_path.glob("out*.svg"):
        text = path.read_text(encoding="utf-8")
        assert not WORST.search(text.replace("\r", "")), WORST.search(text)
