"""The map for people who listen: what is selected as a sentence, and each change in a few words.

The map itself is one widget to a screen reader. It describes itself in words, and what happens on it is announced.
While names are hidden, only those that are shown are said.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from sociomap_app.app.map.read_only import STAYS
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.tools import Tool
from sociomap_app.editing.session import News, Session
from sociomap_app.panels.sentences import selected
from sociomap_app.panels.spoken_changes import changed
from sociomap_app.vocabulary.days import wave_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for


class Announcer(QObject):
    """Gives the map its description and announces what happens. ``said`` tells each announcement."""

    said = Signal(str)

    def __init__(
        self, session: Session, framework: Framework, canvas: MapView, screen: ScreenState, beside: QWidget
    ) -> None:
        """``beside`` holds the pages, which speak for themselves while the keyboard is on them."""
        super().__init__(canvas)
        self._session, self._framework, self._map = session, framework, canvas
        self._screen, self._beside = screen, beside
        self._remember()
        self._map.description_wanted.connect(self.describe)
        self.describe()
        self._map.tool_taken.connect(self._took)
        session.subscribe(self._heard)

    def describe(self) -> None:
        """Give the map its description as it is now."""
        self._map.setAccessibleDescription(self.described())

    def described(self) -> str:
        """How many there are, and what is selected."""
        shown = self._map.drawing.scene
        people, chosen = len(shown.wave.alters), self._selected()
        waiting = sum(1 for alter in shown.wave.alters.values() if not alter.place.on_map)
        beside = f", {waiting} of them not placed yet" if waiting else ""
        return f"{people} on the map{beside}. " + (f"Selected: {chosen}." if chosen else "Nothing is selected.")

    def say(self, words: str) -> None:
        """Have something said by a screen reader, where one is listening."""
        self.said.emit(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._map, words))

    def _selected(self) -> str:
        scene = self._map.drawing.scene
        return selected(self._session.selection, scene.wave, scene.sociomap, self._framework)

    def _remember(self) -> None:
        history = self._session.history
        self._shown = self._map.drawing.scene.sociomap
        self._undone = history.past[-1:]
        self._redone = history.future[-1:]

    def _heard(self, news: News) -> None:
        words = self._words(news)
        if news.change or news.opened:
            self._remember()
        if words:
            self.say(words)

    def _words(self, news: News) -> str:
        """What to say of it; empty where nothing is to be said, or something else says it."""
        scene = self._map.drawing.scene
        if news.opened:
            return f"Opened: {len(scene.wave.alters)} on the map"
        if news.refused:
            return STAYS
        travelled = self._travelled() if news.change else ""
        if travelled:
            return travelled
        if news.wave:
            return wave_in_words(scene.wave, self._framework)
        return self._done(news) if self._on_map() else ""

    def _done(self, news: News) -> str:
        """What was done on the map, or what is selected now."""
        if not news.change:
            return (self._selected() or "Nothing is selected") if news.selection else ""
        past, scene = self._session.history.past, self._map.drawing.scene
        step = "" if self._screen.names_hidden or not past else past[-1].words
        return changed(self._shown, scene.sociomap, scene.wave.id, self._framework) or step or "Changed"

    def _travelled(self) -> str:
        """Whether this was a step back or forward, by the very documents."""
        document, hidden = self._session.document, self._screen.names_hidden
        for steps, word in ((self._undone, "Undone"), (self._redone, "Done again")):
            for step in steps:
                if step.document is document:
                    return word if hidden else f"{word}: {step.words}"
        return ""

    def _on_map(self) -> bool:
        """Whether the keyboard is where nothing else says what happens: fields of a page speak for themselves."""
        now, window = QApplication.focusWidget(), self._map.window()
        return now is None or (now.window() is window and not self._beside.isAncestorOf(now))

    def _took(self, tool: Tool) -> None:
        framework = self._framework
        if tool.name == "join":
            self.say("Joining. J and a name joins whoever is selected; Esc ends it.")
        elif tool.name == "give":
            what = word_for(framework, self._session.document, "function", tool.function)
            self.say(f"Who gives: {what}. Enter says it of whoever is selected; Esc ends it.")
