"""How the map is looked at: what colour, size and outline say, lines to me, and who stands out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from sociomap_app.drawing.looks import COLOURS, OUTLINES, SIZES
from sociomap_app.editing import verbs
from sociomap_app.editing.filter import Only
from sociomap_app.editing.session import News, Session
from sociomap_app.frameworks.entries import Framework
from sociomap_app.model import edits

from .choice import Choice
from .choices import FILTERS, field_label, filter_values, filter_words
from .draw import em
from .panel import Panel
from .plain import button, words
from .ticks import Tick

EVERYBODY, ALIKE = "Everybody", "All alike"
WAYS = ("Colour", "Size", "Heavy outline")


class ViewForm(Panel):
    """A small form that changes how the map looks at once, and never the people on it."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, scrolls=False)
        self.column.setContentsMargins(16, 14, 16, 16)
        self.by_colour = Choice([("sector", "Area"), *((one, field_label(framework, one)) for one in COLOURS[1:])])
        self.by_size = Choice([(None, ALIKE), *((one, field_label(framework, one)) for one in SIZES)])
        self.by_outline = Choice([(None, ALIKE), *((one, field_label(framework, one)) for one in OUTLINES)])
        self.lines = Tick("Lines to me: how often, who supports whom")
        self.by = Choice([(None, EVERYBODY), *((name, filter_words(framework, name)) for name in FILTERS)])
        self.value = Choice()
        self.plain = button("The usual look", "link")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, choice in zip(WAYS, (self.by_colour, self.by_size, self.by_outline), strict=True):
            choice.setAccessibleName(label)
            choice.setMinimumWidth(round(em(self) * 17))
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
        self.lines.clicked.connect(lambda: verbs.show_lines(self.session, self.lines.isChecked()))
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


def beside(form: QWidget, button: QWidget) -> None:
    """Show a form as a small card under the button that asked for it; a click elsewhere closes it."""
    form.setWindowFlags(Qt.WindowType.Popup)
    form.adjustSize()
    corner = button.mapToGlobal(button.rect().bottomRight())
    form.move(corner.x() - form.width(), corner.y() + 2)
    form.show()
    form.setFocus(Qt.FocusReason.PopupFocusReason)
