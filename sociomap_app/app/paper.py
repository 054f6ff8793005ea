"""From the window onto paper: PDF, pictures, the clipboard and the printer, all from the same figures."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter

from sociomap_app.canvas.paint import paint_marks
from sociomap_app.drawing.marks import Figure
from sociomap_app.model.errors import UserFault
from sociomap_app.storage.safe_write import write_safely

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from sociomap_app.report.build import Choice

    from .window import Window

PICTURES = "Picture for print (*.pdf);;Scalable picture (*.svg);;Picture in pixels (*.png)"


class Paper:
    """What the window can print and export."""

    def __init__(self, window: "Window") -> None:
        self.window = window

    def choice(self) -> "Choice":
        """The wave in view, with the names as they are shown on the screen now."""
        from sociomap_app.report.build import Choice

        return Choice(wave=self.window.session.wave.id, names=self.window.map.names)

    def save_report(self) -> bool:
        """The sheets for a conversation as a PDF."""
        path = self.window.ask.to_export(self._suggested(".pdf"), "PDF (*.pdf)", (".pdf",))
        if path is None:
            return False
        from sociomap_app.report.build import report_pdf

        window = self.window
        return self._write(path, report_pdf(window.session.document, self.choice(), window.framework))

    def save_picture(self) -> bool:
        """The map alone as PDF, SVG or PNG, by the ending of the name."""
        path = self.window.ask.to_export(self._suggested(".pdf"), PICTURES, (".pdf", ".svg", ".png"))
        if path is None:
            return False
        from sociomap_app.report import build

        makers = {".pdf": build.map_pdf, ".svg": build.map_svg, ".png": build.map_png}
        make = makers[path.suffix.lower()]
        return self._write(path, make(self.window.session.document, self.choice(), self.window.framework))

    def copy_picture(self) -> None:
        """The map as a picture onto the clipboard."""
        from sociomap_app.report.build import map_figure

        figure = map_figure(self.window.session.document, self.choice(), self.window.framework)
        QGuiApplication.clipboard().setImage(image_of(figure, 2.0))
        self.window.statusBar().showMessage("The map is on the clipboard as a picture", 4000)

    def print(self) -> bool:
        """The sheets to a printer of the system, true to what the PDF shows."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from sociomap_app.report.build import report_pages

        window = self.window
        pages = report_pages(window.session.document, self.choice(), window.framework)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Sociomap")
        printer.setPageLayout(layout_of(pages[0].figure))
        dialog = QPrintDialog(printer, window)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted.value:
            return False
        print_figures(printer, [page.figure for page in pages])
        return True

    def _suggested(self, ending: str) -> Path:
        files = self.window.files
        name = files.suggested(ending) if self.window.map.names == "typed" else f"sociomap{ending}"
        return files.folder / name

    def _write(self, path: Path, content: bytes) -> bool:
        try:
            write_safely(path, content)
        except UserFault as fault:
            self.window.ask.tell(str(fault))
            return False
        written = "Written" if self.window.names_hidden else f"Written: {path.name}"
        self.window.statusBar().showMessage(written, 5000)
        return True


def layout_of(figure: Figure) -> QPageLayout:
    """A page of the size of a figure, without margins of its own: the figure keeps clear of the edge."""
    size = QPageSize(QSizeF(figure.height, figure.width), QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))


def print_figures(printer: "QPrinter", figures: list[Figure]) -> None:
    """Each figure on a page of a printer, as large as the page allows."""
    painter = QPainter(printer)
    for number, figure in enumerate(figures):
        if number:
            printer.newPage()
        space = painter.viewport()
        scale = min(space.width() / figure.width, space.height() / figure.height)
        painter.save()
        painter.scale(scale, scale)
        paint_marks(painter, figure.marks)
        painter.restore()
    painter.end()


def image_of(figure: Figure, scale: float) -> QImage:
    """A figure in pixels, as the screen paints it."""
    picture = QImage(round(figure.width * scale), round(figure.height * scale), QImage.Format.Format_RGB32)
    picture.fill(QColor(255, 255, 255))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint_marks(painter, figure.marks)
    painter.end()
    return picture
