"""Earlier versions of the open map: looked at, compared with the map now, and opened as a map of their own."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout

from sociomap_app.app.dialogs.dialogs import dialog
from sociomap_app.app.dialogs.map_picture import MapPicture
from sociomap_app.model.change import compare
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.safety.versions import versions

from .recovery_list import counted, times

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window

INTRO = (
    "The map as it was at earlier saves, kept on this computer: the last ten, then one a day, then one a week. "
    "Opened again it is a new map; this one stays as it is."
)
MOST_NAMED = 12
NONE_YET = "There is no earlier version yet. One is kept whenever the map is saved again."
TURNED_OFF = "No copies are kept: that is how it stands in the settings."

SINCE = (
    "The same as the map now.",
    "New since then",
    "No longer there",
    "Changed",
    "Something else about the map has changed since then.",
)
BETWEEN = (
    "Both hold the same.",
    "Only in mine",
    "Only in the other",
    "In both, but not the same",
    "They differ in something about the map itself.",
)


class VersionsPanel(Panel):
    """The times on the left; what the map was then on the right."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window.session, window.framework, scrolls=False)
        self._window = window
        self._document: Sociomap | None = None
        self._encryption: EncryptionKey | None = None
        kept, digest = versions(window.session.document.id), window.session.digest or "none"
        self.versions = [one for one in kept if not digest.startswith(one.digest)]
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.addWidget(words("Earlier versions", "title"))
        self.column.addWidget(words(INTRO if self.versions else self._nothing(), "quiet"))
        self.list, self.picture, self.told = QListWidget(), MapPicture(window.framework), words()
        self.list.setAccessibleName("Earlier versions")
        self.list.setMaximumWidth(self.fontMetrics().height() * 12)
        self.picture.setAccessibleName("The map as it was")
        self.list.addItems(times([one.saved for one in self.versions]))
        self.list.currentRowChanged.connect(self._look)
        self.open = button("Open as a new map", "main")
        self.open.clicked.connect(self._open)
        side, row = QVBoxLayout(), QHBoxLayout()
        side.addWidget(self.picture, 1)
        side.addWidget(self.told)
        side.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.list)
        row.addLayout(side, 1)
        self.column.addLayout(row, 1)
        for part in (self.list, self.picture, self.told, self.open):
            part.setVisible(bool(self.versions))
        if not self.versions:
            self.column.addStretch(1)
        self.list.setCurrentRow(0 if self.versions else -1)

    def _nothing(self) -> str:
        return NONE_YET if self._window.preferences.keep_copies else TURNED_OFF

    def _look(self, row: int) -> None:
        self._document = self._encryption = None
        try:
            if row >= 0:
                opened = self._window.files.read(self.versions[row].path)
                self._document, self._encryption = opened.sociomap, opened.encryption or self.session.encryption
        except UserFault as fault:
            self.told.setText(str(fault))
        document = self._document
        self.open.setEnabled(document is not None)
        self.picture.setVisible(document is not None)
        if document is not None:
            self.picture.show_map(document, document.latest.id)
            self.told.setText(since(document, self.session.document))

    def fill(self) -> None:
        if self._document is not None:
            self.told.setText(since(self._document, self.session.document))

    def _open(self) -> None:
        window, document = self._window, self._document
        if document is None or not window.files.may_leave():
            return
        window.session.open(replace(document, id=window.session.new_id()), drawn=True, encryption=self._encryption)
        window.files.saved_at = None
        self.window().close()


def since(then: Sociomap, now: Sociomap) -> str:
    """What changed from an earlier version to the map now, in words."""
    return _told(then, now, SINCE)


def between(mine: Sociomap, theirs: Sociomap) -> str:
    """What differs between two maps of one origin, in words."""
    return _told(theirs, mine, BETWEEN)


def _told(one: Sociomap, other: Sociomap, said: tuple[str, str, str, str, str]) -> str:
    """What differs: nothing, who is only in the other, only in the one, in both; or something else."""
    same, only_other, only_one, in_both, else_ = said
    change = compare(one, other)
    if not change:
        return same
    before = {key: alter.label for wave in one.waves for key, alter in wave.alters.items()}
    after = {key: alter.label for wave in other.waves for key, alter in wave.alters.items()}
    touched = {key for wave in change.waves.values() for key in wave.alters} & before.keys() & after.keys()
    ties = sum(len(wave.ties) for wave in change.waves.values())
    parts = [
        _named(only_other, [after[key] for key in after if key not in before]),
        _named(only_one, [before[key] for key in before if key not in after]),
        f"{in_both}: {counted(len(touched), 'person', 'people')}." if touched else "",
        f"Differing: {counted(ties, 'connection')}." if ties else "",
    ]
    return " ".join(part for part in parts if part) or else_


def _named(what: str, labels: list[str]) -> str:
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return f"{what}: {', '.join(labels[:MOST_NAMED])}{more}." if labels else ""


def show_versions(window: "Window") -> QDialog:
    """Open the window of earlier versions."""
    panel = VersionsPanel(window)
    made = dialog(window, "Earlier versions", panel, QSize(760, 560), "versions")
    made.finished.connect(lambda _: panel.picture.stop())
    panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
    return made
