"""The design that tables suggest: their areas, as many rings as they name, and what their settings are.

A preset that somebody asked for goes before all of it.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from sociomap_app.exchange.fields.codec import Lists, sector_named, whole
from sociomap_app.exchange.fields.dialect import Dialect
from sociomap_app.exchange.formats.csv_tables import Table, TableCell
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import (
    FIELDS_BY_NAME,
    MAX_LABEL,
    MAX_RINGS,
    MAX_SECTORS,
    SETTING_KINDS,
    SIDES,
    Field,
    FieldShape,
    Side,
)
from sociomap_app.model.sociomap import Design, KnownSetting, Ring, Sector
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import design_in_words, own_words_only

SIDE = Field("side", FieldShape.CHOICE, SIDES)
SETTING_KIND = Field("setting_kind", FieldShape.CHOICE, SETTING_KINDS)
DEFAULT, RINGS_ONLY, FREE = "halves", "rings", "free"
SUGGESTED = ("halves", "six-areas", "mentor", "free")
"""Presets in the order in which they are tried on the areas that people stand in."""


class Areas:
    """The design while people are read, and the areas that they add to it."""

    def __init__(self, design: Design, further: Sequence[Sector], framework: Framework, dialect: Dialect) -> None:
        """``design`` has a word for every ring and area; ``further`` are areas that come in where people stand in
        them."""
        self.design, self._further, self._framework, self._dialect = design, further, framework, dialect
        self._sectors = list(design.sectors)
        self.added: list[str] = []

    def id_of(self, cell: TableCell) -> str | None:
        """The area meant by that cell; one nobody tells of is added, undivided. BadTable for one too many."""
        word = clean_line(cell.text, MAX_LABEL)
        if not word:
            return None
        there = (sector_named(word, areas, self._dialect) for areas in (self._sectors, self._further))
        found = next(filter(None, there), word)
        self._check_alone(word, found, cell)
        if all(one.id != found for one in self._sectors):
            self._add(found, cell)
        return found

    def _add(self, area: str, cell: TableCell) -> None:
        if len(self._sectors) == MAX_SECTORS:
            raise cell.wrong(f"“{area}” would be area {MAX_SECTORS + 1}, and a map has at most {MAX_SECTORS}")
        told = next((one for one in self._further if one.id == area), None)
        self._sectors.append(told or Sector(area, "undivided", area))
        self.added += [] if told else [area]

    def _check_alone(self, word: str, found: str, cell: TableCell) -> None:
        """BadTable where several areas are called so, and it is the id of none of them."""
        ids = [one.id for one in self._sectors if folded(one.id) == folded(word)]
        called = ids or [one.id for one in self._sectors if folded(one.label) == folded(word)]
        if len(called) > 1 and found != word:
            raise cell.wrong(f"{len(called)} areas are called “{word[:60]}”: please give the id instead")

    def whole(self) -> Design:
        """The design with what was added, as it is stored."""
        return own_words_only(replace(self.design, sectors=tuple(self._sectors)), self._framework)


def areas_of(
    table: Table | None, people: Table, framework: Framework, dialect: Dialect, preset: str | None
) -> Areas:
    """The design to read people with, and the areas they may add to it. BadTable for areas that are none."""
    sectors = _sectors(table, dialect) if table is not None else ()
    design = design_in_words(_design(sectors, people, framework, dialect, preset), framework)
    return Areas(design, sectors, framework, dialect)


def _design(
    sectors: tuple[Sector, ...], people: Table, framework: Framework, dialect: Dialect, preset: str | None
) -> Design:
    if preset is not None:
        return framework.design(preset)
    if sectors:
        design = replace(framework.design(_preset_of(sectors, framework)), sectors=sectors)
    else:
        design = framework.design(_suggested(people, framework, dialect))
    rings = max(len(design.rings), _highest_ring(people))
    return replace(design, rings=(Ring(),) * rings)


def _sectors(table: Table, dialect: Dialect) -> tuple[Sector, ...]:
    found: list[Sector] = []
    for row in table.rows:
        label = clean_line(row.cell("label").text, MAX_LABEL)
        area = clean_line(row.cell("id").text, MAX_LABEL) or label
        if not area:
            raise row.wrong("the area has neither an id nor a label")
        if any(one.id == area for one in found):
            raise row.cell("id").wrong(f"the area “{area[:60]}” stands here twice")
        if len(found) == MAX_SECTORS:
            raise row.wrong(f"a map has at most {MAX_SECTORS} areas")
        side: Side = row.cell("side").value(SIDE, dialect, {}) or "undivided"
        found.append(Sector(area, side, label, _width(row.cell("width"))))
    return tuple(found)


def _width(cell: TableCell) -> float:
    try:
        width = float(cell.text.replace(",", ".")) if cell.text else 1.0
    except ValueError:
        width = 0.0
    if not 0.1 <= width <= 10:
        raise cell.wrong(f"“{clean_line(cell.text, 60)}” is not a number from 0.1 to 10")
    return width


def _preset_of(sectors: tuple[Sector, ...], framework: Framework) -> str:
    """The preset that has these very areas; *free* where none has."""
    sides = {(one.id, one.side) for one in sectors}
    for name, preset in framework.presets.items():
        if {(one.id, one.side) for one in preset.sector} == sides:
            return name
    return FREE if FREE in framework.presets else DEFAULT


def _suggested(people: Table, framework: Framework, dialect: Dialect) -> str:
    """Rings only, where people have rings and nobody an area; else the first preset that knows every area."""
    words = {clean_line(row.cell("sector").text, MAX_LABEL) for row in people.rows} - {""}
    if not words:
        return RINGS_ONLY if any(row.cell("ring").text for row in people.rows) else DEFAULT
    for name in SUGGESTED:
        design = design_in_words(framework.design(name), framework) if name in framework.presets else None
        if design is not None and all(sector_named(one, design.sectors, dialect) for one in words):
            return name
    return DEFAULT


def _highest_ring(people: Table) -> int:
    numbers = (whole(row.cell("ring").text) for row in people.rows)
    return max((one for one in numbers if one is not None and one <= MAX_RINGS), default=0)


def settings_of(table: Table | None, listed: Lists, dialect: Dialect) -> tuple[KnownSetting, ...]:
    """The settings of which a kind is said, sorted. BadTable for one that is there twice."""
    found: dict[str, KnownSetting] = {}
    seen: set[str] = set()
    for row in table.rows if table is not None else ():
        cell = row.cell("label")
        setting = cell.value(FIELDS_BY_NAME["setting"], dialect, listed)
        if setting is None:
            raise cell.wrong("the setting has no name")
        if folded(setting) in seen:
            raise cell.wrong(f"the setting “{setting[:60]}” stands here twice")
        seen.add(folded(setting))
        kind = row.cell("kind").value(SETTING_KIND, dialect, {})
        if kind is not None:
            found[setting] = KnownSetting(setting, kind)
    return tuple(found[one] for one in sorted(found))
