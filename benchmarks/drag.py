"""Frame times of the canvas beside those of a plain QGraphicsScene of as many items, in the same run.

A frame is the time from the event to the end of the painting it asks for: a person dragged with their ties, and a
zoom or a pan of the whole map. The plain scene holds an ellipse and a text for each alter and a path for each
tie, drags one ellipse with its paths, and zooms and pans by its view's own means. Both are 1400×900 and offscreen.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator

from .maps import map_of

SIZES = ((60, 150), (300, 1500))
FRAMES = 60
ROUNDS = 5
WIDE, HIGH = 1400, 900


def run() -> bool:
    """Print each ratio with its limit; whether all were kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    _application = QApplication.instance() or QApplication([])
    kept = []
    dragged = {}
    for people, ties in SIZES:
        ours, bare = _Ours(people, ties), _Bare(people, ties)
        dragged[people], plain = _p95(ours.drag), _p95(bare.drag)
        kept.append(_say(f"drag {people} / {ties}", dragged[people], plain, 0.4 if people == 60 else 0.1))
        if people == 300:
            for what, mine, theirs in (("zoom", ours.zoom, bare.zoom), ("pan", ours.pan, bare.pan)):
                kept.append(_say(f"{what} {people} / {ties}", _p95(mine), _p95(theirs), 0.5))
        ours.close(), bare.close()
    growth = dragged[300] / dragged[60]
    print(f"drag growth: {growth:.2f} from 60 to 300 people (limit 1.5)")
    return all(kept) and growth <= 1.5


def _say(what: str, ours: float, bare: float, limit: float) -> bool:
    print(f"{what}: {ours / bare:.3f} of the plain scene (limit {limit}); p95 {ours:.1f} ms and {bare:.1f} ms")
    return ours / bare <= limit


def _p95(acts: Callable[[], Iterator[Callable[[], None]]]) -> float:
    """The time in milliseconds under which 95 of 100 acts stay, each from its event to the painted frame.

    The median of several rounds, so that other work on the machine in one of them does not count.
    """
    return statistics.median(_round(acts()) for _ in range(ROUNDS))


def _round(acts: Iterator[Callable[[], None]]) -> float:
    from PySide6.QtWidgets import QApplication

    taken = []
    for act in acts:
        began = time.perf_counter()
        act()
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[int(len(taken) * 0.95) - 1]


def _path(number: int) -> tuple[float, float]:
    """Where a dragged token is after so many frames: a round over a third of the window."""
    from math import cos, sin

    return WIDE / 2 + 200 * cos(number / 9), HIGH / 2 + 200 * sin(number / 9)


class _Ours:
    """The canvas with a map, as the window shows it."""

    def __init__(self, people: int, ties: int) -> None:
        from sociomap_app.canvas.map_view import MapView
        from sociomap_app.editing.session import Session
        from sociomap_app.vocabulary.loader import load

        framework = load()
        self.session = Session(map_of(people, ties, framework))
        self.view = MapView(self.session, framework)
        self.view.resize(WIDE, HIGH)
        self.view.show()
        _round(iter([lambda: None] * 20))

    def drag(self) -> Iterator[Callable[[], None]]:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        view = self.view
        token = view.drawing.figure.tokens["a7"]
        QTest.mousePress(
            view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.to_window(token.x, token.y)
        )
        for number in range(FRAMES):
            x, y = _path(number)
            yield lambda x=x, y=y: QTest.mouseMove(view, QPoint(round(x), round(y)))
        view.give_up()

    def zoom(self) -> Iterator[Callable[[], None]]:
        from PySide6.QtCore import QPointF

        for number in range(FRAMES):
            yield lambda number=number: self.view.zoom_by(
                1.05 if number % 20 < 10 else 1 / 1.05, QPointF(500, 400)
            )

    def pan(self) -> Iterator[Callable[[], None]]:
        from PySide6.QtCore import QPointF

        for number in range(FRAMES):
            way = 1 if number % 20 < 10 else -1
            yield lambda way=way: self.view.pan_by(QPointF(9 * way, 4 * way))

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()


class _Bare:
    """As many ellipse, text and path items, in the library's own scene and view."""

    def __init__(self, people: int, ties: int) -> None:
        from random import Random

        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPainter, QPen
        from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

        chance = Random(1)
        self.scene = QGraphicsScene(0, 0, WIDE, HIGH)
        self.view = QGraphicsView(self.scene)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.resize(WIDE, HIGH)
        self.points = [(chance.uniform(40, WIDE - 40), chance.uniform(40, HIGH - 40)) for _ in range(people)]
        self.tokens = [self.scene.addEllipse(-8, -8, 16, 16) for _ in self.points]
        for number, (token, point) in enumerate(zip(self.tokens, self.points, strict=True)):
            token.setPos(*point)
            text = self.scene.addText(f"Person {number}")
            text.setParentItem(token)
        self.ties = []
        for _ in range(ties):
            one, other = chance.sample(range(people), 2)
            item = self.scene.addPath(self._curve(one, other), QPen(Qt.GlobalColor.gray, 1.2))
            item.setZValue(-1)
            self.ties.append((item, one, other))
        self.view.show()
        _round(iter([lambda: None] * 20))

    def _curve(self, one: int, other: int) -> object:
        from PySide6.QtGui import QPainterPath

        (x, y), (end_x, end_y) = self.points[one], self.points[other]
        path = QPainterPath()
        path.moveTo(x, y)
        path.quadTo((x + end_x) / 2 + (y - end_y) * 0.1, (y + end_y) / 2 + (end_x - x) * 0.1, end_x, end_y)
        return path

    def drag(self) -> Iterator[Callable[[], None]]:
        def move(number: int) -> None:
            self.points[7] = _path(number)
            self.tokens[7].setPos(*self.points[7])
            for item, one, other in self.ties:
                if 7 in (one, other):
                    item.setPath(self._curve(one, other))

        for number in range(FRAMES):
            yield lambda number=number: move(number)

    def zoom(self) -> Iterator[Callable[[], None]]:
        def step(number: int) -> None:
            factor = 1.05 if number % 20 < 10 else 1 / 1.05
            self.view.scale(factor, factor)

        for number in range(FRAMES):
            yield lambda number=number: step(number)

    def pan(self) -> Iterator[Callable[[], None]]:
        self.view.setSceneRect(-WIDE, -HIGH, WIDE * 3, HIGH * 3)

        def step(number: int) -> None:
            way = 1 if number % 20 < 10 else -1
            across, down = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
            across.setValue(across.value() + 9 * way)
            down.setValue(down.value() + 4 * way)

        for number in range(FRAMES):
            yield lambda number=number: step(number)

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
