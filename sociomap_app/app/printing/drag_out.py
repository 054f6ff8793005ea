"""A page dragged out of the window: a picture for whoever takes one, a file for whoever takes files.

The file lies in the clear, whatever protects the map. So it is made only when somebody asks for it, and it goes as
soon as the drag ends nowhere, a while after it was dropped where the map has a password, and always when the
dialogue closes. What a process that was ended left behind is swept away at the next start.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from sociomap_app.drawing.marks import Figure
from sociomap_app.storage.safety.process_alive import hold
from sociomap_app.storage.user_folders import HELD, dragged, make_private

from .paper_output import image_of

NAME = "sociomap.png"
"""The name of the file; it gives nobody's name away."""

HAND = 180
"""Pixels of the picture that goes with the pointer."""

WHILE = 60_000
"""Milliseconds for which whoever was given a page of a map with a password may read its file."""

FILES = "text/uri-list"


class DragOut(QObject):
    """Hands pages over as files of folders of its own, which are gone when it ends."""

    def __init__(self, parent: QObject, *, private: bool = False) -> None:
        """``private`` where the map has a password: no file stays longer than it takes to read it."""
        super().__init__(parent)
        self._private = private
        self._now: DraggedFile | None = None
        self._dropped: list[DraggedFile] = []

    def start(self, source: QWidget, figure: Figure, dpi: int, *, clear: bool = False) -> QDrag:
        """A drag of that page, ready to go. ``ended`` is to be told how it went."""
        self.ended(taken=False)
        picture = image_of(figure, dpi / 72, clear=clear)
        handed = self._now = DraggedFile(picture)
        drag = QDrag(source)
        drag.setMimeData(DraggedPage(picture, handed.file))
        small = picture.scaled(
            HAND, HAND, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drag.setPixmap(QPixmap.fromImage(small))
        return drag

    def ended(self, *, taken: bool) -> None:
        """The drag is over: dropped nowhere nothing stays of it; else it may be read for a while."""
        handed, self._now = self._now, None
        if handed is None:
            return
        if not taken:  # else the file may be asked for only when the drag is over, as it is under X
            handed.take_back()
            return
        self._dropped.append(handed)
        if self._private:
            QTimer.singleShot(WHILE, self, handed.take_back)

    def end(self) -> None:
        """Leave nothing behind."""
        self.ended(taken=False)
        for one in self._dropped:
            one.take_back()
        self._dropped.clear()


class DraggedFile:
    """One page as a file, in a folder of its own that only its owner can look into, from when it is asked for."""

    def __init__(self, picture: QImage) -> None:
        self._picture: QImage | None = picture
        self._folder: TemporaryDirectory[str] | None = None
        self._held: Any = None

    def file(self) -> Path | None:
        """Where the file lies, which is made now; None where that cannot be, or it was taken back."""
        if self._picture is None:
            return None
        try:
            if self._folder is None:
                self._folder = TemporaryDirectory(dir=make_private(dragged()), ignore_cleanup_errors=True)
                self._held = hold(Path(self._folder.name) / HELD)
            path = Path(self._folder.name) / NAME
            if not path.exists():
                path.touch(0o600)
                if not self._picture.save(str(path)):
                    path.unlink()
                    return None
        except OSError:
            return None
        return path

    def take_back(self) -> None:
        """There is no file any more, and will be none."""
        self._picture = None
        folder, self._folder = self._folder, None
        held, self._held = self._held, None
        if held is not None:
            held.release()
        if folder is not None:
            folder.cleanup()


class DraggedPage(QMimeData):
    """The picture itself, and the file of it that is made when it is asked for."""

    def __init__(self, picture: QImage, file: Callable[[], Path | None]) -> None:
        super().__init__()
        self._file = file
        self.setImageData(picture)

    def formats(self) -> list[str]:
        return [*super().formats(), FILES]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype == FILES or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, wanted: QMetaType | QMetaType.Type) -> Any:
        if mimetype != FILES:
            return super().retrieveData(mimetype, wanted)
        path = self._file()
        return [QUrl.fromLocalFile(str(path))] if path is not None else []
