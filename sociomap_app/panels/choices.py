"""The values each field offers, in words, with those that only this map uses."""

from typing import Any

from sociomap_app.frameworks.entries import Framework
from sociomap_app.frameworks.naming import word_for
from sociomap_app.model.fields import Field
from sociomap_app.model.sociomap import WISHED, Design, Sociomap

from .sentences import NOT_PLACED, WOULD_LIKE

Options = list[tuple[Any, str]]
UNSAID = "–"
STATUS_FIELDS = ("kind", "status")


def rings(design: Design) -> Options:
    """Not placed yet, the rings from the inside out, would like."""
    found: Options = [(None, NOT_PLACED)]
    found += [(number, ring.label) for number, ring in enumerate(design.rings, start=1)]
    return [*found, (WISHED, WOULD_LIKE)]


def areas(design: Design) -> Options:
    """No area yet, and the areas of the map."""
    return [(None, NOT_PLACED), *((sector.id, sector.label) for sector in design.sectors)]


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
    if document.ego.setting:
        used.add(document.ego.setting)
    return shipped + _others(shipped, used, "setting", framework, document)


def _others(shipped: Options, used: set[str], vocabulary: str, words: Framework, document: Sociomap) -> Options:
    known = {value for value, _ in shipped}
    return [(one, word_for(words, document, vocabulary, one)) for one in sorted(used - known)]


def ego_roles(framework: Framework) -> Options:
    """Who the person at the centre may be."""
    from sociomap_app.model.fields import EGO_ROLES

    return [(None, UNSAID), *((code, framework.values.ego["role"].get(code, code)) for code in EGO_ROLES)]


def field_label(framework: Framework, name: str) -> str:
    """What a field is called."""
    entry = framework.values.field.get(name)
    return entry.label if entry is not None else name


def field_help(framework: Framework, name: str) -> str:
    """The line of help that goes with a field, often none."""
    entry = framework.values.field.get(name)
    return entry.help if entry is not None else ""
