"""The open document: the one place where it changes, and from which every change is announced.

Whatever wants to change the map hands ``apply`` an edited document. What differs is computed and told to
everyone who subscribed; nobody can forget to announce, because there is nothing to announce by hand.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.change import Change, compare
from sociomap_app.model.ids import IdSource, random_ids
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey

from .history import History, Step
from .map_file import MapFile
from .people_filter import Only, kept


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What happened: the computed change, and whether the look at it or its file changed. With ``refused`` an edit
    was not taken, and the change is the way back from it."""

    change: Change = Change()
    selection: bool = False
    filter: bool = False
    wave: bool = False
    file: bool = False
    opened: bool = False
    refused: bool = False


Listener = Callable[[News], None]


class Selection(msgspec.Struct, frozen=True):
    """What is selected: alters, a tie by its two ends, an outline, a note, or ego.

    ``pointed_out`` are alters of whom something is said. They stand out, without their neighbours, and are not
    selected: no key and no drag is about them.
    """

    alters: frozenset[str] = frozenset()
    tie: tuple[str, str] | None = None
    outline: str | None = None
    note: str | None = None
    ego: bool = False
    pointed_out: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.alters or self.tie or self.outline or self.note or self.ego)


NOTHING_SELECTED = Selection()
_LOOK = frozenset({"view"})
"""The one field of a document that says how it is looked at, and nothing of anybody on it."""


class Session:
    """One open document with its history, selection, wave in view and file."""

    def __init__(self, document: Sociomap, *, ids: IdSource | None = None) -> None:
        self._document = document
        self._history = History()
        self._listeners: list[Listener] = []
        self._wave = document.latest.id
        self._selection = NOTHING_SELECTED
        self._filter: tuple[Only, ...] = ()
        self.new_id: IdSource = ids or random_ids()
        self._file = MapFile(saved=document)
        self._only_to_look = False

    @property
    def document(self) -> Sociomap:
        """The document as it is now."""
        return self._document

    @property
    def wave(self) -> Wave:
        """The wave in view."""
        return self._document.wave(self._wave)

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self._selection

    @property
    def history(self) -> History:
        """Steps that can be undone and redone."""
        return self._history

    @property
    def unsaved(self) -> bool:
        """Whether the document differs from its file; a new map nobody drew on does not count."""
        return not self._only_to_look and not self._file.holds(self._document)

    @property
    def file(self) -> MapFile:
        """Where the map lies, and what of it is saved there."""
        return self._file

    @property
    def path(self) -> Path | None:
        """The path of its file, for the many who ask only for that; None where it lies nowhere yet."""
        return self._file.path

    @property
    def encryption(self) -> EncryptionKey | None:
        """What all that is written of it is encrypted with, for the many who ask only for that; None where anybody
        can read it."""
        return self._file.encryption

    @property
    def only_to_look(self) -> bool:
        """Whether what is on the map stays as it is, until it is saved as a map of its own."""
        return self._only_to_look

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of everything that happens; the answer ends it."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def apply(
        self, words: str, new: Sociomap, *, merge: str | None = None, select: Selection | None = None
    ) -> bool:
        """Make ``new`` the document and tell everyone. False where nothing changed.

        ``words`` name the edit in the menu and the history. ``select`` is what is selected afterwards.
        """
        old = self._document
        change = compare(old, new)
        if not change:
            if select is not None:
                self.select(select)
            return False
        if self._only_to_look and change != Change(fields=_LOOK):
            self._tell(News(change=change, refused=True))  # who shows what was tried shows what is there again
            return False
        self._history.record(Step(old, words, self._wave), merge)
        self._show(new, change, select=select)
        return True

    def undo(self) -> bool:
        """Show the document before the last edit. False at the beginning."""
        return self._travel(self._history.back(self._document))

    def redo(self) -> bool:
        """Show the document after the edit that was undone last. False at the end."""
        return self._travel(self._history.forward(self._document))

    def _travel(self, step: Step | None) -> bool:
        if step is None:
            return False
        self._show(step.document, compare(self._document, step.document), wave=step.wave)
        return True

    def look_at(self, wave_id: str) -> None:
        """Show another wave. KeyError for one that is not there."""
        self._document.wave(wave_id)
        if wave_id != self._wave:
            self._wave = wave_id
            self._history.settle()
            self._selection = self._still_there(self._selection)
            self._tell(News(wave=True, selection=True))

    def select(self, selection: Selection) -> None:
        """Select; what is not in the wave in view is left out."""
        kept = self._still_there(selection)
        if kept != self._selection:
            self._selection = kept
            self._history.settle()
            self._tell(News(selection=True))

    def select_alters(self, ids: Iterable[str]) -> None:
        """Select these alters and nothing else."""
        self.select(Selection(frozenset(ids)))

    def point_out(self, ids: Iterable[str]) -> None:
        """Let these alters stand out, of whom something is said, and select nothing."""
        self.select(Selection(pointed_out=frozenset(ids)))

    @property
    def filter(self) -> tuple[Only, ...]:
        """What people have to fulfil to stand out; empty where everybody does."""
        return self._filter

    @property
    def kept(self) -> frozenset[str] | None:
        """The alters the filter keeps; None without one."""
        return kept(self.wave, self._document.design, self._filter) if self._filter else None

    def show_only(self, *conditions: Only) -> None:
        """Let those stand out who fulfil all of these; without any, everybody."""
        if conditions != self._filter:
            self._filter = conditions
            self._tell(News(filter=True))

    def saved(self, path: Path, digest: str, written: Sociomap | None = None) -> None:
        """The document as it is now, or as it was ``written``, stands in that file, whose bytes have that digest.

        An edit may have come while something was told of the save: it is not in the file.
        """
        key, same = self._file.encryption, written is None or written == self._document
        self._file = MapFile(
            path=path,
            digest=digest,
            saved=self._document if same else written,
            saved_at=dt.datetime.now(),
            encryption=key,
            its_encryption=key,
        )
        self._only_to_look = False
        self._tell(News(file=True))

    def protect(self, encryption: EncryptionKey | None) -> None:
        """From the next save on the file is encrypted with another key, or with none."""
        self._file = replace(self._file, encryption=encryption)
        self._tell(News(file=True))

    def become_copy(self, document_id: str) -> None:
        """From now on a document of its own: another id, for the present and for all that can be undone."""
        self._history.rename(document_id)
        self._document = edits.under_another_id(self._document, document_id)

    def open(self, document: Sociomap, file: MapFile | None = None, *, only_to_look: bool = False) -> None:
        """Show another document altogether, with a history of its own.

        Without a ``file`` it is a new map nobody drew on. One that is there ``only_to_look`` takes no edit but of
        how it looks, which is not kept.
        """
        old = self._document
        self._document = document
        self._only_to_look = only_to_look
        self._file = MapFile(saved=document) if file is None else file
        self._history = History()
        self._wave = document.latest.id
        filtered, self._filter = bool(self._filter), ()
        self._selection = NOTHING_SELECTED
        change = compare(old, document)
        self._tell(News(change=change, selection=True, filter=filtered, wave=True, file=True, opened=True))

    def erase(self, document: Sociomap, *, saved: Sociomap | None = None, digest: str | None = None) -> None:
        """Show a document from which something was erased for good: nothing before it can be had back.

        ``saved`` is what the file holds by now, with its digest; without it the file is as it was.
        """
        old, unsaved = self._document, self.unsaved
        self._history.forget()
        if saved is not None:
            self._file = replace(self._file, saved=saved, digest=digest)
        elif self._file.path is None:
            self._file = replace(self._file, saved=None if unsaved else document)
        self._show(document, compare(old, document))
        self._tell(News(file=True))

    def _show(
        self, new: Sociomap, change: Change, *, wave: str | None = None, select: Selection | None = None
    ) -> None:
        self._document = new
        before, chosen, filtered = self._wave, self._selection, self._filter
        self._filter = tuple(one for one in filtered if one.is_there(new.design))
        there = {one.id for one in new.waves}
        wanted = wave if wave in there else self._wave
        self._wave = wanted if wanted in there else new.latest.id
        self._selection = self._still_there(select if select is not None else self._selection)
        self._tell(
            News(
                change=change,
                selection=self._selection != chosen,
                filter=self._filter != filtered,
                wave=self._wave != before,
            )
        )

    def _still_there(self, selection: Selection) -> Selection:
        wave = self.wave
        return Selection(
            alters=selection.alters & frozenset(wave.alters),
            tie=selection.tie if selection.tie in wave.ties else None,
            outline=selection.outline if selection.outline in wave.outlines else None,
            note=selection.note if selection.note in wave.notes else None,
            ego=selection.ego,
            pointed_out=selection.pointed_out & frozenset(wave.alters),
        )

    def _tell(self, news: News) -> None:
        for listener in tuple(self._listeners):
            listener(news)
