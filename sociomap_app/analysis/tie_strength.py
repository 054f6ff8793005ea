"""Tie strength, from closeness and nothing else.

Frequency overstates colleagues and length of acquaintance overstates kin, so neither is averaged in
(Marsden and Campbell 1984). Where rings do not mean closeness, the field *closeness* is read; unset is unknown,
not weak.
"""

from typing import Literal

from sociomap_app.model.sociomap import Alter, Design

Band = Literal["strong", "medium", "weak", "unknown"]


def strength(alter: Alter, design: Design) -> int | None:
    """How strong the tie to ego is: ring 1 of n counts n, the outermost 1; else closeness, 1 to 5.

    None where the alter is not placed (ring or area missing), or nobody said how close it is.
    """
    if design.ring_meaning != "closeness":
        return alter.closeness
    ring = alter.place.drawn_ring
    return None if ring is None else len(design.rings) + 1 - ring


def band(alter: Alter, design: Design) -> Band:
    """``strong``, ``medium``, ``weak`` or ``unknown``.

    Ring 1 strong, ring 2 medium, further out weak; on the field closeness 5–4, 3 and 2–1.
    """
    if design.ring_meaning != "closeness":
        if alter.closeness is None:
            return "unknown"
        return "strong" if alter.closeness >= 4 else "medium" if alter.closeness == 3 else "weak"
    ring = alter.place.drawn_ring
    if ring is None:
        return "unknown"
    return "strong" if ring == 1 else "medium" if ring == 2 else "weak"
