"""The samples that ship: whole, rebuilt byte for byte, and the story uses every feature of the model.

A field the model gains must be shown in the story, or be excused below with a reason.
"""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sociomap_app.model import fields as allowed
from sociomap_app.model import sociomap as model
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import WISHED, Sociomap
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import read, read_shipped
from sociomap_app.vocabulary.loader import load

NAMES = ("sample", "empty", "full")
CLASSES = [
    value for value in vars(model).values() if isinstance(value, type) and issubclass(value, msgspec.Struct)
]

EXCUSED = {
    "View.colour_by": "colours show the areas, which is what a newcomer should see first",
    "View.ties_to_me": "lines to me hide who knows whom; the owner turns them on",
    "Ring.label": "the usual words, which every reader has in their own language",
    "Sector.label": "the usual words, which every reader has in their own language",
    "Wave.label": "the dates are occasions of the list",
    "Wave.carried": "everybody was looked at on every date",
    "Sociomap.copy_key": "whoever opens a sample gets a secret of their own",
    "Sociomap.same_map_as": "it was never saved under another name",
    "Sociomap.copy": "it is a map somebody draws on",
    "Sociomap.lens_requests": "it is nobody's to ask with",
    "LensView.withdrawn_on": "nobody took anything back",
    "Ego.label": "it is a map about Me",
    "Printing.part": "the whole map is printed unless the owner says otherwise",
    "Printing.paper": "most schools have A4 only",
    "Printing.turned": "the map is wider than high",
    "Printing.greyscale": "a first print should show the colours",
}
WHOLE = {"Copy": "what only a copy has", "LensRequest": "what only whoever asks has"}
"""Records that are not in it at all."""


def sample(name: str = "sample") -> Sociomap:
    return read(shelf() / "samples" / f"{name}.sociomap").sociomap


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_whole(name: str) -> None:
    opened = read(shelf() / "samples" / f"{name}.sociomap")
    assert opened.intact
    assert faults(opened.sociomap) == []
    assert read_shipped(shelf() / "samples" / f"{name}.sociomap") == opened.sociomap


def test_the_script_rebuilds_them_byte_for_byte(tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "packaging" / "make_samples.py"
    done = subprocess.run(
        [sys.executable, "-B", str(script), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.sociomap" for name in NAMES)
    for name in NAMES:
        file = f"{name}.sociomap"
        assert (tmp_path / file).read_bytes() == (shelf() / "samples" / file).read_bytes(), file


def test_three_dates_of_a_size_one_can_talk_about() -> None:
    waves = sample().waves
    assert [wave.date.isoformat() for wave in waves] == ["2026-09-17", "2026-12-10", "2027-06-24"]
    assert all(14 <= len(wave.alters) <= 22 for wave in waves)
    assert len(waves[0].alters) < len(waves[1].alters) < len(waves[2].alters)


def test_everybody_in_the_story_stands_on_the_map() -> None:
    assert all(alter.place.on_map for wave in sample().waves for alter in wave.alters.values())


def values_of(whole: object) -> Iterator[object]:
    """Every value of the document's own classes, wherever it hides."""
    if isinstance(whole, msgspec.Struct):
        yield whole
        for field in msgspec.structs.fields(whole):
            yield from values_of(getattr(whole, field.name))
    elif isinstance(whole, Mapping):
        for item in whole.values():
            yield from values_of(item)
    elif isinstance(whole, tuple | frozenset):
        for item in whole:
            yield from values_of(item)


def said() -> dict[str, set[Any]]:
    """What stands in each field, as *Class.field*, without what equals the default."""
    found: dict[str, set[Any]] = defaultdict(set)
    for one in values_of(sample()):
        for field in msgspec.structs.fields(one):  # type: ignore[arg-type]  # every record is a struct
            value = getattr(one, field.name)
            default = field.default_factory() if callable(field.default_factory) else field.default
            if value != default:
                every = value if isinstance(value, frozenset) else [value]
                found[f"{type(one).__name__}.{field.name}"] |= {repr(item) for item in every}
    return found


def test_every_field_of_every_class_is_used() -> None:
    names = {f"{kind.__name__}.{field.name}" for kind in CLASSES for field in msgspec.structs.fields(kind)}
    assert len(names) > 90
    lacking = {name for name in names - said().keys() if name.partition(".")[0] not in WHOLE}
    assert lacking == EXCUSED.keys()


PLACES = {
    "Alter.kind": allowed.KINDS,
    "Alter.status": allowed.STATUSES,
    "Outline.group_goal": allowed.GROUP_GOALS,
    "Sector.side": ("personal", "professional"),
    "Sharing.part": allowed.PARTS,
    "Sharing.names": allowed.NAMES_LEVELS,
    "LensView.side": allowed.LENS_SIDES,
    "Answer.stage": allowed.STAGES,
}
DEFAULTS = {"'person'", "'current'", "'all'", "'initials'"}
CLOSED = [field for field in allowed.ALTER_FIELDS if field.values and f"Alter.{field.name}" not in PLACES]


@pytest.mark.parametrize("place", [*PLACES, *(f"Alter.{field.name}" for field in CLOSED)])
def test_every_allowed_value_occurs(place: str) -> None:
    wanted = PLACES.get(place) or allowed.FIELDS_BY_NAME[place.removeprefix("Alter.")].values
    assert {repr(value) for value in wanted} <= said()[place] | DEFAULTS


@pytest.mark.parametrize("name", ["same_subject", "formal", "assesses_me"])
def test_yes_and_no_both_occur(name: str) -> None:
    assert {"True", "False"} <= said()[f"Alter.{name}"]


def test_more_that_occurs() -> None:
    words, found = load(), said()
    assert {repr(one) for one in allowed.GROUP_TYPES if one != "alumni"} <= found["Alter.group_type"] | found[
        "Outline.group_type"
    ]
    assert {repr(one) for one in words.functions} <= found["Alter.functions"]
    assert {repr(ring) for ring in (WISHED, 1, 2, 3)} <= found["Place.ring"]
    assert {repr(one.id) for one in sample().design.sectors} <= found["Place.sector"]
    ties = [tie for wave in sample().waves for tie in wave.ties.values()]
    assert {(tie.knows, tie.works_closely) for tie in ties} >= {(True, False), (True, True), (False, True)}


def test_the_story_it_tells() -> None:
    sociomap = sample()
    september, december, june = sociomap.waves
    help_with_teaching = [
        sorted(one.label for one in wave.alters.values() if one.counted and "teaching_feedback" in one.functions)
        for wave in sociomap.waves
    ]
    assert help_with_teaching == [["K.S. mentor"], ["K.S. mentor"], ["K.S. mentor", "M.T. history"]]
    assert [wave.alters["next"].status for wave in sociomap.waves] == ["wished", "wished", "current"]
    assert june.alters["next"].career_stage == "years_3_6"
    assert [wave.alters["ali"].status for wave in sociomap.waves] == ["current", "fading", "lost"]
    carried = {action.id: action.carried_from for action in december.conversation.actions}
    assert carried["x2"] == september.id
    assert [action.done for action in september.conversation.actions] == [True, False]
    sides = {(lens.alter, lens.side): lens for lens in sociomap.lenses}
    assert sides["lp", "mine"].may_show
    assert sides["lp", "theirs"].done
    assert ("ks", "theirs") not in sides
    assert any(None in lens.answers.values() for lens in sociomap.lenses)


def test_its_words_are_known() -> None:
    """Roles, settings and prompts are shipped ones or explained by the map itself."""
    words, sociomap = load(), sample()
    own = {(word.vocabulary, word.id) for word in sociomap.own_words}
    assert own
    for wave in sociomap.waves:
        for alter in wave.alters.values():
            assert alter.role is None or alter.role in words.roles or ("role", alter.role) in own
            assert alter.setting is None or alter.setting in words.settings
        assert wave.set_aside.keys() <= words.rules.keys()
        assert {answer.prompt for answer in wave.conversation.answers} <= words.prompts.keys() | words.rules.keys()
    assert {word for _, word in own} <= {alter.role for wave in sociomap.waves for alter in wave.alters.values()}
    items = {item.id for lens in words.lenses.lens for item in lens.items}
    assert all(lens.answers.keys() <= items for lens in sociomap.lenses)
    for item in words.census.values():
        value = getattr(sociomap.ego.census, item.id)
        assert not item.values or value in item.values


def test_the_empty_one_is_empty_and_the_full_one_is_full() -> None:
    empty, full = sample("empty"), sample("full")
    assert not empty.waves[0].alters
    assert empty.design.preset == "halves"
    wave = full.waves[0]
    assert (len(wave.alters), len(wave.ties), len(wave.outlines)) == (300, 1500, 5)
    labels = "".join(alter.label for alter in wave.alters.values())
    for sign in "ŵŻΕЩمשअ王💛":
        assert sign in labels
    assert any(not alter.place.on_map for alter in wave.alters.values())
