"""When each command is possible. What is not named here always is."""

from collections.abc import Callable, Mapping

from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.session import Session

Condition = Callable[[], bool]

WHILE_NAMED = (
    "versions",
    "recovery",
    "paste",
    "folder",
    "history",
    "guide",
    "design",
    "view",
    "people",
    "figures",
    "tour",
)
"""What shows or takes names, and so waits while they are hidden."""
BEGUN = ("join", "give", "outline")
"""What is begun on the map and ended again."""


class Conditions:
    """What has to hold of one session and its screen. ``ticked`` tells whether a command is on now."""

    def __init__(self, session: Session, screen: ScreenState, ticked: Callable[[str], bool]) -> None:
        self._session, self._screen, self._ticked = session, screen, ticked

    def by_command(self) -> Mapping[str, Condition]:
        """The condition of each command that has one, by its id."""
        session = self._session
        return {
            **dict.fromkeys(WHILE_NAMED, self.named),
            **dict.fromkeys(("copy_lists", "grid", "lenses"), lambda: self.named() and self.anybody()),
            **{name: self.begun(name) for name in BEGUN},
            "revert": lambda: session.path is not None and session.unsaved,
            "lock": lambda: session.encryption is not None,
            "erase_person": lambda: self.named() and any(wave.alters for wave in session.document.waves),
            "undo": lambda: bool(session.history.past),
            "redo": lambda: bool(session.history.future),
            "rename": lambda: self.named() and self.people(),
            "edit": lambda: self.named() and bool(session.selection),
            "join_name": self.people,
            "off": self.placed,
            "remove": self.something,
        }

    def named(self) -> bool:
        """Names are shown."""
        return not self._screen.names_hidden

    def anybody(self) -> bool:
        """Somebody is there on the date in view."""
        return bool(self._session.wave.alters)

    def people(self) -> bool:
        """Somebody is selected."""
        return bool(self._session.selection.alters)

    def placed(self) -> bool:
        """Somebody who is selected stands on the map."""
        alters = self._session.wave.alters
        return any(alters[one].place.on_map for one in self._session.selection.alters)

    def something(self) -> bool:
        """Something is selected that can be taken away."""
        chosen = self._session.selection
        return bool(chosen.alters or chosen.tie or chosen.outline or chosen.note)

    def begun(self, name: str) -> Condition:
        """With anybody there, and as long as it is on: what is begun can be ended."""
        return lambda: self.anybody() or self._ticked(name)
