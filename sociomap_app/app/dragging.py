"""A page dragged out of the window: a picture for whoever takes one, a file for whoever takes files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from sociomap_app.drawing.marks import Figure
from sociomap_app.storage.folders import dragged, make_private

from .paper import image_of

NAME = "sociomap.png"
"""The name of the file; it gives nobody's name away."""

HAND = 180
"""Pixels of the picture that goes with the pointer."""


class Dragging:
    """Hands pages over as files of its own folder, which is gone when it ends."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def start(self, source: QWidget, figure: Figure, dpi: int, *, clear: bool = False) -> QDrag:
        """A drag of that page, ready to go. Whoever it is dropped on may read the file for a while."""
        if self._folder is None:
            where = make_private(dragged())
            self._folder = TemporaryDirectory(dir=where, ignore_cleanup_errors=True)
        picture = image_of(figure, dpi / 72, clear=clear)
        drag = QDrag(source)
        drag.setMimeData(carried(picture, Path(self._folder.name) / NAME))
        small = picture.scaled(
            HAND, HAND, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drag.setPixmap(QPixmap.fromImage(small))
        return drag

    def end(self) -> None:
        """Leave nothing behind."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def carried(picture: QImage, path: Path) -> QMimeData:
    """The picture itself, and a file of it at that path."""
    data = QMimeData()
    data.setImageData(picture)
    if picture.save(str(path)):
        data.setUrls([QUrl.fromLocalFile(str(path))])
    return data
