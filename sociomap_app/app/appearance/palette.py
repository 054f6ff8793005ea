"""The palette of the frame, light or dark, and the letters of the window, as the settings say."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from sociomap_app.canvas.painting.mark_painter import qt_font

from .colours import colours


def use(application: QApplication, appearance: str, text_size: int) -> None:
    """Put on a look: ``appearance`` is system, light or dark; ``text_size`` is in percent."""
    scheme = application.styleHints().colorScheme()
    dark = appearance == "dark" or (appearance == "system" and scheme == Qt.ColorScheme.Dark)
    palette = QPalette()
    for part, colour in colours(dark).items():
        role = QPalette.ColorRole[part]
        palette.setColor(role, QColor(colour))
        if role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            faded = QColor(colour)
            faded.setAlpha(110)
            palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    application.setPalette(palette)
    font = application.font()
    own, _ = (qt_font(bold).family() for bold in (False, True))  # both before any page is made, else bold is not
    font.setFamilies([own, *(family for family in font.families() if family != own)])
    base = application.property("base_point_size")
    if base is None:
        base = max(font.pointSizeF(), 9.0)
        application.setProperty("base_point_size", base)
    font.setPointSizeF(float(base) * text_size / 100)
    application.setFont(font)
