"""The work behind sheets for a folder of maps; it needs no window, so it can be done beside one."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from sociomap_app.app.background.cancelling import Cancelled, while_wanted
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.batch import (
    TITLE,
    Sheets,
    bundle_pages,
    each_map,
    each_written,
    file_names,
    gone_through,
    maps_in,
)
from sociomap_app.report.output import pdf
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.storage.safety.exported_file import write_made
from sociomap_app.storage.sociomap_file import read
from sociomap_app.vocabulary.entries import Framework


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOrder:
    """What to make of which folder. ``target`` is a file for a bundle, else a folder."""

    folder: Path
    target: Path
    bundle: bool
    choice: PaperChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOutcome:
    """How it ended, in a sentence, and a line for each map that was not made."""

    words: str
    failed: tuple[str, ...] = ()


def make_sheets(wanted: BatchOrder, framework: Framework, tell: Callable[[int, int], bool]) -> BatchOutcome:
    """Make the sheets of all maps. ``tell`` hears how many of how many are done and says whether to go on.

    A bundle that is stopped is not written; of single files those that were made stay.
    """

    failed: tuple[str, ...] = ()
    try:
        maps = maps_in(wanted.folder)
        batch = gone_through(_sheets(wanted, maps, framework), len(maps), tell)
        failed = tuple(_why(one) for one in batch.failed)
        if batch.stopped:
            there = "Nothing was written." if wanted.bundle else f"{len(batch.made)} of {len(maps)} maps made."
            return BatchOutcome(words=f"Stopped. {there}", failed=failed)
        if batch.made and wanted.bundle:
            pages = while_wanted(bundle_pages(batch.made, wanted.choice), lambda: tell(len(maps), len(maps)))
            write_made(wanted.target, pdf(pages, TITLE))
    except Cancelled:
        return BatchOutcome(words="Stopped. Nothing was written.", failed=failed)
    except UserFault as fault:
        return BatchOutcome(words=str(fault), failed=failed)
    return BatchOutcome(words=f"{len(batch.made)} of {len(maps)} maps made.", failed=failed)


def _sheets(wanted: BatchOrder, maps: Sequence[Path], framework: Framework) -> Iterator[Sheets]:
    """The sheets of each map, in turn; where each has a file they are written, and not kept."""

    def write(one: Sheets) -> None:
        write_made(wanted.target / one.file, pdf(one.pages, "Sociomap"))

    def choose(sociomap: Sociomap) -> PaperChoice:
        return replace(wanted.choice, wave=sociomap.latest.id)

    sheets = each_map(maps, wanted.choice.names, lambda path: read(path).sociomap, choose, framework)
    if wanted.bundle:
        return sheets
    return (dataclasses.replace(one, pages=()) for one in each_written(sheets, write))


def _why(one: Sheets) -> str:
    return one.fault if one.path.name in one.fault else f"{one.path.name}: {one.fault}"


def in_the_way(wanted: BatchOrder) -> list[str]:
    """The names of files that single sheets would be written over. What is wrong there the work tells."""
    try:
        maps = [] if wanted.bundle else maps_in(wanted.folder)
    except UserFault:
        return []
    targets = (wanted.target / name for name in file_names(maps, wanted.choice.names))
    return [one.name for one in targets if one.exists()]
