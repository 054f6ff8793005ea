"""The dialogue for paper and pictures: what it shows is what is saved, and nothing is done that was not chosen."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociomap_app.app.printing import drag_out
from sociomap_app.app.printing.blank_dialog import BlankDialog
from sociomap_app.app.printing.page_dialog import PageDialog
from sociomap_app.app.printing.page_view import AROUND
from sociomap_app.app.printing.print_dialog import PrintDialog
from sociomap_app.drawing.marks import Figure, Words
from sociomap_app.editing import operations
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Answer, Conversation, Place, Printing
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.user_folders import dragged
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.hand import click, drag, in_front, press, wheel
from tests.app.parts import Whole, show_printing
from tests.cli.story import story

OTHER_PAGES = ["people", "coverage", "comparison", "notes"]


def wait(until: Callable[[], bool]) -> None:
    for _ in range(1000):
        if until():
            return
        QTest.qWait(10)
    raise AssertionError("it never came")


def opened(window: Whole, what: str = "") -> PrintDialog:
    made = show_printing(window, what)
    assert isinstance(made, PrintDialog)
    in_front(made)
    settle(made)
    return made


def settle(made: PageDialog) -> None:
    """Until the pages are those that were asked for last."""
    wait(lambda: bool(made.view.figures) and not made.view.paper.faint)


def choose(made: PrintDialog | BlankDialog, field: str, value: str) -> None:
    choice = getattr(made.form, field)
    choice.show_value(value)
    choice.activated.emit(choice.currentIndex())
    settle(made)


def said(figure: Figure) -> str:
    return " ".join(mark.text for mark in figure.marks if isinstance(mark, Words))


def answers(window: Whole) -> Answers:
    assert isinstance(window.ask, Answers)
    return window.ask


@pytest.fixture
def window(make_window: Make) -> Whole:
    made = make_window()
    made.session.open(story(load()))
    return made


def test_it_opens_with_the_sheets_and_the_first_page(window: Whole) -> None:
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    made = window.findChild(PrintDialog)
    assert made is not None
    settle(made)
    assert made.view.names == ("Map", "For the conversation")
    assert made.view.where.text() == "Page 1 of 2: Map"
    assert "Wilhelmina" in said(made.view.figures[0])
    made.close()


def test_the_pages_are_leafed_through_by_keys_and_buttons(window: Whole) -> None:
    made = opened(window)
    made.view.paper.setFocus()
    first, second = made.view.figures
    QTest.keyClick(made.view.paper, Qt.Key.Key_PageDown)
    assert made.view.paper.figure is second and "Page 2" in made.view.where.text()
    QTest.keyClick(made.view.paper, Qt.Key.Key_PageDown)
    assert made.view.number == 1 and not made.view.after.isEnabled()
    click(made.view.before)
    assert made.view.paper.figure is first
    made.close()


@pytest.mark.parametrize("names", ["initials", "roles", "numbers"])
def test_other_names_show_at_once_and_leave_notes_out(window: Whole, names: str) -> None:
    made = opened(window)
    assert made.form.pages["notes"].isEnabled()
    click(made.form.pages["notes"], QPoint(8, 8))
    settle(made)
    assert "confettiword" in "".join(map(said, made.view.figures))
    choose(made, "names", names)
    text = "".join(map(said, made.view.figures))
    assert "Wilhelmina" not in text and "confettiword" not in text
    assert not made.form.pages["notes"].isEnabled()
    assert "names as typed" in made.form.reasons["notes"].text()
    made.close()


def test_partnerships_and_shape_are_there_only_where_they_are_ticked(window: Whole) -> None:
    session = window.session
    one = next(iter(session.wave.alters.values()))
    wave = replace(session.wave, alters={**session.wave.alters, one.id: replace(one, formal=True)})
    waves = tuple(wave if each.id == wave.id else each for each in session.document.waves)
    session.open(replace(session.document, waves=waves))
    made = opened(window, "sheets")
    assert len(made.view.figures) == 2
    for kind in ("partnerships", "shape"):
        assert not made.form.pages[kind].isChecked()
        click(made.form.pages[kind], QPoint(8, 8))
    settle(made)
    text = "".join(map(said, made.view.figures))
    assert len(made.view.figures) == 4 and "in a formal partnership" in text and "How it hangs together" in text
    made.close()


def test_what_cannot_be_made_says_why(make_window: Make) -> None:
    made = opened(make_window())
    reasons = {kind: made.form.reasons[kind].text() for kind in OTHER_PAGES}
    assert not any(tick.isEnabled() for tick in made.form.pages.values())
    assert "earlier date" in reasons["comparison"] and "Nobody" in reasons["people"]
    assert "no notes" in reasons["notes"]
    made.close()


def test_what_is_saved_is_what_is_shown(window: Whole, tmp_path: Path) -> None:
    made = opened(window)
    for kind in ("people", "comparison"):
        click(made.form.pages[kind], QPoint(8, 8))
    choose(made, "names", "roles")
    choose(made, "paper", "a3")
    choose(made, "turn", "portrait")
    answers(window).export_path = tmp_path / "out.pdf"
    click(made.save)
    wait((tmp_path / "out.pdf").exists)
    found = pypdf.PdfReader(tmp_path / "out.pdf")
    assert len(found.pages) == len(made.view.figures) == 4
    for page, figure in zip(found.pages, made.view.figures, strict=True):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (figure.width, figure.height)
        assert figure.height > figure.width > 800
    assert "Wilhelmina" not in "".join(page.extract_text() for page in found.pages)
    wait(lambda: "out.pdf" in made.said.text())
    made.close()


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_the_map_alone_is_saved_by_the_ending(window: Whole, tmp_path: Path, kind: str, start: bytes) -> None:
    made = opened(window, "alone")
    assert len(made.view.figures) == 1
    choose(made, "dots", 96)  # type: ignore[arg-type]  # the one choice whose values are numbers
    click(made.form.clear, QPoint(8, 8))
    settle(made)
    path = answers(window).export_path = tmp_path / f"map.{kind}"
    click(made.save)
    wait(path.exists)
    content = path.read_bytes()
    assert content.startswith(start)
    if kind == "png":
        picture = Image.open(BytesIO(content))
        assert picture.width == round(842 / 72 * 96) and picture.mode == "RGBA"
        assert picture.getpixel((3, 3))[3] == 0
    made.close()


def test_the_name_of_the_file_says_nothing_under_other_names(window: Whole, tmp_path: Path) -> None:
    window.session.saved(tmp_path / "Annabel.sociomap", "")
    assert window.paper.suggested(".pdf", "typed").name == "Annabel.pdf"
    assert window.paper.suggested(".pdf", "initials").name == "sociomap.pdf"


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(window: Whole, tmp_path: Path) -> None:
    made = opened(window)
    answers(window).export_path = tmp_path / "no such folder" / "out.pdf"
    click(made.save)
    wait(lambda: bool(answers(window).told))
    assert "folder is not there" in answers(window).told[0]
    assert made.said.text() == ""
    made.close()


def test_remembered_with_the_map_as_one_step_that_can_be_undone(window: Whole) -> None:
    made = opened(window)
    before = window.session.document
    click(made.form.remember, QPoint(8, 8))
    choose(made, "names", "initials")
    choose(made, "paper", "a3")
    choose(made, "turn", "portrait")
    click(made.form.greyscale, QPoint(8, 8))
    click(made.form.pages["coverage"], QPoint(8, 8))
    pages = frozenset({"map", "conversation", "coverage"})
    kept = Printing(pages=pages, names="initials", paper="a3", turned="portrait", greyscale=True)
    assert window.session.document.printing == kept
    assert window.session.history.past[-1].words == "Remember what is printed"
    made.close()
    again = opened(window)
    assert again.form.printing() == kept and again.form.remember.isChecked()
    again.close()
    window.commands.undo()
    assert window.session.document == before


def test_nothing_is_remembered_unasked(window: Whole) -> None:
    before = window.session.document
    made = opened(window)
    choose(made, "names", "initials")
    made.close()
    assert window.session.document is before


def test_on_a_shared_screen_there_are_only_numbers(window: Whole) -> None:
    window.commands["hide"].trigger()
    made = opened(window)
    assert not made.form.names.isEnabled() and made.form.choice().names == "numbers"
    assert "Wilhelmina" not in "".join(map(said, made.view.figures))
    made.close()


def test_signs_that_no_font_has_are_told(window: Whole) -> None:
    operations.add(window.session, ["Jo \U000e0f00"])
    made = opened(window)
    assert made.view.note.isVisible() and "U+E0F00" in made.view.note.text()
    choose(made, "names", "numbers")
    assert not made.view.note.isVisible()
    made.close()


def test_every_choice_is_reached_by_tab(window: Whole) -> None:
    made = opened(window)
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        reached.add(focused)
        QTest.keyClick(focused if focused is not None else made, Qt.Key.Key_Tab)
    form = made.form
    wanted = {form.what, form.names, form.part, form.paper, form.turn, form.greyscale, form.remember}
    assert wanted | {made.view.paper, made.save, made.print_button} <= reached
    made.close()


def test_a_page_dragged_out_is_a_file_that_is_gone_afterwards(window: Whole) -> None:
    made = opened(window, "alone")
    figure = made.view.paper.figure
    assert figure is not None
    drag = made.dragging.start(made.view.paper, figure, 96)
    assert drag.mimeData().hasImage() and drag.mimeData().hasUrls()
    assert not lying(), "nobody has asked for it"
    path = Path(drag.mimeData().urls()[0].toLocalFile())
    assert (
        drag.mimeData().data("text/uri-list").data().decode().strip() == QUrl.fromLocalFile(str(path)).toString()
    )
    with Image.open(path) as picture:
        assert path.name == "sociomap.png" and picture.width == round(figure.width / 72 * 96)
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0
    made.dragging.ended(taken=True)
    drag.deleteLater()
    QTest.qWait(30)
    assert path.exists(), "whoever has it may still be reading"
    assert not made.view.of_all.isVisible()
    made.close()
    assert not path.exists() and not lying()


def test_whoever_it_is_dropped_on_may_ask_for_the_file_when_the_drag_is_over(window: Whole) -> None:
    made = opened(window, "alone")
    figure = made.view.paper.figure
    assert figure is not None
    drag = made.dragging.start(made.view.paper, figure, 96)
    mime = drag.mimeData()
    made.dragging.ended(taken=True)
    assert not lying()
    (url,) = mime.urls()
    assert Path(url.toLocalFile()).stat().st_size > 1000
    made.close()
    assert not lying()
    drag.deleteLater()


def test_a_page_dropped_nowhere_leaves_nothing(window: Whole) -> None:
    made = opened(window, "alone")
    figure = made.view.paper.figure
    assert figure is not None
    drag = made.dragging.start(made.view.paper, figure, 96)
    mime = drag.mimeData()
    assert mime.urls() and lying()
    made.dragging.ended(taken=False)
    assert not lying() and not mime.urls(), "and it is not made again"
    drag.deleteLater()
    made.close()


def test_of_a_map_with_a_password_the_file_is_there_for_a_while_only(
    window: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drag_out, "WHILE", 40)
    window.session.protect(new_key("three words here"))
    made = opened(window, "alone")
    assert made.view.of_all.isVisible() and "a minute at most" in made.view.of_all.text()
    figure = made.view.paper.figure
    assert figure is not None
    drag = made.dragging.start(made.view.paper, figure, 96)
    assert drag.mimeData().urls()
    made.dragging.ended(taken=True)
    assert lying()
    wait(lambda: not lying())
    second = made.dragging.start(made.view.paper, figure, 96)
    assert second.mimeData().urls() and lying()
    answers(window).passwords = ["three words here"]
    window.auto_lock.lock()
    assert window.screen_state.locked and not lying(), "nothing lies there when the map is locked"
    drag.deleteLater()
    second.deleteLater()
    window.auto_lock.unlock()
    assert not window.screen_state.locked


def test_each_page_dropped_has_a_while_of_its_own(window: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drag_out, "WHILE", 600)
    window.session.protect(new_key("three words here"))
    made = opened(window, "alone")
    figure = made.view.paper.figure
    assert figure is not None
    paths, drags = [], []
    for _ in range(2):
        drags.append(made.dragging.start(made.view.paper, figure, 30))
        paths.append(Path(drags[-1].mimeData().urls()[0].toLocalFile()))
        made.dragging.ended(taken=True)
        QTest.qWait(0 if len(paths) == 2 else 400)
    wait(lambda: not paths[0].exists())
    assert paths[1].exists(), "the second does not keep the first"
    wait(lambda: not lying())
    made.close()
    for one in drags:
        one.deleteLater()


def lying() -> list[Path]:
    """The files of pages that were dragged out."""
    return list(dragged().glob("*/*"))


def test_sheets_are_saved_at_once_as_the_map_remembers(window: Whole, tmp_path: Path) -> None:
    answers(window).export_path = tmp_path / "out.pdf"
    assert window.paper.save_report()
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 2
    pages = frozenset({"map", "conversation", "people", "notes"})
    kept = edits.remember_printing(window.session.document, Printing(pages=pages, names="roles", paper="a3"))
    window.session.apply("Remember what is printed", kept)
    assert window.paper.save_report()
    found = pypdf.PdfReader(tmp_path / "out.pdf").pages
    assert len(found) == 3 and float(found[0].mediabox.width) > 1000
    assert "Wilhelmina" not in "".join(page.extract_text() for page in found)


def test_what_is_close_to_the_heart_is_shown_only_if_its_owner_says_so(make_window: Make) -> None:
    window = make_window()
    window.files.open_sample()
    made = opened(window)
    choose(made, "names", "typed")
    assert "have answered the five lenses" not in "".join(map(said, made.view.figures))
    click(made.form.pages["lenses"], QPoint(8, 8))
    settle(made)
    assert "have answered the five lenses" in "".join(map(said, made.view.figures))
    assert "lenses" in made.form.printing().pages and not made.form.pages["quality"].isChecked()
    made.close()


def test_answers_alone_are_no_reason_to_offer_notes_on_the_map_or_of_a_part(make_window: Make) -> None:
    window = make_window()
    operations.add(window.session, ["Wilhelmina"])
    answered = (Answer(prompt="look", stage="look", question="What do you see?", words="A great deal."),)
    wave = replace(window.session.wave, conversation=Conversation(answers=answered))
    window.session.open(replace(window.session.document, waves=(wave,)))
    made = opened(window, "sheets")
    choose(made, "names", "typed")
    assert made.form.pages["notes"].isEnabled()
    choose(made, "part", "professional")
    assert not made.form.pages["notes"].isEnabled()
    choose(made, "part", "all")
    assert made.form.pages["notes"].isEnabled()
    choose(made, "what", "alone")
    assert not made.form.pages["notes"].isEnabled()
    made.reject()


def test_only_the_newest_wish_is_shown(window: Whole) -> None:
    made = opened(window)
    shown: list[str] = []
    made.view.paper.show_figure = lambda figure: shown.append(said(figure) if figure else "")  # type: ignore[method-assign]  # watched
    for names in ("initials", "roles", "numbers"):
        made.form.names.show_value(names)
        made.form.names.activated.emit(made.form.names.currentIndex())
    settle(made)
    assert shown and not any("W.P." in text or "ITT mentor" in text for text in shown)
    made.close()


def test_a_page_is_seen_closer_and_moved(window: Whole) -> None:
    made = opened(window)
    paper = made.view.paper
    whole = paper.page_rect()
    assert not made.view.further.isEnabled() and paper.rect().contains(whole.toRect())
    at = whole.topLeft() + QPointF(whole.width() * 0.3, whole.height() * 0.55)
    QTest.mouseDClick(paper, Qt.MouseButton.LeftButton, pos=at.toPoint())
    close = paper.page_rect()
    assert close.width() == pytest.approx(whole.width() * 2.5)
    where = (at.toPoint().x() - close.left()) / close.width(), (at.toPoint().y() - close.top()) / close.height()
    assert where == pytest.approx((0.3, 0.55), abs=0.01), "what was clicked stays under the pointer"
    drag(paper, paper.rect().center(), paper.rect().center() + QPoint(40, -10))
    assert paper.page_rect().topLeft() == close.topLeft() + QPointF(40, -10)
    press(paper, Qt.Key.Key_Right)
    assert paper.page_rect().left() == pytest.approx(close.left() + 40 - 60)
    for _ in range(60):
        press(paper, Qt.Key.Key_Right)
    assert paper.page_rect().right() == pytest.approx(paper.rect().width() - AROUND, abs=1), "never past its edge"
    press(paper, Qt.Key.Key_Left)
    assert paper.page_rect().right() > paper.rect().width() - AROUND + 50, "and back at once"
    for _ in range(30):
        press(paper, Qt.Key.Key_Plus)
    assert not made.view.closer.isEnabled() and made.view.further.isEnabled()
    press(paper, Qt.Key.Key_0)
    assert paper.page_rect() == whole and not made.view.further.isEnabled()
    click(made.view.closer)
    click(made.view.further)
    assert paper.page_rect() == whole


def test_a_page_seen_closer_is_not_dragged_out_nor_leafed_by_the_wheel(window: Whole) -> None:
    made = opened(window)
    paper, out = made.view.paper, []
    paper.dragged_out.disconnect()
    paper.dragged_out.connect(lambda: out.append(1))
    middle = paper.rect().center()
    drag(paper, middle, middle + QPoint(60, 0))
    assert out == [1]
    paper.look(3.0)
    before = paper.page_rect()
    drag(paper, middle, middle + QPoint(60, 0))
    assert out == [1] and paper.page_rect() != before
    number, before = made.view.number, paper.page_rect()
    wheel(paper, -240)
    assert made.view.number == number and paper.page_rect().top() < before.top()
    wheel(paper, 240, Qt.KeyboardModifier.ControlModifier)
    assert paper.zoom > 3.0


def test_what_is_remembered_of_sheets_is_not_taken_for_a_picture(window: Whole) -> None:
    kept = Printing(pages=frozenset({"map", "conversation", "notes"}), names="typed", paper="a3")
    window.session.open(edits.remember_printing(window.session.document, kept))
    sheets = opened(window)
    assert (sheets.form.names.value(), sheets.form.remember.isChecked()) == ("typed", True)
    sheets.reject()
    picture = opened(window, "alone")
    assert (picture.form.names.value(), picture.form.paper.value()) == ("typed", "a3")
    assert not picture.form.pages["notes"].isChecked() and not picture.form.remember.isChecked()
    choose(picture, "names", "roles")
    assert window.session.document.printing == kept, "and the picture is not taken for what is printed"


@pytest.mark.parametrize("names", ["typed", "initials"])
def test_picture_and_sheet_call_people_alike_unless_it_is_said(window: Whole, names: str) -> None:
    if names != "typed":
        kept = Printing(pages=frozenset({"map", "conversation"}), names=names)
        window.session.open(edits.remember_printing(window.session.document, kept))
    for what in ("sheets", "alone"):
        made = opened(window, what)
        assert made.form.names.value() == names, what
        made.reject()
    assert window.paper.choice().names == window.paper.remembered().names == names


def test_whoever_is_in_no_part_is_said_where_the_part_is_chosen(make_window: Make) -> None:
    session = (window := make_window()).session
    session.open(story(load()))
    session.apply("Aside", edits.place_alters(session.document, "w2", {"anna": Place(), "wil": Place(1)}))
    made = opened(window)
    assert made.form.of_none.isHidden()
    choose(made, "part", "professional")
    told = "2 are undivided or not placed, belong to neither part and are left out."
    assert made.form.of_none.text() == made.form.part.accessibleDescription() == told
    assert not made.form.of_none.isHidden()
    choose(made, "part", "all")
    assert made.form.of_none.isHidden()
