"""What things are called: by the lists, by a provider, or by whoever drew the map.

A map stores words of its owner's own only. A ring, an area or a date without one is called as its preset or the
list has it, in the language of whoever reads: a label of the model may be empty, the words from here never are.
"""

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from sociomap_app.model.clean_text import folded
from sociomap_app.model.fields import SettingKind
from sociomap_app.model.sociomap import Design, OwnWord, Ring, Sector, Sociomap, Wave

from .entries import Framework

Part = TypeVar("Part", Ring, Sector)


def word_for(framework: Framework, sociomap: Sociomap, vocabulary: str, word_id: str) -> str:
    """The words for a role, setting or function: shipped or a provider's, else the document's own, else its id."""
    lists: Mapping[str, Mapping[str, object]] = {
        "role": framework.roles,
        "setting": framework.settings,
        "function": framework.functions,
    }
    entry = lists[vocabulary].get(word_id)
    if entry is not None:
        return str(getattr(entry, "label"))  # noqa: B009  (entries of three kinds, all with a label)
    return next(
        (own.label for own in sociomap.own_words if (own.vocabulary, own.id) == (vocabulary, word_id)),
        word_id,
    )


def own_word(vocabulary: str, typed: str) -> OwnWord:
    """A word that is in no list, kept under what was typed."""
    return OwnWord(vocabulary, typed, typed)


def ring_words(design: Design, framework: Framework) -> list[str]:
    """What the rings are called, the innermost first."""
    usual = framework.ring_labels(design.ring_meaning, len(design.rings))
    return [ring.label or word for ring, word in zip(design.rings, usual, strict=True)]


def area_word(sector: Sector, design: Design, framework: Framework) -> str:
    """What an area is called; by its id where nobody has a word for it."""
    return sector.label or usual_area_word(sector.id, design, framework) or sector.id


def usual_area_word(area: str, design: Design, framework: Framework) -> str:
    """What the preset of the map, else any other, calls the area of that id; empty where none has it."""
    own = framework.presets.get(design.preset)
    for preset in (*([own] if own is not None else []), *framework.presets.values()):
        for one in preset.sector:
            if one.id == area:
                return one.label
    return ""


def kind_of_setting(framework: Framework, sociomap: Sociomap, setting: str) -> SettingKind | None:
    """What kind of organisation is behind a setting: as the map says, else as the list of settings does."""
    for one in sociomap.settings:
        if one.id == setting:
            return one.kind
    listed = framework.settings.get(setting)
    return listed.kind if listed is not None else None


def wave_word(wave: Wave, framework: Framework) -> str:
    """What a date is called; empty where it has no name but its day."""
    return wave.label or listed_wave_word(wave, framework) or wave.occasion or ""


def listed_wave_word(wave: Wave, framework: Framework) -> str:
    """What the list calls the occasion of a date; empty for one of no list, which somebody may have typed."""
    occasion = framework.occasions.get(wave.occasion or "")
    return occasion.label if occasion is not None else ""


def design_in_words(design: Design, framework: Framework) -> Design:
    """The design with a word for every ring and area, for whoever shows it; never to be stored."""
    return replace(
        design,
        rings=tuple(
            replace(one, label=word) for one, word in zip(design.rings, ring_words(design, framework), strict=True)
        ),
        sectors=tuple(replace(one, label=area_word(one, design, framework)) for one in design.sectors),
    )


def in_words(sociomap: Sociomap, framework: Framework) -> Sociomap:
    """The map with a word for every ring, area and date that has one, for whoever shows it; never to be stored."""
    waves = tuple(replace(wave, label=wave_word(wave, framework)) for wave in sociomap.waves)
    return replace(sociomap, design=design_in_words(sociomap.design, framework), waves=waves)


def own_words_only(design: Design, framework: Framework) -> Design:
    """A design as it is stored: without the words that rings and areas have anyway."""
    usual = framework.ring_labels(design.ring_meaning, len(design.rings))
    areas = [usual_area_word(one.id, design, framework) for one in design.sectors]
    return replace(
        design,
        rings=tuple(_without(one, word) for one, word in zip(design.rings, usual, strict=True)),
        sectors=tuple(_without(one, word) for one, word in zip(design.sectors, areas, strict=True)),
    )


def _without(part: Part, word: str) -> Part:
    return replace(part, label="") if part.label == word else part


def wave_name(typed: str, framework: Framework) -> dict[str, str | None]:
    """What was typed as the name of a date, as the fields of a wave: an occasion of the list, or a label."""
    meant = folded(typed)
    for one in framework.occasions.values():
        if folded(one.label) == meant:
            return {"label": "", "occasion": one.id}
    return {"label": typed, "occasion": None}
