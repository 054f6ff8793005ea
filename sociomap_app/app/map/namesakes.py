"""Two people by one name: noticed kindly, never refused. Both may be on the map; only their owner knows."""

from collections import Counter

from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.session import News, Session
from sociomap_app.model.clean_text import folded
from sociomap_app.model.sociomap import Sociomap

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SHOWN_FOR = 8000


class NamesakeNotice:
    """Listens to a window's session and says in its status line when a name comes to be there once more."""

    def __init__(self, session: Session, screen: ScreenState, status: QStatusBar) -> None:
        self._session, self._screen, self._status = session, screen, status
        self._counts = self._now()
        self._undone: Sociomap | None = None
        session.subscribe(self._heard)

    def _now(self) -> Counter[str]:
        return Counter(folded(alter.label) for alter in self._session.wave.alters.values())

    def _heard(self, news: News) -> None:
        session = self._session
        future, undone = session.history.future, self._undone
        self._undone = future[-1].document if future else None
        touched = news.change.of(session.wave.id).alters
        if not (touched or news.wave or news.opened):
            return
        before, self._counts = self._counts, self._now()
        if news.wave or news.opened or future or session.document is undone:
            return
        there = session.wave.alters
        labels = {there[one].label for one in touched if one in there}
        said = self.words({one for one in labels if self._counts[folded(one)] > max(before[folded(one)], 1)})
        if said:
            self._status.showMessage(said, SHOWN_FOR)

    def words(self, labels: set[str]) -> str:
        """“There are now two called A.S.”; of several names only how many they are."""
        if not labels:
            return ""
        if len(labels) > 1:
            return f"{len(labels)} of these names are on the map more than once now. That is fine."
        label = next(iter(labels))
        number = self._counts[folded(label)]
        said = NUMBERS[number] if number < len(NUMBERS) else str(number)
        called = "of one name" if self._screen.names_hidden else f"called {label}"
        return f"There are now {said} {called.removesuffix('.')}."
