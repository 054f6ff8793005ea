"""The work behind sheets for a folder of maps; it needs no window, so it can be done beside one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sociomap_app.app.background.cancelling import Cancelled, while_wanted
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.batch import TITLE, Sheets, bundle_pages, each_map, maps_in
from sociomap_app.report.output import PaperChoice, pdf
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety.exported_file import write_made
from sociomap_app.vocabulary.entries import Framework


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOrder:
    """What to make of which folder. ``target`` is a file for a bundle, else a folder."""

    folder: Path
    target: Path
    bundle: bool
    names: str
    part: str
    paper: str
    turn: str
    grey: bool
    further: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOutcome:
    """How it ended, in a sentence, and a line for each map that was not made."""

    words: str
    failed: tuple[str, ...] = ()


def make_sheets(wanted: BatchOrder, framework: Framework, tell: Callable[[int, int], bool]) -> BatchOutcome:
    """Make the sheets of all maps. ``tell`` hears how many of how many are done and says whether to go on.

    A bundle that is stopped is not written; of single files those that were made stay.
    """

    def read(path: Path) -> Sociomap:
        return sociomap_file.read(path).sociomap

    made: list[Sheets] = []
    failed: list[str] = []
    try:
        maps = maps_in(wanted.folder)
        sheets = each_map(maps, wanted.names, read, lambda one: _choice(wanted, one.latest.id), framework)
        for number, one in enumerate(sheets, start=1):
            fault = one.fault or _keep(wanted, number, one)
            if fault:
                failed.append(fault if one.path.name in fault else f"{one.path.name}: {fault}")
            else:
                made.append(one if wanted.bundle else replace(one, pages=()))
            if not tell(number, len(maps)) and number < len(maps):
                there = "Nothing was written." if wanted.bundle else f"{len(made)} of {len(maps)} maps made."
                return BatchOutcome(words=f"Stopped. {there}", failed=tuple(failed))
        if made and wanted.bundle:
            pages = while_wanted(bundle_pages(made, _choice(wanted, "")), lambda: tell(len(maps), len(maps)))
            write_made(wanted.target, pdf(pages, TITLE))
    except Cancelled:
        return BatchOutcome(words="Stopped. Nothing was written.", failed=tuple(failed))
    except UserFault as fault:
        return BatchOutcome(words=str(fault), failed=tuple(failed))
    return BatchOutcome(words=f"{len(made)} of {len(maps)} maps made.", failed=tuple(failed))


def _keep(wanted: BatchOrder, number: int, one: Sheets) -> str:
    """Write the sheets of one map where each has a file, or say why not; its name follows the level of names."""
    if wanted.bundle:
        return ""
    try:
        write_made(_target(wanted, number, one.path), pdf(one.pages, "Sociomap"))
    except UserFault as fault:
        return str(fault)
    return ""


def _target(wanted: BatchOrder, number: int, path: Path) -> Path:
    """Where the sheets of one map of the folder go."""
    return wanted.target / (f"{path.stem}.pdf" if wanted.names == "typed" else f"map {number:02}.pdf")


def in_the_way(wanted: BatchOrder) -> list[str]:
    """The names of files that single sheets would be written over. What is wrong there the work tells."""
    try:
        maps = [] if wanted.bundle else maps_in(wanted.folder)
    except UserFault:
        return []
    targets = (_target(wanted, number, path) for number, path in enumerate(maps, start=1))
    return [one.name for one in targets if one.exists()]


def _choice(wanted: BatchOrder, wave: str) -> PaperChoice:
    return PaperChoice(
        wave=wave,
        names=wanted.names,
        part=wanted.part,
        paper=wanted.paper,
        grey=wanted.grey,
        further=wanted.further,
        turn=wanted.turn,
    )
