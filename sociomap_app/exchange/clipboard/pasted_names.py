"""Names of pasted lines that stand under headings: of two halves one name, and surnames behind first names."""

from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from sociomap_app.exchange.cells import is_seen, unguarded
from sociomap_app.exchange.name_headings import (
    FIRST_NAME,
    SURNAME,
    may_have_surnames_first,
    says_surname_first,
)
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, folded

from .pasted_columns import Columns
from .surname_first import has_surnames_first, told_by_one, turned_round


def with_whole_names(columns: Columns, knows: Callable[[str], bool], there: Collection[str]) -> Columns:
    """With every name whole in one column, first name first, and a sentence for what was done.

    ``knows`` tells a word of the lists; ``there`` are the names on the map, folded: these are never turned round.
    """
    columns = _of_halves(columns)
    at = columns.names.index("label")
    head = columns.spelled[at] if at < len(columns.spelled) else ""
    names = [[unguarded(cell)] for cell in columns.cells("label")]
    if not says_surname_first(head) and not (may_have_surnames_first(head) and _all_turned(names, knows, there)):
        return columns
    return columns.with_cells("label", map(turned_round, names)).and_said(told_by_one(names))


def _all_turned(names: list[list[str]], knows: Callable[[str], bool], there: Collection[str]) -> bool:
    known = any("," in name and folded(name) in there for (name,) in names)
    return not known and has_surnames_first((cells for cells in names if is_seen(cells[0])), knows)


def _of_halves(columns: Columns) -> Columns:
    """First name and surname as one name; where a whole one stands beside them it is taken."""
    halves = [one for one in (FIRST_NAME, SURNAME) if one in columns.names]
    if not halves:
        return columns
    parts = zip(*map(columns.cells, halves), strict=True)
    joined = [clean_line(" ".join(map(unguarded, part)), NO_LIMIT) for part in parts]
    names = ["" if one in halves else one for one in columns.names]
    if "label" in names:
        return _beside_whole(replace(columns, names=tuple(names)), joined)
    names[columns.names.index(halves[0])] = "label"
    return replace(columns, names=tuple(names)).with_cells("label", joined)


def _beside_whole(columns: Columns, joined: Sequence[str]) -> Columns:
    whole = [clean_line(unguarded(cell), NO_LIMIT) for cell in columns.cells("label")]
    told = [
        f"Line {line}: “{half[:40]}” under first name and surname is another name; it is left out."
        for (line, _), name, half in zip(columns.rows, whole, joined, strict=True)
        if name and half and folded(name) != folded(half)
    ]
    return columns.with_cells("label", [one or half for one, half in zip(whole, joined, strict=True)]).and_said(
        told
    )
