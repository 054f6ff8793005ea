"""Which tables there are and which columns they have.

Reader and writer share this, so that a column cannot be written that is not read.
"""

from collections.abc import Mapping

from sociomap_app.exchange.field_words import LOOSELY, column_named, heading
from sociomap_app.exchange.name_headings import FIRST_NAME, HALVES, SURNAME, SURNAME_AND_FIRST
from sociomap_app.model.clean_text import folded
from sociomap_app.model.fields import FIELDS_BY_NAME, Field
from sociomap_app.model.sociomap import Census
from sociomap_app.vocabulary.entries import Framework

PEOPLE = (
    "wave",
    "id",
    "number",
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

TIES = ("wave", "from", "to", "kind")
CENSUS = tuple(Census.__struct_fields__)
EGO = ("label", "code", "role", "setting", "started", "asked", "who_knows_whom_done", *CENSUS)
WAVES = ("id", "label", "date", "ego_role", "ego_setting", "asked", "who_knows_whom_done")
AREAS = ("id", "label", "side", "width")
SETTINGS = ("label", "kind")
PEOPLE_FILE, TIES_FILE, EGO_FILE = "people.csv", "ties.csv", "ego.csv"
WAVES_FILE, AREAS_FILE, SETTINGS_FILE = "waves.csv", "areas.csv", "settings.csv"

AS_TYPED = frozenset({"id", "label", "code", "peer_code", "note", "from", "to", "subject", FIRST_NAME, SURNAME})
"""Columns in which “NA” or a dash may be what is meant; in any other they say that nothing is said."""

PEOPLE_FIELDS: tuple[Field, ...] = tuple(
    FIELDS_BY_NAME[name] for name in PEOPLE + SOMETIMES if name in FIELDS_BY_NAME and name != "status"
)
"""The columns that hold one field of an alter as it is; status is read together with the ring."""

Headings = Mapping[str, str]
"""The column meant by each heading, in the form in which texts are compared."""


def plainly(columns: tuple[str, ...]) -> Headings:
    """Columns by their names alone, with or without the lines in them."""
    return {folded(form): name for name in columns for form in (name, name.replace("_", " "))}


def people_headings(framework: Framework) -> Headings:
    """The columns of people by their names, by the headings of the window, and by those of spreadsheets."""
    found = dict(plainly(PEOPLE + SOMETIMES))
    for name in PEOPLE + SOMETIMES:
        for word in (heading(name, framework), _label(name, framework)):
            if column_named(word, framework) == name:
                found.setdefault(folded(word), name)
    found.setdefault(folded("Date"), "wave")
    return {**found, **HALVES, **dict.fromkeys(SURNAME_AND_FIRST, "label")}


PEOPLE_LOOSELY: Headings = {**LOOSELY, "term": "wave"}
NO_NAMES = "no column holds the names. Please write the heading “Name” above the names."


def _label(name: str, framework: Framework) -> str:
    entry = framework.values.field.get(name)
    return entry.label if entry is not None else name
