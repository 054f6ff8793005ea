"""Where pasted people stand on a map that has one area only: in it, whatever a column of areas says."""

from sociomap_app.exchange.cells import unguarded
from sociomap_app.exchange.field_words import FieldReader, heading
from sociomap_app.exchange.fields.dialect import Unreadable
from sociomap_app.model.clean_text import clean_line
from sociomap_app.vocabulary.entries import Framework

from .pasted_columns import Columns


def without_other_areas(columns: Columns, reading: FieldReader, framework: Framework) -> Columns:
    """Where there is one area, without the words for others, and one sentence about all of them."""
    only = reading.only_area
    if only is None or "sector" not in columns.names:
        return columns
    cells = list(columns.cells("sector"))
    others = [cell for cell in dict.fromkeys(cells) if not _is_area(cell, reading)]
    if not others:
        return columns
    told = (
        f"The map has one area, “{only.label}”: what else stands under {heading('sector', framework)} "
        f"(“{clean_line(unguarded(others[0]), 40)}”{', …' if len(others) > 1 else ''}) is left out."
    )
    gone = set(others)
    return columns.with_cells("sector", ["" if cell in gone else cell for cell in cells]).and_said([told])


def _is_area(cell: str, reading: FieldReader) -> bool:
    try:
        reading.read("sector", cell)
    except Unreadable:
        return False
    return True
