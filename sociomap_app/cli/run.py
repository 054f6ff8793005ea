"""Runs a verb and turns every fault into one clear sentence and an exit code."""

import os
import sys
from collections.abc import Sequence

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BadWords, UserFault

from .common import passwords_of
from .parser import LONGEST_SENTENCE, module_of, parsed


def run(words: Sequence[str]) -> int:
    """The exit code: 0 done, 1 the input or the machine is at fault, 2 the words of the command are off."""
    _speak_utf8()
    try:
        return _done(words)
    except UserFault as fault:
        return _said(str(fault), 2 if isinstance(fault, BadWords) else 1)
    except BrokenPipeError:
        _let_go_of_output()
        return 1
    except KeyboardInterrupt:
        return _said("stopped; nothing more was written.")
    except MemoryError:
        return _said("there is not enough memory for this. Please ask for less, such as a lower --dpi.")
    except OSError as fault:
        _let_go_of_output()
        return _said(f"the machine refused: {fault.strerror or type(fault).__name__}. Please try again.")
    except Exception as fault:
        return _said(f"a fault of the program itself ({_place(fault)}). Your file is as it was. Please report it.")


def _done(words: Sequence[str]) -> int:
    """Do what the words ask for; the exit code."""
    try:
        given = parsed(words)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 2
    given.passwords = passwords_of(given)
    code: int = module_of(given.verb).run(given)
    if sys.stdout is not None:  # nobody may have given one
        sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _said(sentence: str, code: int = 1) -> int:
    print(f"sociomap: {clean_line(sentence, LONGEST_SENTENCE)}", file=sys.stderr)
    return code


def _let_go_of_output() -> None:
    """Nobody takes what is printed any more: without this, Python would complain of it at the very end."""
    if sys.__stdout__ is not None and sys.stdout is sys.__stdout__:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.__stdout__.fileno())
        os.close(nowhere)


def _place(fault: Exception) -> str:
    """What kind of fault and where in the program; never what it says, for that may hold a name."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = trace.tb_frame.f_globals.get("__name__", "?") if trace is not None else "?"
    line = trace.tb_lineno if trace is not None else 0
    return f"{type(fault).__name__} in {where}, line {line}"
