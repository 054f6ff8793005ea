"""How people are called in what leaves the program: as typed, by initials, by role, or by number.

A name is never hidden but replaced: a level makes a new document in which the typed names, settings, notes
and free words no longer stand, so that nothing made from it can give them away.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from unicodedata import combining

from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.asked import asked_by
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import ASKED_FIELDS, MAX_LABEL, NAMES_LEVELS, NamesLevel, known_code
from sociomap_app.model.sociomap import (
    Action,
    Alter,
    Census,
    Conversation,
    Design,
    Outline,
    OwnWord,
    Sector,
    Sociomap,
    Wave,
)
from sociomap_app.vocabulary.entries import Framework

FREE = "free"
"""The preset of a design that is none of the others."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What everything of a map is called at a level: people and dates by their ids, words by what they are."""

    level: NamesLevel
    settings_typed: bool
    people: Mapping[str, str]
    dates: Mapping[str, str]
    settings: Mapping[str, str]
    roles: Mapping[str, str]
    functions: Mapping[str, str]


def renaming(
    sociomap: Sociomap, level: NamesLevel, framework: Framework, *, settings_typed: bool = False
) -> Renaming:
    """How that level calls everybody and everything of the map; with ``settings_typed`` settings as typed."""
    waves = sociomap.waves
    alters = [alter for wave in waves for alter in wave.alters.values()]
    settings = [*(wave.ego_setting for wave in waves), *(alter.setting for alter in alters)]
    known_settings = filter(None, settings) if settings_typed else framework.settings
    known_functions = (*framework.functions, *framework.helps, *ASKED_FIELDS)
    return Renaming(
        level=level,
        settings_typed=settings_typed,
        people=_names(sociomap, level, framework),
        dates={wave.id: _date_word(wave, place, framework) for place, wave in enumerate(waves, start=1)},
        settings=_numbered("setting", settings, known_settings),
        roles=_numbered("role", [alter.role for alter in alters], framework.roles.keys()),
        functions=_numbered("support", sorted(functions_used(sociomap)), known_functions),
    )


def _date_word(wave: Wave, place: int, framework: Framework) -> str:
    """Empty where the date is called as one of the list, or not at all; else its place among the dates."""
    typed = (wave.label or wave.occasion) and wave.occasion not in framework.occasions
    return f"date {place}" if typed else ""


def renamed(sociomap: Sociomap, level: str, framework: Framework) -> Sociomap:
    """The document with people called by that level; itself for ``typed``. ValueError for another level.

    The participant code stays, and so do all ids but those that are words somebody typed.
    """
    chosen = known_code(level, NAMES_LEVELS)
    if chosen == "typed":
        return sociomap
    sociomap = edits.with_numbers(sociomap)
    return renamed_by(sociomap, renaming(sociomap, chosen, framework), framework)


def renamed_by(sociomap: Sociomap, called: Renaming, framework: Framework) -> Sociomap:
    """The same, where it is known what everything is called: in what is left of a map as in the whole of it."""
    sociomap = edits.with_numbers(sociomap)
    settings, used = called.settings, settings_used(sociomap)
    return replace(
        sociomap,
        title="",
        same_map_as=frozenset(),
        copy_key="",
        lens_requests=(),
        settings=tuple(replace(one, id=settings[one.id]) for one in sociomap.settings if one.id in used),
        ego=replace(sociomap.ego, label="Me", census=Census()),
        waves=tuple(_renamed_wave(wave, called, framework) for wave in sociomap.waves),
        copy=sociomap.copy and replace(sociomap.copy, for_whom=""),
        sharing=(),
        printing=None,
        own_words=_own_settings(sociomap) if called.settings_typed else (),
        design=_renamed_design(sociomap.design, framework),
    )


def settings_used(sociomap: Sociomap) -> set[str]:
    """Those that somebody or some date has."""
    alters = (alter for wave in sociomap.waves for alter in wave.alters.values())
    return {one for one in (*(wave.ego_setting for wave in sociomap.waves), *(a.setting for a in alters)) if one}


def functions_used(sociomap: Sociomap) -> set[str]:
    """What somebody gives, was asked about or has helped."""
    waves = sociomap.waves
    return {one for wave in waves for one in wave.asked | wave.helped | asked_by(wave.alters.values()) if one}


def _own_settings(sociomap: Sociomap) -> tuple[OwnWord, ...]:
    used = settings_used(sociomap)
    return tuple(one for one in sociomap.own_words if one.vocabulary == "setting" and one.id in used)


def _renamed_design(design: Design, framework: Framework) -> Design:
    """Rings and areas by the words of the lists; one that somebody called otherwise by its place among them."""
    meanings = framework.values.meaning.values()
    rings = {name for meaning in meanings for names in meaning.rings.values() for name in names} | {""}
    listed = [sector for preset in framework.presets.values() for sector in preset.sector]
    words, ids = {one.label for one in listed}, {one.id for one in listed}
    return replace(
        design,
        preset=design.preset if design.preset in framework.presets else FREE,
        rings=tuple(
            one if one.label in rings else replace(one, label=f"ring {number}")
            for number, one in enumerate(design.rings, start=1)
        ),
        sectors=tuple(
            one if _is_listed(one, words, ids) else replace(one, label=f"Area {number}")
            for number, one in enumerate(design.sectors, start=1)
        ),
    )


def _is_listed(sector: Sector, words: set[str], ids: set[str]) -> bool:
    """Whether an area is called as one of the lists is."""
    return sector.label in words if sector.label else sector.id in ids


def _renamed_wave(wave: Wave, called: Renaming, framework: Framework) -> Wave:
    outlines: dict[str, Outline] = {
        key: replace(outline, label=f"Group {count}", note="")
        for count, (key, outline) in enumerate(wave.outlines.items(), start=1)
    }
    talk = wave.conversation
    return replace(
        wave,
        label=called.dates[wave.id],
        occasion=wave.occasion if wave.occasion in framework.occasions else None,
        ego_setting=called.settings.get(wave.ego_setting or ""),
        change_notes={},
        alters={key: _renamed_alter(alter, called) for key, alter in wave.alters.items()},
        outlines=outlines,
        notes={},
        set_aside={rule: "" for rule in wave.set_aside if rule in framework.rules},
        asked=_called(wave.asked, called.functions),
        helped=_called(wave.helped, called.functions),
        conversation=Conversation(
            held_on=talk.held_on,
            next_on=talk.next_on,
            actions=tuple(_renamed_step(step, called.level) for step in talk.actions),
        ),
    )


def _renamed_step(step: Action, level: NamesLevel) -> Action:
    """What was agreed stays as typed; with whom is told by who stands on the map, else as the level allows."""
    if step.alter is not None or not step.with_whom:
        return replace(step, with_whom="")
    return replace(step, with_whom=initials(step.with_whom) if level == "initials" else "somebody")


def _called(ids: Iterable[str], words: Mapping[str, str]) -> frozenset[str]:
    """Those ids by other words; an empty one, which an older map can hold, is left out."""
    return frozenset(words[one] for one in ids if one)


def _renamed_alter(alter: Alter, called: Renaming) -> Alter:
    return replace(
        alter,
        label=called.people[alter.id],
        note="",
        peer_code="",
        attributes={},
        setting=called.settings.get(alter.setting or ""),
        role=called.roles.get(alter.role or ""),
        functions=_called(alter.functions, called.functions),
    )


def _names(sociomap: Sociomap, level: NamesLevel, framework: Framework) -> dict[str, str]:
    """By the id of everybody who is there on any date, what they are called; two people by two names."""
    wanted: dict[str, str] = {}
    for key, alter in {key: alter for wave in sociomap.waves for key, alter in wave.alters.items()}.items():
        if level == "numbers":
            wanted[key] = str(alter.number)
        elif level == "initials":
            wanted[key] = initials(alter.label)
        else:
            role = framework.roles.get(alter.role or "")
            wanted[key] = role.label if role is not None and role.id != "other" else alter.kind.capitalize()
    return _told_apart(wanted)


INITIALS = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.){0,4}[^\W\d_]\.?(?!\w)")
CAPITALS = re.compile(r"\W*([^\W\d_]{2,3})\W*")
VOWEL = re.compile("[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-Ý]")
BETWEEN = re.compile(r"[\s.]+")
TITLE = re.compile(
    r"(?<![\w.])(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|rev|revd|reverend)(?![\w'’])\.?", re.IGNORECASE
)
PARTICLE = re.compile(
    "af|al|bin|da|das|de|del|della|den|der|di|do|dos|du|ibn|la|le|ten|ter|van|von|zu|zur", re.IGNORECASE
)
"""Small words of a surname: beside them there is room for the surname itself."""
WRITTEN_BEFORE = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that stand before the letter they follow."""
MOST_INITIALS = 3
MOST_LETTERS = 5
"""The small words of a surname among them."""


def initials(label: str) -> str:
    """The first letters of at most three words, each with a full stop, and of small words of a surname besides:
    “Ada Byron” is A.B., “van der Berg” V.D.B.

    Initials at the beginning are taken as they are, without what follows: “K.S. mentor” is K.S.; so are two or
    three capitals alone, unless they may be a name: “RB” is R.B., “TOM” is T. A title is none: “Mr Okoro” is O.
    """
    label = clean_line(label, MAX_LABEL)
    named = TITLE.sub(" ", label).strip()
    if not any(map(str.isalnum, named)):
        named = label
    given, capitals = INITIALS.match(named), CAPITALS.fullmatch(named)
    if given is not None:
        letters = [*given[0].replace(".", "")]
    elif capitals is not None and capitals[1].isupper() and not _may_be_a_name(capitals[1]):
        letters = [*capitals[1]]
    else:
        letters = _first_letters(BETWEEN.split(named))
    return "".join(f"{letter.title()[0]}{letter[1:]}." for letter in letters) or "?"


def _may_be_a_name(capitals: str) -> bool:
    """Three letters with a vowel, such as ANN or TOM."""
    return len(capitals) > 2 and VOWEL.search(capitals) is not None


def _first_letters(words: Iterable[str]) -> list[str]:
    """Of the words that have one, with its marks; the small words of a surname do not count among the three."""
    letters: list[str] = []
    counted = 0
    for word in words:
        at = next((at for at, sign in enumerate(word) if sign.isalnum() and sign not in WRITTEN_BEFORE), None)
        if at is not None and counted < MOST_INITIALS and len(letters) < MOST_LETTERS:
            letters.append(word[at] + "".join(takewhile(combining, word[at + 1 :])))
            counted += PARTICLE.fullmatch(word) is None
    return letters


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Numbers behind names that several share, so that two people stay two people."""
    shared: dict[str, int] = {}
    for name in names.values():
        shared[name] = shared.get(name, 0) + 1
    count: dict[str, int] = {}
    apart = {}
    for key, name in names.items():
        count[name] = count.get(name, 0) + 1
        apart[key] = f"{name} {count[name]}" if shared[name] > 1 else name
    return apart


def _numbered(word: str, used: Iterable[str | None], known: Iterable[str]) -> dict[str, str]:
    """Words of the shipped lists as they are; any other becomes the word and a number."""
    shipped = set(known)
    found: dict[str, str] = {}
    for one in used:
        if one and one not in found:
            own = sum(1 for each in found if each not in shipped)
            found[one] = one if one in shipped else f"{word} {own + 1}"
    return found
