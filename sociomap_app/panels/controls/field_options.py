"""The values each field offers, in words, with those that only this map uses."""

from typing import Any

from sociomap_app.editing.people_filter import Only
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import EGO_ROLES, FIELDS_BY_NAME, MAX_LABEL, SETTING_KINDS, Field
from sociomap_app.model.sociomap import WISHED, Design, Sociomap
from sociomap_app.panels.sentences import NOT_PLACED, WOULD_LIKE
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import area_word, ring_words, word_for

Options = list[tuple[Any, str]]
UNSAID = "–"
STATUS_FIELDS = ("kind", "status")


def rings(design: Design, framework: Framework) -> Options:
    """Not placed yet, the rings from the inside out, would like."""
    found: Options = [(None, NOT_PLACED)]
    found += list(enumerate(ring_words(design, framework), start=1))
    return [*found, (WISHED, WOULD_LIKE)]


def areas(design: Design, framework: Framework) -> Options:
    """No area yet, and the areas of the map."""
    return [(None, NOT_PLACED), *((one.id, area_word(one, design, framework)) for one in design.sectors)]


def values(field: Field, framework: Framework) -> Options:
    """The closed values of a field, with *not said* where a field may be empty."""
    found: Options = [] if field.name in STATUS_FIELDS else [(None, UNSAID)]
    return found + [(code, framework.value(field.name, code)) for code in field.values]


def roles(framework: Framework, document: Sociomap) -> Options:
    """The roles of the lists, and those this map has of its own."""
    shipped: Options = [(role.id, role.label) for role in framework.roles.values()]
    used = {a.role for wave in document.waves for a in wave.alters.values() if a.role}
    return shipped + _others(shipped, used, "role", framework, document)


def settings(framework: Framework, document: Sociomap) -> Options:
    """The settings of the lists, and those used in this map."""
    shipped: Options = [(one.id, one.label) for one in framework.settings.values()]
    used = {a.setting for wave in document.waves for a in wave.alters.values() if a.setting}
    used |= {wave.ego_setting for wave in document.waves if wave.ego_setting}
    return shipped + _others(shipped, used, "setting", framework, document)


def _others(shipped: Options, used: set[str], vocabulary: str, words: Framework, document: Sociomap) -> Options:
    known = {value for value, _ in shipped}
    alike = {folded(one): one for one in sorted(used - known, reverse=True)}
    labels = {one: word_for(words, document, vocabulary, one) for one in sorted(alike.values())}
    return [(one, clean_line(label, MAX_LABEL)) for one, label in labels.items()]


def ego_roles(framework: Framework) -> Options:
    """Who the person at the centre may be."""
    return [(None, UNSAID), *((code, framework.values.ego["role"].get(code, code)) for code in EGO_ROLES)]


def setting_kinds(framework: Framework) -> Options:
    """What kinds of organisation may be behind a setting."""
    words = framework.values.setting_kind
    return [(None, UNSAID), *((code, words.get(code, code)) for code in SETTING_KINDS)]


def field_label(framework: Framework, name: str) -> str:
    """What a field is called."""
    entry = framework.values.field.get(name)
    return entry.label if entry is not None else name


def field_help(framework: Framework, name: str) -> str:
    """The line of help that goes with a field, often none."""
    entry = framework.values.field.get(name)
    return entry.help if entry is not None else ""


FILTERS = ("side", "sector", "ring", "kind", "role", "setting", "functions", "frequency", "direction", "status")
"""What people can be picked out by."""


def filter_words(framework: Framework, name: str) -> str:
    """What a filter goes by: an attribute, or the place on the map."""
    return {"side": "Side of life", "sector": "Area", "ring": "Ring"}.get(name) or field_label(framework, name)


def filter_values(framework: Framework, document: Sociomap, name: str) -> Options:
    """The values people can be picked out by, as codes, with their words."""
    design = document.design
    if name == "side":
        return list(framework.values.side.items())
    if name == "ring":
        return [(str(ring), label) for ring, label in rings(design, framework) if ring is not None]
    if name == "sector":
        return [(one.id, area_word(one, design, framework)) for one in design.sectors]
    if name == "role":
        return roles(framework, document)
    if name == "setting":
        return settings(framework, document)
    if name == "functions":
        return [(one.id, one.label) for one in framework.functions.values()]
    return [(code, framework.value(name, code)) for code in FIELDS_BY_NAME[name].values]


def condition_words(only: Only, document: Sociomap, framework: Framework) -> str:
    """One condition of a filter in words: “who gives: someone to confide in”, “placement A”."""
    said = dict(filter_values(framework, document, only.field)).get(only.value, only.value)
    return f"who gives: {said}" if only.field == "functions" else said
