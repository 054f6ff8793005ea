"""From the window onto paper: PDF, pictures, the clipboard and the printer, all from the same figures."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.painting.mark_painter import paint_marks
from sociomap_app.drawing.marks import Figure
from sociomap_app.editing.session import Session
from sociomap_app.model.errors import UserFault
from sociomap_app.model.fields import NAMES_LEVELS, NamesLevel, known_code
from sociomap_app.report.output import map_figure, report_pdf
from sociomap_app.report.pages.further_pages import why_not
from sociomap_app.report.paper_choice import PaperChoice, remembered
from sociomap_app.storage.safety.exported_file import write_made
from sociomap_app.vocabulary.entries import Framework


class PaperOutput:
    """What the window can print and export."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        canvas: MapView,
        files: MapFiles,
        ask: Questions,
        screen: ScreenState,
        status: QStatusBar,
    ) -> None:
        self._session, self._framework, self._canvas = session, framework, canvas
        self._files, self._ask, self._screen, self._status = files, ask, screen, status

    @property
    def folder(self) -> Path:
        """Where a dialogue for files starts."""
        return self._files.folder

    def choice(self) -> PaperChoice:
        """The wave in view, people called as on all that goes out of this map; on a shared screen by number."""
        return PaperChoice(wave=self._session.wave.id, names=self._names())

    def _names(self) -> NamesLevel:
        kept, on_screen = self._session.document.printing, self._canvas.names
        return known_code(kept.names, NAMES_LEVELS) if kept is not None and on_screen == "typed" else on_screen

    def remembered(self) -> PaperChoice:
        """What the map remembers is printed of it; on a shared screen with numbers for names."""

        session, kept = self._session, self._session.document.printing
        if kept is None:
            return self.choice()
        names = self._names()
        choice, wave = remembered(kept), session.wave.id
        possible = tuple(
            one
            for one in choice.further
            if not why_not(one, session.document, wave, names, answers=choice.part == "all")
        )
        return replace(choice, wave=wave, names=names, further=possible)

    def save_report(self) -> bool:
        """The sheets for a conversation as a PDF, without the dialogue between."""
        choice = self.remembered()
        path = self._ask.to_export(self.suggested(".pdf", choice.names), "PDF (*.pdf)", (".pdf",))
        if path is None:
            return False

        return self.write(path, report_pdf(self._session.document, choice, self._framework))

    def copy_picture(self, choice: PaperChoice | None = None) -> None:
        """The map as a picture onto the clipboard."""

        chosen = choice or self.choice()
        figure = map_figure(self._session.document, chosen, self._framework)
        QGuiApplication.clipboard().setImage(image_of(figure, 2.0, clear=chosen.clear))
        self._status.showMessage("The map is on the clipboard as a picture", 4000)

    def suggested(self, ending: str, names: str) -> Path:
        """A name for what is saved, beside the map; one that says nothing where names are not as typed."""
        files = self._files
        return files.folder / (files.suggested(ending) if names == "typed" else f"sociomap{ending}")

    def write(self, path: Path, content: bytes) -> bool:
        """Write a file, or tell why not; what was there before stays then."""
        try:
            write_made(path, content)
        except UserFault as fault:
            self._ask.tell(str(fault))
            return False
        self._status.showMessage(self.written(path), 5000)
        return True

    def written(self, path: Path) -> str:
        """What is said of a file that is written."""
        return "Written" if self._screen.names_hidden else f"Written: {path.name}"


def layout_of(figure: Figure) -> QPageLayout:
    """A page of the size of a figure, without margins of its own: the figure keeps clear of the edge."""
    wide = figure.width > figure.height
    size = QPageSize(
        QSizeF(min(figure.width, figure.height), max(figure.width, figure.height)), QPageSize.Unit.Point
    )
    turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turn, QMarginsF(0, 0, 0, 0))


def print_figures(printer: QPrinter, figures: list[Figure]) -> None:
    """Each figure on a page of a printer, turned as it lies, as large as the page allows."""
    printer.setPageOrientation(layout_of(figures[0]).orientation())
    painter = QPainter(printer)
    for number, figure in enumerate(figures):
        if number:
            printer.setPageOrientation(layout_of(figure).orientation())
            printer.newPage()
        space = painter.viewport()
        scale = min(space.width() / figure.width, space.height() / figure.height)
        painter.save()
        painter.scale(scale, scale)
        paint_marks(painter, figure.marks)
        painter.restore()
    painter.end()


def image_of(figure: Figure, scale: float, *, clear: bool = False) -> QImage:
    """A figure in pixels, as the screen paints it; ``clear`` leaves the ground transparent."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
    picture = QImage(round(figure.width * scale), round(figure.height * scale), kind)
    picture.fill(QColor(255, 255, 255, 0 if clear else 255))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint_marks(painter, figure.marks)
    painter.end()
    return picture
