"""Another design for the map: the form on one side, the map it would make and what happens on the other."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QWidget

from sociomap_app.editing import redesign
from sociomap_app.editing.session import Session
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Rows, empty, scrolling
from sociomap_app.panels.controls.style import sheet
from sociomap_app.vocabulary.entries import Framework

from .design_form import DesignForm

NOTHING = "Nothing is changed yet."


class Picture(QWidget):
    """Where a map that is not there yet is shown; whoever can paint one makes it."""

    def show_map(self, document: Sociomap, wave_id: str) -> None:
        """Show that wave of that document."""


class DesignDialog(QDialog):
    """Takes the design of the open map apart and puts it together again, as one step or not at all.

    ``agree`` puts a question that can be answered with yes or no.
    """

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        framework: Framework,
        picture: Picture,
        agree: Callable[[str], bool],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Design of the map")
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.session, self.framework, self._agree = session, framework, agree
        self.picture = picture
        self.form = DesignForm(session.document, framework, session.new_id)
        self.form.changed.connect(self._tell)
        beside = QWidget()
        right = Rows(spacing=6)
        beside.setLayout(right)
        picture.setMinimumSize(280, 200)
        right.addWidget(picture, 3)
        right.addWidget(words("What happens", "heading"))
        said = QWidget()
        said.setObjectName("column")
        self.said = Rows(spacing=5)
        self.said.setContentsMargins(0, 0, 8, 0)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        said.setLayout(self.said)
        self.area = scrolling(said)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("What happens")
        right.addWidget(self.area, 2)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(scrolling(self.form), 11)
        middle.addWidget(beside, 9)
        rows = Rows(spacing=10)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.addLayout(middle, 1)
        rows.addWidget(self._buttons())
        self.setLayout(rows)
        self.resize(self._size())
        self._tell()
        self.form.preset.setFocus()

    def _buttons(self) -> QWidget:
        box = QDialogButtonBox()
        self.take, self.leave = button(redesign.WORDS, "main"), button("Cancel")
        box.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        return box

    def _size(self) -> QSize:
        unit = self.fontMetrics().height()
        wanted, room = QSize(unit * 64, unit * 42), self.screen().availableSize()
        return wanted.boundedTo(QSize(room.width() - 40, room.height() - 60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()  # a name that is typed is not yet the whole design
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        """Show and say what the draft would do."""
        lacking = self.form.lacking
        self.take.setEnabled(False)
        if lacking:
            self._say((lacking,))
            return
        document, draft = self.session.document, self.form.draft
        said = redesign.consequences(document, draft, self.framework)
        self._say(said or (NOTHING,))
        self.take.setEnabled(bool(said))
        self.picture.show_map(redesign.candidate(document, draft, self.framework), self.session.wave.id)

    def _say(self, sentences: tuple[str, ...]) -> None:
        empty(self.said)
        for sentence in sentences:
            self.said.addWidget(words(sentence))
        self.area.setAccessibleDescription(" ".join(sentences))

    def _take(self) -> None:
        document, draft = self.session.document, self.form.draft
        if redesign.meaning_asked(document, draft) and not self._agree(self._question()):
            return
        redesign.change_design(self.session, draft, self.framework)
        self.accept()

    def _question(self) -> str:
        meaning = self.framework.values.meaning
        means, meant = self.form.draft.design.ring_meaning, self.session.document.design.ring_meaning
        return (
            f"People stand on rings that have meant {meaning[meant].label}. From now on they mean "
            f"{meaning[means].label}, on every date of this map. Nobody moves. Change what the rings mean?"
        )
