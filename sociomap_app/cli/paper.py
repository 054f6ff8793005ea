"""What the verbs that put something on paper share: the choice, the folder, what is said of signs."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from sociomap_app.analysis.professional_personal import in_neither, left_out_words
from sociomap_app.drawing.marks import Figure
from sociomap_app.model.errors import BadWords, CannotWrite
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.pages.page import lacking
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

from .common import wave_of


def paper_choice(given: argparse.Namespace, sociomap: Sociomap, framework: Framework) -> PaperChoice:
    """What the words of the command choose for that map."""
    return PaperChoice(
        wave=wave_of(sociomap, given.wave, framework).id,
        names=given.names,
        part=given.part,
        paper=given.paper,
        greyscale=given.greyscale,
        further=getattr(given, "further", ()),
        date=given.date,
        turn=given.turn,
        clear=getattr(given, "transparent", False),
    )


def note_signs(figures: Iterable[Figure]) -> None:
    """Say on standard error which signs no font has; what was asked for is made all the same."""
    said = lacking(figures)
    if said:
        print(f"sociomap: note: {said}", file=sys.stderr)


def note_part(sociomap: Sociomap, choice: PaperChoice) -> None:
    """Say on standard error how many are left out because they are in no part, where one was chosen."""
    if choice.part != "all":
        note_left_out(in_neither(sociomap, sociomap.wave(choice.wave)))


def note_before(said: Iterable[str]) -> None:
    """Say on standard error what one should know of the sheets, each sentence once."""
    for words in dict.fromkeys(said):
        print(f"sociomap: note: {words}", file=sys.stderr)


def note_left_out(count: int) -> None:
    """Say on standard error how many are in no part, where there is anybody."""
    if count:
        print(f"sociomap: note: {left_out_words(count)}", file=sys.stderr)


def must_end_in_pdf(out: Path) -> None:
    """BadWords for a file that is to be a PDF and is not called one."""
    if out.suffix.lower() != ".pdf":
        raise BadWords(f"“{shown(out)}” does not end with .pdf, and a PDF is what is made. Please add it.")


def make_folder(folder: Path) -> None:
    """The folder, made where it is not there. CannotWrite where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(
            f"The folder “{shown(folder)}” cannot be made: {fault.strerror}. Please choose another place."
        ) from fault
