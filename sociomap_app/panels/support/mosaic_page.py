"""Mentoring as a mosaic: a row for each thing a mentor is looked to for, a tile in it for everybody who gives it.

A row of many tiles is shared by many, a row of one tile hangs on one person. A tile shows its person on the map.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sociomap_app.editing.session import News, Session
from sociomap_app.panels.controls.labels import Fitted, tip, words
from sociomap_app.panels.controls.panel import Panel, Rows
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.wording import listed

from .coverage_grid import ASIDE, SET_ASIDE, aside_words

if TYPE_CHECKING:
    from sociomap_app.analysis.support.coverage import Coverage
    from sociomap_app.analysis.support.mosaic import Mosaic

INTRO = (
    "What people look to a mentor for, and who gives it to you. It can come from one good mentor, or a little "
    "from each of several people; “mosaic mentoring” is a word for that. A framed name was assigned to you."
)
ASKING = "Which part of this could a second colleague share?"
MOST = 8
"""Tiles in one row; beyond that they would be too narrow to read."""


def mosaic_words(found: "Mosaic", names: dict[str, str]) -> str:
    """How the rows that were asked about stand, in one or two sentences."""
    asked, spread, hanging = len(found.asked), len(found.spread), found.hanging
    if not asked:
        return "Nothing was said about this yet."
    said = f"{spread} of the {asked} kinds asked about come from more than one person."
    if hanging:
        givers = dict.fromkeys(one for function in hanging for one in found.rows[function].alters)
        who = listed([names[one] for one in givers])
        comes = "comes" if len(hanging) == 1 else "come"
        said += f" {len(hanging)} {comes} only from people who were assigned to you: {who}. {ASKING}"
    return said


class Tile(Fitted):
    """Somebody who gives something, as wide as the row leaves room for."""

    def __init__(self, name: str, what: str, *, assigned: bool) -> None:
        super().__init__(name, "assigned tile" if assigned else "tile")
        said = f"{name}, assigned to you" if assigned else name
        self.setAccessibleName(f"{what}: {said}")
        self.setToolTip(tip(said))


class MosaicPanel(Panel):
    """The mosaic of the wave in view."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework)
        self.said = words("", "strong")
        self.aside = Tick(ASIDE)
        self.aside.clicked.connect(self.fill)
        self.tiles: dict[str, list[Tile]] = {}
        self._gone: Mapping[str, Coverage] = {}
        self._holder = QWidget()
        self._rows = Rows()
        self._holder.setLayout(self._rows)
        for part in (words(INTRO, "quiet"), self.said, self._holder, self.aside):
            self.column.addWidget(part)
        self.fill()

    def fill(self) -> None:
        from sociomap_app.analysis.support.coverage import coverage  # not before a page is filled
        from sociomap_app.analysis.support.mosaic import mosaic  # not before a page is filled

        document, wave = self.session.document, self.session.wave
        assessing = frozenset(one for one, alter in wave.alters.items() if alter.counted and alter.assesses_me)
        self.aside.setVisible(bool(assessing))
        self.aside.say(aside_words(wave))
        without = assessing if self.aside.isChecked() else frozenset()
        self._gone = coverage(wave, self.framework) if without else {}
        found = mosaic(document, wave, self.framework, without=without)
        self.said.setText(mosaic_words(found, {one: alter.label for one, alter in wave.alters.items()}))
        self._show_rows(found)

    def hear(self, news: News) -> None:
        if news.wave or news.change.of(self.session.wave.id) or news.change.fields:
            self.fill()

    def _show_rows(self, found: "Mosaic") -> None:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        self.tiles = {}
        for number, function in enumerate(found.rows):
            grid.addWidget(words(self.framework.functions[function].label), number, 0)
            grid.addWidget(self._row(function, found), number, 1)
        while (old := self._rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        self._rows.addWidget(table)

    def _row(self, function: str, found: "Mosaic") -> QWidget:
        cover, alters = found.rows[function], self.session.wave.alters
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(3)
        tiles = self.tiles[function] = []
        label = self.framework.functions[function].label
        for one in cover.alters[:MOST]:
            tile = Tile(alters[one].label, label, assigned=one in found.assigned)
            tile.clicked.connect(lambda _=False, chosen=one: self.session.select_alters([chosen]))
            tiles.append(tile)
            across.addWidget(tile, 1)
        rest = cover.alters[MOST:]
        if rest:
            more = words(f"and {len(rest)} more", "quiet", wrap=False)
            more.setToolTip(tip(listed([alters[one].label for one in rest], most=60)))
            across.addWidget(more)
        if not cover.alters:
            before = self._gone.get(function)
            left = before is not None and before.alters
            across.addWidget(words(SET_ASIDE if left else self.framework.values.state[cover.state], "quiet"))
        return row
