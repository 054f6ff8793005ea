"""The sheets of many maps: one after the other, what fails set aside, and all of them in one PDF with contents."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path

import msgspec

from sociomap_app.analysis.professional_personal import in_neither, part_of
from sociomap_app.drawing.sheet import page as paper_page
from sociomap_app.drawing.text.typesetting import shorten
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.errors import BadRequest, CannotRead, UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.pages.enlarged_page import SET_ON, grown
from sociomap_app.report.pages.list_pages import Heading, list_pages
from sociomap_app.report.pages.page import Page, body, numbered, plain_page
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.days import day_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import listed_wave_word, wave_word

from .output import pdf, report_pages, theme_of
from .paper_choice import PaperChoice, told_before

TITLE = "Sociomaps"
CONTENTS = "Contents"
COLUMNS = (Heading("Map", 46), Heading("Date", 36), Heading("On the map", 10), Heading("Page", 8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The sheets of one map of many, or why there are none. ``name`` follows the level of names, and so does
    ``file``, what a file of its own is called.

    ``people`` counts those whom figures speak of: not the wished-for and the lost; ``in_neither`` those a part of
    the map leaves out because they belong to none; ``told`` are sentences for whoever prints them.
    """

    path: Path
    name: str
    file: str
    pages: Sequence[Page] = ()
    when: str = ""
    people: int = 0
    in_neither: int = 0
    told: Sequence[str] = ()
    fault: str = ""


def maps_in(folder: Path) -> list[Path]:
    """The maps in a folder, in order of their names. BadRequest where there is none, CannotRead."""
    try:
        maps = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".sociomap" and path.is_file())
    except OSError as fault:
        raise CannotRead(f"The folder “{shown(folder)}” cannot be read: {fault.strerror}.") from fault
    if not maps:
        raise BadRequest(f"There is no map in “{shown(folder)}”. A map is a file that ends with .sociomap.")
    return maps


def each_map(
    maps: Sequence[Path],
    names: str,
    read: Callable[[Path], Sociomap],
    choose: Callable[[Sociomap], PaperChoice],
    framework: Framework,
) -> Iterator[Sheets]:
    """The sheets of each map in turn; a map that cannot be read or chosen from is told, and the next one comes.

    With other names than typed a map is called by its number, and so nobody by the name of a file.
    """
    typed = names == "typed"
    for number, (path, file) in enumerate(zip(maps, file_names(maps, names), strict=True), start=1):
        empty = Sheets(path=path, name=clean_line(path.stem, 250) if typed else f"Map {number}", file=file)
        try:
            sociomap = read(path)
            yield _sheets(empty, sociomap, choose(sociomap), framework, typed=typed)
        except UserFault as fault:
            yield replace(empty, fault=str(fault))


def _sheets(
    empty: Sheets, sociomap: Sociomap, choice: PaperChoice, framework: Framework, *, typed: bool
) -> Sheets:
    pages = report_pages(sociomap, msgspec.structs.replace(choice, title="" if typed else empty.name), framework)
    wave = sociomap.wave(choice.wave)
    label = (wave_word if typed else listed_wave_word)(wave, framework)
    when = ", ".join(part for part in (label, day_in_words(wave.date)) if part)
    alters = part_of(sociomap, choice.part).wave(wave.id).alters
    people = sum(1 for alter in alters.values() if alter.counted)
    aside = in_neither(sociomap, wave) if choice.part != "all" else 0
    told = told_before(sociomap, choice)
    return replace(empty, pages=pages, when=when, people=people, in_neither=aside, told=told)


def each_written(sheets: Iterable[Sheets], write: Callable[[Sheets], None]) -> Iterator[Sheets]:
    """The same sheets, each after it was written; or with why it could not be."""
    for one in sheets:
        try:
            if not one.fault:
                write(one)
        except UserFault as fault:
            yield replace(one, pages=(), fault=str(fault))
        else:
            yield one


@dataclass(slots=True)
class Batch:
    """The maps of a folder while they are gone through: what was made, what was not, whether that was stopped."""

    made: list[Sheets] = field(default_factory=list)
    failed: list[Sheets] = field(default_factory=list)
    stopped: bool = False


def gone_through(sheets: Iterable[Sheets], of: int, tell: Callable[[int, int], bool]) -> Batch:
    """All of them, or as many as are wanted. ``tell`` hears how many of how many are done; whether to go on."""
    batch = Batch()
    for number, one in enumerate(sheets, start=1):
        (batch.failed if one.fault else batch.made).append(one)
        if not tell(number, of) and number < of:
            batch.stopped = True
            break
    return batch


def file_names(maps: Sequence[Path], names: str) -> list[str]:
    """What the files with the sheets of these maps are called, in their order: as the maps, or by their numbers
    where names are hidden. No two are the same where case, or how a letter is put together, does not count.
    """
    if names != "typed":
        return [f"map {number:02}.pdf" for number in range(1, len(maps) + 1)]
    taken: set[str] = set()
    found = []
    for path in maps:
        tries = chain([path.stem], (f"{path.stem} ({number})" for number in count(2)))
        free = next(one for one in tries if folded(one) not in taken)
        taken.add(folded(free))
        found.append(f"{free}.pdf")
    return found


def bundle_pages(made: Sequence[Sheets], choice: PaperChoice) -> list[Page]:
    """All pages of all maps, after one or more that say on which page each begins."""
    first = 1
    while True:
        contents = _contents(made, choice, first)
        if len(contents) < first:
            break
        first = len(contents) + 1
    pages = [Page(one.figure, f"{each.name}: {one.bookmark}") for each in made for one in each.pages]
    return [numbered(one, number) for number, one in enumerate((*contents, *pages), start=1)]


def bundle_pdf(made: Sequence[Sheets], choice: PaperChoice, date: dt.date | None = None) -> bytes:
    """All maps in one PDF, each found by the contents and by its bookmark."""
    return pdf(bundle_pages(made, choice), TITLE, date)


def _contents(made: Sequence[Sheets], choice: PaperChoice, first: int) -> list[Page]:
    """The contents, where the first map begins on page ``first``."""
    sheet = paper_page(SET_ON, theme_of(choice), turn=choice.turn)
    rows = []
    at = first
    for one in made:
        rows.append((one.name, one.when, str(one.people), str(at)))
        at += len(one.pages)
    found = list(list_pages(body(sheet), sheet.theme, COLUMNS, rows))
    many = f"{len(made)} map{'' if len(made) == 1 else 's'}"
    if choice.names != "typed":
        many += ", numbered in the order of the names of their files"
    titles = [
        CONTENTS if len(found) == 1 else f"{CONTENTS} ({n} of {len(found)})" for n in range(1, len(found) + 1)
    ]
    pages = [
        plain_page(sheet, title, marks, shorten(many, 8.5, 400))
        for title, marks in zip(titles, found, strict=True)
    ]
    return grown(pages, choice.paper)
