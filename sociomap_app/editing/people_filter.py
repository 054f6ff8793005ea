"""Which people are looked at: some stand out, the rest steps back. Nothing is ever taken away by it."""

from collections.abc import Sequence

import msgspec

from sociomap_app.model.clean_text import folded
from sociomap_app.model.sociomap import WISHED, Alter, Design, Wave


class Only(msgspec.Struct, frozen=True):
    """One condition: ``field`` is ``side``, ``sector``, ``ring`` or an attribute, with the code of its value."""

    field: str
    value: str

    def keeps(self, alter: Alter, design: Design) -> bool:
        """Whether the alter fulfils it. AttributeError for a field there is not."""
        if self.field == "side":
            sector = design.sector(alter.place.sector or "")
            return sector is not None and sector.side == self.value
        if self.field in ("sector", "ring"):
            return str(getattr(alter.place, self.field)) == self.value
        said = getattr(alter, self.field)
        if isinstance(said, frozenset):
            return self.value in said
        return folded(_code(said)) == folded(self.value)

    def is_there(self, design: Design) -> bool:
        """Whether the ring or area it asks for is part of the design; what else it may ask for always is."""
        if self.field == "ring":
            return self.value in ("None", *(str(ring) for ring in (WISHED, *range(1, len(design.rings) + 1))))
        return self.field != "sector" or self.value == "None" or design.sector(self.value) is not None


def _code(said: object) -> str:
    return {True: "yes", False: "no", None: ""}[said] if said is None or isinstance(said, bool) else str(said)


def kept(wave: Wave, design: Design, conditions: Sequence[Only]) -> frozenset[str]:
    """The alters that fulfil all conditions."""
    return frozenset(
        alter.id for alter in wave.alters.values() if all(one.keeps(alter, design) for one in conditions)
    )
