"""From an empty map to paper, with real mouse and key events, and back to the first document by identity."""

from pathlib import Path

import pypdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from sociomap_app.model.fields import ALTER_FIELDS, GROUP_FIELDS
from sociomap_app.panels.person.alter_form import AlterForm
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.storage import sociomap_file
from tests.app.conftest import Answers, Make
from tests.app.hand import SHIFT, click, drag, loop, press, rim, spot, token, type_line
from tests.app.parts import Whole

NAMES = ["Mum", "Jo", "K.S. mentor", "L.P. tutor", "A.M.", "R.B.", "choir", "old boss", "head", "reading list"]
PLACES = [
    (1, "family"),
    (2, "friends"),
    (1, "school"),
    (2, "provider"),
    (3, "peers"),
    (2, "peers"),
    (3, "friends"),
    (2, "profession"),
    (3, "school"),
    (0, "profession"),
]
PAIRS = [("Mum", "Jo"), ("K.S. mentor", "head"), ("A.M.", "R.B."), ("L.P. tutor", "R.B."), ("Jo", "choir")]
CONTROL = Qt.KeyboardModifier.ControlModifier


def ids_by_name(window: Whole) -> dict[str, str]:
    return {alter.label: alter.id for alter in window.session.wave.alters.values()}


def name_and_place(window: Whole) -> None:
    for name in NAMES:
        type_line(window.bars.name_box, name)
    assert list(ids_by_name(window)) == NAMES
    for name, (ring, sector) in zip(NAMES, PLACES, strict=True):
        alter_id = ids_by_name(window)[name]
        drag(window.canvas, token(window.canvas, alter_id), spot(window.canvas, ring, sector, 0.45, 0.5))
        place = window.session.wave.alters[alter_id].place
        assert (place.ring, place.sector) == (ring, sector)
    assert window.session.wave.alters[ids_by_name(window)["reading list"]].status == "wished"


def join_pairs(window: Whole) -> None:
    ids = ids_by_name(window)
    for one, other in PAIRS:
        press(window.canvas, Qt.Key.Key_Escape)
        drag(window.canvas, rim(window.canvas, ids[one]), token(window.canvas, ids[other]))
    assert len(window.session.wave.ties) == 5


def outline_three(window: Whole) -> None:
    ids = ids_by_name(window)
    press(window.canvas, Qt.Key.Key_Escape)
    a, b = token(window.canvas, ids["A.M."]), token(window.canvas, ids["R.B."])
    left, right = min(a.x(), b.x()) - 26, max(a.x(), b.x()) + 26
    top, bottom = min(a.y(), b.y()) - 26, max(a.y(), b.y()) + 26
    loop(window.canvas, [QPoint(left, top), QPoint(right, top), QPoint(right, bottom), QPoint(left, bottom)])
    assert window.session.selection.alters == {ids["A.M."], ids["R.B."]}
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_G)
    for one, other in (("Mum", "Jo"), ("K.S. mentor", "head")):
        click(window.canvas, token(window.canvas, ids[one]))
        click(window.canvas, token(window.canvas, ids[other]), SHIFT)
        window.commands["outline"].trigger()
    assert [len(one.members) for one in window.session.wave.outlines.values()] == [2, 2, 2]


def pick(choice: QComboBox, index: int) -> None:
    """Choose with the keyboard, as with a closed drop-down."""
    choice.setFocus()
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def edit_every_field(window: Whole, alter_id: str) -> None:
    press(window.canvas, Qt.Key.Key_Escape)
    click(window.canvas, token(window.canvas, alter_id))
    window.panel.show_page("person")
    page = window.panel.page("person")
    assert isinstance(page, PersonPanel)
    form = page.form("alters")
    assert isinstance(form, AlterForm)
    for section in form.sections.values():
        section.open(True)
    QApplication.processEvents()
    if not form.ask_quality.isChecked():
        click(form.ask_quality, QPoint(8, form.ask_quality.height() // 2))
    QApplication.processEvents()
    kind, *others = ALTER_FIELDS
    assert kind.name == "kind"
    for field in (*others, kind, *GROUP_FIELDS):
        control = form.controls[field.name]
        if control.isHidden():
            assert field.name == "closeness", f"{field.name} is not offered"  # here the ring says it
            continue
        before = getattr(window.session.wave.alters[alter_id], field.name)
        change(control, field.name, before)
        QApplication.processEvents()
        after = getattr(window.session.wave.alters[alter_id], field.name)
        assert after != before, f"{field.name} did not change"


def change(control: QWidget, name: str, before: object) -> None:
    """Give one field another value with the keyboard or the mouse."""
    if name == "kind":
        assert isinstance(control, QComboBox)
        pick(control, [control.itemText(n) for n in range(control.count())].index("group or organisation"))
    elif name in ("role", "setting"):
        assert isinstance(control, QComboBox)
        line = control.lineEdit()
        line.setFocus()
        line.selectAll()
        type_line(line, "Chaplain" if name == "role" else "placement Z")
    elif isinstance(control, QComboBox):
        pick(control, control.count() - 1 if control.currentIndex() != control.count() - 1 else 0)
    elif name in ("note", "peer_code"):
        control.setFocus()
        QTest.keyClicks(control, "meets on Tuesdays")
    else:
        ticks = [box for box in control.findChildren(QAbstractButton) if box.isVisible() and not box.isChecked()]
        assert ticks, name
        click(ticks[0], QPoint(8, ticks[0].height() // 2))


def test_from_pen_to_paper_and_back(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    session, answers = window.session, window.ask
    assert isinstance(answers, Answers)
    first = session.document

    name_and_place(window)
    join_pairs(window)
    outline_three(window)
    edit_every_field(window, ids_by_name(window)["choir"])
    drawn = session.document
    steps = len(session.history.past)
    assert steps >= 10 + 10 + 5 + 3 + 20

    window.canvas.setFocus()
    undone = 0
    while session.history.past:
        press(window, Qt.Key.Key_Z, CONTROL)
        undone += 1
        assert undone <= steps
    assert session.document is first

    while session.history.future:
        press(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert session.document is drawn

    answers.save_path = tmp_path / "mine.sociomap"
    press(window, Qt.Key.Key_S, CONTROL)
    assert not session.unsaved
    again = sociomap_file.read(tmp_path / "mine.sociomap")
    assert again.intact and again.sociomap == drawn

    answers.open_path = tmp_path / "mine.sociomap"
    press(window, Qt.Key.Key_O, CONTROL)
    assert session.document is not drawn and session.document == drawn

    answers.export_path = tmp_path / "sheets.pdf"
    press(window, Qt.Key.Key_E, CONTROL)
    pages = pypdf.PdfReader(tmp_path / "sheets.pdf").pages
    assert len(pages) == 2
    text = pages[0].extract_text()
    for name in NAMES:
        assert name in text
    assert not answers.told, answers.told
