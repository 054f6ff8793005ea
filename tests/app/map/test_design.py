"""The design of a map changed by hand, with everybody accounted for before it happens."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from sociomap_app.editing import operations
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Place
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.design.design_dialog import NOTHING, DesignDialog
from tests.app.conftest import Answers, Make
from tests.app.hand import LEFT, click, in_front, press, type_line
from tests.app.parts import Whole

CONTROL = Qt.KeyboardModifier.ControlModifier


def filled(make_window: Make) -> Whole:
    window = make_window()
    for number, (ring, sector) in enumerate([(3, "friends"), (3, "friends"), (3, "school"), (1, "family")]):
        operations.add(window.session, [f"P{number}"], place=Place(ring, sector))
    return window


def opened(window: Whole) -> DesignDialog:
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_D, CONTROL)
    dialog = window.findChild(QDialog, "design")
    assert isinstance(dialog, DesignDialog)
    in_front(dialog)
    return dialog


def choose(choice: DropDown, words: str) -> None:
    """Choose by typing the first letters."""
    choice.setFocus()
    QTest.keyClicks(choice, words)
    QApplication.processEvents()


def sentences(dialog: DesignDialog) -> str:
    """What is said to happen."""
    return dialog.area.accessibleDescription()


def shows_areas(dialog: DesignDialog, count: int) -> bool:
    """Whether the picture comes to show so many areas."""
    for _ in range(300):
        QTest.qWait(10)
        drawing = dialog.picture.drawing
        if drawing is not None and len(drawing.scene.sociomap.design.sectors) == count:
            return True
    return False


def test_fewer_rings_and_an_area_less(make_window: Make) -> None:
    window = filled(make_window)
    first = window.session.document
    dialog = opened(window)
    assert sentences(dialog) == NOTHING and not dialog.take.isEnabled()
    click(dialog.form.count.parts[0])
    assert "3 people in “further out” (ring 3) go to “further out” (ring 2)." in sentences(dialog)
    friends = next(part for part in dialog.form.areas.parts if part.sector.id == "friends")
    click(friends.remove)
    assert "2 people in “Friends & community” go beside the map" in sentences(dialog)
    choose(dialog.form.targets["friends"], "Fam")
    assert "2 people in “Friends & community” go to “Family & household”." in sentences(dialog)
    assert shows_areas(dialog, 5)
    assert window.session.document is first, "nothing has happened yet"
    click(dialog.take)
    design, alters = window.session.document.design, window.session.wave.alters.values()
    assert (len(design.rings), len(design.sectors)) == (2, 5)
    assert sorted((one.label, one.place.ring, one.place.sector) for one in alters) == [
        ("P0", 2, "family"), ("P1", 2, "family"), ("P2", 2, "school"), ("P3", 1, "family"),
    ]  # fmt: skip
    assert faults(window.session.document) == []
    assert window.session.history.past[-1].words == "Change the design"
    window.commands.run(window.commands.undo)
    assert window.session.document is first


def test_with_a_ring_more_people_may_go_along_and_the_choice_is_forgotten_with_it(make_window: Make) -> None:
    window = filled(make_window)
    dialog = opened(window)
    click(dialog.form.count.parts[2])
    assert "3 people in “further out” (ring 3) go to “further out” (ring 4)." in sentences(dialog)
    press(dialog.form.targets[3], Qt.Key.Key_Up)
    assert "Ring 3 is called “less close” instead of “further out”; 3 people there." in sentences(dialog)
    assert "Nobody moves" not in sentences(dialog)
    press(dialog.form.targets[3], Qt.Key.Key_Down)
    assert "3 people in “further out” (ring 3) go to “further out” (ring 4)." in sentences(dialog)
    click(dialog.form.count.parts[1])
    assert sentences(dialog) == NOTHING and not dialog.form.targets
    click(dialog.form.count.parts[2])
    click(dialog.take)
    assert sorted(one.place.ring or 0 for one in window.session.wave.alters.values()) == [1, 4, 4, 4]


def test_an_area_is_added_named_and_moved_by_keyboard(make_window: Make) -> None:
    window = filled(make_window)
    dialog = opened(window)
    form = dialog.form
    form.areas.add.setFocus()
    press(form.areas.add, Qt.Key.Key_Space)
    name = form.areas.parts[-1].name
    assert QApplication.focusWidget() is name
    QTest.keyClicks(name, "Church & choir")
    press(name, Qt.Key.Key_Tab)
    side = form.areas.parts[-1].side
    assert QApplication.focusWidget() is side
    press(side, Qt.Key.Key_Tab)
    press(form.areas.parts[-1].width_, Qt.Key.Key_Down)
    press(form.areas.parts[-1].width_, Qt.Key.Key_Tab)
    up = form.areas.parts[-1].up
    assert QApplication.focusWidget() is up
    press(up, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is form.areas.parts[-2].up, "pressed again it goes on up"
    dialog.take.setFocus()
    press(dialog.take, Qt.Key.Key_Space)
    sector = window.session.document.design.sectors[-2]
    assert (sector.label, sector.side, sector.width) == ("Church & choir", "personal", 1.5)


def test_the_keyboard_reaches_everything_in_reading_order(make_window: Make) -> None:
    window = filled(make_window)
    dialog = opened(window)
    click(dialog.form.count.parts[0])
    dialog.form.preset.setFocus()
    passed: list[QWidget] = []
    for _ in range(80):
        now = QApplication.focusWidget()
        if now is None or now in passed:
            break
        passed.append(now)
        press(now, Qt.Key.Key_Tab)
    form = dialog.form
    wanted = [form.preset, form.meaning, form.names[0], form.names[1], form.areas.parts[0].name]
    wanted += [form.areas.parts[0].remove, form.areas.parts[5].name, form.areas.add, form.targets[3]]
    wanted += [dialog.take, dialog.leave]
    places = [passed.index(one) for one in wanted]
    assert places == sorted(places)
    tops = [one.mapTo(dialog, QPoint(0, 0)).y() for one in (form.preset, form.names[0], form.areas.add)]
    assert tops == sorted(tops)


def test_another_meaning_of_a_filled_map_asks_first(make_window: Make) -> None:
    window = filled(make_window)
    answers = window.ask
    assert isinstance(answers, Answers)
    first = window.session.document
    answers.agree = False
    dialog = opened(window)
    choose(dialog.form.meaning, "how o")
    assert dialog.form.keep.isVisible()
    click(dialog.take)
    assert window.session.document is first and dialog.isVisible()
    answers.agree = True
    click(dialog.take)
    document = window.session.document
    assert document.design.ring_meaning == "frequency"
    assert [one.closeness for one in window.session.wave.alters.values()] == [2, 2, 2, 5]


def test_an_empty_name_waits_and_escape_changes_nothing(make_window: Make) -> None:
    window = filled(make_window)
    first = window.session.document
    dialog = opened(window)
    line = dialog.form.names[0]
    line.setFocus()
    line.selectAll()
    press(line, Qt.Key.Key_Delete)
    assert sentences(dialog) == "Each ring needs a name." and not dialog.take.isEnabled()
    QTest.keyClicks(line, "heart")
    assert dialog.take.isEnabled()
    press(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.form.names[1] and dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert window.session.document is first


def test_a_name_of_nothing_but_signs_that_cannot_be_seen_is_no_name(make_window: Make) -> None:
    dialog = opened(filled(make_window))
    line = dialog.form.names[0]
    line.setFocus()
    line.selectAll()
    QApplication.clipboard().setText("\u202e")
    line.paste()
    assert sentences(dialog) == "Each ring needs a name." and not dialog.take.isEnabled()
    QTest.keyClicks(line, "heart")
    name = dialog.form.areas.parts[0].name
    name.setFocus()
    name.selectAll()
    name.paste()
    assert sentences(dialog) == "Each area needs a name."


def test_a_layout_for_an_empty_map_brings_its_areas(make_window: Make) -> None:
    window = make_window()
    dialog = opened(window)
    choose(dialog.form.preset, "Two")
    QTest.mouseClick(dialog.take, LEFT)
    assert [one.id for one in window.session.document.design.sectors] == ["professional", "personal"]
    assert window.session.document.design.preset == "halves"
    type_line(window.bars.name_box, "A.S.")
    assert faults(window.session.document) == []


def test_names_that_would_be_markup_are_shown_as_typed(make_window: Make) -> None:
    window = filled(make_window)
    dialog = opened(window)
    line = dialog.form.areas.parts[0].name
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "<b>A</b> & B")
    click(dialog.form.areas.parts[4].remove)
    choose(dialog.form.targets["friends"], "<b>")
    assert "go to “<b>A</b> & B”." in sentences(dialog)
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>A" not in dialog.form.areas.parts[0].up.toolTip()
    click(dialog.take)
    assert window.session.document.design.sectors[0].label == "<b>A</b> & B"


def test_it_does_not_open_while_names_are_hidden(make_window: Make) -> None:
    window = filled(make_window)
    dialog = opened(window)
    dialog.reject()
    window.commands["hide"].trigger()
    assert not window.commands["design"].isEnabled()


def test_it_fits_a_small_screen_with_large_text(make_window: Make) -> None:
    from sociomap_app.app.appearance import palette

    window = filled(make_window)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette.use(application, "light", 150)
    dialog = opened(window)
    assert dialog.minimumSizeHint().width() <= 1240 and dialog.minimumSizeHint().height() <= 660
    dialog.resize(1240, 640)
    QApplication.processEvents()
    for part in dialog.form.areas.parts:
        for control in part.controls():
            right = control.mapTo(dialog, QPoint(control.width(), 0)).x()
            assert right < dialog.width() * 0.6
    dialog.reject()
    palette.use(application, "light", 100)
