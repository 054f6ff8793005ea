"""The typed shape of everything a provider can edit. Unknown keys and wrong types are refused."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from sociomap_app.model.sociomap import Design, Ring, Sector

if TYPE_CHECKING:
    from sociomap_app.model.fields import EgoRole, RingMeaning, SettingKind, Side, Stage

    from .closed_words import Basis, Belongs, Comparison, Duty, FindingState
else:
    # Where another word stands is said by ``consistency``, with the line: what reads the file lets it through.
    EgoRole = RingMeaning = SettingKind = Side = Stage = Belongs = Duty = FindingState = Comparison = Basis = str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry of a list has."""


class Source(Entry, frozen=True):
    """A work that something said here comes from: what it shows, how strongly, and what it does not show.

    ``group`` is the heading it stands under; ``used_for`` says what rests on it where that is no rule, measure,
    kind of support, question or term.
    """

    id: str
    author: str
    year: str
    title: str
    where: str
    shows: str
    strength: str
    not_shown: str
    group: str = ""
    used_for: str = ""


class WorkTerm(Entry, frozen=True):
    """A term of the work of training teachers, with other names for the same and what it means."""

    id: str
    label: str
    means: str
    also: str = ""
    sources: list[str] = []


class Role(Entry, frozen=True):
    """Who somebody is to ego. ``belongs`` is school, provider, peers, profession, family, friends or empty.

    ``part`` is the duty rules ask for by name, ``of`` what ego must be for it to be theirs (empty: anything).
    ``past`` says that wherever somebody belonged is over, so that an area does not tell it.
    """

    id: str
    label: str
    belongs: Belongs = ""
    part: Duty = ""
    of: list[EgoRole] = []
    past: bool = False
    note: str = ""


class Setting(Entry, frozen=True):
    """Where a tie lives: a code, and the kind of organisation behind it where it is the same on every map."""

    id: str
    label: str
    kind: SettingKind | None = None


class Family(Entry, frozen=True):
    """A family of support functions."""

    id: str
    label: str


class Function(Entry, frozen=True):
    """One thing somebody gives. ``condition`` marks a wellbeing condition, ``mentoring`` what a mentor gives."""

    id: str
    family: str
    label: str
    gives: str
    asks: str
    source: str
    sources: list[str] = []
    condition: bool = False
    mentoring: bool = False


class FieldWords(Entry, frozen=True):
    """The words for one field of an alter and for each of its values; ``notes`` stand beside a chosen value."""

    label: str
    help: str = ""
    values: dict[str, str] = {}
    notes: dict[str, str] = {}


class Meaning(Entry, frozen=True):
    """What rings mean, with the names of the rings for each count, the innermost first."""

    label: str
    rings: dict[str, list[str]]


class CensusItem(Entry, frozen=True):
    """One optional fact about ego, with the reason shown beside it; ``audience``, where given, is who is asked."""

    id: str
    label: str
    reason: str
    values: list[str] = []
    audience: list[EgoRole] = []


class LensItem(Entry, frozen=True):
    """One statement to rate from 1 to 5."""

    id: str
    words: str


class Lens(Entry, frozen=True):
    """One of the five lenses on a relationship."""

    id: str
    label: str
    note: str
    items: list[LensItem]


class Prompt(Entry, frozen=True):
    """One question of the conversation. ``when`` names the rules that call for it; empty is always.

    ``months`` are those of the date, 1 to 12, in which it makes sense; empty is all year.
    """

    id: str
    stage: Stage
    words: str
    source: str
    audience: list[EgoRole] = []
    when: list[str] = []
    months: list[int] = []
    deck: str = ""


class Deck(Entry, frozen=True):
    """A set of prompts that is chosen by hand, for those it is meant for. ``source``: where its idea is from."""

    id: str
    label: str
    audience: list[EgoRole] = []
    source: str = ""
    sources: list[str] = []


class Clause(Entry, frozen=True):
    """A measure, a comparison, a threshold. ``about`` says of what, where the measure asks for it.

    ``least`` is the smallest number of people (or whatever the measure speaks of) for it to be tried.
    """

    measure: str
    compare: Comparison
    threshold: float
    about: str = ""
    least: int = 0


class Rule(Entry, frozen=True):
    """One gap rule as a closed form: a measure, a comparison, a threshold. Never an expression.

    ``about`` says of what, for measures that ask: a function, a family, a part of the network, a duty.
    ``needs`` names the functions or fields that must have been asked before the rule may speak (all of
    them); ``who`` the roles of ego it applies to (empty: everybody; a role not given is read as trainee);
    ``least`` the smallest number of counted alters, or of what the measure speaks of, for it to speak;
    ``after_days`` how long after ego's start, where that is known. ``source`` says in a line where it comes from,
    ``sources`` are the ids of those works.
    ``or_else`` holds further clauses, any of which is enough; ``also`` clauses that must all hold besides;
    ``beside`` rules of which one must speak too; ``alone`` silences all other rules.
    ``words`` and ``question``, and what is said instead where there is nobody to name (``words_nobody`` and
    ``question_nobody``) or for what ego is (``words_for``), may hold the places of ``PLACES``, and
    ``{one|several}``, of which the first is said where one is counted. With ``words_nobody`` and nobody to name
    the state is *nobody*; where the state is *one*, no kind of support is spoken of and there are several
    people, nothing rests on one person: *note*. ``priority`` orders what is noticed on a sheet, 1 first. The
    state *covered* makes a strength, shown before any gap and never noticed as one.
    """

    id: str
    measure: str
    compare: Comparison
    threshold: float
    state: FindingState
    words: str
    question: str
    basis: Basis
    source: str
    priority: int
    sources: list[str] = []
    about: str = ""
    stage: Stage = "notice"
    on: bool = True
    least: int = 0
    after_days: int = 0
    alone: bool = False
    words_nobody: str = ""
    question_nobody: str = ""
    words_for: dict[EgoRole, str] = {}
    needs: list[str] = []
    who: list[EgoRole] = []
    beside: list[str] = []
    or_else: list[Clause] = []
    also: list[Clause] = []


class PresetSector(Entry, frozen=True):
    """One area of a preset."""

    id: str
    label: str
    side: Side
    width: float = 1.0
    belongs: Belongs = ""


class Preset(Entry, frozen=True):
    """A ready-made layout of a map."""

    id: str
    label: str
    rings: int
    meaning: RingMeaning
    sector: list[PresetSector]


class SourcesFile(Entry, frozen=True):
    source: list[Source]


class TermsFile(Entry, frozen=True):
    term: list[WorkTerm]


class RolesFile(Entry, frozen=True):
    role: list[Role]


class SettingsFile(Entry, frozen=True):
    setting: list[Setting]


class FunctionsFile(Entry, frozen=True):
    family: list[Family] = []
    function: list[Function] = []


class ValuesFile(Entry, frozen=True):
    field: dict[str, FieldWords]
    ego: dict[str, dict[str, str]]
    meaning: dict[str, Meaning]
    tie: dict[str, str]
    side: dict[str, str]
    stage: dict[str, str]
    setting_kind: dict[str, str]
    names: dict[str, str]
    state: dict[str, str]
    finding: dict[str, str] = {}


class CensusFile(Entry, frozen=True):
    item: list[CensusItem]


class Occasion(Entry, frozen=True):
    """What a date may be called: one of the times at which maps are usually drawn."""

    id: str
    label: str


class WavesFile(Entry, frozen=True):
    occasion: list[Occasion]


class Help(Entry, frozen=True):
    """Something that may have helped until a date, besides the kinds of support."""

    id: str
    label: str


class HelpedFile(Entry, frozen=True):
    help: list[Help]


class LensesFile(Entry, frozen=True):
    scale: list[str]
    too_early: str
    talk_at_or_below: float
    talk_when_apart: float
    lens: list[Lens]


class Question(Entry, frozen=True):
    """One question that helps to think of people; ``gives`` is the kind of support it is about."""

    words: str
    gives: str = ""


class Guide(Entry, frozen=True):
    """A set of questions for the guided start."""

    id: str
    label: str
    note: str
    source: str
    question: list[Question]
    sources: list[str] = []


class GuidesFile(Entry, frozen=True):
    guide: list[Guide]


class PromptsFile(Entry, frozen=True):
    prompt: list[Prompt]
    deck: list[Deck] = []


class Suggestion(Entry, frozen=True):
    """Where people look, by kind: names or ideas, shown with findings of these ``rules`` if asked for."""

    id: str
    label: str
    rules: list[str]
    names: list[str]
    note: str = ""


class SuggestionsFile(Entry, frozen=True):
    kind: list[Suggestion]


class MeasureWords(Entry, frozen=True):
    """What a figure is called, what it means, its formula, what it leaves out, and where the formula is from."""

    id: str
    label: str
    group: str
    formula: str
    leaves_out: str
    source: str
    sources: list[str] = []
    means: str = ""


class MeasuresFile(Entry, frozen=True):
    measure: list[MeasureWords]


class RuleWording(Entry, frozen=True):
    """How something a rule names by its id is said in a sentence."""

    id: str
    says: str


class RulesFile(Entry, frozen=True):
    rule: list[Rule] = []
    reckoned: list[RuleWording] = []
    about: list[RuleWording] = []
    said: list[RuleWording] = []


class Framework(msgspec.Struct, frozen=True, kw_only=True):
    """All words, presets, prompts and rules in force, and the faults of a provider's files left out."""

    roles: Mapping[str, Role]
    settings: Mapping[str, Setting]
    families: Mapping[str, Family]
    functions: Mapping[str, Function]
    values: ValuesFile
    census: Mapping[str, CensusItem]
    occasions: Mapping[str, Occasion]
    helps: Mapping[str, Help]
    lenses: LensesFile
    prompts: Mapping[str, Prompt]
    decks: Mapping[str, Deck]
    rules: Mapping[str, Rule]
    reckoned: Mapping[str, RuleWording]
    abouts: Mapping[str, RuleWording]
    said: Mapping[str, RuleWording]
    guides: Mapping[str, Guide]
    measures: Mapping[str, MeasureWords]
    suggestions: Mapping[str, Suggestion]
    presets: Mapping[str, Preset]
    sources: Mapping[str, Source]
    terms: Mapping[str, WorkTerm]
    problems: tuple[str, ...] = ()

    def design(self, preset: str) -> Design:
        """The design of a new map of that preset. KeyError for one that is not there."""
        chosen = self.presets[preset]
        return Design(
            preset=chosen.id,
            ring_meaning=chosen.meaning,
            rings=(Ring(),) * chosen.rings,
            sectors=tuple(Sector(one.id, one.side, width=one.width) for one in chosen.sector),
        )

    def ring_labels(self, meaning: RingMeaning, count: int) -> list[str]:
        """Names for ``count`` rings of that meaning, the innermost first."""
        return list(self.values.meaning[meaning].rings[str(count)])

    def care(self, group_type: str) -> str:
        """What to mind about a type of group; empty where there is nothing."""
        return self.values.field["group_type"].notes.get(group_type, "")

    def value(self, field: str, code: str) -> str:
        """The word for one value of a closed field, or of a ``tie``; the code itself where there is none."""
        if field == "tie":
            return self.values.tie.get(code, code)
        words = self.values.field.get(field)
        return words.values.get(code, code) if words is not None else code

    @property
    def sector_belongs(self) -> Mapping[str, Belongs]:
        """Which part of the network each known area speaks of, by the id of the area."""
        return {one.id: one.belongs for preset in self.presets.values() for one in preset.sector}
