"""What stands still is painted once: as often as it must be, and never more often than that."""

import time
from collections.abc import Callable, Hashable, Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sociomap_app.canvas.painting.frozen_picture import AROUND, FRAME, FrozenPictures
from sociomap_app.canvas.painting.mark_painter import ReadyMark, prepare
from sociomap_app.canvas.viewport import Viewport
from sociomap_app.drawing.marks import Fill, Shape, box

WIDE, HIGH = 400, 300
PAPER = (250, 250, 240)
DARK = (20, 30, 40)


class Shower:
    """Shows pictures in a widget, and counts how often marks were asked for."""

    def __init__(self, widget: QWidget) -> None:
        self.widget, self.made = widget, 0
        self.frozen = FrozenPictures(widget)
        self.slow = 0.0

    def ready(self) -> Iterator[ReadyMark]:
        self.made += 1
        return self._marks()

    def _marks(self) -> Iterator[ReadyMark]:
        """One square, which takes as long to paint as this is ``slow``."""
        time.sleep(self.slow)
        yield from prepare([Shape(box(100, 100, 140, 140), fill=Fill(DARK))])

    def show(self, seen: Viewport, what: Hashable = "map", ready: Callable | None = None) -> QImage:
        image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
        image.fill(QColor(255, 0, 0))
        with QPainter(image) as painter:
            self.frozen.show(painter, PAPER, seen, what, ready or self.ready)
        return image


@pytest.fixture
def shower(qtbot: QtBot) -> Shower:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(WIDE, HIGH)
    return Shower(widget)


def colour(image: QImage, x: int, y: int) -> tuple[int, ...]:
    return image.pixelColor(x, y).getRgb()[:3]


def test_what_is_shown_again_is_not_painted_again(shower: Shower) -> None:
    first = shower.show(Viewport())
    assert colour(first, 120, 120) == DARK and colour(first, 20, 20) == PAPER
    assert shower.show(Viewport()) == first
    assert shower.made == 1


def test_the_whole_map_is_kept_while_another_picture_is_shown(shower: Shower) -> None:
    shower.show(Viewport())
    shower.show(Viewport(), "one")
    shower.show(Viewport(), "other")
    assert shower.made == 3
    shower.show(Viewport())
    assert shower.made == 3
    shower.show(Viewport(), "one")
    assert shower.made == 4, "of any other only the last is kept"


def test_of_another_map_nothing_is_shown_again(shower: Shower) -> None:
    shower.show(Viewport())
    shower.frozen.forget()
    empty = shower.show(Viewport(), ready=list)
    assert colour(empty, 120, 120) == PAPER


def test_moved_a_little_it_is_the_same_picture_elsewhere(shower: Shower) -> None:
    x, reach = -200.0, WIDE * AROUND
    shower.show(Viewport(2.0, x, -150))
    shower.frozen._took = FRAME / 2  # whatever else the machine was doing
    moved = shower.show(Viewport(2.0, x + reach - 1, -150))
    assert shower.made == 1
    assert colour(moved, int(240 + x + reach - 1), 90) == DARK
    shower.show(Viewport(2.0, x + reach + 2, -150))
    assert shower.made == 2, "so far the picture does not reach"


def test_beside_the_map_there_is_paper(shower: Shower) -> None:
    shower.show(Viewport())
    moved = shower.show(Viewport(1.0, 150, 0))
    assert shower.made == 1, "all of the map was painted already"
    assert colour(moved, 10, 10) == PAPER and colour(moved, 270, 120) == DARK


def test_what_is_quickly_painted_is_sharp_at_every_zoom(shower: Shower) -> None:
    shower.show(Viewport())
    shower.frozen._took = FRAME / 2  # whatever else the machine was doing
    shower.show(Viewport(1.5, 0, 0))
    assert shower.made == 2


def test_what_takes_long_is_stretched_first_and_sharp_when_the_hand_rests(shower: Shower, qtbot: QtBot) -> None:
    shower.slow = FRAME * 3
    seen = Viewport(1.5, -10.3, -20.7)
    shower.show(Viewport())
    stretched = shower.show(seen)
    assert shower.made == 1
    assert colour(stretched, int(120 * 1.5 - 10), int(120 * 1.5 - 20)) == DARK, "in its place all the same"
    shower.widget.show()
    qtbot.waitUntil(lambda: not shower.frozen._rested.isActive(), timeout=5000)
    sharp = shower.show(seen)
    assert shower.made == 2 and sharp != stretched
