"""What the parts of a drawing share while it is composed."""

from collections.abc import Mapping

import msgspec

from sociomap_app.drawing.marks import Colour
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.drawing.theme import Sizes
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

from .plan import Plan
from .token_looks import Looks


class Scene(msgspec.Struct, frozen=True):
    """Everything the parts of the drawing need to know while it is composed."""

    sociomap: Sociomap
    wave: Wave
    framework: Framework
    sheet: Sheet
    plan: Plan
    sizes: Sizes
    colours: Mapping[str, Colour]
    points: Mapping[str, tuple[float, float]] = {}
    looks: Looks = Looks()

    def radius(self, alter_id: str) -> float:
        """The radius of somebody's token, in points."""
        return self.sizes.token * self.looks.of(alter_id).size
