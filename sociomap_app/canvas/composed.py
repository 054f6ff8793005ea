"""A drawing together with what it is of, so that it is composed once and not again. No Qt."""

import msgspec

from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.exchange.anonymise import renamed
from sociomap_app.model.fields import NamesLevel
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework


class ComposedMap(msgspec.Struct, frozen=True):
    """The drawing of one wave, ``names`` being how people are called on it."""

    document: Sociomap
    wave: str
    names: NamesLevel
    sheet: Sheet
    drawing: Drawing

    def is_of(self, document: Sociomap, wave: str, names: NamesLevel, sheet: Sheet) -> bool:
        """Whether it would come out the same for these. A document that was edited is another one."""
        return self.document is document and (self.wave, self.names, self.sheet) == (wave, names, sheet)


def compose(document: Sociomap, wave: str, names: NamesLevel, sheet: Sheet, framework: Framework) -> ComposedMap:
    """The wave of that id on a sheet. KeyError for a wave that is not there."""
    drawing = draw_map(renamed(document, names, framework), wave, framework, sheet)
    return ComposedMap(document, wave, names, sheet, drawing)
