"""Which columns the three tables have.

Reader and writer share this, so that a column cannot be written that is not read.
"""

from sociomap_app.model.fields import FIELDS_BY_NAME, Field

PEOPLE = (
    "id",
    "label",
    "kind",
    "ring",
    "sector",
    "role",
    "setting",
    "career_stage",
    "same_subject",
    "status",
    "frequency",
    "known_since",
    "direction",
    "quality",
    "usefulness",
    "functions",
    "assigned",
    "formal",
    "collaboration",
    "purpose",
    "assesses_me",
    "lasting",
    "closeness",
    "group_type",
    "group_goal",
    "peer_code",
    "note",
)
SOMETIMES = ("across_settings",)
"""Columns that are read wherever they stand, and written behind the others only where somebody has one."""

TIES = ("from", "to", "kind")
EGO = ("label", "role", "setting", "started", "asked", "who_knows_whom_done")
PEOPLE_FILE, TIES_FILE, EGO_FILE = "people.csv", "ties.csv", "ego.csv"

PEOPLE_FIELDS: tuple[Field, ...] = tuple(
    FIELDS_BY_NAME[name] for name in PEOPLE + SOMETIMES if name in FIELDS_BY_NAME and name != "status"
)
"""The columns that hold one field of an alter as it is; status is read together with the ring."""
