"""Runs a verb and turns every fault into one clear sentence and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence

from sociomap_app.model.errors import BadWords, UserFault

from .parser import make_parser


def run(words: Sequence[str]) -> int:
    """The exit code: 0 done, 1 the input or the machine is at fault, 2 the words of the command are off."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = make_parser().parse_args(list(words))
    verbs = _verbs()
    try:
        return verbs[given.verb](given)
    except UserFault as fault:
        print(f"sociomap: {fault}", file=sys.stderr)
        return 2 if isinstance(fault, BadWords) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("sociomap: stopped; nothing more was written.", file=sys.stderr)
        return 1


def _verbs() -> dict[str, Callable[..., int]]:
    from . import convert_verb, paper_verbs, reading_verbs

    return {
        "demo": paper_verbs.demo,
        "draw": paper_verbs.draw,
        "report": paper_verbs.report,
        "blank": paper_verbs.blank,
        "analyse": reading_verbs.analyse,
        "compare": reading_verbs.compare,
        "check": reading_verbs.check,
        "convert": convert_verb.convert,
        "erase": convert_verb.erase,
    }
