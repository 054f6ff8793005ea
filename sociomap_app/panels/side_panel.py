"""The four pages beside the map: Person, Support, What it shows, Conversation.

A page is made when it is first looked at, so that the window is up sooner.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from sociomap_app.editing.session import Session
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.controls.style import colours, point_size
from sociomap_app.panels.conversation.conversation_page import ConversationPanel
from sociomap_app.panels.findings.findings_page import FindingsPanel
from sociomap_app.panels.findings.map_reading import ReadingRequest, Readings
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.panels.support.support_page import SupportPanel
from sociomap_app.vocabulary.entries import Framework

PAGES = (("person", "Person"), ("support", "Support"), ("shows", "What it shows"), ("talk", "Conversation"))


class Tabs(QTabBar):
    """Quiet tabs: words, and a line under the one in view. They share the width, whatever it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Pages")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever scrolls a page does not want another one

    def fitted(self) -> QFont:
        """The font of the tabs: as large as the words of the four pages leave room for."""
        font, beside = QFont(self.font()), self.parentWidget()
        need = sum(self.fontMetrics().horizontalAdvance(self.tabText(n)) for n in range(self.count()))
        room = (beside.width() if beside is not None else need * 2) - 8 * self.count()
        if need > room > 0:
            font.setPointSizeF(point_size(font) * max(0.65, 0.98 * room / need))
        return font

    def tabSizeHint(self, index: int) -> QSize:
        metrics, beside = QFontMetrics(self.fitted()), self.parentWidget()
        wide = [metrics.horizontalAdvance(self.tabText(n)) for n in range(self.count())]
        spare = max(beside.width() - sum(wide) - self.count(), 0) if beside is not None else 0
        share = min(spare / max(self.count(), 1), em(self) * 2.0)
        return QSize(int(wide[index] + share), round(em(self) * 2.5))

    def minimumTabSizeHint(self, index: int) -> QSize:
        hint = self.tabSizeHint(index)
        hint.setWidth(round(em(self) * 2.5))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.fitted())
        metrics = painter.fontMetrics()
        c, unit = colours(self.palette()), em(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.hair)
        for index in range(self.count()):
            rect, on = self.tabRect(index), index == self.currentIndex()
            painter.setPen(c.accent if on else c.muted)
            said = metrics.elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), said)
            if on:
                mark = QColor(c.accent)
                inset = round((rect.width() - metrics.horizontalAdvance(said)) / 2)
                painter.fillRect(rect.left() + inset, self.height() - 3, rect.width() - 2 * inset, 3, mark)
                if self.hasFocus():
                    painter.setPen(QPen(c.accent, 2))
                    painter.drawRoundedRect(rect.adjusted(1, 4, -1, -6), unit * 0.3, unit * 0.3)


class SidePanel(QWidget):
    """The pages. ``page_changed`` tells the name of the page in view: person, support, shows or talk.

    ``wanted`` names a room of the window that a page asks for: guide, tour, grid, figures or lenses.
    """

    page_changed = Signal(str)
    wanted = Signal(str)
    sources_wanted = Signal(list)
    """Where a finding comes from is asked: the ids of its sources."""

    def __init__(self, session: Session, framework: Framework, request: ReadingRequest | None = None) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.readings = Readings(session, request)
        self.readings.setParent(self)
        self._made: dict[str, Panel] = {}
        self._holders: list[QVBoxLayout] = []
        self.tabs, self.stack = Tabs(), QStackedWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tabs)
        rows.addWidget(self.stack, 1)
        for _, title in PAGES:
            self.tabs.addTab(title)
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            self.stack.addWidget(holder)
            self._holders.append(inside)
        self.setMinimumWidth(300)
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)

    def page(self, name: str) -> Panel:
        """The page of that name, made where it was not yet."""
        if name not in self._made:
            made = self._made[name] = self._make(name)
            number = [key for key, _ in PAGES].index(name)
            self._holders[number].addWidget(made)
        return self._made[name]

    def _make(self, name: str) -> Panel:
        makers: dict[str, Callable[[], Panel]] = {
            "person": self._person,
            "support": self._support,
            "shows": self._shows,
            "talk": self._talk,
        }
        return makers[name]()

    def _person(self) -> PersonPanel:
        made = PersonPanel(self.session, self.framework)
        made.guide_wanted.connect(lambda: self.wanted.emit("guide"))
        made.tour_wanted.connect(lambda: self.wanted.emit("tour"))
        return made

    def _support(self) -> SupportPanel:
        made = SupportPanel(self.session, self.framework)
        made.whole_wanted.connect(lambda: self.wanted.emit("grid"))
        return made

    def _shows(self) -> FindingsPanel:
        made = FindingsPanel(self.session, self.framework, self.readings)
        made.overview.all_wanted.connect(lambda: self.wanted.emit("figures"))
        made.lenses_wanted.connect(lambda: self.wanted.emit("lenses"))
        made.sources_wanted.connect(self.sources_wanted)
        return made

    def _talk(self) -> ConversationPanel:
        made = ConversationPanel(self.session, self.framework, self.readings)
        made.sources_wanted.connect(self.sources_wanted)
        return made

    def show_page(self, name: str, *, focus: bool = False) -> None:
        """Turn to a page, and put the keyboard on the first thing in it where asked."""
        self.tabs.setCurrentIndex([key for key, _ in PAGES].index(name))
        page = self.page(name)
        if focus and isinstance(page, PersonPanel):
            page.focus_first()
        elif focus:
            page.focusNextChild()

    def current(self) -> str:
        """The name of the page in view."""
        return PAGES[self.tabs.currentIndex()][0]

    def _turn(self, number: int) -> None:
        name = PAGES[number][0]
        self.page(name)
        self.stack.setCurrentIndex(number)
        self.page_changed.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(PAGES))
            return
        super().keyPressEvent(event)
