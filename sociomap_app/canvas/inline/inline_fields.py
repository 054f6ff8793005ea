"""Small editors that open on the map itself: a name in place, and joining by name."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolTip, QWidget

from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import MAX_LABEL


class InlineName(QLineEdit):
    """A line on the map. Enter, or leaving it, keeps what was typed; Esc does not."""

    def __init__(self, parent: QWidget, text: str, place: QRect, keep: Callable[[str], object], what: str) -> None:
        super().__init__(text, parent)
        self._keep: Callable[[str], object] | None = keep
        self.setAccessibleName(what)
        self.setPlaceholderText(what)
        self.setMaxLength(500)
        self.setGeometry(place)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.installEventFilter(self)

    def finish(self) -> None:
        """Keep what stands here and close."""
        keep, self._keep = self._keep, None
        if keep is not None:
            keep(self.text())
        self._close()

    def give_up(self) -> None:
        """Close; nothing happened."""
        self._keep = None
        self._close()

    def _close(self) -> None:
        parent = self.parentWidget()
        if self.hasFocus() and parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                return True
        if event.type() == QEvent.Type.FocusOut and self._keep is not None:
            self.finish()
        return super().eventFilter(watched, event)


class JoinByName(InlineName):
    """Type the first letters of a name, Enter: the first that fits is meant."""

    def __init__(
        self, parent: QWidget, names: Mapping[str, str], place: QRect, join: Callable[[str], object]
    ) -> None:
        self._names = names

        def keep(typed: str) -> None:
            found = self.match(typed)
            if found is not None:
                join(found)

        super().__init__(parent, "", place, keep, "Join with … (first letters)")
        completer = QCompleter([clean_line(name, MAX_LABEL) for name in names.values()], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def finish(self) -> None:
        """Join with whoever fits; where nobody does, say so and stay open while somebody is typing here."""
        if self.text().strip() and self.match(self.text()) is None and self.hasFocus():
            self.selectAll()
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), "Nobody on the map is called that", self)
            return
        super().finish()

    def match(self, typed: str) -> str | None:
        """The id whose name is, begins with, or holds what was typed."""
        wanted = folded(typed)
        if not wanted:
            return None
        names = {one: folded(name) for one, name in self._names.items()}
        for fits in (str.__eq__, str.startswith, str.__contains__):
            for one, name in names.items():
                if fits(name, wanted):
                    return one
        return None
