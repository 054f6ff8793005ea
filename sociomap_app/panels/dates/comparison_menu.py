"""The ways to compare two dates: a link for the likeliest pair, and a small menu for every other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from sociomap_app.model.sociomap import Wave
from sociomap_app.panels.controls.control_painting import em, focus_ring
from sociomap_app.panels.controls.labels import day
from sociomap_app.panels.controls.style import colours
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_word

Asked = Callable[[str, str], None]

MOST = 40
"""More letters than this make the link say the day alone."""


def likeliest(waves: Sequence[Wave], wave_id: str) -> Wave | None:
    """The date one is compared with: the one before it; the one after where it is the first; None where alone."""
    place = next(number for number, wave in enumerate(waves) if wave.id == wave_id)
    if len(waves) < 2:
        return None
    return waves[place - 1] if place else waves[1]


def link_words(wave: Wave, framework: Framework) -> str:
    """What the link says; the day alone where the name is long."""
    said = f"compare with {wave_word(wave, framework) or day(wave.date)}"
    return said if len(said) < MOST else f"compare with {day(wave.date)}"


def date_words(wave: Wave, framework: Framework) -> str:
    """A date in a menu, shown as it was typed."""
    said = ", ".join(filter(None, (day(wave.date), wave_word(wave, framework))))
    return said.replace("&", "&&")


def add_comparisons(menu: QMenu, waves: Sequence[Wave], wave_id: str, asked: Asked, framework: Framework) -> None:
    """Offer to compare a date with each of the others; ``asked`` is told the two."""
    others = [wave for wave in waves if wave.id != wave_id]
    if len(others) == 1:
        offer(menu, f"Compare with {date_words(others[0], framework)}", asked, wave_id, others[0].id)
    elif others:
        inner = menu.addMenu("Compare with")
        for other in others:
            offer(inner, date_words(other, framework), asked, wave_id, other.id)


def offer(menu: QMenu, words: str, asked: Asked, one: str, other: str) -> None:
    """An entry that compares these two."""
    menu.addAction(words, lambda: asked(one, other))


class OtherDatesButton(QAbstractButton):
    """A small arrow behind the link: every other date to compare with."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Compare with another date")
        self.setToolTip("Compare with another date")

    def sizeHint(self) -> QSize:
        unit = em(self)
        return QSize(round(unit * 1.3), round(unit * 1.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit, rect = colours(self.palette()), em(self), QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.accent_soft)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), unit * 0.35, unit * 0.35)
        x, y, a = rect.center().x(), rect.center().y(), unit * 0.2
        painter.setPen(QPen(c.accent, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([QPointF(x - a, y - a * 0.5), QPointF(x, y + a * 0.5), QPointF(x + a, y - a * 0.5)])
        if self.hasFocus():
            focus_ring(painter, rect, self)
