"""What types cannot say of a file of words: repeated ids, values that must be one of a few."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sociomap_app.model.clean_text import clean_text
from sociomap_app.model.fields import (
    EGO_ROLES,
    MAX_NUMBER,
    MAX_RINGS,
    MAX_SECTORS,
    MAX_TEXT,
    MIN_RINGS,
    RING_MEANINGS,
    SETTING_KINDS,
    SIDES,
    STAGES,
)

from .closed_words import BASES, BELONGS, COMPARISONS, DUTIES, STATES
from .entries import (
    CensusFile,
    Clause,
    Entry,
    FunctionsFile,
    GuidesFile,
    HelpedFile,
    LensesFile,
    MeasuresFile,
    Preset,
    PromptsFile,
    RolesFile,
    Rule,
    RulesFile,
    SettingsFile,
    SourcesFile,
    SuggestionsFile,
    TermsFile,
    ValuesFile,
    WavesFile,
)

PLACES = ("people", "persons", "count", "what", "who", "anyone", "said", "yet", "before")
"""What may stand in the words of a rule.

Who it speaks of; how many, with the word for them, or the number alone; what else it found; *person*, *group*
or *resource*; one of them; of how many it was said; *yet*, or *now* where somebody was there before, and who.
"""

# What a rule can measure. ``analysis`` has one closed form for each; a test holds the two lists together.
RULE_MEASURES = (
    "size",
    "givers",
    "conditions_with_nobody",
    "conditions_with_one",
    "conditions_with_several",
    "thicker_side",
    "thinner_side",
    "both_sides",
    "school_support",
    "part_members",
    "near",
    "givers_beside_mentor",
    "heaviest_load",
    "heaviest_functions",
    "beyond_own_place",
    "same_subject",
    "years_3_6",
    "ending_share",
    "giving",
    "draining_inner",
    "draining_share",
    "density",
    "sole_links",
    "outer_professionals",
    "strategic",
    "induction_missing",
    "assessing_mentors",
    "inner_gone",
    "size_fall",
    "lenses_to_talk",
    "uprooted",
)

SAID_OF_A_SOURCE = ("author", "year", "title", "where", "shows", "strength", "not_shown")

Keys = tuple[str | int, ...]
Problem = tuple[Keys, str]


def check(entries: Entry, sources: Collection[str] | None = None) -> Problem | None:
    """The first thing wrong: its keys and words for it; None where all is well. Where ``sources`` are given, every
    source that is named has to be one of them."""
    return next(_problems(entries, sources), None)


def _problems(entries: Entry, sources: Collection[str] | None) -> Iterator[Problem]:
    for table in _WITH_IDS.get(type(entries), ()):
        yield from _repeats(table, [one.id for one in getattr(entries, table)])
    further = _FURTHER.get(type(entries))
    if further is not None:
        yield from further(entries)
    if sources is not None and type(entries) in _NAMING_SOURCES:
        yield from _unknown_sources(_NAMING_SOURCES[type(entries)], entries, sources)


def _unknown_sources(table: str, entries: Entry, sources: Collection[str]) -> Iterator[Problem]:
    for number, one in enumerate(getattr(entries, table)):
        for place, source in enumerate(one.sources):
            if source not in sources:
                yield (table, number, "sources", place), f"“{source}” is not the id of a source in sources.toml"


def _source_problems(entries: SourcesFile) -> Iterator[Problem]:
    for number, source in enumerate(entries.source):
        for name in SAID_OF_A_SOURCE:
            if not getattr(source, name).strip():
                yield ("source", number, name), f"a source says all of {', '.join(SAID_OF_A_SOURCE)}"


def _role_problems(entries: RolesFile) -> Iterator[Problem]:
    for number, role in enumerate(entries.role):
        yield from _one_of(("role", number, "belongs"), role.belongs, BELONGS)
        yield from _one_of(("role", number, "part"), role.part, DUTIES)
        for ego in role.of:
            yield from _one_of(("role", number, "of"), ego, EGO_ROLES)


def _setting_problems(entries: SettingsFile) -> Iterator[Problem]:
    for number, setting in enumerate(entries.setting):
        if setting.kind is not None:
            yield from _one_of(("setting", number, "kind"), setting.kind, SETTING_KINDS)


def _lens_problems(entries: LensesFile) -> Iterator[Problem]:
    if len(entries.scale) != 5:
        yield ("scale",), "a scale has five steps"


def _prompt_problems(entries: PromptsFile) -> Iterator[Problem]:
    for number, prompt in enumerate(entries.prompt):
        yield from _one_of(("prompt", number, "stage"), prompt.stage, STAGES)
        for place, role in enumerate(prompt.audience):
            yield from _one_of(("prompt", number, "audience", place), role, EGO_ROLES)
        for place, month in enumerate(prompt.months):
            if not 1 <= month <= 12:
                yield ("prompt", number, "months", place), "a month is a number from 1 to 12"
    for number, deck in enumerate(entries.deck):
        for place, role in enumerate(deck.audience):
            yield from _one_of(("deck", number, "audience", place), role, EGO_ROLES)


def _guide_problems(entries: GuidesFile) -> Iterator[Problem]:
    for number, guide in enumerate(entries.guide):
        if not guide.question:
            yield ("guide", number, "question"), "a set has at least one question"


def _rule_problems(entries: RulesFile) -> Iterator[Problem]:
    for number, wording in enumerate(entries.reckoned):
        yield from _one_of(("reckoned", number, "id"), wording.id, RULE_MEASURES)
        yield from _unsound(("reckoned", number, "says"), wording.says, ("n", "about"))
        if "{n}" not in wording.says:
            yield (
                ("reckoned", number, "says"),
                "the words need {n} in the place of the number: “you noted help from {n}”",
            )
    for number, rule in enumerate(entries.rule):
        yield from _problems_of_rule(("rule", number), rule)


def _problems_of_rule(here: Keys, rule: Rule) -> Iterator[Problem]:
    yield from _clause_problems(here, rule)
    for name in ("or_else", "also"):
        for clause in getattr(rule, name):
            yield from _clause_problems((*here, name), clause)
    yield from _one_of((*here, "state"), rule.state, STATES)
    yield from _one_of((*here, "basis"), rule.basis, BASES)
    yield from _one_of((*here, "stage"), rule.stage, STAGES)
    for role in rule.who:
        yield from _one_of((*here, "who"), role, EGO_ROLES)
    for name in ("words", "words_nobody", "question", "question_nobody"):
        yield from _place_problems((*here, name), getattr(rule, name))
    for ego, words in rule.words_for.items():
        yield from _one_of((*here, "words_for"), ego, EGO_ROLES)
        yield from _place_problems((*here, "words_for", ego), words)
    if not rule.words.strip():
        yield (*here, "words"), "a rule has something to say"
    if not rule.source.strip():
        yield (*here, "source"), "a rule names where it comes from"


def _clause_problems(here: Keys, clause: Rule | Clause) -> Iterator[Problem]:
    yield from _one_of((*here, "measure"), clause.measure, RULE_MEASURES)
    yield from _one_of((*here, "compare"), clause.compare, COMPARISONS)
    if not abs(clause.threshold) <= MAX_NUMBER:
        yield (*here, "threshold"), f"a threshold is a number, and at most {MAX_NUMBER:,}"


def _place_problems(keys: Keys, words: str) -> Iterator[Problem]:
    yield from _unsound(keys, words, PLACES)


def _unsound(keys: Keys, words: str, places: Sequence[str]) -> Iterator[Problem]:
    """Places nobody fills, and braces or bars that would stand in the words as they are."""
    if words != clean_text(words, MAX_TEXT):
        yield keys, f"words are at most {MAX_TEXT} signs, and none that cannot be seen"
    for place in re.findall(r"\{([^{}]*)\}", words):
        if place not in places and "|" not in place:
            yield keys, f"“{{{place}}}” is not one of {', '.join('{' + one + '}' for one in places)}"
        if place.count("|") > 1:
            yield keys, f"“{{{place}}}” has more than one bar: {{for one|for several}}"
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", words)):
        yield keys, "every { needs a } after it, and no other { between"


def _value_problems(entries: ValuesFile) -> Iterator[Problem]:
    for meaning in RING_MEANINGS:
        if meaning not in entries.meaning:
            yield ("meaning",), f"the meaning “{meaning}” has no words"
            continue
        for count in range(MIN_RINGS, MAX_RINGS + 1):
            if len(entries.meaning[meaning].rings.get(str(count), ())) != count:
                yield ("meaning", meaning, "rings"), f"{count} rings need {count} names"


def _preset_problems(preset: Preset) -> Iterator[Problem]:
    yield from _one_of(("meaning",), preset.meaning, RING_MEANINGS)
    if not MIN_RINGS <= preset.rings <= MAX_RINGS:
        yield ("rings",), f"a map has {MIN_RINGS} to {MAX_RINGS} rings"
    if not 1 <= len(preset.sector) <= MAX_SECTORS:
        yield ("sector",), f"a map has 1 to {MAX_SECTORS} areas"
    yield from _repeats("sector", [one.id for one in preset.sector])
    for number, sector in enumerate(preset.sector):
        yield from _one_of(("sector", number, "side"), sector.side, SIDES)
        yield from _one_of(("sector", number, "belongs"), sector.belongs, BELONGS)
        if not 0.1 <= sector.width <= 10:
            yield ("sector", number, "width"), "a share lies between 0.1 and 10"


def _repeats(table: str, ids: Sequence[str]) -> Iterator[Problem]:
    for number, one in enumerate(ids):
        if not one.strip():
            yield (table, number, "id"), "an id is at least one sign"
        if one in ids[:number]:
            yield (table, number, "id"), f"the id “{one}” is used twice"


def _one_of(keys: Keys, value: str, allowed: Sequence[str]) -> Iterator[Problem]:
    if value not in allowed:
        yield keys, f"“{value}” is not one of {', '.join(word for word in allowed if word)}"


_WITH_IDS: Mapping[type[Entry], tuple[str, ...]] = {
    RolesFile: ("role",),
    SettingsFile: ("setting",),
    FunctionsFile: ("family", "function"),
    CensusFile: ("item",),
    HelpedFile: ("help",),
    LensesFile: ("lens",),
    PromptsFile: ("prompt", "deck"),
    SuggestionsFile: ("kind",),
    MeasuresFile: ("measure",),
    GuidesFile: ("guide",),
    SourcesFile: ("source",),
    TermsFile: ("term",),
    WavesFile: ("occasion",),
    RulesFile: ("rule", "reckoned", "about", "said"),
}
"""The tables of each file in which no id may stand twice."""

_NAMING_SOURCES: Mapping[type[Entry], str] = {
    RulesFile: "rule",
    MeasuresFile: "measure",
    FunctionsFile: "function",
    GuidesFile: "guide",
    PromptsFile: "deck",
    TermsFile: "term",
}
"""The table of each file whose entries name the sources they rest on."""

_FURTHER: Mapping[type[Entry], Callable[[Any], Iterator[Problem]]] = {
    RolesFile: _role_problems,
    SettingsFile: _setting_problems,
    LensesFile: _lens_problems,
    PromptsFile: _prompt_problems,
    GuidesFile: _guide_problems,
    RulesFile: _rule_problems,
    SourcesFile: _source_problems,
    ValuesFile: _value_problems,
    Preset: _preset_problems,
}
"""What else has to hold of a file, looked at after that."""
