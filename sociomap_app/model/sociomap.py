"""The document as one value: a sociomap, its waves, and everything drawn in them.

Every class is frozen; the mappings and sets inside are never changed in place. An edit makes a new
document that shares all it did not touch with the old one, so undo is a list of documents.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from .fields import (
        Assigned,
        Audience,
        CareerStage,
        Collaboration,
        Direction,
        EgoRole,
        Frequency,
        GroupGoal,
        GroupType,
        Kind,
        KnownSince,
        Lasting,
        NamesLevel,
        Part,
        Purpose,
        Quality,
        RingMeaning,
        SettingKind,
        Side,
        Stage,
        Status,
    )
else:
    # Which values may stand where is said by ``integrity``, in words for people. Whatever copies a record by its
    # types is to see plain text, so that it does not refuse a value first, in words of its own.
    Assigned = Audience = CareerStage = Collaboration = Direction = EgoRole = Frequency = GroupGoal = GroupType = (
        Kind
    ) = str
    KnownSince = Lasting = NamesLevel = Part = Purpose = Quality = RingMeaning = SettingKind = str
    Side = Stage = Status = str

WISHED = 0
"""Ring number of the zone outside the last ring: people and places one would like."""

TieKey = tuple[str, str]
"""The two ends of a tie, the smaller id first."""


def tie_key(one: str, other: str) -> TieKey:
    """The key under which the tie between two alters is kept, whichever end is named first."""
    return (one, other) if one <= other else (other, one)


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of the document, and an object of a file: each field is a key there, and no other is let through.

    What a field is called and what its absence means is frozen within a version of the format
    (docs/file-format.md): with a field that changes come a new version and a step in ``storage.format.upgrades``.
    """


class Place(Record, frozen=True):
    """Where something stands: the cell by ring and sector, and the position inside the cell.

    ``ring`` counts from 1, the innermost; ``WISHED`` is the zone outside the last ring; None is not
    placed yet. ``across`` runs from 0 to 1 clockwise through the sector, ``along`` from 0 to 1
    outward through the ring.
    """

    ring: int | None = None
    sector: str | None = None
    across: float = 0.5
    along: float = 0.5

    @property
    def on_map(self) -> bool:
        """Whether both ring and sector are known, so that it stands on the rings."""
        return self.ring is not None and self.sector is not None

    @property
    def drawn_ring(self) -> int | None:
        """The ring it is drawn on; None beside the map (ring or area missing) and for what is wished for."""
        return self.ring if self.on_map and self.ring != WISHED else None


NOWHERE = Place()


class Alter(Record, frozen=True, kw_only=True):
    """A person, group or resource in ego's network, with ego's tie to it, as it was in one wave.

    The allowed values stand in ``model.fields``. None and the empty set mean that nothing was said. ``number`` is
    given once, in the order of naming, and never to anybody else; None where none was given yet. ``peer_code`` is
    the code of somebody's own map.
    """

    id: str
    label: str
    number: int | None = None
    kind: Kind = "person"
    place: Place = NOWHERE
    role: str | None = None
    setting: str | None = None
    career_stage: CareerStage | None = None
    same_subject: bool | None = None
    status: Status = "current"
    closeness: int | None = None
    frequency: Frequency | None = None
    known_since: KnownSince | None = None
    direction: Direction | None = None
    quality: Quality | None = None
    usefulness: int | None = None
    functions: frozenset[str] = frozenset()
    assigned: Assigned | None = None
    formal: bool | None = None
    collaboration: frozenset[Collaboration] = frozenset()
    purpose: frozenset[Purpose] = frozenset()
    assesses_me: bool | None = None
    lasting: Lasting | None = None
    group_type: GroupType | None = None
    group_goal: GroupGoal | None = None
    across_settings: bool | None = None
    peer_code: str = ""
    note: str = ""
    attributes: Mapping[str, str] = msgspec.field(default_factory=_nothing)

    @property
    def counted(self) -> bool:
        """Whether figures speak of it: wished-for and lost alters are left out of every one."""
        return self.status not in ("wished", "lost")


class Tie(Record, frozen=True):
    """A tie between two alters, as ego sees it. At least one kind holds, and both are always said."""

    ends: TieKey
    knows: bool
    works_closely: bool


class Outline(Record, frozen=True, kw_only=True):
    """A drawn boundary round several alters. ``all_know`` lets it stand for ties among them all."""

    id: str
    label: str
    members: frozenset[str]
    group_type: GroupType | None = None
    group_goal: GroupGoal | None = None
    across_settings: bool | None = None
    all_know: bool = False
    note: str = ""


class Note(Record, frozen=True, kw_only=True):
    """A short text anchored to an alter or, where ``alter`` is None, to a place on the map."""

    id: str
    text: str
    alter: str | None = None
    place: Place = NOWHERE


class Answer(Record, frozen=True, kw_only=True):
    """One prompt of the conversation, as it was put, and the owner's words."""

    prompt: str
    stage: Stage
    question: str
    words: str = ""


class Action(Record, frozen=True, kw_only=True):
    """A next step: what, with whom, by when. ``carried_from`` names the wave it was first agreed in."""

    id: str
    what: str
    with_whom: str = ""
    alter: str | None = None
    by: dt.date | None = None
    done: bool = False
    carried_from: str | None = None


class Conversation(Record, frozen=True, kw_only=True):
    """What was asked and said over the map of one wave, and what was agreed."""

    held_on: dt.date | None = None
    answers: tuple[Answer, ...] = ()
    actions: tuple[Action, ...] = ()
    agreed: str = ""
    next_on: dt.date | None = None


class Wave(Record, frozen=True, kw_only=True):
    """The network at one date. ``asked`` holds the ids of functions and fields put to the owner.

    ``label`` is the owner's own name for it; without one it is called as the ``occasion`` of the list is, or by
    its date alone. ``ego_role`` and ``ego_setting`` say what ego was then, and where. ``carried`` are those who
    were only carried over from the date before and not looked at since. ``set_aside`` maps the id of a rule the
    owner called fine to the reason, which may be empty. ``helped`` are ids of functions and of other things that
    helped until then. ``change_notes`` are the owner's words on what changed, by the id of the wave it changed
    since.
    """

    id: str
    date: dt.date
    label: str = ""
    occasion: str | None = None
    ego_role: EgoRole | None = None
    ego_setting: str | None = None
    alters: Mapping[str, Alter] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    ties: Mapping[TieKey, Tie] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    outlines: Mapping[str, Outline] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    notes: Mapping[str, Note] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    carried: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    who_knows_whom_done: bool = False
    set_aside: Mapping[str, str] = msgspec.field(default_factory=_nothing)
    helped: frozenset[str] = frozenset()
    change_notes: Mapping[str, str] = msgspec.field(default_factory=_nothing)
    conversation: Conversation = Conversation()


class Ring(Record, frozen=True):
    """One ring; its number is its position, the innermost first.

    ``label`` is the owner's own word for it; without one it is called as rings of that meaning are.
    """

    label: str = ""


class Sector(Record, frozen=True):
    """A wedge of the map: personal, professional or undivided, with its share of the circle.

    ``label`` is the owner's own word for it; without one it is called as the area of that id in the presets.
    """

    id: str
    side: Side
    label: str = ""
    width: float = 1.0


class Design(Record, frozen=True, kw_only=True):
    """How the map is laid out: rings from the inside out, sectors clockwise from twelve o'clock."""

    preset: str
    ring_meaning: RingMeaning
    rings: tuple[Ring, ...]
    sectors: tuple[Sector, ...]
    ask_quality: bool = False

    def sector(self, sector_id: str | None) -> Sector | None:
        """The sector of that id, or None."""
        return next((sector for sector in self.sectors if sector.id == sector_id), None)


class Census(Record, frozen=True, kw_only=True):
    """Optional facts about ego. Never in an export unless the owner says so."""

    programme_stage: str | None = None
    phase: str | None = None
    subject: str | None = None
    route: str | None = None
    age_band: str | None = None
    career_changer: bool | None = None
    moved_for_course: bool | None = None
    travel: str | None = None
    far_from_others: bool | None = None
    personal_styles_on: dt.date | None = None


class Ego(Record, frozen=True, kw_only=True):
    """The person at the centre; role and setting are those of a date, and stand with the wave."""

    label: str = "Me"
    started: dt.date | None = None
    census: Census = Census()


class LensView(Record, frozen=True, kw_only=True):
    """One side's answers to the five lenses on one relationship.

    ``answers`` maps an item to 1–5, or to None for *too early to say*, which counts as missing.
    """

    alter: str
    side: str
    answers: Mapping[str, int | None] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    done: bool = False
    may_show: bool = False
    answered_on: dt.date | None = None
    withdrawn_on: dt.date | None = None


class LensRequest(Record, frozen=True, kw_only=True):
    """That somebody was asked for their side of the five lenses, and the key under which ego's own was sealed."""

    id: str
    alter: str
    on: dt.date
    key: str
    withdrawn_on: dt.date | None = None


class Sharing(Record, frozen=True, kw_only=True):
    """What the owner agreed to share: with whom, how much, when and what for."""

    id: str
    with_whom: str
    part: Part = "all"
    names: NamesLevel = "initials"
    on: dt.date | None = None
    purpose: str = ""
    research: bool = False


class KnownSetting(Record, frozen=True):
    """What kind of organisation is behind a setting; ``id`` is what stands with alters and waves."""

    id: str
    kind: SettingKind


class Copy(Record, frozen=True, kw_only=True):
    """What a copy that was handed over says of itself; a map that somebody draws on has none.

    ``of`` is equal in all copies of one map for one audience. ``waves`` are ids as they stand in the copy,
    ``included`` what went along beyond the usual, ``left_out`` what usually goes and did not.
    """

    of: str
    audience: Audience
    for_whom: str = msgspec.field(default="", name="for")
    on: dt.date | None = None
    names: NamesLevel = "initials"
    part: Part = "all"
    waves: tuple[str, ...] = ()
    included: frozenset[str] = msgspec.field(default=frozenset(), name="with")
    left_out: frozenset[str] = frozenset()


class View(Record, frozen=True, kw_only=True):
    """How the owner likes this map shown."""

    colour_by: str = "sector"
    size_by: str | None = None
    outline_by: str | None = None
    ties_to_me: bool = False


class Printing(Record, frozen=True, kw_only=True):
    """The last choice of what goes on paper, when the owner wants it remembered. No pages are a choice, too."""

    pages: frozenset[str]
    names: str = "typed"
    part: str = "all"
    paper: str = "a4"
    turned: str = "landscape"
    greyscale: bool = False


class OwnWord(Record, frozen=True):
    """A word that is not in the shipped lists: a provider's own, or another version's."""

    vocabulary: str
    id: str
    label: str


class Sociomap(Record, frozen=True, kw_only=True):
    """The whole document. ``waves`` are in order of date as their owner keeps them, at least one.

    ``same_map_as`` are the ids this map had before it was saved under another name. ``copy_key``, hexadecimal, is
    the secret from which ids in copies follow; empty where none was drawn by lot yet, and in a copy. ``code`` is
    the participant code. ``highest_number`` is the highest number ever given to anybody.
    """

    id: str
    design: Design
    waves: tuple[Wave, ...]
    same_map_as: frozenset[str] = frozenset()
    copy_key: str = ""
    copy: Copy | None = None
    code: str = ""
    title: str = ""
    ego: Ego = Ego()
    settings: tuple[KnownSetting, ...] = ()
    highest_number: int = 0
    lenses: tuple[LensView, ...] = ()
    lens_requests: tuple[LensRequest, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    review_on: dt.date | None = None
    view: View = View()
    printing: Printing | None = None
    own_words: tuple[OwnWord, ...] = ()

    def wave(self, wave_id: str) -> Wave:
        """The wave of that id. KeyError where there is none."""
        for wave in self.waves:
            if wave.id == wave_id:
                return wave
        raise KeyError(wave_id)

    def before(self, wave: Wave) -> Wave | None:
        """The wave with the date before that of the one given; None where it is the earliest."""
        order = sorted(self.waves, key=lambda one: one.date)
        place = next((number for number, one in enumerate(order) if one.id == wave.id), 0)
        return order[place - 1] if place else None

    @property
    def latest(self) -> Wave:
        """The wave with the latest date; of two on one day the one kept last."""
        return max(enumerate(self.waves), key=lambda pair: (pair[1].date, pair[0]))[1]
