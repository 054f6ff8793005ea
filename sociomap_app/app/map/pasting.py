"""Names from the clipboard onto the map, and the lists of the map onto the clipboard."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.background.cancelling import GoOn
from sociomap_app.app.background.long_work import LongWork
from sociomap_app.app.dialogs.dialogs import Dialogs
from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import Selection, Session
from sociomap_app.exchange.clipboard import pasted_people
from sociomap_app.exchange.clipboard.pasted_people import Pasted
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.paste_dialog import PasteDialog
from sociomap_app.vocabulary.entries import Framework

NO_NAME = "There is no name on the clipboard"
CHANGED = "The map has changed in the meantime. Nothing was added; please try again."


LONGEST = 1_000_000
"""So many letters are far more than the names of the largest map; longer texts take long to look through."""

TOO_LONG = "That is more text than a map can take in at once. Please copy the lines with the names only."


class Pasting:
    """What the window does with text on the clipboard."""

    def __init__(
        self, session: Session, framework: Framework, ask: Questions, dialogs: Dialogs, status: QStatusBar
    ) -> None:
        self._session, self._framework = session, framework
        self._questions, self._dialogs, self._status = ask, dialogs, status
        self.work = LongWork(dialogs.over)
        self.dialog: PasteDialog | None = None

    def paste(self) -> None:
        """Add whoever the clipboard names; more than one line is shown first."""
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_text(self, text: str) -> None:
        """Add whoever the text names; more than one line is shown first."""
        if not text.strip():
            self._status.showMessage(NO_NAME, 4000)
            return
        if len(text) > LONGEST:
            self._questions.tell(TOO_LONG)
            return
        self._read(text, None)

    def copy(self) -> None:
        """The people selected, or else everybody, onto the clipboard as a table."""
        session = self._session
        chosen = session.selection.alters
        people = [one for one in session.wave.alters.values() if not chosen or one.id in chosen]
        QGuiApplication.clipboard().setText(pasted_people.as_table(session.document, people, self._framework))
        how_many = "1 row is" if len(people) == 1 else f"{len(people)} rows are"
        self._status.showMessage(
            f"{how_many} on the clipboard as a table, without notes, codes and how it feels", 5000
        )

    def _read(self, text: str, separator: str | None) -> None:
        session, framework = self._session, self._framework
        document, wave = session.document, session.wave

        def compute(go_on: GoOn) -> Pasted:
            return pasted_people.read_pasted(text, document, wave, framework, separator=separator, go_on=go_on)

        self.work.run("Reading names …", compute, lambda pasted: self._show(text, pasted, document.id))

    def _show(self, text: str, pasted: Pasted, map_id: str) -> None:
        """Tell, ask, or add at once where there is nothing to ask."""
        if self._session.document.id != map_id:
            self.leave()
            self._status.showMessage(CHANGED, 8000)
        elif pasted.too_many:
            self.leave()
            self._questions.tell(pasted.too_many)
        elif self.dialog is not None:
            self.dialog.show_pasted(pasted)
        elif len(pasted.people) == 1 and not pasted.problems:
            self._add(pasted, map_id, known_too=True)
        elif not pasted.people and not pasted.problems:
            self._status.showMessage(NO_NAME, 4000)
        else:
            self._ask(text, pasted, map_id)

    def _ask(self, text: str, pasted: Pasted, map_id: str) -> None:
        dialog = self.dialog = PasteDialog(self._dialogs.over, self._session.document, self._framework, pasted)
        dialog.setObjectName("paste")
        dialog.separator.picked.connect(lambda separator: self._read(text, separator))
        dialog.accepted.connect(lambda: self._add(dialog.pasted, map_id, known_too=dialog.known_too))
        dialog.finished.connect(lambda _: self._close())
        self._dialogs.give_back(dialog)
        dialog.open()

    def leave(self) -> None:
        """Let go of what is read and asked; nobody is added."""
        self.work.cancel()
        self._close()

    def _close(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()

    def _add(self, pasted: Pasted, map_id: str, *, known_too: bool) -> None:
        """Add them to the map they were read for, and to no other."""
        session = self._session
        document, wave_id = session.document, session.wave.id
        if document.id != map_id:
            self._status.showMessage(CHANGED, 8000)
            return

        def compute(_: GoOn) -> tuple[Sociomap, tuple[str, ...]]:
            return pasted_people.added(document, wave_id, pasted, session.new_id, known_too=known_too)

        def done(found: tuple[Sociomap, tuple[str, ...]]) -> None:
            new, ids = found
            if session.document is not document or session.wave.id != wave_id:
                self._add(pasted, map_id, known_too=known_too)
                return
            words = f"Paste {len(ids)} names" if len(ids) != 1 else f"Paste {pasted.people[0].label[:40]}"
            session.apply(words, new, select=Selection())

        self.work.run("Adding names …", compute, done)
