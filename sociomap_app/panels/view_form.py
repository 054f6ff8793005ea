"""How the map is looked at: what colour, size and outline say, lines to me, and who stands out."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFormLayout, QLayout, QWidget

from sociomap_app.drawing.map.token_looks import COLOURS, OUTLINES, SIZES
from sociomap_app.editing import operations
from sociomap_app.editing.people_filter import Only
from sociomap_app.editing.session import News, Session
from sociomap_app.model import edits
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.field_options import FILTERS, field_label, filter_values, filter_words
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework

EVERYBODY, ALIKE = "Everybody", "All alike"
SOFT = 12
"""How far the shadow of the card reaches, in pixels."""

WAYS = ("Colour", "Size", "Heavy outline")


class ViewForm(Panel):
    """A form that changes how the map looks at once, and never the people on it. ``closed`` tells its end."""

    closed = Signal()

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, scrolls=False)
        self.column.setContentsMargins(16, 14, 16, 16)
        self.by_colour = DropDown(
            [("sector", "Area"), *((one, field_label(framework, one)) for one in COLOURS[1:])]
        )
        self.by_size = DropDown([(None, ALIKE), *((one, field_label(framework, one)) for one in SIZES)])
        self.by_outline = DropDown([(None, ALIKE), *((one, field_label(framework, one)) for one in OUTLINES)])
        self.lines = Tick("Lines to me: how often, who supports whom")
        self.by = DropDown([(None, EVERYBODY), *((name, filter_words(framework, name)) for name in FILTERS)])
        self.value = DropDown()
        self.plain = button("The usual look", "link")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, choice in zip(WAYS, (self.by_colour, self.by_size, self.by_outline), strict=True):
            choice.setAccessibleName(label)
            choice.setMinimumWidth(round(em(self) * 14))
            form.addRow(label, choice)
        form.addRow("", self.lines)
        self.column.addWidget(words("How the map looks", "heading"))
        self.column.addLayout(form)
        self.column.addWidget(self.plain, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(words("Who stands out", "heading"))
        only = QFormLayout()
        only.setHorizontalSpacing(14)
        only.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        only.addRow("Only by", self.by)
        only.addRow("", self.value)
        self.column.addLayout(only)
        self.by.setAccessibleName("Only by")
        self.value.setAccessibleName("Only those with")
        self.setFocusProxy(self.by_colour)
        around = self.layout()
        assert around is not None
        around.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._connect()
        self.fill()

    def _connect(self) -> None:
        self.by_colour.picked.connect(
            lambda name: self._view(f"Colour by {self.by_colour.currentText()}", colour_by=name)
        )
        self.by_size.picked.connect(lambda name: self._view(f"Size by {self.by_size.currentText()}", size_by=name))
        self.by_outline.picked.connect(
            lambda name: self._view(f"Outline by {self.by_outline.currentText()}", outline_by=name)
        )
        self.lines.clicked.connect(lambda: operations.show_lines(self.session, self.lines.isChecked()))
        self.plain.clicked.connect(
            lambda: self._view(
                "The usual look", colour_by="sector", size_by=None, outline_by=None, ties_to_me=False
            )
        )
        self.by.picked.connect(self._pick_out_by)
        self.value.picked.connect(lambda value: self.session.show_only(Only(str(self.by.value()), value)))

    def _view(self, said: str, **fields: object) -> None:
        self.session.apply(said, edits.set_view(self.session.document, **fields))

    def _pick_out_by(self, name: str | None) -> None:
        self.value.setVisible(name is not None)
        if name is None:
            self.session.show_only()
            return
        self.value.offer(filter_values(self.framework, self.session.document, name))
        self.value.setCurrentIndex(0)
        self.session.show_only(Only(name, str(self.value.value())))

    def hear(self, news: News) -> None:
        if news.filter or "view" in news.change.fields:
            self.fill()

    def fill(self) -> None:
        view, conditions = self.session.document.view, self.session.filter
        self.by_colour.show_value(view.colour_by)
        self.by_size.show_value(view.size_by)
        self.by_outline.show_value(view.outline_by)
        self.lines.show_state(view.ties_to_me)
        self.by.show_value(conditions[0].field if conditions else None)
        self.value.setVisible(bool(conditions))
        if conditions:
            self.value.offer(filter_values(self.framework, self.session.document, conditions[0].field))
            self.value.show_value(conditions[0].value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class CardShadow(QWidget):
    """The soft shadow of a card, painted into the window it lies over."""

    def __init__(self, window: QWidget, card: ViewForm) -> None:
        super().__init__(window)
        self._window, self._card = window, card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)
        card.closed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize):
            corner = self._window.mapFromGlobal(self._card.pos())
            around = QRect(corner, self._card.size()).adjusted(-SOFT, -SOFT, SOFT, SOFT + SOFT // 2)
            self.setGeometry(around)
            self.raise_()
            self.show()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 6))
        for step in range(SOFT):
            painter.drawRoundedRect(
                self.rect().adjusted(step, step + SOFT // 2, -step, -step), SOFT - step, SOFT - step
            )


def open_card(form: ViewForm, button: QWidget, over: QWidget, then: QWidget) -> None:
    """Show a form as a card over the pages, or under its button where there are none; a click elsewhere or Esc
    closes it, and the keyboard goes on to ``then``."""
    window = button.window()
    form.setParent(window, Qt.WindowType.Popup)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.closed.connect(lambda: then.setFocus(Qt.FocusReason.PopupFocusReason))
    CardShadow(window, form)
    form.adjustSize()
    shown = over.isVisible() and over.width() > 0
    corner = over.mapToGlobal(over.rect().topRight()) if shown else button.mapToGlobal(button.rect().bottomRight())
    form.move(corner.x() - form.width(), corner.y() + 2)
    form.show()
    form.setFocus(Qt.FocusReason.PopupFocusReason)
