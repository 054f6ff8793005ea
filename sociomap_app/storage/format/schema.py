"""The exact shape of a sociomap file, version 1, apart from the model so that either may change alone.

Every key a file may hold is a field here and no other key is let through. Defaults are left out of
the file; what a missing key means is therefore part of the format and never changes within a version.
The closed lists of values are not repeated here: ``model.integrity`` says them once.
"""

import datetime as dt
import functools
from collections.abc import Mapping

import msgspec

FORMAT = "sociomap"
VERSION = 1

Words = tuple[str, ...]
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


class Record(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One JSON object of the file."""


class Place(Record):
    """A cell and the position in it. Ring 0 is the zone outside the last ring."""

    ring: int | None = None
    sector: str | None = None
    across: float = 0.5
    along: float = 0.5


class Alter(Record):
    """A person, group or resource of one wave."""

    id: str
    label: str
    kind: str = "person"
    place: Place = msgspec.field(default_factory=Place)
    role: str | None = None
    setting: str | None = None
    career_stage: str | None = None
    same_subject: bool | None = None
    status: str = "current"
    closeness: int | None = None
    frequency: str | None = None
    known_since: str | None = None
    direction: str | None = None
    quality: str | None = None
    usefulness: int | None = None
    functions: Words = ()
    assigned: str | None = None
    formal: bool | None = None
    collaboration: Words = ()
    purpose: Words = ()
    assesses_me: bool | None = None
    lasting: str | None = None
    group_type: str | None = None
    group_goal: str | None = None
    across_settings: bool | None = None
    note: str = ""
    attributes: dict[str, str] = {}


class Tie(Record):
    """Two alters and what holds between them. Both kinds are always written."""

    ends: tuple[str, str]
    knows: bool
    works_closely: bool


class Outline(Record):
    """A drawn boundary."""

    id: str
    label: str
    members: Words
    group_type: str | None = None
    group_goal: str | None = None
    across_settings: bool | None = None
    all_know: bool = False
    note: str = ""


class Note(Record):
    """A short text at a person or a place."""

    id: str
    text: str
    alter: str | None = None
    place: Place = msgspec.field(default_factory=Place)


class Answer(Record):
    """One prompt and the words said to it."""

    prompt: str
    stage: str
    question: str
    words: str = ""


class Action(Record):
    """A next step."""

    id: str
    what: str
    with_whom: str = ""
    alter: str | None = None
    by: dt.date | None = None
    done: bool = False
    carried_from: str | None = None


class Conversation(Record):
    """What was said over one wave."""

    held_on: dt.date | None = None
    answers: tuple[Answer, ...] = ()
    actions: tuple[Action, ...] = ()
    agreed: str = ""
    next_on: dt.date | None = None


class Day(Record):
    """What there is of a date besides its people and their connections."""

    id: str
    label: str
    date: dt.date
    outlines: tuple[Outline, ...] = ()
    notes: tuple[Note, ...] = ()
    asked: Words = ()
    who_knows_whom_done: bool = False
    set_aside: dict[str, str] = {}
    conversation: Conversation = msgspec.field(default_factory=Conversation)


class Wave(Day):
    """The network at one date; alters, outlines and notes in the order they were named."""

    alters: tuple[Alter, ...] = ()
    ties: tuple[Tie, ...] = ()


class Ring(Record):
    """One ring."""

    label: str


class Sector(Record):
    """One wedge."""

    id: str
    label: str
    side: str
    width: float = 1.0


class Design(Record):
    """Rings from the inside out, sectors clockwise from twelve o'clock."""

    preset: str
    ring_meaning: str
    rings: tuple[Ring, ...]
    sectors: tuple[Sector, ...]
    ask_quality: bool = False


class Census(Record):
    """Optional facts about ego."""

    programme_stage: str | None = None
    phase: str | None = None
    subject: str | None = None
    route: str | None = None
    age_band: str | None = None
    career_changer: bool | None = None
    moved_for_course: bool | None = None
    travel: str | None = None
    personal_styles_on: dt.date | None = None


class Ego(Record):
    """The person at the centre."""

    label: str = "Me"
    role: str | None = None
    setting: str | None = None
    started: dt.date | None = None
    census: Census = msgspec.field(default_factory=Census)


class LensView(Record):
    """One side's answers on one relationship; null is *too early to say*."""

    alter: str
    side: str
    answers: dict[str, int | None] = {}
    done: bool = False
    may_show: bool = False
    answered_on: dt.date | None = None


class Sharing(Record):
    """One agreement to share."""

    id: str
    with_whom: str
    part: str = "all"
    names: str = "initials"
    on: dt.date | None = None
    purpose: str = ""
    research: bool = False


class View(Record):
    """How the map is shown."""

    colour_by: str = "sector"
    size_by: str | None = None
    outline_by: str | None = None
    ties_to_me: bool = False


class Printing(Record):
    """The remembered choice for paper; ``pages`` is always written, so that none stays none."""

    pages: Words
    names: str = "typed"
    part: str = "all"
    paper: str = "a4"
    turned: str = "landscape"
    greyscale: bool = False


class OwnWord(Record):
    """A word outside the shipped lists."""

    vocabulary: str
    id: str
    label: str


class Frame(Record):
    """What there is of a document besides its dates."""

    id: str
    design: Design
    title: str = ""
    ego: Ego = msgspec.field(default_factory=Ego)
    lenses: tuple[LensView, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    review_on: dt.date | None = None
    view: View = msgspec.field(default_factory=View)
    printing: Printing | None = None
    own_words: tuple[OwnWord, ...] = ()


class Sociomap(Frame, kw_only=True):
    """The whole document."""

    waves: tuple[Wave, ...]


class Top(Record):
    """What stands round the document. The checksum speaks of the value of ``sociomap`` only."""

    app: str
    format: str
    version: int
    checksum: str | None = None


class Envelope(Top, kw_only=True):
    """The whole file."""

    sociomap: Sociomap


def plain(value: object) -> Plain:
    """A record as JSON values, without what equals its default."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Record):
        return {
            name: plain(item)
            for name, default in defaults(type(value)).items()
            if (item := getattr(value, name)) != default
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no place in the file for {type(value).__name__}")


@functools.cache
def defaults(kind: type[Record]) -> Mapping[str, object]:
    """The fields of a record with what their absence means; NODEFAULT, equal to nothing, where required."""
    return {
        field.name: field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        for field in msgspec.structs.fields(kind)
    }
