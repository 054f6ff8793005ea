"""What goes onto paper and how: one record for the window, the command line and the pages themselves.

A map remembers a choice as its ``Printing``; the way there and back is here and nowhere else.
"""

import datetime as dt
from typing import Literal, get_args

import msgspec

from sociomap_app.model.fields import NAMES_LEVELS, PARTS, NamesLevel, Part, known_code
from sociomap_app.model.sociomap import Printing, Sociomap

FurtherPage = Literal["people", "coverage", "mosaic", "partnerships", "shape", "comparison", "notes"]
FURTHER: tuple[FurtherPage, ...] = get_args(FurtherPage)
ASKED_FOR = ("quality", "lenses")
"""What is on no page unless it is asked for: how connections feel, and what the five lenses say."""
NOTES_ONLY_TYPED = "Notes and answers are printed only with names as typed."
STEPS_AS_TYPED = "What was agreed as a next step is printed as it was typed; only with whom is called otherwise."
MAP, SHEETS = "map", "conversation"
"""What a map remembers as printed besides further pages."""


class PaperChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What goes onto paper and how. ``further`` holds pages of ``FURTHER``, and what of ``ASKED_FOR`` may be
    shown; ``date`` is the one stored.

    ``turn`` says how pages lie; with *best* that is chosen for each. ``clear`` leaves the ground of a picture
    transparent. ``title``, where it is given, stands on the pages in place of the title that was typed. ``wave``
    is empty where no map is meant.
    """

    wave: str = ""
    names: NamesLevel = "typed"
    part: Part = "all"
    paper: str = "a4"
    greyscale: bool = False
    further: tuple[str, ...] = ()
    date: dt.date | None = None
    turn: str = "landscape"
    clear: bool = False
    title: str = ""

    @property
    def turns(self) -> tuple[str, ...]:
        """How a page may lie, first what it is compared with."""
        return ("landscape", "portrait") if self.turn == "best" else (self.turn,)


def remembered(kept: Printing) -> PaperChoice:
    """The choice a map remembers, of no date yet."""
    return PaperChoice(
        names=known_code(kept.names, NAMES_LEVELS),
        part=known_code(kept.part, PARTS),
        paper=kept.paper,
        turn=kept.turned,
        greyscale=kept.greyscale,
        further=tuple(one for one in (*FURTHER, *ASKED_FOR) if one in kept.pages),
    )


def to_remember(choice: PaperChoice, *, alone: bool) -> Printing:
    """The choice as a map remembers it; ``alone`` where the map goes out without sheets."""
    return Printing(
        pages=frozenset({MAP, *choice.further} if alone else {MAP, SHEETS, *choice.further}),
        names=choice.names,
        part=choice.part,
        paper=choice.paper,
        turned=choice.turn,
        greyscale=choice.greyscale,
    )


def with_sheets(kept: Printing) -> bool:
    """Whether sheets were printed when that was remembered, and not the map alone."""
    return SHEETS in kept.pages


def told_before(sociomap: Sociomap, choice: PaperChoice) -> list[str]:
    """What whoever prints sheets under other names than typed should know of them: a sentence each."""
    if choice.names == "typed":
        return []
    talk = sociomap.wave(choice.wave).conversation
    said = [NOTES_ONLY_TYPED] if "notes" in choice.further else []
    return said + ([STEPS_AS_TYPED] if any(step.what and not step.done for step in talk.actions) else [])
