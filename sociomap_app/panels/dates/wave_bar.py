"""The dates of the map, side by side under it, and the way to a new one.

Each date is a button; the one in view has “…” beside it, so that nothing hides behind a right click only.
"""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QWidget,
)

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.exchange.anonymise import renamed
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.panels.controls.control_painting import em, focus_ring
from sociomap_app.panels.controls.labels import button, day, describe, tip
from sociomap_app.panels.controls.panel import Panel, scrolling
from sociomap_app.panels.controls.style import colours, mix
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import in_words, wave_word, word_for

from .comparison_menu import OtherDatesButton, add_comparisons, date_words, likeliest, link_words, offer
from .wave_dialog import ask_wave

Ask = Callable[[QWidget, Wave], bool]
SHOWN_FIELDS = {"label", "occasion", "date", "ego_role", "ego_setting"}
WHO_AND_WHERE = "who and where am I on this date? …"


class WaveButton(QAbstractButton):
    """One date: its day, and its name below."""

    asked = Signal(QPoint)

    def __init__(self, wave: Wave) -> None:
        super().__init__()
        self.wave = wave
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_wave(wave)

    def show_wave(self, wave: Wave) -> None:
        """Show that date."""
        self.wave = wave
        self.setAccessibleName(f"{day(wave.date)}, {wave.label}" if wave.label else day(wave.date))
        self.updateGeometry()
        self.update()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def sizeHint(self) -> QSize:
        unit = em(self)
        wide = max(
            self.fontMetrics().horizontalAdvance(text) * 1.1 for text in (day(self.wave.date), self.wave.label)
        )
        return QSize(round(min(max(wide + unit * 1.6, unit * 7), unit * 14)), round(max(unit * 2.75, 44)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit, rect = colours(self.palette()), em(self), QRectF(self.rect())
        on = self.isChecked()
        painter.setPen(QPen(c.accent if on else c.ink if self.underMouse() else c.edge, 1))
        painter.setBrush(c.accent if on else c.base)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), unit * 0.45, unit * 0.45)
        left, wide = round(unit * 0.8), round(self.width() - unit * 1.6)
        top = QRect(left, 0, wide, round(self.height() * 0.52))
        below = QRect(left, round(self.height() * 0.48), wide, round(self.height() * 0.46))
        painter.setPen(c.on_accent if on else c.ink)
        painter.setFont(self._bold())
        low = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(top, low, day(self.wave.date))
        painter.setFont(self.font())
        painter.setPen(mix(c.on_accent, c.accent, 0.08) if on else c.muted)
        label = self.fontMetrics().elidedText(self.wave.label, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), label)
        if self.hasFocus():
            if on:
                painter.setPen(QPen(c.on_accent, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), unit * 0.3, unit * 0.3)
            else:
                focus_ring(painter, rect, self)


class WaveBar(Panel):
    """The bar of dates. ``compare_asked`` asks for a comparison of two dates."""

    compare_asked = Signal(str, str)

    def __init__(self, session: Session, framework: Framework, ask_removal: Ask | None = None) -> None:
        """``ask_removal`` asks whether a date may go."""
        super().__init__(session, framework, scrolls=False)
        self.buttons: dict[str, WaveButton] = {}
        self._names, self._who = "typed", ""
        self._ask_removal = ask_removal or may_remove
        inner = self._inner = QWidget()
        inner.setObjectName("column")
        self.dates = QHBoxLayout(inner)
        self.dates.setContentsMargins(1, 1, 1, 1)
        self.dates.setSpacing(8)
        self.dates.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.more = button("…", name="Rename, change or remove this date")
        self.more.setFixedWidth(round(em(self) * 2.6))
        self.more.setToolTip("Rename, change or remove this date")
        self.new = button("+ new date", "link")
        self.compare, self.others = button("", "link"), OtherDatesButton()
        self.area = scrolling(inner)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.area, 1000)
        self.whoami = button("", "link")
        self.links = (self.more, self.new, self.compare, self.others, self.whoami)
        for part in self.links:
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.column.addLayout(row)
        self.others.clicked.connect(lambda: self._pop_up(self.comparisons(), self.others))
        self.more.clicked.connect(lambda: self._open(self.session.wave.id, None))
        self.new.clicked.connect(self.ask_new)
        self.compare.clicked.connect(self._compare)
        self.whoami.clicked.connect(lambda: self.ask_change(self.session.wave.id))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Dates")
        self.fill()

    def show_names(self, level: str) -> None:
        """Call dates by that level of names. On a shared screen nothing opens that tells what they were called."""
        self._names = level
        self.fill()

    @property
    def shown(self) -> Sociomap:
        """The map as it is called here."""
        return in_words(renamed(self.session.document, self._names, self.framework), self.framework)

    def fill(self) -> None:
        waves, typed = self.shown.waves, self._names == "typed"
        if [wave.id for wave in waves] != list(self.buttons):
            self._build(waves)
        several = len(waves) > 1
        for wave in waves:
            shown = self.buttons[wave.id]
            shown.show_wave(wave)
            shown.setChecked(wave.id == self.session.wave.id)
            shown.setVisible(several)
        self.more.setVisible(several and typed and not self.session.only_to_look)
        self.new.setVisible(not self.session.only_to_look)
        linked = self._likeliest()
        self.compare.setVisible(linked is not None and typed)
        self.others.setVisible(len(waves) > 2 and typed)
        self.area.setVisible(several)
        self.whoami.setVisible(typed and not self.session.only_to_look)
        self._say_who()
        self._fit()
        self._show_chosen()

    def _say_who(self) -> None:
        """What ego is on the date in view, and where: a way to say something else."""
        wave = self.session.wave
        role = self.framework.values.ego["role"].get(wave.ego_role or "", wave.ego_role or "")
        where = wave.ego_setting and word_for(self.framework, self.session.document, "setting", wave.ego_setting)
        said = " · ".join(filter(None, (role, where))) or WHO_AND_WHERE
        self._who = self.whoami.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, round(em(self) * 18))
        describe(self.whoami, f"Me on this date: {said}", "What I am on this date, and in which setting.")

    def _say_links(self) -> None:
        """Who ego is, and whom the link compares with: in short where the dates themselves need the room."""
        linked = self._likeliest()
        whole = link_words(linked, self.framework) if linked is not None else ""
        beside = [one for one in (self.more, self.new, self.others) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + 8 for one in beside) + self._inner.minimumWidth() + em(self) * 2
        wide = self.fontMetrics().horizontalAdvance
        room = self.width() - taken - wide("compare" if linked is not None else "")
        told = self._who if wide(self._who) + em(self) < room else "me …"
        self.whoami.setText(told.replace("&", "&&"))
        if linked is not None:
            self._say_link(linked, whole, wide(whole) + wide(told) + em(self) * 2 < self.width() - taken)

    def _say_link(self, linked: Wave, whole: str, fits: bool) -> None:
        self.compare.setText((whole if fits else "compare").replace("&", "&&"))
        said = f"compare with {wave_word(linked, self.framework) or day(linked.date)}"
        self.compare.setAccessibleName(said)
        self.compare.setToolTip("" if fits else tip(said))

    def _show_chosen(self) -> None:
        """Scroll to the date in view, once the dates stand where they will."""
        chosen = self.buttons.get(self.session.wave.id)
        if chosen is not None:  # else another map was opened unseen: its dates are made when this is shown
            QTimer.singleShot(0, chosen, lambda: self.area.ensureWidgetVisible(chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_links()
        self._show_chosen()

    def hear(self, news: News) -> None:
        waves = any(change.fields & SHOWN_FIELDS for change in news.change.waves.values())
        if news.wave or news.file or waves or "waves" in news.change.fields:
            self.fill()

    def _likeliest(self) -> Wave | None:
        return likeliest(self.session.document.waves, self.session.wave.id)

    def _build(self, waves: tuple[Wave, ...]) -> None:
        for old in self.buttons.values():
            self.dates.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for wave in waves:
            made = self.buttons[wave.id] = WaveButton(wave)
            made.clicked.connect(lambda _=False, one=wave.id: self._look_at(one))
            made.asked.connect(lambda where, one=wave.id: self._open(one, where))
            self.dates.addWidget(made)

    def _fit(self) -> None:
        several = len(self.buttons) > 1
        self.setFixedHeight(of_dates(em(self), several))
        wide = sum(one.sizeHint().width() + 8 for one in self.buttons.values())
        self._inner.setMinimumWidth(wide)
        self.area.setMaximumWidth(wide + 4)
        self._say_links()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "buttons"):
            self._fit()
            self._show_chosen()

    def _look_at(self, wave_id: str) -> None:
        self.buttons[wave_id].setChecked(True)
        self.session.look_at(wave_id)

    def menu(self, wave_id: str) -> QMenu:
        """What can be done with one date."""
        menu = QMenu(self)
        add_comparisons(menu, self.session.document.waves, wave_id, self.compare_asked.emit, self.framework)
        menu.addSeparator()
        menu.addAction("Rename or change the day …", lambda: self.ask_change(wave_id))
        menu.addAction("Remove this date …", lambda: self.remove(wave_id))
        return menu

    def comparisons(self) -> QMenu:
        """Every other date to compare the one in view with, but for the one the link names."""
        menu, now, linked = QMenu(self), self.session.wave.id, self._likeliest()
        for wave in self.session.document.waves:
            if wave.id != now and wave is not linked:
                offer(
                    menu, f"compare with {date_words(wave, self.framework)}", self.compare_asked.emit, now, wave.id
                )
        return menu

    def _open(self, wave_id: str, where: QPoint | None) -> None:
        if self._names == "typed" and not self.session.only_to_look:
            self._pop_up(self.menu(wave_id), self.more, where)

    def _pop_up(self, menu: QMenu, over: QWidget, where: QPoint | None = None) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where if where is not None else over.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def ask_new(self) -> None:
        """Ask for the name and day of a new date, which starts as the one in view."""
        document, clone = self.session.document, self.session.wave
        day = max(dt.date.today(), document.latest.date)
        new = Wave(id="", date=day, ego_role=clone.ego_role, ego_setting=clone.ego_setting)
        found = ask_wave(self, "New date", self.framework, document, new, clone)
        if found is not None:
            operations.add_wave(self.session, self.framework, **found)

    def ask_change(self, wave_id: str) -> None:
        """Ask for another name or day, and what ego is then and where."""
        document = self.session.document
        found = ask_wave(self, "Change date", self.framework, document, document.wave(wave_id))
        if found is not None:
            operations.change_wave(self.session, self.framework, wave_id, **found)

    def remove(self, wave_id: str) -> None:
        """Remove a date, after asking. The last one stays."""
        wave = self.session.document.wave(wave_id)
        if len(self.session.document.waves) > 1 and self._ask_removal(self, self.shown.wave(wave_id)):
            new = edits.remove_wave(self.session.document, wave_id)
            self.session.apply(f"Remove date: {wave_word(wave, self.framework) or day(wave.date)}", new)

    def _compare(self) -> None:
        with_ = self._likeliest()
        if with_ is not None:
            self.compare_asked.emit(self.session.wave.id, with_.id)


def may_remove(parent: QWidget, wave: Wave) -> bool:
    """Ask whether a date may go."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Remove date")
    box.setText(f"Remove “{wave.label or day(wave.date)}” from this map?")
    box.setInformativeText(
        "The map, the answers and the next steps of this date go with it. Undo brings them back."
    )
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    yes = box.addButton("Remove", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is yes


def of_dates(line: float, several: bool) -> int:
    """The height of the row of dates, in pixels, where a line of text is so high; alone, a date is only a way to a
    new one."""
    return round(max(line * 2.75, 44)) + 16 if several else round(line * 2.4)
