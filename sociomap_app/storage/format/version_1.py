"""Version 1 as it was, frozen: which keys its objects have, and how a file of it becomes one of version 2.

Nothing here follows the model. A file of version 1 is held against these shapes first, so that what is wrong is
said with its place in the file as it stands, and a key of a later version is none of this one.
"""

from typing import Any, TypeAlias

import msgspec


class _Object(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An object of version 1: a key not named here is refused."""


Texts: TypeAlias = list[str]
Text: TypeAlias = str | None
Flag: TypeAlias = bool | None
Number: TypeAlias = int | None


class _Place(_Object, frozen=True):
    ring: Number = None
    sector: Text = None
    across: float = 0.5
    along: float = 0.5


class _Alter(_Object, frozen=True):
    id: str
    label: str
    kind: str = "person"
    place: _Place = _Place()
    role: Text = None
    setting: Text = None
    career_stage: Text = None
    same_subject: Flag = None
    status: str = "current"
    closeness: Number = None
    frequency: Text = None
    known_since: Text = None
    direction: Text = None
    quality: Text = None
    usefulness: Number = None
    functions: Texts = []
    assigned: Text = None
    formal: Flag = None
    collaboration: Texts = []
    purpose: Texts = []
    assesses_me: Flag = None
    lasting: Text = None
    group_type: Text = None
    group_goal: Text = None
    across_settings: Flag = None
    note: str = ""
    attributes: dict[str, str] = {}


class _Tie(_Object, frozen=True):
    ends: tuple[str, str]
    knows: bool
    works_closely: bool


class _Outline(_Object, frozen=True):
    id: str
    label: str
    members: Texts
    group_type: Text = None
    group_goal: Text = None
    across_settings: Flag = None
    all_know: bool = False
    note: str = ""


class _Note(_Object, frozen=True):
    id: str
    text: str
    alter: Text = None
    place: _Place = _Place()


class _Answer(_Object, frozen=True):
    prompt: str
    stage: str
    question: str
    words: str = ""


class _Action(_Object, frozen=True):
    id: str
    what: str
    with_whom: str = ""
    alter: Text = None
    by: Text = None
    done: bool = False
    carried_from: Text = None


class _Conversation(_Object, frozen=True):
    held_on: Text = None
    answers: list[_Answer] = []
    actions: list[_Action] = []
    agreed: str = ""
    next_on: Text = None


class _Wave(_Object, frozen=True):
    id: str
    label: str
    date: str
    alters: list[_Alter] = []
    ties: list[_Tie] = []
    outlines: list[_Outline] = []
    notes: list[_Note] = []
    asked: Texts = []
    who_knows_whom_done: bool = False
    set_aside: dict[str, str] = {}
    conversation: _Conversation = _Conversation()


class _Ring(_Object, frozen=True):
    label: str


class _Sector(_Object, frozen=True):
    id: str
    label: str
    side: str
    width: float = 1.0


class _Design(_Object, frozen=True):
    preset: str
    ring_meaning: str
    rings: list[_Ring]
    sectors: list[_Sector]
    ask_quality: bool = False


class _Census(_Object, frozen=True):
    programme_stage: Text = None
    phase: Text = None
    subject: Text = None
    route: Text = None
    age_band: Text = None
    career_changer: Flag = None
    moved_for_course: Flag = None
    travel: Text = None
    personal_styles_on: Text = None


class _Ego(_Object, frozen=True):
    label: str = "Me"
    role: Text = None
    setting: Text = None
    started: Text = None
    census: _Census = _Census()


class _Lens(_Object, frozen=True):
    alter: str
    side: str
    answers: dict[str, Number] = {}
    done: bool = False
    may_show: bool = False
    answered_on: Text = None


class _Sharing(_Object, frozen=True):
    id: str
    with_whom: str
    part: str = "all"
    names: str = "initials"
    on: Text = None
    purpose: str = ""
    research: bool = False


class _View(_Object, frozen=True):
    colour_by: str = "sector"
    size_by: Text = None
    outline_by: Text = None
    ties_to_me: bool = False


class _Printing(_Object, frozen=True):
    pages: Texts
    names: str = "typed"
    part: str = "all"
    paper: str = "a4"
    turned: str = "landscape"
    greyscale: bool = False


class _OwnWord(_Object, frozen=True):
    vocabulary: str
    id: str
    label: str


class _Map(_Object, frozen=True):
    id: str
    design: _Design
    waves: list[_Wave]
    title: str = ""
    ego: _Ego = _Ego()
    lenses: list[_Lens] = []
    sharing: list[_Sharing] = []
    review_on: Text = None
    view: _View = _View()
    printing: _Printing | None = None
    own_words: list[_OwnWord] = []


class _File(_Object, frozen=True):
    app: str
    format: str
    version: int
    sociomap: _Map
    checksum: Text = None


RING_WORDS = {
    "closeness": (
        ("close", "further out"),
        ("closest", "close", "further out"),
        ("closest", "close", "less close", "further out"),
        ("closest", "very close", "close", "less close", "further out"),
    ),
    "frequency": (
        ("often", "now and then"),
        ("every day", "every week", "less often"),
        ("every day", "every week", "every month", "less often"),
        ("every day", "every week", "every month", "every term", "less often"),
    ),
    "importance": (
        ("matters most", "matters"),
        ("matters most", "matters a lot", "matters"),
        ("matters most", "matters a lot", "matters", "matters a little"),
        ("matters most", "matters very much", "matters a lot", "matters", "matters a little"),
    ),
}
"""What rings were called where nobody had a word of their own for them, by meaning, for two to five rings."""

AREA_WORDS = {
    "personal": "Personal",
    "professional": "Professional",
    "family": "Family & household",
    "friends": "Friends & community",
    "school": "Placement or employing school",
    "provider": "Training provider",
    "peers": "Fellow trainees & ECTs",
    "profession": "Wider profession",
    "own_school": "My school",
    "mentees": "My mentees",
    "mentors": "Fellow mentors",
}
OCCASIONS = {
    "start of course": "start_of_course",
    "end of placement A": "end_of_placement_a",
    "mid-year": "mid_year",
    "end of placement B": "end_of_placement_b",
    "end of course": "end_of_course",
    "ECT year 1": "ect_year_1",
    "ECT year 2": "ect_year_2",
    "later": "later",
}
SIDES = ("personal", "professional")
EGO_ROLES = ("trainee", "ect", "mentor", "lead_mentor", "induction_tutor", "tutor", "other")
Plain = dict[str, Any]


def as_version_2(whole: Plain) -> Plain:
    """A file of version 1 as one of version 2. msgspec.ValidationError, with the place, for what is none.

    Words that are the preset's own are stored no more. Ego's role and setting go to the latest date. Everybody
    gets the number that print gave them: in the order of naming, over all dates.
    """
    msgspec.convert(whole, _File)
    document: Plain = whole["sociomap"]
    _check_values(document)
    _unname_design(document["design"])
    for wave in document["waves"]:
        occasion = OCCASIONS.get(wave["label"])
        if occasion or not wave["label"]:
            del wave["label"]
        if occasion:
            wave["occasion"] = occasion
    _number(document)
    ego = document.get("ego", {})
    latest = _latest(document["waves"])
    for name in ("role", "setting"):
        said = ego.pop(name, None)
        if said is not None and latest is not None:
            latest[f"ego_{name}"] = said
    return whole


def _check_values(document: Plain) -> None:
    """What of an area is of version 2 only, and what it looks for elsewhere, with its place."""
    found: list[tuple[str, Text, tuple[str, ...]]] = [
        (f"design.sectors[{number}].side", one["side"], SIDES)
        for number, one in enumerate(document["design"]["sectors"])
    ]
    found.append(("ego.role", document.get("ego", {}).get("role"), EGO_ROLES))
    for place, value, allowed in found:
        if value is not None and value not in allowed:
            raise msgspec.ValidationError(
                f"“{value}” is not one of {', '.join(allowed)} - at `$.sociomap.{place}`"
            )


def _unname_design(design: Plain) -> None:
    rings = design["rings"]
    usual = RING_WORDS.get(design["ring_meaning"], ())
    words = next((one for one in usual if len(one) == len(rings)), ())
    for ring, word in zip(rings, words, strict=False):
        if ring["label"] == word:
            del ring["label"]
    for sector in design["sectors"]:
        if AREA_WORDS.get(sector["id"]) == sector["label"]:
            del sector["label"]


def _number(document: Plain) -> None:
    given: dict[str, int] = {}
    for wave in document["waves"]:
        for alter in wave.get("alters", ()):
            alter["number"] = given.setdefault(alter["id"], len(given) + 1)
    if given:
        document["highest_number"] = len(given)


def _latest(waves: list[Plain]) -> Plain | None:
    """The date that counts as the latest; of two on one day the one kept last."""
    return max(enumerate(waves), key=lambda pair: (pair[1]["date"], pair[0]), default=(0, None))[1]
