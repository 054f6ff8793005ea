"""Who is to be erased everywhere: chosen among everybody on all dates, after it is said what that means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from sociomap_app.app.dialogs.dialogs import Dialogs
from sociomap_app.editing.session import Session
from sociomap_app.model.clean_text import folded
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.storage.safety import erase, former_names

from .erasing import Erasing

WHAT_GOES = (
    "They go from every date of this map with everything said of them, from its file, from its earlier versions, "
    "from copies of what was not saved, and from what can be undone. The list of things to undo begins anew."
)


class WhomToErase(QDialog):
    """Who is to be erased, and what that means."""

    def __init__(self, session: Session, erasing: Erasing, dialogs: Dialogs) -> None:
        super().__init__(dialogs.over)
        self._session, self._erasing = session, erasing
        self.setObjectName("erase")
        self.setWindowTitle("Erase a person everywhere")
        holder, self.list = dialogs.panel(), QListWidget()
        rows = QVBoxLayout(self)
        rows.addWidget(holder)
        holder.column.setContentsMargins(10, 8, 10, 8)
        holder.column.addWidget(words("Whom do you want to erase?", "title"))
        self.list.setAccessibleName("Everybody on all dates")
        self._fill()
        holder.column.addWidget(self.list, 1)
        for part in (WHAT_GOES, former_names.LOOK_OVER, erase.REMAINS):
            holder.column.addWidget(words(part, "quiet"))
        self.take, leave, row = button("Erase"), button("Cancel"), QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.take)
        row.addWidget(leave)
        holder.column.addLayout(row)
        leave.clicked.connect(self.reject)
        self.take.clicked.connect(self._erase)
        self.list.itemSelectionChanged.connect(self._possible)
        self._possible()
        unit = self.fontMetrics().height()
        self.resize(unit * 30, unit * 32)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        session = self._session
        people = {key: alter.label for wave in session.document.waves for key, alter in wave.alters.items()}
        chosen = next(iter(session.selection.alters), None)
        for key, label in sorted(people.items(), key=lambda one: folded(one[1])):
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
            if key == chosen:
                self.list.setCurrentItem(item)

    def _possible(self) -> None:
        """Nobody is chosen to begin with, unless somebody is selected on the map."""
        self.take.setEnabled(bool(self.list.selectedItems()))

    def _erase(self) -> None:
        (item,) = self.list.selectedItems()
        if self._erasing.ask_about(item.data(Qt.ItemDataRole.UserRole), item.text()):
            self.accept()
