"""Sources and terms: what a map is, the words of the work, and each work that something said here comes from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit

from sociomap_app.editing.session import News, Session
from sociomap_app.panels.controls.labels import words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.controls.style import Colours, colours, readable
from sociomap_app.panels.controls.text_fields import LineField
from sociomap_app.vocabulary.entries import Framework, Source, WorkTerm

from .dialogs import Dialogs
from .text_pages import Reader, shipped_page

TITLE = "Sources and terms"
CONTENTS = (
    ("map", "What a map is"),
    ("terms", "Terms of the work"),
    ("theories", "Why people form networks"),
    ("sources", "Sources"),
)
TERM = "padding: 3px 12px 5px 0px"
TOP = "padding: 9px 12px 5px 12px"
LEFT = "padding: 2px 8px 3px 12px"
RIGHT = "padding: 2px 12px 3px 0px"
LAST = "padding: 2px 12px 12px 0px"
SAID = (("Shows", "shows"), ("How strongly", "strength"), ("Does not show", "not_shown"))
FURTHER = "Further"
NOT_FOUND = "not on this page"


def show_sources(dialogs: Dialogs, session: Session, framework: Framework, marked: Sequence[str] = ()) -> QDialog:
    """Open the page, at the first of the sources that are marked."""
    page = SourcesPage(session, framework, marked)
    made = dialogs.show(TITLE, page, QSize(800, 640), "sources")
    page.text.setFocus()
    return made


class SourcesPage(Panel):
    """The page, with a field to find words on it. ``marked`` are the sources of a finding, at which it opens."""

    def __init__(self, session: Session, framework: Framework, marked: Sequence[str] = ()) -> None:
        super().__init__(session, framework, scrolls=False)
        self.marked = tuple(one for one in marked if one in framework.sources)
        self.goal = f"source-{self.marked[0]}" if self.marked else ""
        self._coloured: Colours | None = None
        self.wanted = LineField("Find on this page")
        self.wanted.setAccessibleName("Find on this page")
        self.wanted.setClearButtonEnabled(True)
        self.wanted.textChanged.connect(self._find)
        self.wanted.returnPressed.connect(lambda: self._turn(1))
        self.told = words("", "quiet", wrap=False)
        self.text = Reader(TITLE)
        self.found: list[QTextCursor] = []
        self.number = 0
        row = QHBoxLayout()
        row.addWidget(self.wanted, 1)
        row.addWidget(self.told)
        self.column.addLayout(row)
        self.column.addWidget(self.text, 1)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.wanted.setFocus),
            (QKeySequence.StandardKey.FindNext, lambda: self._turn(1)),
            (QKeySequence.StandardKey.FindPrevious, lambda: self._turn(-1)),
            (QKeySequence(Qt.Key.Key_Return | Qt.KeyboardModifier.ShiftModifier), lambda: self._turn(-1)),
        ):
            QShortcut(keys, self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._dress()

    def hear(self, news: News) -> None:
        """Nothing of it depends on the map."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "text"):
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.goal:  # once it has its width
            QTimer.singleShot(0, self, lambda: self.text.go_to(self.goal))

    def _dress(self) -> None:
        """The text in the colours of now; where one reads stays where it is."""
        now = colours(self.palette())
        if now == self._coloured:
            return
        self._coloured = now
        place = self.text.verticalScrollBar().value()
        self.text.show_markup(markup(self.framework, now, self.marked))
        self.text.verticalScrollBar().setValue(place)
        self._find(self.wanted.text())

    def _find(self, wanted: str) -> None:
        self.found, self.number = list(self.text.places_of(wanted)), -1
        self._tell("")
        self._light()
        if self.found:
            self._turn(1)
        elif wanted.strip():
            self._tell(NOT_FOUND)

    def _turn(self, by: int) -> None:
        """Go on to the next place where it stands, or back."""
        if self.found:
            self.number = (self.number + by) % len(self.found)
            self.text.setTextCursor(self.found[self.number])
            self._tell(f"{self.number + 1} of {len(self.found)}")

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _light(self) -> None:
        lit = []
        for cursor in self.found:
            one = QTextEdit.ExtraSelection()
            one.cursor = cursor
            one.format.setBackground(colours(self.palette()).hair)
            lit.append(one)
        self.text.setExtraSelections(lit)


def markup(framework: Framework, c: Colours, marked: Sequence[str] = ()) -> str:
    """The whole page; the cards of ``marked`` sources stand out. Everything from the lists is escaped."""
    parts = {
        "{terms}": "".join(_term(one, framework, c) for one in framework.terms.values()),
        "{sources}": "".join(_groups(framework, c, marked)),
    }
    page = re.sub(r"\{terms\}|\{sources\}", lambda place: parts[place[0]], shipped_page("sources.html"))
    return f"<p>{_ways(CONTENTS)}</p>{page}"


def _groups(framework: Framework, c: Colours, marked: Sequence[str]) -> Iterator[str]:
    """All sources under their headings, with the way to each heading before."""
    groups: dict[str, list[Source]] = {}
    for source in framework.sources.values():
        groups.setdefault(source.group or FURTHER, []).append(source)
    yield f"<p>{_ways((f'group-{number}', said) for number, said in enumerate(groups))}</p>"
    for number, (said, sources) in enumerate(groups.items()):
        yield f'<h3><a name="group-{number}">{escape(said)}</a></h3>'
        yield from (_source(one, framework, c, marked) for one in sources)


def _ways(places: Iterable[tuple[str, str]]) -> str:
    return " &nbsp;·&nbsp; ".join(f'<a href="#{name}">{escape(said)}</a>' for name, said in places)


def _term(term: WorkTerm, framework: Framework, c: Colours) -> str:
    also = _quiet(escape(term.also), c, c.base) + "<br>" if term.also else ""
    links = _links(term.sources, framework)
    return (
        f'<table width="100%" cellspacing="0"><tr><td width="25%" style="{TERM}"><b>{escape(term.label)}</b></td>'
        f'<td style="{TERM}">{also}{escape(term.means)} <small>{links}</small></td></tr></table>'
    )


def _source(source: Source, framework: Framework, c: Colours, marked: Sequence[str]) -> str:
    mine = source.id in marked
    ground = c.accent_soft if mine else c.soft
    sign = f' <span style="color:{c.accent.name()}">● for this finding</span>' if mine else ""
    rows = _said_of(source, framework, marked)
    told = "".join(
        f'<tr><td width="20%" style="{LEFT}">{_quiet(said, c, ground)}</td>'
        f'<td style="{LAST if number == len(rows) else RIGHT}">{text}</td></tr>'
        for number, (said, text) in enumerate(rows, start=1)
    )
    return (
        f'<table width="100%" cellspacing="0" bgcolor="{ground.name()}" style="margin-bottom:12px">'
        f'<tr><td colspan="2" style="{TOP}"><a name="source-{escape(source.id)}">'
        f"<b>{escape(source.author)}</b></a>, {escape(source.year)}{sign}<br>"
        f"<i>{escape(source.title)}</i><br>{_quiet(escape(source.where), c, ground)}</td></tr>{told}</table>"
    )


def _said_of(source: Source, framework: Framework, marked: Sequence[str]) -> list[tuple[str, str]]:
    """The rows of its card."""
    rows = [(said, escape(getattr(source, name))) for said, name in SAID]
    used = "; ".join(uses(source, framework))
    if used:
        rows.append(("Used here for", escape(used)))
    others = [one for one in marked if one != source.id]
    if source.id in marked and others:
        rows.append(("For this finding too", _links(others, framework)))
    return rows


def uses(source: Source, framework: Framework) -> Iterator[str]:
    """What rests on a source, in words."""
    findings = sum(source.id in rule.sources for rule in framework.rules.values())
    if findings:
        yield f"{findings} finding{'s' if findings > 1 else ''}"
    for said, entries in (
        ("kinds of support", framework.functions),
        ("questions that help", framework.guides),
        ("sets of questions", framework.decks),
        ("figures", framework.measures),
        ("terms", framework.terms),
    ):
        labels = [one.label for one in entries.values() if source.id in one.sources]
        if labels:
            yield f"{said}: {', '.join(labels)}"
    if source.used_for:
        yield source.used_for


def _links(ids: Iterable[str], framework: Framework) -> str:
    known = [framework.sources[one] for one in ids if one in framework.sources]
    return "; ".join(
        f'<a href="#source-{escape(one.id)}" style="text-decoration:none">{escape(one.author)}</a>'
        for one in known
    )


def _quiet(text: str, c: Colours, ground: QColor) -> str:
    """In the quiet colour, as far as it can be read there."""
    return f'<span style="color:{readable(c.muted, ground, c.ink, 4.6).name()}">{text}</span>'
