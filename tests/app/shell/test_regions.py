"""The order of Tab is read without anything coming to belong to what stands before it."""

import datetime as dt

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from sociomap_app.app.shell.regions import chain
from sociomap_app.canvas.pointer.tools import POINT
from sociomap_app.editing import operations
from tests.app.conftest import Make


@pytest.mark.usefixtures("qapp")
def test_what_goes_takes_nothing_with_it() -> None:
    window = QMainWindow()
    status, inside = window.statusBar(), QWidget()
    rows = QVBoxLayout(inside)
    buttons = [QPushButton(sign) for sign in "abc"]
    line = QLineEdit()
    for one in (*buttons, line):
        rows.addWidget(one)
    window.setCentralWidget(inside)
    other = QDialog(window)
    apart = QPushButton("apart", other)
    order = chain(window)
    assert [one for one in order if one in (*buttons, line)] == [*buttons, line]
    assert len(set(order)) == len(order) and set(order) >= {window, status, inside} and apart not in order
    for one in (line, buttons[0]):
        shiboken6.delete(one)
        assert all(map(shiboken6.isValid, (window, status, inside, *buttons[1:], other, apart)))


def test_a_person_is_removed_after_a_strip_was_open_and_a_date_was_added(make_window: Make) -> None:
    window = make_window()
    operations.add(window.session, ["Mum"])
    window.commands["join"].trigger()
    QApplication.processEvents()
    window.canvas.pointer.take(POINT)
    QApplication.processEvents()
    for number in range(2, 6):
        operations.add_wave(
            window.session, window.framework, label=f"date {number}", date=dt.date(2027, number, 8)
        )
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        chain(window)
    window.session.select_alters(window.session.wave.alters)
    operations.remove_selected(window.session)
    assert window.statusBar().currentMessage().startswith("Removed Mum.")
    for name in ("status", "canvas", "panel", "waves", "strips"):
        assert shiboken6.isValid(getattr(window, name)), name
