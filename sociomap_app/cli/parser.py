"""What each verb takes. Faults in the words of a command end with exit code 2 and how to say it."""

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from sociomap_app import __version__
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import NAMES_LEVELS, PAPERS, PARTS, TURNS

LONGEST_SENTENCE = 2000
"""Signs of what is said of a fault, for it may repeat words that were given."""
NAMES_HELP = "how people are called; as typed, unless it is said"
READS_NO_FILE = ("demo", "blank")
FURTHER = ("people", "coverage", "comparison", "notes", "quality", "lenses")


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is off, and where to look it up."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(2, f"sociomap: {clean_line(message, LONGEST_SENTENCE)}. Please see {self.prog} --help.\n")


def make_parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    parser = Parser(
        prog="sociomap",
        description="Draw the people who hold a beginning teacher up, and talk about what the picture shows. "
        "Without words, or with one file, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"sociomap {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _demo(verbs.add_parser("demo", help="open a copy of the sample map, or write what it shows into a folder"))
    _draw(verbs.add_parser("draw", help="the map as SVG, PDF or PNG"))
    _report(verbs.add_parser("report", help="the sheets for a conversation as PDF"))
    _blank(verbs.add_parser("blank", help="empty maps to fill in by hand"))
    _analyse(verbs.add_parser("analyse", help="figures and findings"))
    _compare(verbs.add_parser("compare", help="what changed between two dates"))
    _convert(verbs.add_parser("convert", help="to and from tables"))
    check = verbs.add_parser("check", help="is the file whole? what is wrong, and where")
    check.add_argument("file", type=Path)
    _erase(verbs.add_parser("erase", help="remove a person, or the map, with every copy the program keeps"))
    for name, verb in verbs.choices.items():
        if name not in READS_NO_FILE:
            _password(verb)
    return parser


def _password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-file",
        type=Path,
        action="append",
        metavar="F",
        help="the first line of F, or of standard input for -, is the password of an encrypted map; "
        "given more than once, each is tried",
    )


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


def further(text: str) -> tuple[str, ...]:
    """Names of further pages, separated by commas."""
    kinds = tuple(part.strip() for part in text.split(",") if part.strip())
    for kind in kinds:
        if kind not in FURTHER:
            raise argparse.ArgumentTypeError(f"{kind} is not one of {', '.join(FURTHER)}")
    return kinds


def _looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--wave", metavar="W", help="id or label of a date; the latest without it")
    parser.add_argument("--names", choices=NAMES_LEVELS, default="typed", help=NAMES_HELP)
    parser.add_argument("--part", choices=PARTS, default="all", help="which half of the map")
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    parser.add_argument(
        "--turned", choices=TURNS, default="landscape", help="how pages lie; best: as each fits better"
    )
    parser.add_argument("--greyscale", action="store_true", help="without any colour")
    parser.add_argument("--date", type=day, metavar="D", help="the date stored in the file")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-window", type=Path, metavar="DIR", help="write PDF, SVG and analysis into DIR")


def _draw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.svg|.pdf|.png")
    parser.add_argument("--dpi", type=whole(36, 1200), default=150, metavar="N", help="pixels per inch of a PNG")
    parser.add_argument("--with", dest="further", type=further, default=(), metavar="notes,quality")
    parser.add_argument("--transparent", action="store_true", help="no ground behind the map")
    _looks(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE|FOLDER")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf|OUTFOLDER")
    parser.add_argument("--bundle", action="store_true", help="a folder of maps as one PDF")
    parser.add_argument("--with", dest="further", type=further, default=(), metavar=",".join(FURTHER))
    _looks(parser)


def _blank(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf")
    parser.add_argument("--preset", default="halves", metavar="P", help="halves, six-areas, mentor or free")
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    parser.add_argument("--turned", choices=TURNS[:2], default="landscape", help="how pages lie")
    parser.add_argument("--greyscale", action="store_true", help="without any colour")
    parser.add_argument("--line", metavar="TEXT", help="what is said at the head; empty for nothing")
    parser.add_argument("--room-for-names", action="store_true", help="numbered lines to collect names on")
    parser.add_argument("--copies", type=whole(1, 500), default=1, metavar="N")
    parser.add_argument("--date", type=day, metavar="D", help="the date stored in the file")


def _analyse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--wave", metavar="W", help="id or label of a date; all of them without it")
    parser.add_argument("--json", action="store_true")


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("file2", type=Path, nargs="?")
    parser.add_argument("--from", dest="earlier", metavar="W", help="the earlier date")
    parser.add_argument("--to", dest="later", metavar="W", help="the later date")
    parser.add_argument("--json", action="store_true")


def _convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    parser.add_argument("--from", dest="source_format", choices=("sociomap", "csv"))
    parser.add_argument("--to", dest="target_format", choices=("sociomap", "csv"))
    parser.add_argument("--names", choices=NAMES_LEVELS, default="typed", help=NAMES_HELP)
    parser.add_argument("--preset", default="halves", metavar="P")
    parser.add_argument("--wave", metavar="W", help="id or label of a date; the latest without it")
    parser.add_argument("--notes", action="store_true", help="private notes go along")
    parser.add_argument("--no-password", action="store_true", help="a map made from an encrypted one is not")


def _erase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--person", metavar="ID", help="one person only, by id or by a name nobody else has")
    parser.add_argument("--yes", action="store_true", help="do not ask")
