"""What each verb takes. Faults in the words of a command end with exit code 2 and how to say it."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from sociomap_app import __version__
from sociomap_app.model.clean_text import clean_line

from .verb_list import READS_NO_FILE, VERBS

LONGEST_SENTENCE = 2000
"""Signs of what is said of a fault, for it may repeat words that were given."""


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is off, and where to look it up."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(2, f"sociomap: {clean_line(message, LONGEST_SENTENCE)}. Please see {self.prog} --help.\n")


def module_of(verb: str) -> ModuleType:
    """The module of a verb, which is loaded only now: some need what takes a second to load."""
    return import_module(f"{__package__}.verbs.{verb}")


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """What these words ask for. SystemExit where that is help, or they are off."""
    wanted = next((word for word in words if not word.startswith("-")), "")
    return make_parser(wanted).parse_args(list(words))


def make_parser(wanted: str) -> argparse.ArgumentParser:
    """The parser of all verbs, which knows what the one that is wanted takes."""
    parser = Parser(
        prog="sociomap",
        description="Draw the people who hold a beginning teacher up, and talk about what the picture shows. "
        "Without words, or with one file, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"sociomap {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, said in VERBS.items():
        verb = verbs.add_parser(name, help=said)
        if name == wanted:
            module_of(name).add_words(verb)
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
