"""When each command is possible. What is not named here always is."""

from collections.abc import Callable, Mapping

from sociomap_app.app.shell.screen import ScreenState
from sociomap_app.editing.session import Session

Condition = Callable[[], bool]


def conditions(session: Session, screen: ScreenState, ticked: Callable[[str], bool]) -> Mapping[str, Condition]:
    """By the ids of commands. ``ticked`` tells whether one that can be on is on now."""

    def anybody() -> bool:
        return bool(session.wave.alters)

    def named() -> bool:
        return not screen.names_hidden

    def people() -> bool:
        return bool(session.selection.alters)

    def placed() -> bool:
        return any(session.wave.alters[one].place.on_map for one in session.selection.alters)

    def something() -> bool:
        chosen = session.selection
        return bool(chosen.alters or chosen.tie or chosen.outline or chosen.note)

    def begun(name: str) -> Condition:
        """With anybody there, and as long as it is on: what is begun can be ended."""
        return lambda: anybody() or ticked(name)

    always_named = dict.fromkeys(
        (
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
        ),
        named,
    )
    return {
        **always_named,
        "revert": lambda: session.path is not None and session.unsaved,
        "lock": lambda: session.encryption is not None,
        "erase_person": lambda: named() and any(wave.alters for wave in session.document.waves),
        **dict.fromkeys(("copy_lists", "grid", "lenses"), lambda: named() and anybody()),
        "undo": lambda: bool(session.history.past),
        "redo": lambda: bool(session.history.future),
        "rename": lambda: named() and people(),
        "edit": lambda: named() and bool(session.selection),
        "join_name": people,
        "off": placed,
        "remove": something,
        **{name: begun(name) for name in ("join", "give", "outline")},
    }
