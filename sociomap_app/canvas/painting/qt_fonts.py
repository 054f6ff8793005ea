"""The shipped letters, known to Qt."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from sociomap_app.drawing.text.fonts import font


@cache
def family(bold: bool = False) -> str:
    """The name under which Qt has them; that of any letters where it cannot read them."""
    number = QFontDatabase.addApplicationFontFromData(font(bold).data)
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "sans-serif")
