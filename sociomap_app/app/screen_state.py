"""What may be seen on the screen just now: whether names are hidden for others who look on, and whether the map is
locked. Whoever shows or says something of the map asks here."""

from PySide6.QtCore import QObject, Signal


class ScreenState(QObject):
    """Two facts about one window. ``changed`` tells that either is another now, ``locked_changed`` the lock."""

    changed = Signal()
    locked_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names_hidden = self._locked = False

    @property
    def names_hidden(self) -> bool:
        """Whether the screen is shared and nothing that names people may open."""
        return self._names_hidden

    @property
    def locked(self) -> bool:
        """Whether the map is covered until its password is given."""
        return self._locked

    def hide_names(self, hidden: bool) -> None:
        """Share the screen, or have it for oneself again."""
        if hidden != self._names_hidden:
            self._names_hidden = hidden
            self.changed.emit()

    def lock(self, locked: bool) -> None:
        """Cover the map, or uncover it."""
        if locked != self._locked:
            self._locked = locked
            self.locked_changed.emit(locked)
            self.changed.emit()
