"""The last resort: a fault of the program keeps what is not saved and says so, without names."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from sociomap_app import __version__
from sociomap_app.app.questions.questions import Questions
from sociomap_app.model.errors import UserFault

COPY_REPORT = "Copy the report"
KEPT = (
    "What you drew is kept: if the program ends before you save, it is offered to you at the next start. "
    "Please save the map now."
)


def catch(ask: Questions, keep: Callable[[], bool]) -> None:
    """From now on every fault that nobody caught ends here. ``keep`` keeps what is not saved, and tells whether
    nothing can be lost now."""
    telling = False

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if isinstance(fault, UserFault):
            ask.tell(str(fault))
            return
        nonlocal telling
        logging.getLogger("sociomap").error("fault of the program: %s", where(fault))
        if telling:
            return  # a fault in painting comes again with every repaint under the dialogue
        telling = True
        try:
            if ask.pick(words_for(fault, keep), (COPY_REPORT, "Close")) == 0:
                QApplication.clipboard().setText(report(fault))
        finally:
            telling = False

    sys.excepthook = caught


def where(fault: BaseException) -> str:
    """The kind of fault and the places in the program it came through: no text of it, which may hold names."""
    places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)]
    return f"{type(fault).__name__} at {' > '.join(places[-6:])}"


def report(fault: BaseException) -> str:
    """What whoever mends the program needs to know: the fault, and what it runs on. It names nobody."""
    on = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"
    return f"Sociomap {__version__} ({on})\n{where(fault)}"


def words_for(fault: BaseException, keep: Callable[[], bool]) -> str:
    """What to tell, after keeping what is not saved."""
    try:
        kept = keep()
    except Exception:
        kept = False
    saved = KEPT if kept else "No copy of the map could be kept. Please try to save it now."
    return (
        f"Something went wrong in the program; it is not your doing.\n{saved}\n\n"
        f"The report names nobody:\n{where(fault)}"
    )
