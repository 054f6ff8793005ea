"""Which fields an alter has, of what shape, and which values are allowed.

One table feeds the file reader, the CSV tables, the person panel, the people table and the record
of what was asked. The words shown for a value live in ``resources/``, never here: this module holds
only the codes that files and figures rely on.
"""

from enum import Enum

import msgspec


class FieldShape(Enum):
    """How the value of a field is made."""

    CHOICE = "one of a closed list, or nothing"
    CHOICES = "several of a closed list"
    TERM = "one word of an open list, or nothing"
    TERMS = "several words of an open list"
    SCALE = "a whole number from 1 to 5, 5 most, or nothing"
    YES_NO = "yes, no or nothing"
    TEXT = "free text, may be empty"


class Field(msgspec.Struct, frozen=True):
    """One attribute of an alter: its name in code, files and tables, and its shape."""

    name: str
    shape: FieldShape
    values: tuple[str, ...] = ()


KINDS = ("person", "group", "resource")
STATUSES = ("current", "fading", "lost", "wished")
CAREER_STAGES = ("trainee", "ect", "years_3_6", "experienced", "leader", "outside_teaching")
FREQUENCIES = ("daily", "weekly", "monthly", "termly", "less")
KNOWN_SINCE = ("this_term", "this_year", "1_5_years", "longer")
DIRECTIONS = ("to_me", "from_me", "both")
QUALITIES = ("sustaining", "mixed", "draining")
ASSIGNED = ("assigned", "chosen")
COLLABORATIONS = ("storytelling", "aid", "sharing", "joint_work")
PURPOSES = ("operational", "personal", "strategic")
LASTING = ("likely", "unlikely", "unsure")
GROUP_TYPES = (
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
)
GROUP_GOALS = ("school_improvement", "broadening_opportunities", "resource_sharing")
EGO_ROLES = ("trainee", "ect", "mentor", "lead_mentor", "tutor", "other")
RING_MEANINGS = ("closeness", "frequency", "importance")
SIDES = ("personal", "professional")
TIE_KINDS = ("knows", "works_closely")
NAMES_LEVELS = ("typed", "initials", "roles", "numbers")
PARTS = ("all", "professional", "personal")
PAPERS = ("a4", "a3")
TURNS = ("landscape", "portrait", "best")
LENS_SIDES = ("mine", "theirs")
STAGES = ("look", "value", "notice", "give_back", "look_ahead", "choose", "agree")

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
    field.name for field in ALTER_FIELDS if field.name not in ("kind", "status", "functions", "note")
)

MAX_ALTERS = 5000
MAX_LABEL = 500
MAX_TEXT = 20_000
MAX_ASKED = 1000
MAX_SECTORS = 12
MIN_RINGS, MAX_RINGS = 2, 5
