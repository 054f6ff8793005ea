"""Which fields an alter has, of what shape, and which values are allowed.

One table feeds the file reader, the CSV tables, the person panel, the people table and the record
of what was asked. The words shown for a value live in ``resources/``, never here: this module holds
only the codes that files and figures rely on.
"""

from enum import Enum
from typing import Literal, TypeVar, get_args

import msgspec


class FieldShape(Enum):
    """How the value of a field is made."""

    CHOICE = "one of a closed list, or nothing"
    CHOICES = "several of a closed list"
    TERM = "one word of an open list, or nothing"
    TERMS = "several words of an open list"
    SCALE = "a whole number from 1 to 5, 5 most, or nothing"
    YES_NO = "yes, no or nothing"
    LINE = "one line of text, may be empty"
    TEXT = "free text, may be empty"


class Field(msgspec.Struct, frozen=True):
    """One attribute of an alter: its name in code, files and tables, and its shape."""

    name: str
    shape: FieldShape
    values: tuple[str, ...] = ()


Kind = Literal["person", "group", "resource"]
Status = Literal["current", "fading", "lost", "wished"]
CareerStage = Literal["trainee", "ect", "years_3_6", "experienced", "leader", "outside_teaching"]
Frequency = Literal["daily", "weekly", "monthly", "termly", "less"]
KnownSince = Literal["this_term", "this_year", "1_5_years", "longer"]
Direction = Literal["to_me", "from_me", "both"]
Quality = Literal["sustaining", "mixed", "draining"]
Assigned = Literal["assigned", "chosen"]
Collaboration = Literal["storytelling", "aid", "sharing", "joint_work"]
Purpose = Literal["operational", "personal", "strategic"]
Lasting = Literal["likely", "unlikely", "unsure"]
GroupType = Literal[
    "community_of_practice",
    "work_group",
    "project_team",
    "informal_network",
    "association",
    "union",
    "trust",
    "hub",
    "local_authority",
    "university",
    "online",
    "alumni",
]
GroupGoal = Literal["school_improvement", "broadening_opportunities", "resource_sharing"]
EgoRole = Literal["trainee", "ect", "mentor", "lead_mentor", "induction_tutor", "tutor", "other"]
RingMeaning = Literal["closeness", "frequency", "importance"]
Side = Literal["personal", "professional", "undivided"]
SettingKind = Literal[
    "school",
    "college",
    "university",
    "provider",
    "local_authority",
    "health_social_care",
    "youth_work",
    "business",
    "association_union",
    "online",
    "home",
    "other",
]
Audience = Literal["person", "study"]
TieKind = Literal["knows", "works_closely"]
NamesLevel = Literal["typed", "initials", "roles", "numbers"]
Part = Literal["all", "professional", "personal"]
PaperSize = Literal["a4", "a3"]
Turn = Literal["landscape", "portrait", "best"]
LensSide = Literal["mine", "theirs"]
FurtherPart = Literal[
    "notes",
    "quality",
    "conversation",
    "steps",
    "census",
    "lenses",
    "settings",
    "peers",
    "helped",
    "unions",
]
UsualPart = Literal["ties", "support"]
Stage = Literal["look", "value", "notice", "give_back", "look_ahead", "choose", "agree"]

Code = TypeVar("Code", bound=str)


def known_code(text: str, codes: tuple[Code, ...]) -> Code:
    """The code that text is. ValueError, with the text, for another."""
    for code in codes:
        if code == text:
            return code
    raise ValueError(text)


KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
CAREER_STAGES: tuple[CareerStage, ...] = get_args(CareerStage)
FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)
KNOWN_SINCE: tuple[KnownSince, ...] = get_args(KnownSince)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
QUALITIES: tuple[Quality, ...] = get_args(Quality)
ASSIGNED: tuple[Assigned, ...] = get_args(Assigned)
COLLABORATIONS: tuple[Collaboration, ...] = get_args(Collaboration)
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
LASTING: tuple[Lasting, ...] = get_args(Lasting)
GROUP_TYPES: tuple[GroupType, ...] = get_args(GroupType)
GROUP_GOALS: tuple[GroupGoal, ...] = get_args(GroupGoal)
EGO_ROLES: tuple[EgoRole, ...] = get_args(EgoRole)
RING_MEANINGS: tuple[RingMeaning, ...] = get_args(RingMeaning)
SIDES: tuple[Side, ...] = get_args(Side)
SETTING_KINDS: tuple[SettingKind, ...] = get_args(SettingKind)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
TIE_KINDS: tuple[TieKind, ...] = get_args(TieKind)
NAMES_LEVELS: tuple[NamesLevel, ...] = get_args(NamesLevel)
PARTS: tuple[Part, ...] = get_args(Part)
PAPERS: tuple[PaperSize, ...] = get_args(PaperSize)
TURNS: tuple[Turn, ...] = get_args(Turn)
LENS_SIDES: tuple[LensSide, ...] = get_args(LensSide)
STAGES: tuple[Stage, ...] = get_args(Stage)

# In the order of the person panel and of people.csv.
ALTER_FIELDS = (
    Field("kind", FieldShape.CHOICE, KINDS),
    Field("role", FieldShape.TERM),
    Field("setting", FieldShape.TERM),
    Field("career_stage", FieldShape.CHOICE, CAREER_STAGES),
    Field("same_subject", FieldShape.YES_NO),
    Field("status", FieldShape.CHOICE, STATUSES),
    Field("frequency", FieldShape.CHOICE, FREQUENCIES),
    Field("known_since", FieldShape.CHOICE, KNOWN_SINCE),
    Field("direction", FieldShape.CHOICE, DIRECTIONS),
    Field("quality", FieldShape.CHOICE, QUALITIES),
    Field("usefulness", FieldShape.SCALE),
    Field("functions", FieldShape.TERMS),
    Field("assigned", FieldShape.CHOICE, ASSIGNED),
    Field("formal", FieldShape.YES_NO),
    Field("collaboration", FieldShape.CHOICES, COLLABORATIONS),
    Field("purpose", FieldShape.CHOICES, PURPOSES),
    Field("assesses_me", FieldShape.YES_NO),
    Field("lasting", FieldShape.CHOICE, LASTING),
    Field("closeness", FieldShape.SCALE),
    Field("peer_code", FieldShape.LINE),
    Field("note", FieldShape.TEXT),
)

# Held by groups only.
GROUP_FIELDS = (
    Field("group_type", FieldShape.CHOICE, GROUP_TYPES),
    Field("group_goal", FieldShape.CHOICE, GROUP_GOALS),
    Field("across_settings", FieldShape.YES_NO),
)

FIELDS_BY_NAME = {field.name: field for field in ALTER_FIELDS + GROUP_FIELDS}

# Fields that count as a question put to the owner: recording a value asks it.
ASKED_FIELDS = tuple(
    field.name for field in ALTER_FIELDS if field.name not in ("kind", "status", "functions", "peer_code", "note")
)

MAX_ALTERS = 5000
MAX_NUMBER = 1_000_000
"""The highest number anybody on a map can have; numbers are never given twice, also not those of people erased."""

MAX_LABEL = 500
MAX_TEXT = 20_000
MAX_ASKED = 1000
MAX_SAME_MAP = 1000
COPY_KEY_DIGITS = 64
"""A copy key is 32 bytes, written as hexadecimal digits."""

MAX_SECTORS = 12
MIN_RINGS, MAX_RINGS = 2, 5
