"""Windows that open beside the map: each there once, closed by its own button, the keyboard given back
afterwards."""

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sociomap_app.editing.session import Session
from sociomap_app.panels.controls.labels import button
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.vocabulary.entries import Framework

Made = TypeVar("Made", bound=QDialog)


class Dialogs:
    """Opens them over one window."""

    def __init__(self, over: QWidget, session: Session, framework: Framework) -> None:
        self.over, self._session, self._framework = over, session, framework

    def show(self, title: str, inside: QWidget, size: QSize, name: str) -> QDialog:
        """A window beside the map; asked for again it comes to the front, with what is new in it."""
        for old in self.over.findChildren(QDialog, name):
            old.close()
            old.deleteLater()
            old.setObjectName("")
        made = QDialog(self.over)
        made.setObjectName(name)
        made.setWindowTitle(title)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = QVBoxLayout(made)
        rows.addWidget(inside)
        rows.addWidget(self.foot(made))
        made.resize(size)
        self.give_back(made)
        made.show()
        return made

    def open(self, made: Made) -> Made:
        """Open a dialogue that was made, which is gone when it closes."""
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.give_back(made)
        made.open()
        return made

    def panel(self) -> Panel:
        """An empty page in the look of the others."""
        return Panel(self._session, self._framework, scrolls=False)

    def foot(self, made: QDialog) -> QWidget:
        """The way out at the end of a window."""
        holder, close = self.panel(), button("Close")
        close.clicked.connect(made.reject)
        holder.column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    def give_back(self, made: QDialog) -> None:
        """When it closes the keyboard is back in the window, with whom it was, whatever the desktop thinks of
        it."""
        made.finished.connect(lambda _: self.over.activateWindow())

    def close_all(self) -> None:
        """Close every window over this one: dialogues, boxes and cards, and the walk round it."""
        for walk in self.over.findChildren(QWidget, "tour"):
            walk.close()
        for one in self.over.findChildren(QWidget):
            if one.isWindow() and one.isVisible() and one.windowType() != Qt.WindowType.ToolTip:
                one.close()
