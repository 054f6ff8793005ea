"""The last resort: a fault of the program keeps the map in a rescue copy and says so, without names.

What only a fault needs is read when there is one.
"""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sociomap_app.model.errors import UserFault
from sociomap_app.storage import sociomap_file

if TYPE_CHECKING:
    from .window import Window


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
            window.ask.tell(words_for(window, fault))
        finally:
            telling = False

    sys.excepthook = caught


def where(fault: BaseException) -> str:
    """The kind of fault and the places in the program it came through: no text of it, which may hold names."""
    import traceback

    places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)]
    return f"{type(fault).__name__} at {' > '.join(places[-6:])}"


def words_for(window: "Window", fault: BaseException) -> str:
    """What to tell, after trying to keep a rescue copy."""
    import tempfile

    try:
        folder = Path(tempfile.mkdtemp(prefix="sociomap-rescue-"))
        kept = folder / "rescue.sociomap"
        sociomap_file.write(kept, window.session.document, seal=window.session.seal)
        saved = f"A rescue copy of the map is in {kept}."
    except Exception:
        saved = "No rescue copy could be written. Please try to save the map now."
    return f"Something went wrong in the program; it is not your doing.\n{saved}\n\n{where(fault)}"
