"""The last resort: a fault of the program keeps what is not saved and says so, without names.

What only a fault needs is read when there is one.
"""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sociomap_app.model.errors import UserFault

if TYPE_CHECKING:
    from .window import Window

COPY_REPORT = "Copy the report"
KEPT = (
    "What you drew is kept: if the program ends before you save, it is offered to you at the next start. "
    "Please save the map now."
)


def catch(window: "Window") -> None:
    """From now on every fault that nobody caught ends here."""

    telling = False

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if isinstance(fault, UserFault):
            window.ask.tell(str(fault))
            return
        nonlocal telling
        import logging

        logging.getLogger("sociomap").error("fault of the program: %s", where(fault))
        if telling:
            return  # a fault in painting comes again with every repaint under the dialogue
        telling = True
        try:
            if window.ask.pick(words_for(window, fault), (COPY_REPORT, "Close")) == 0:
                from PySide6.QtWidgets import QApplication

                QApplication.clipboard().setText(report(fault))
        finally:
            telling = False

    sys.excepthook = caught


def where(fault: BaseException) -> str:
    """The kind of fault and the places in the program it came through: no text of it, which may hold names."""
    import traceback

    places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)]
    return f"{type(fault).__name__} at {' > '.join(places[-6:])}"


def report(fault: BaseException) -> str:
    """What whoever mends the program needs to know: the fault, and what it runs on. It names nobody."""
    import platform

    from PySide6.QtCore import qVersion

    from sociomap_app import __version__

    on = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"
    return f"Sociomap {__version__} ({on})\n{where(fault)}"


def words_for(window: "Window", fault: BaseException) -> str:
    """What to tell, after keeping what is not saved."""
    try:
        window.furnish()
        kept = not window.session.unsaved or window.keeping.keep_now()
    except Exception:
        kept = False
    saved = KEPT if kept else "No copy of the map could be kept. Please try to save it now."
    return (
        f"Something went wrong in the program; it is not your doing.\n{saved}\n\n"
        f"The report names nobody:\n{where(fault)}"
    )
