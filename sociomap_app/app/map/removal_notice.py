"""Says in the status line who was removed and what went with them, and how it all comes back."""

from collections import Counter

from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.session import News, Session
from sociomap_app.model.sociomap import Wave
from sociomap_app.vocabulary.wording import listed

SHOWN_FOR = 12_000
KINDS = {
    "person": ("person", "people"),
    "group": ("group", "groups"),
    "resource": ("resource", "resources"),
    "connection": ("connection", "connections"),
}


class RemovalNotice:
    """Listens to a window's session. Whatever happens next takes the words away again."""

    def __init__(self, session: Session, commands: CommandSet, screen: ScreenState, status: QStatusBar) -> None:
        self._session, self._commands, self._screen, self._status = session, commands, screen, status
        self._said = ""
        session.subscribe(self._heard)

    def _heard(self, news: News) -> None:
        if not (news.change or news.opened):
            return
        bar, before = self._status, self._said
        self._said = "" if news.opened else self._words()
        if self._said:
            bar.showMessage(self._said, SHOWN_FOR)
        elif before and bar.currentMessage() == before:
            bar.clearMessage()

    def _words(self) -> str:
        session = self._session
        past, future = session.history.past, session.history.future
        if future or not past or not past[-1].words.startswith("Remove"):
            return ""
        old = next((one for one in past[-1].document.waves if one.id == session.wave.id), None)
        gone = self._gone(old, session.wave) if old is not None else ""
        if not gone:
            return ""
        keys = self._commands.keys_of("undo")
        return f"Removed {gone}. {keys or 'Undo'} brings them back."

    def _gone(self, old: Wave, now: Wave) -> str:
        """“Jo and 3 connections”; of several, or while names are hidden, only how many; empty for nobody."""
        alters = [alter for one, alter in old.alters.items() if one not in now.alters]
        ties = len(old.ties.keys() - now.ties.keys())
        if not alters:
            return ""
        if len(alters) == 1 and not self._screen.names_hidden:
            who = [alters[0].label]
        else:
            counts: Counter[str] = Counter(alter.kind for alter in alters)
            who = [_counted(counts[kind], kind) for kind in KINDS if counts[kind]]
        return listed([*who, _counted(ties, "connection")] if ties else who)


def _counted(number: int, kind: str) -> str:
    return f"{number} {KINDS[kind][number != 1]}"
