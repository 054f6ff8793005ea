"""What several verbs take, and how what is typed becomes a date or a number."""

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from sociomap_app.model.fields import NAMES_LEVELS, PAPERS, PARTS, TURNS
from sociomap_app.report import paper_choice

FURTHER = (*paper_choice.FURTHER, *paper_choice.ASKED_FOR)


def day(text: str) -> dt.date:
    """A date given as 2026-09-04."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is not a date such as 2026-09-04") from fault


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number within limits."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError as fault:
            raise argparse.ArgumentTypeError(f"{text} is not a whole number") from fault
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{value} is not between {least} and {most}")
        return value

    return number


def words_of(allowed: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Words of a list, separated by commas."""

    def chosen(text: str) -> tuple[str, ...]:
        words = tuple(part.strip() for part in text.split(",") if part.strip())
        for word in words:
            if word not in allowed:
                raise argparse.ArgumentTypeError(f"{word} is not one of {', '.join(allowed)}")
        return words

    return chosen


further = words_of(FURTHER)
"""Names of further pages, separated by commas."""


def match(text: str) -> str | Path:
    """``ids``, ``names``, or the path of a table of pairs."""
    if text in ("ids", "names"):
        return text
    if not text.lower().endswith(".csv"):
        raise argparse.ArgumentTypeError(f"{text} is neither ids nor names nor a table of pairs that ends in .csv")
    return Path(text).absolute()


def add_match(parser: argparse.ArgumentParser) -> None:
    """Who is the same on two maps."""
    parser.add_argument(
        "--match",
        type=match,
        metavar="ids|names|PAIRS.csv",
        help="who is the same: by ids (usual within one map), by names (usual between two), or by a "
        "table with the columns first and second, each an id or a name",
    )


def add_names(parser: argparse.ArgumentParser) -> None:
    """How people are called."""
    parser.add_argument(
        "--names", choices=NAMES_LEVELS, default="typed", help="how people are called; as typed, unless it is said"
    )


def add_looks(parser: argparse.ArgumentParser) -> None:
    """Which date and part of a map goes onto paper, and how."""
    parser.add_argument("--wave", metavar="W", help="id or label of a date; the latest without it")
    add_names(parser)
    parser.add_argument("--part", choices=PARTS, default="all", help="which half of the map")
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    parser.add_argument(
        "--turned",
        dest="turn",
        choices=TURNS,
        default="landscape",
        help="how pages lie; best: as each fits better",
    )
    parser.add_argument("--greyscale", action="store_true", help="without any colour")
    parser.add_argument("--date", type=day, metavar="D", help="the date stored in the file")
