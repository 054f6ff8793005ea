"""Naming people in the box above the map, one after the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.commands.bars import NameBox
from sociomap_app.app.settings.settings import Settings
from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model.fields import Kind

from .tools import Tools

KIND_HINT = {
    "person": "Type a name or initials, Enter to add",
    "group": "Name a group or organisation, Enter to add",
    "resource": "Name a resource, Enter to add",
}
NO_NAMES = "Only to look at"
ENTRY_HINT = "Initials or a role are enough: the people on your map do not know they are on it."


class Naming:
    """What the box for names does."""

    def __init__(
        self,
        session: Session,
        canvas: MapView,
        box: NameBox,
        tools: Tools,
        settings: Settings,
        status: QStatusBar,
    ) -> None:
        self._session, self._canvas, self._box = session, canvas, box
        self._tools, self._settings, self._status = tools, settings, status

    def name(self) -> None:
        """Add whoever is named in the box."""
        if operations.add(self._session, [self._box.text()], kind=self._canvas.kind):
            self._box.empty()
            if self._settings.now.entry_hint and len(self._session.wave.alters) == 1:
                self._status.showMessage(ENTRY_HINT, 12_000)

    def finish(self) -> None:
        """Whoever was typed and not entered is not lost unasked."""
        if self._box.text().strip():
            self.name()

    def start(self) -> None:
        """Put the keyboard into the box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def name_kind(self, kind: Kind) -> None:
        """Name a person, a group or a resource next."""
        self._tools.next_is(kind)
        self._box.setPlaceholderText(KIND_HINT[kind])
        self.start()

    def allow(self, allowed: bool) -> None:
        """Whether names can be typed at all."""
        self._box.setEnabled(allowed)
        self._box.clear()
        self._box.setPlaceholderText(KIND_HINT[self._canvas.kind] if allowed else NO_NAMES)
