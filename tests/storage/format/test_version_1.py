"""A file of version 1, never edited again, that uses every feature: what it means may not change.

If a test here fails, the program reads old files differently. Mend the program, never the file.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.model.sociomap import (
    Action,
    Alter,
    Answer,
    Census,
    Conversation,
    Design,
    Ego,
    LensView,
    Note,
    Outline,
    OwnWord,
    Place,
    Printing,
    Ring,
    Sector,
    Sharing,
    Sociomap,
    Tie,
    View,
    Wave,
)
from sociomap_app.storage.format import version_1
from sociomap_app.storage.sociomap_file import read

FILE = Path(__file__).parents[1] / "files" / "version-1.sociomap"

MENTOR = Alter(
    id="a1",
    number=2,
    label="Mr Ó “Fox”, 7",
    kind="person",
    place=Place(ring=1, sector="work", across=0.25, along=0.0625),
    role="itt_mentor",
    setting="placement_a",
    career_stage="experienced",
    same_subject=True,
    status="fading",
    closeness=5,
    frequency="daily",
    known_since="this_term",
    direction="to_me",
    quality="mixed",
    usefulness=4,
    functions=frozenset({"confide", "own_function"}),
    assigned="assigned",
    formal=False,
    collaboration=frozenset({"aid", "joint_work"}),
    purpose=frozenset({"strategic"}),
    assesses_me=True,
    lasting="unsure",
    note="two\nlines",
    attributes={"email": "fox@example.org", "Jahrgang": "7"},
)
UNION = Alter(
    id="a2",
    number=1,
    label="Union",
    kind="group",
    place=Place(ring=3, sector="work"),
    group_type="union",
    group_goal="broadening_opportunities",
    across_settings=True,
)
BOOK = Alter(id="a3", number=3, label="山田", kind="resource", status="wished", place=Place(ring=0, sector="home"))
ASIDE = Alter(id="a4", number=4, label="=AB", status="lost")

FIRST = Wave(
    id="w1",
    label="Start",
    date=dt.date(2026, 9, 1),
    alters={"a2": UNION, "a1": MENTOR, "a3": BOOK, "a4": ASIDE},
    ties={
        ("a1", "a2"): Tie(("a1", "a2"), True, True),
        ("a1", "a4"): Tie(("a1", "a4"), False, True),
        ("a2", "a4"): Tie(("a2", "a4"), True, False),
    },
    outlines={
        "o1": Outline(
            id="o1",
            label="Staff room",
            members=frozenset({"a1", "a4"}),
            group_type="work_group",
            group_goal="resource_sharing",
            across_settings=False,
            all_know=True,
            note="since May",
        )
    },
    notes={
        "n2": Note(id="n2", text="here", place=Place(ring=2, sector="home", across=0.75, along=1.0)),
        "n1": Note(id="n1", text="ask him", alter="a1"),
    },
    asked=frozenset({"confide", "own_function", "role", "switch_off"}),
    who_knows_whom_done=True,
    set_aside={"G2": "fine for me", "G7": ""},
    conversation=Conversation(
        held_on=dt.date(2026, 9, 20),
        answers=(Answer(prompt="p1", stage="look", question="Who is new?", words="The union."),),
        actions=(
            Action(
                id="x1",
                what="Ask to watch a lesson",
                with_whom="Mr Fox",
                alter="a1",
                by=dt.date(2026, 10, 1),
                done=True,
                carried_from="w0",
            ),
        ),
        agreed="Initials only",
        next_on=dt.date(2026, 12, 1),
    ),
)
SECOND = Wave(id="w2", label="June", date=dt.date(2027, 6, 30), ego_role="trainee", ego_setting="placement_a")
"""The latest date: what ego was and where stood with the map and now stands with it."""

EXPECTED = Sociomap(
    id="00ff00ff00",
    title="My map",
    design=Design(
        preset="free",
        ring_meaning="importance",
        rings=(Ring("very"), Ring("quite"), Ring("a little")),
        sectors=(Sector("home", "personal", "Home", 0.5), Sector("work", "professional", "Work")),
        ask_quality=True,
    ),
    waves=(FIRST, SECOND),
    ego=Ego(
        label="AB",
        started=dt.date(2026, 8, 31),
        census=Census(
            programme_stage="first",
            phase="secondary",
            subject="Physics",
            route="school_led",
            age_band="25_34",
            career_changer=True,
            moved_for_course=False,
            travel="bus",
            personal_styles_on=dt.date(2026, 9, 2),
        ),
    ),
    lenses=(
        LensView(
            alter="a1",
            side="theirs",
            answers={"d1": 5, "d2": None},
            done=True,
            may_show=True,
            answered_on=dt.date(2026, 9, 21),
        ),
    ),
    sharing=(
        Sharing(
            id="s1",
            with_whom="Tutor",
            part="professional",
            names="roles",
            on=dt.date(2026, 9, 22),
            purpose="tutorial",
            research=True,
        ),
    ),
    review_on=dt.date(2027, 9, 1),
    view=View(colour_by="role", size_by="usefulness", outline_by="formal", ties_to_me=True),
    printing=Printing(
        pages=frozenset({"map", "people"}), names="numbers", part="personal", paper="a3", greyscale=True
    ),
    highest_number=4,
    own_words=(OwnWord("functions", "own_function", "Feeds the cat"),),
)


def test_every_field_means_what_it_meant() -> None:
    opened = read(FILE)
    assert opened.intact
    for name in Sociomap.__struct_fields__:
        assert getattr(opened.sociomap, name) == getattr(EXPECTED, name), name
    for name in Wave.__struct_fields__:
        assert getattr(opened.sociomap.waves[0], name) == getattr(FIRST, name), name
    for name in Alter.__struct_fields__:
        assert getattr(opened.sociomap.waves[0].alters["a1"], name) == getattr(MENTOR, name), name
    assert list(opened.sociomap.waves[0].alters) == ["a2", "a1", "a3", "a4"]
    assert list(opened.sociomap.waves[0].notes) == ["n2", "n1"]


@pytest.mark.parametrize("kind", [version_1._Map, version_1._Wave, version_1._Alter, version_1._Outline])
def test_the_file_uses_every_feature(kind: Any) -> None:
    """A new field of the model belongs into a file of its own, beside this one."""
    plain = json.loads(FILE.read_bytes())["sociomap"]
    found = {
        version_1._Map: [plain],
        version_1._Wave: plain["waves"],
        version_1._Alter: [one for wave in plain["waves"] for one in wave.get("alters", ())],
        version_1._Outline: [one for wave in plain["waves"] for one in wave.get("outlines", ())],
    }[kind]
    for field in kind.__struct_fields__:
        assert any(field in one for one in found), field
