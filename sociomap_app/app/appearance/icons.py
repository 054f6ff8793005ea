"""Signs for commands, drawn in outline: the files in ``resources/icons``, in the colour of the look."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sociomap_app.shelf import shelf

SIDE = 24
"""The side of a sign at the usual size of text, in pixels; all are drawn on a square of that side."""
FADED = 90
"""The opacity, of 255, of a sign whose command is not possible now."""


def icon(name: str, colour: QColor, side: int = SIDE) -> QIcon:
    """A sign in outline, of that many pixels a side, sharp at single and double size. OSError for an unknown
    one."""
    drawn = (shelf() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(drawn.encode("utf-8")))
    made = QIcon()
    for mode, alpha in ((QIcon.Mode.Normal, 255), (QIcon.Mode.Disabled, FADED)):
        for ratio in (1, 2):
            made.addPixmap(_picture(renderer, side, ratio, alpha / 255), mode)
    return made


def _picture(renderer: QSvgRenderer, side: int, ratio: int, opacity: float) -> QPixmap:
    picture = QPixmap(side * ratio, side * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setOpacity(opacity)
        renderer.render(painter, QRectF(0, 0, side, side))
    return picture
