"""Every step of the work by name: choose one to go back to it, or forward again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from sociomap_app.editing.session import News, Session
from sociomap_app.panels.controls.labels import tip, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.vocabulary.entries import Framework

START = "As it was opened"
INTRO = (
    "Choose a step to go back to it. Nothing is lost: what comes after stays below, until you change something."
)


class HistoryPanel(Panel):
    """The steps, the oldest first; the present one is marked, those that can be redone stand below it."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, scrolls=False)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.list = QListWidget()
        self.list.setAccessibleName("Steps")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.column.addWidget(words(INTRO, "quiet"))
        self.column.addWidget(self.list, 1)
        self.list.itemClicked.connect(self._travel)
        self.list.itemActivated.connect(self._travel)
        self._travelling = False
        self.fill()

    def fill(self) -> None:
        history = self.session.history
        present = len(history.past)
        names = [START, *(step.words for step in history.past), *(step.words for step in reversed(history.future))]
        self.list.clear()
        for number, name in enumerate(names):
            item = QListWidgetItem(name)
            item.setToolTip(tip(name))
            if number > present:
                item.setForeground(self.palette().placeholderText())
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, can be done again")
            if number == present:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(present)

    def hear(self, news: News) -> None:
        if news.change and not self._travelling:
            self.fill()

    def _travel(self, item: QListWidgetItem) -> None:
        wanted = self.list.row(item)
        self._travelling = True
        try:
            while len(self.session.history.past) > wanted and self.session.undo():
                pass
            while len(self.session.history.past) < wanted and self.session.redo():
                pass
        finally:
            self._travelling = False
        self.fill()
