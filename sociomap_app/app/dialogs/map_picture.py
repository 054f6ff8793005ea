"""A small picture of a map that is not there yet, composed beside the work and painted as the window paints."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from sociomap_app.app.background.tasks import BackgroundWork
from sociomap_app.canvas.painting.mark_painter import paint_marks
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.design.design_dialog import Picture
from sociomap_app.vocabulary.entries import Framework


class MapPicture(Picture):
    """Shows one wave of a document at its own size; a newer wish takes the place of an older one."""

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self.framework = framework
        self.drawing: Drawing | None = None
        self._wanted: tuple[Sociomap, str] | None = None
        self._work = BackgroundWork(self._show, wait=40, parent=self)
        self.setAccessibleName("The map as it would be")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(420, 340)

    def show_map(self, document: Sociomap, wave_id: str) -> None:
        """Show that wave of that document."""
        self._wanted = (document, wave_id)
        self._compose()

    def stop(self) -> None:
        """Nothing more is wanted."""
        self._work.let_go()

    def _compose(self) -> None:
        if self._wanted is None or self.width() < 50 or self.height() < 50:
            return
        document, wave_id = self._wanted
        sheet = Sheet(width=self.width(), height=self.height(), margin=6, legend=False, notes=False)
        framework = self.framework
        self._work.ask(lambda: draw_map(document, wave_id, framework, sheet))

    def _show(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._compose()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawing = self.drawing
        if drawing is None:
            return
        figure, paper = drawing.figure, QColor(*drawing.scene.sheet.theme.paper)
        painter.fillRect(self.rect(), paper)
        scale = min(self.width() / figure.width, self.height() / figure.height)
        painter.scale(scale, scale)
        paint_marks(painter, figure.marks)
