"""The same findings as tables, for spreadsheets and for research. pandas is imported when one is made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sociomap_app.analysis.structure.alter_network import network
from sociomap_app.analysis.support.coverage import load
from sociomap_app.model.fields import ALTER_FIELDS, GROUP_FIELDS
from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_word

from .belonging import Belonging
from .measure_names import NAMES
from .measures import Figure, measure
from .tie_strength import band, strength

if TYPE_CHECKING:
    import pandas as pd

PEOPLE = (
    "id",
    "label",
    "ring",
    "sector",
    *(field.name for field in ALTER_FIELDS + GROUP_FIELDS if field.name != "note"),
    "counted",
    "side",
    "part",
    "strength",
    "strength_band",
    "load",
)


def _frame(rows: list[Any], columns: Sequence[str] | None = None) -> "pd.DataFrame":
    import pandas as pd  # half a second, and only tables need it

    return pd.DataFrame(rows, columns=columns)


def people(sociomap: Sociomap, wave: Wave, framework: Framework) -> "pd.DataFrame":
    """One row for each alter, wished-for and lost too (``counted`` is False), columns as in ``PEOPLE``.

    Lists are joined with ``;``; ``load`` is the share, 0 to 1, of all function links. No private notes.
    """
    belonging = Belonging.of(sociomap, wave, framework)
    loads = load(wave)
    rows = []
    for alter in wave.alters.values():
        row = {name: _cell(getattr(alter, name)) for name in PEOPLE if hasattr(alter, name)}
        row |= _derived(alter, sociomap, belonging)
        row["load"] = loads.get(alter.id)
        rows.append(row)
    return _frame(rows, PEOPLE)


def _derived(alter: Alter, sociomap: Sociomap, belonging: Belonging) -> dict[str, Any]:
    return {
        "ring": alter.place.ring,
        "sector": alter.place.sector,
        "side": belonging.side(alter),
        "part": belonging.part(alter),
        "strength": strength(alter, sociomap.design),
        "strength_band": band(alter, sociomap.design),
    }


def _cell(value: object) -> object:
    return ";".join(sorted(value)) if isinstance(value, frozenset) else value


def ties(wave: Wave) -> "pd.DataFrame":
    """One row for each pair that structure counts: ``from``, ``to``, ``knows``, ``works_closely``.

    A pair inside an outline whose people all know each other is there although nobody drew the line.
    """
    rows = []
    for ends in network(wave).pairs():
        tie = wave.ties.get(ends)
        drawn = (tie.knows, tie.works_closely) if tie is not None else (True, False)
        rows.append((*ends, *drawn))
    return _frame(rows, ("from", "to", "knows", "works_closely"))


def measures(sociomap: Sociomap, framework: Framework) -> "pd.DataFrame":
    """One row for each wave, oldest first: ``wave``, ``label``, ``date``, then every figure.

    ``size_by_ring`` and ``size_by_sector`` become a column for each key, such as ``size_by_ring.1``.
    """

    rows = []
    for wave in sorted(sociomap.waves, key=lambda one: one.date):
        found = measure(sociomap, wave, framework).values
        row: dict[str, Any] = {"wave": wave.id, "label": wave_word(wave, framework), "date": wave.date.isoformat()}
        for name in NAMES:
            row |= _columns(name, found[name])
        rows.append(row)
    return _frame(rows)


def _columns(name: str, figure: Figure) -> dict[str, Any]:
    if figure is None or isinstance(figure, (int, float)):
        return {name: figure}
    return {f"{name}.{key}": count for key, count in figure.items()}
