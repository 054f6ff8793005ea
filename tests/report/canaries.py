"""A map in which everything that can be typed is a word of its own, found wherever it gets to."""

import datetime as dt

from msgspec.structs import replace

from sociomap_app.model.sociomap import (
    Action,
    Alter,
    Answer,
    Census,
    Conversation,
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
    Wave,
)
from sociomap_app.vocabulary.entries import Framework

EACH = (
    *("title", "ego", "egosetting", "subject", "ring", "area", "areaid", "label", "second", "group", "setting"),
    *(
        "role",
        "function",
        "attribute",
        "attributevalue",
        "note",
        "slip",
        "place",
        "outline",
        "outlinenote",
        "wave",
    ),
    *("aside", "question", "answer", "action", "with", "agreed", "shared", "purpose", "word", "early"),
    *("occasion", "helped", "peercode", "changenote"),
)


def canary(about: str) -> str:
    """The word for one field: no part of it is in any word of the program."""
    return f"Qyx{about}zzyxwvut"


CANARIES = tuple(canary(one) for one in EACH)


def canaries(framework: Framework) -> Sociomap:
    """Two dates, four people and groups, and each field that takes words filled with the word for it."""
    design = framework.design("six-areas")
    first, *others = design.sectors
    design = replace(
        design,
        rings=(Ring(canary("ring")), *design.rings[1:]),
        sectors=(first := Sector(canary("areaid"), first.side, canary("area")), *others),
    )
    mentor = Alter(
        id="a1",
        label=f"{canary('label')} {canary('second')}",
        place=Place(1, first.id),
        role=canary("role"),
        setting=canary("setting"),
        functions=frozenset({canary("function"), "confide"}),
        attributes={canary("attribute"): canary("attributevalue")},
        peer_code=canary("peercode"),
        note=canary("note"),
    )
    group = Alter(id="a2", label=canary("group"), kind="group", place=Place(2, others[0].id), frequency="weekly")
    waiting = Alter(id="a3", label=f"{canary('label')} three")
    talk = Conversation(
        answers=(Answer(prompt="p1", stage="look", question=canary("question"), words=canary("answer")),),
        actions=(Action(id="c1", what=canary("action"), with_whom=canary("with"), by=dt.date(2027, 1, 8)),),
        agreed=canary("agreed"),
    )
    early = Wave(
        id="w1",
        label=canary("early"),
        occasion=canary("occasion"),
        helped=frozenset({canary("helped")}),
        ego_role="trainee",
        ego_setting=canary("egosetting"),
        date=dt.date(2026, 9, 4),
        alters={"a1": replace(mentor, place=Place(2, first.id))},
    )
    late = Wave(
        id="w2",
        label=canary("wave"),
        occasion=canary("occasion"),
        ego_role="trainee",
        ego_setting=canary("egosetting"),
        change_notes={"w1": canary("changenote")},
        date=dt.date(2026, 12, 11),
        alters={"a1": mentor, "a2": group, "a3": waiting},
        ties={("a1", "a2"): Tie(("a1", "a2"), True, False)},
        outlines={
            "o1": Outline(
                id="o1", label=canary("outline"), members=frozenset({"a1", "a2"}), note=canary("outlinenote")
            )
        },
        notes={
            "n1": Note(id="n1", text=canary("slip"), alter="a1"),
            "n2": Note(id="n2", text=canary("place"), place=Place(2, first.id)),
        },
        asked=frozenset({"confide", canary("function")}),
        set_aside={"G1": canary("aside")},
        who_knows_whom_done=True,
        conversation=talk,
    )
    return Sociomap(
        id="canaries",
        title=canary("title"),
        code=canary("code"),
        design=design,
        waves=(early, late),
        ego=Ego(
            label=canary("ego"),
            census=Census(subject=canary("subject")),
        ),
        lenses=(LensView(alter="a1", side="mine", answers={"directness_1": 3}),),
        sharing=(Sharing(id="s1", with_whom=canary("shared"), purpose=canary("purpose")),),
        own_words=(
            OwnWord("role", canary("role"), canary("word")),
            OwnWord("setting", canary("setting"), canary("word")),
            OwnWord("function", canary("function"), canary("word")),
        ),
        printing=Printing(pages=frozenset({"map", "conversation"})),
    )
