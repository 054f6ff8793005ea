"""A map whose every typed word can be found again, so that a test sees where it got out."""

import datetime as dt
from typing import Any

from sociomap_app.model.sociomap import (
    Action,
    Alter,
    Conversation,
    Ego,
    Note,
    Outline,
    OwnWord,
    Place,
    Sharing,
    Sociomap,
    Tie,
    Wave,
)
from sociomap_app.vocabulary.entries import Framework

TYPED = (
    "Zebedee",
    "Quixley",
    "Wilhelmina",
    "Przybylski",
    "Marmaduke",
    "Vexford",
    "Tuesdayclub",
    "whispered",
    "confettiword",
    "loveletter",
    "agreedsecret",
    "beekeeper",
    "honeygiving",
    "attributesecret",
)
"""Each is somewhere in the map, and in nothing that is made of it under other names."""


def story(framework: Framework) -> Sociomap:
    """Five people, a group and a wish on six areas, at two dates."""
    me: dict[str, Any] = {"ego_role": "trainee", "ego_setting": "Vexford"}
    early = Wave(id="w1", occasion="start_of_course", date=dt.date(2026, 9, 4), alters=_people(late=False), **me)
    late = Wave(
        id="w2",
        occasion="end_of_placement_a",
        **me,
        date=dt.date(2026, 12, 11),
        alters=_people(late=True),
        ties={("anna", "wil"): Tie(("anna", "wil"), True, True), ("jo", "wil"): Tie(("jo", "wil"), True, False)},
        outlines={"o1": Outline(id="o1", label="Tuesdayclub", members=frozenset({"anna", "wil"}))},
        notes={"n1": Note(id="n1", text="confettiword", place=Place(2, "school"))},
        asked=frozenset({"confide", "teaching_feedback", "challenge", "honeygiving"}),
        who_knows_whom_done=True,
        conversation=Conversation(
            actions=(Action(id="c1", what="loveletter", with_whom="Wilhelmina"),), agreed="agreedsecret"
        ),
    )
    return Sociomap(
        id="story",
        title="Zebedee Quixley",
        design=framework.design("six-areas"),
        waves=(early, late),
        ego=Ego(label="Zebedee"),
        sharing=(Sharing(id="s1", with_whom="Marmaduke", purpose="whispered"),),
        own_words=(
            OwnWord("setting", "Vexford", "Vexford"),
            OwnWord("role", "beekeeper", "beekeeper"),
            OwnWord("function", "honeygiving", "honeygiving"),
        ),
    )


def _people(*, late: bool) -> dict[str, Alter]:
    people = [
        Alter(
            id="wil",
            label="Wilhelmina Przybylski",
            role="itt_mentor",
            setting="Vexford",
            place=Place(1 if late else 2, "school"),
            functions=frozenset({"teaching_feedback", "confide"}),
            frequency="weekly",
            assigned="assigned",
            assesses_me=True,
            note="whispered",
        ),
        Alter(
            id="jo",
            label="Marmaduke",
            role="beekeeper",
            place=Place(1, "friends"),
            functions=frozenset({"confide", "honeygiving"}),
            attributes={"met": "attributesecret"},
        ),
        Alter(id="uni", label="Quixley maths circle", kind="group", place=Place(3, "profession")),
        Alter(id="wish", label="Marmaduke the second", status="wished", place=Place(0, "profession")),
    ]
    if late:
        people.append(Alter(id="anna", label="Annabel", role="fellow_trainee", place=Place(2, "peers")))
    else:
        people.append(Alter(id="gone", label="Gregory", role="class_teacher", place=Place(3, "school")))
    return {alter.id: alter for alter in people}
