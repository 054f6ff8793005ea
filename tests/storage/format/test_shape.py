"""What a file of version 2 may hold, and what a missing key means: frozen, though the records belong to the model.

If a test here fails, old files would be read differently. A record that has to change gets a new version of the
format and a step from the old one, and a table of its own beside this one.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sociomap_app.model import sociomap as model
from sociomap_app.storage.format.plain_records import FILE, Envelope, document_of, plain_of, plain_record

PAGE = (Path(__file__).parents[3] / "docs" / "file-format.md").read_text(encoding="utf-8")
REQUIRED = object()
VERSION_2: dict[str, dict[str, object]] = {
    "Place": {"ring": None, "sector": None, "across": 0.5, "along": 0.5},
    "Alter": {
        "id": REQUIRED,
        "label": REQUIRED,
        "number": None,
        "kind": "person",
        "place": {},
        "role": None,
        "setting": None,
        "career_stage": None,
        "same_subject": None,
        "status": "current",
        "closeness": None,
        "frequency": None,
        "known_since": None,
        "direction": None,
        "quality": None,
        "usefulness": None,
        "functions": [],
        "assigned": None,
        "formal": None,
        "collaboration": [],
        "purpose": [],
        "assesses_me": None,
        "lasting": None,
        "group_type": None,
        "group_goal": None,
        "across_settings": None,
        "peer_code": "",
        "note": "",
        "attributes": {},
    },
    "Tie": {"ends": REQUIRED, "knows": REQUIRED, "works_closely": REQUIRED},
    "Outline": {
        "id": REQUIRED,
        "label": REQUIRED,
        "members": REQUIRED,
        "group_type": None,
        "group_goal": None,
        "across_settings": None,
        "all_know": False,
        "note": "",
    },
    "Note": {"id": REQUIRED, "text": REQUIRED, "alter": None, "place": {}},
    "Answer": {"prompt": REQUIRED, "stage": REQUIRED, "question": REQUIRED, "words": ""},
    "Action": {
        "id": REQUIRED,
        "what": REQUIRED,
        "with_whom": "",
        "alter": None,
        "by": None,
        "done": False,
        "carried_from": None,
    },
    "Conversation": {"held_on": None, "answers": [], "actions": [], "agreed": "", "next_on": None},
    "Wave": {
        "id": REQUIRED,
        "date": REQUIRED,
        "label": "",
        "occasion": None,
        "ego_role": None,
        "ego_setting": None,
        "outlines": [],
        "notes": [],
        "carried": [],
        "asked": [],
        "who_knows_whom_done": False,
        "set_aside": {},
        "helped": [],
        "change_notes": {},
        "conversation": {},
        "alters": [],
        "ties": [],
    },
    "Ring": {"label": ""},
    "Sector": {"id": REQUIRED, "side": REQUIRED, "label": "", "width": 1.0},
    "Design": {
        "preset": REQUIRED,
        "ring_meaning": REQUIRED,
        "rings": REQUIRED,
        "sectors": REQUIRED,
        "ask_quality": False,
    },
    "Census": {
        "programme_stage": None,
        "phase": None,
        "subject": None,
        "route": None,
        "age_band": None,
        "career_changer": None,
        "moved_for_course": None,
        "travel": None,
        "far_from_others": None,
        "personal_styles_on": None,
    },
    "Ego": {"label": "Me", "started": None, "census": {}},
    "LensView": {
        "alter": REQUIRED,
        "side": REQUIRED,
        "answers": {},
        "done": False,
        "may_show": False,
        "answered_on": None,
        "withdrawn_on": None,
    },
    "LensRequest": {"id": REQUIRED, "alter": REQUIRED, "on": REQUIRED, "key": REQUIRED, "withdrawn_on": None},
    "KnownSetting": {"id": REQUIRED, "kind": REQUIRED},
    "Copy": {
        "of": REQUIRED,
        "audience": REQUIRED,
        "for": "",
        "on": None,
        "names": "initials",
        "part": "all",
        "waves": [],
        "with": [],
        "left_out": [],
    },
    "Sharing": {
        "id": REQUIRED,
        "with_whom": REQUIRED,
        "part": "all",
        "names": "initials",
        "on": None,
        "purpose": "",
        "research": False,
    },
    "View": {"colour_by": "sector", "size_by": None, "outline_by": None, "ties_to_me": False},
    "Printing": {
        "pages": REQUIRED,
        "names": "typed",
        "part": "all",
        "paper": "a4",
        "turned": "landscape",
        "greyscale": False,
    },
    "OwnWord": {"vocabulary": REQUIRED, "id": REQUIRED, "label": REQUIRED},
    "Sociomap": {
        "id": REQUIRED,
        "design": REQUIRED,
        "same_map_as": [],
        "copy_key": "",
        "copy": None,
        "code": "",
        "title": "",
        "ego": {},
        "settings": [],
        "highest_number": 0,
        "lens_requests": [],
        "lenses": [],
        "sharing": [],
        "review_on": None,
        "view": {},
        "printing": None,
        "own_words": [],
        "waves": REQUIRED,
    },
}
CLASSES = {
    name: value
    for name, value in vars(model).items()
    if isinstance(value, type) and issubclass(value, model.Record) and value is not model.Record
}
SOMETHING: dict[str, Any] = {
    **dict.fromkeys(("id", "label", "text", "prompt", "stage", "question", "what", "alter", "side"), "x"),
    **dict.fromkeys(("of", "audience", "key", "kind"), "x"),
    "on": dt.date(2026, 9, 1),
    **dict.fromkeys(("with_whom", "vocabulary", "preset", "ring_meaning"), "x"),
    "ends": ("a", "b"),
    "knows": True,
    "works_closely": False,
    "members": frozenset("a"),
    "pages": frozenset(),
    "date": dt.date(2026, 9, 1),
    "rings": (model.Ring("x"),),
    "sectors": (model.Sector("x", "personal", "x"),),
    "design": model.Design(preset="x", ring_meaning="importance", rings=(), sectors=()),
    "waves": (model.Wave(id="x", label="x", date=dt.date(2026, 9, 1)),),
}


def bare(name: str) -> Any:
    """A record of which nothing is said but what has to be."""
    return CLASSES[name](**{key: SOMETHING[key] for key, value in VERSION_2[name].items() if value is REQUIRED})


def test_every_record_is_in_the_table() -> None:
    assert set(CLASSES) == set(VERSION_2) and len(CLASSES) >= 20


@pytest.mark.parametrize("name", VERSION_2)
def test_no_key_comes_goes_or_means_something_else(name: str) -> None:
    fields = {field.encode_name: field for field in msgspec.structs.fields(CLASSES[name])}
    assert set(fields) == set(VERSION_2[name])
    assert {key for key, field in fields.items() if field.required} == {
        key for key, value in VERSION_2[name].items() if value is REQUIRED
    }
    made = bare(name)
    for key, value in VERSION_2[name].items():
        if value is not REQUIRED:
            usual = getattr(made, fields[key].name)
            said = list(usual.values()) if key in ("alters", "ties", "outlines", "notes") else plain_of(usual)
            assert said == value and type(said) is type(value), key


@pytest.mark.parametrize("name", VERSION_2)
def test_what_is_usual_is_left_out_and_what_is_required_never(name: str) -> None:
    assert set(plain_record(bare(name))) == {key for key, value in VERSION_2[name].items() if value is REQUIRED}


@pytest.mark.parametrize("name", VERSION_2)
def test_no_other_key_is_let_through(name: str) -> None:
    plain = plain_record(bare(name))
    kind = CLASSES[name]
    assert name in ("Sociomap", "Wave") or msgspec.convert(plain, kind) == bare(name)
    with pytest.raises(msgspec.ValidationError, match="unknown field `colour`"):
        msgspec.convert({**plain, "colour": "red"}, kind)


def test_a_bare_document_is_read_as_it_was_written() -> None:
    whole = {"app": "x", "format": "sociomap", "version": 2, "sociomap": plain_record(bare("Sociomap"))}
    written = msgspec.convert(whole, FILE)
    assert isinstance(written, Envelope) and document_of(written) == bare("Sociomap")
    assert type(document_of(written)) is model.Sociomap and type(document_of(written).waves[0]) is model.Wave


@pytest.mark.parametrize("name", VERSION_2)
def test_the_page_on_the_format_names_every_key(name: str) -> None:
    assert [key for key in VERSION_2[name] if f"`{key}`" not in PAGE] == []


def test_what_has_no_place_in_a_file_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="no place in the file for object"):
        plain_of(object())
