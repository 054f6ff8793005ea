"""Earlier versions of the open map: looked at, compared with the map now, and opened as a map of their own."""

from collections.abc import Iterator, Set

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout

from sociomap_app.app.dialogs.dialogs import Dialogs
from sociomap_app.app.dialogs.map_picture import MapPicture
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.map_file import in_no_file, to_draw_on
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.change import Change, compare
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.safety.versions import versions
from sociomap_app.vocabulary.entries import Framework

from .file_access import FileAccess
from .map_files import MapFiles
from .recovery_list import counted, times

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

    def __init__(
        self, session: Session, framework: Framework, files: MapFiles, access: FileAccess, *, kept_at_all: bool
    ) -> None:
        """``kept_at_all`` is whether the settings have earlier versions kept."""
        super().__init__(session, framework, scrolls=False)
        self._files, self._access, self._kept_at_all = files, access, kept_at_all
        self._document: Sociomap | None = None
        self._encryption: EncryptionKey | None = None
        kept, digest = versions(session.document.id), session.file.digest or "none"
        self.versions = [one for one in kept if not digest.startswith(one.digest)]
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.addWidget(words("Earlier versions", "title"))
        self.column.addWidget(words(INTRO if self.versions else self._nothing(), "quiet"))
        self.list, self.picture, self.told = QListWidget(), MapPicture(framework), words()
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
        return NONE_YET if self._kept_at_all else TURNED_OFF

    def _look(self, row: int) -> None:
        self._document = self._encryption = None
        try:
            if row >= 0:
                opened = self._access.read(self.versions[row].path)
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
        document, session = self._document, self.session
        if document is not None and self._files.may_leave():
            session.open(
                to_draw_on(edits.under_another_id(document, session.new_id())), in_no_file(self._encryption)
            )
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
    before, after = _labels(one), _labels(other)
    parts = [
        _named(only_other, [after[key] for key in after if key not in before]),
        _named(only_one, [before[key] for key in before if key not in after]),
        *_differing(change, before.keys() & after.keys(), in_both),
    ]
    return " ".join(part for part in parts if part) or else_


def _labels(document: Sociomap) -> dict[str, str]:
    """Everybody on any date by id; as they are called on the last."""
    return {key: alter.label for wave in document.waves for key, alter in wave.alters.items()}


def _differing(change: Change, both: Set[str], in_both: str) -> Iterator[str]:
    """How many people and connections are not the same, though both maps have them."""
    touched = {key for wave in change.waves.values() for key in wave.alters} & both
    ties = sum(len(wave.ties) for wave in change.waves.values())
    if touched:
        yield f"{in_both}: {counted(len(touched), 'person', 'people')}."
    if ties:
        yield f"Differing: {counted(ties, 'connection')}."


def _named(what: str, labels: list[str]) -> str:
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return f"{what}: {', '.join(labels[:MOST_NAMED])}{more}." if labels else ""


class EarlierVersions:
    """Shows them over one window."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        files: MapFiles,
        access: FileAccess,
        settings: Settings,
        dialogs: Dialogs,
    ) -> None:
        self._session, self._framework, self._files, self._access = session, framework, files, access
        self._settings, self._dialogs = settings, dialogs

    def show(self) -> QDialog:
        """Open the window of earlier versions."""
        kept = self._settings.now.keep_copies
        panel = VersionsPanel(self._session, self._framework, self._files, self._access, kept_at_all=kept)
        made = self._dialogs.show("Earlier versions", panel, QSize(760, 560), "versions")
        made.finished.connect(lambda _: panel.picture.stop())
        panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return made
