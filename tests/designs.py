"""Other designs for a map, each made by the one edit there is for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.sociomap import Ring, Sector, Sociomap


def with_meaning(sociomap: Sociomap, meaning: Any, labels: Sequence[str]) -> Sociomap:
    """Rings that mean something else, and are called so."""
    rings = tuple(Ring(label) for label in labels)
    return edits.set_design(sociomap, replace(sociomap.design, ring_meaning=meaning, rings=rings))


def with_rings(sociomap: Sociomap, labels: Sequence[str]) -> Sociomap:
    """As many rings as labels, the innermost first."""
    return edits.set_design(sociomap, replace(sociomap.design, rings=tuple(Ring(label) for label in labels)))


def with_sectors(
    sociomap: Sociomap, sectors: Sequence[Sector], *, moved: Mapping[str, str | None] | None = None
) -> Sociomap:
    """Other areas; ``moved`` says into which one the people of one that goes are put."""
    return edits.set_design(sociomap, replace(sociomap.design, sectors=tuple(sectors)), moved=moved)
