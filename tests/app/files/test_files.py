"""The life of a map as a file, in the window: nothing is lost unasked, and every fault is one sentence."""

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from sociomap_app.editing import operations
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import preferences, sociomap_file
from tests.app.conftest import Answers, Make
from tests.app.hand import type_line
from tests.app.parts import Whole, show_settings


def answers(window: Whole) -> Answers:
    assert isinstance(window.ask, Answers)
    return window.ask


def saved(window: Whole, path: Path, *names: str) -> Path:
    operations.add(window.session, names)
    answers(window).save_path = path
    assert window.files.save()
    return path


def test_saved_as_and_opened_again(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    assert not window.session.unsaved
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    assert window.windowTitle().startswith("a.sociomap")
    assert "Saved" in window.line.state.text()
    operations.add(window.session, ["Jo"])
    assert window.session.unsaved and window.isWindowModified()
    assert window.files.save()
    assert len(sociomap_file.read(path).sociomap.latest.alters) == 2


@pytest.mark.parametrize("answer", ["save", "discard", "cancel"])
def test_unsaved_work_is_asked_about_before_it_goes(make_window: Make, tmp_path: Path, answer: str) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Jo"])
    drawn = window.session.document
    answers(window).changes = answer
    assert window.files.new() is (answer != "cancel")
    kept = sociomap_file.read(path).sociomap
    assert (kept == drawn) is (answer == "save")
    assert (window.session.document is drawn) is (answer == "cancel")
    assert bool(window.session.wave.alters) is (answer == "cancel")


def test_closing_with_unsaved_work_can_be_called_off(make_window: Make) -> None:
    window = make_window()
    operations.add(window.session, ["Jo"])
    answers(window).changes = "cancel"
    assert not window.close()
    assert window.isVisible()


@pytest.mark.parametrize("content", [b"", b"{", b"not json", b'{"format": "sociomap", "version": 3}'])
def test_a_file_that_cannot_be_read_leaves_the_open_map(make_window: Make, tmp_path: Path, content: bytes) -> None:
    window = make_window()
    operations.add(window.session, ["Jo"])
    before = window.session.document
    bad = tmp_path / "bad.sociomap"
    bad.write_bytes(content)
    answers(window).open_path = bad
    assert not window.files.open()
    assert window.session.document is before
    (told,) = [*answers(window).told, *(words for words, _ in answers(window).offered)]
    assert "bad.sociomap" in told
    assert bad.read_bytes() == content


@pytest.mark.parametrize("name", ["people.csv", "people.TSV", "people.txt", "people.xlsx", "people.ods"])
def test_a_table_is_said_to_be_one_and_nothing_is_asked_of_the_open_map(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    window = make_window()
    operations.add(window.session, ["Jo"])
    before, ask = window.session.document, answers(window)
    ask.open_path = tmp_path / name
    ask.open_path.write_text("Name,Ring\nAnn,1\n")
    with monkeypatch.context() as patch:
        patch.setattr(ask, "keep_changes", lambda: pytest.fail("asked of the open map"))
        for opening in (window.files.open, partial(window.files.open, tmp_path / name)):
            assert not opening()
    assert not window.files.show(tmp_path / name), "as on the command line"
    assert window.session.document is before and not ask.offered
    assert len(ask.told) == 3
    for told in ask.told:
        assert "is a table, not a map" in told and "pasted onto the map" in told and "sociomap convert" in told
    assert ("saved as a .csv file" in ask.told[0]) is (name != "people.csv")


def test_a_map_that_is_called_like_a_table_is_opened(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum").rename(tmp_path / "a.txt")
    assert window.files.open(path) and window.session.path == path and answers(window).told == []


def test_a_damaged_file_opens_with_a_notice_and_is_not_saved_over_unasked(
    make_window: Make, tmp_path: Path
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    damaged = path.read_bytes().replace(b'"Mum"', b'"Mam"')
    path.write_bytes(damaged)
    answers(window).open_path = path
    assert window.files.open()
    assert len(answers(window).told) == 1
    operations.add(window.session, ["Jo"])
    answers(window).agree = False
    assert not window.files.save()
    assert path.read_bytes() == damaged
    answers(window).agree = True
    assert window.files.save()
    assert sociomap_file.read(path).intact


def test_a_map_changed_by_somebody_else_is_not_overwritten(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    other = make_window()
    theirs = saved(other, tmp_path / "b.sociomap", "Somebody", "else").read_bytes()
    path.write_bytes(theirs)
    operations.add(window.session, ["Jo"])
    assert window.files.save()
    assert path.read_bytes() == theirs
    mine = window.session.path
    assert mine is not None and mine.name.startswith("a (conflict 2") and mine.parent == tmp_path
    assert sociomap_file.read(mine).sociomap == window.session.document
    assert "Both are kept" in answers(window).offered[-1][0]


def test_reverting_brings_the_saved_map_back(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Jo"])
    answers(window).agree = False
    assert not window.files.revert()
    answers(window).agree = True
    assert window.files.revert()
    assert [one.label for one in window.session.wave.alters.values()] == ["Mum"]


def test_a_copy_is_a_file_of_its_own(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    answers(window).save_path = tmp_path / "copy.sociomap"
    assert window.files.save_copy()
    assert answers(window).titles == ["Save the map", "Save a copy of the map"]
    assert window.session.path == path
    assert sociomap_file.read(tmp_path / "copy.sociomap").sociomap.id != window.session.document.id
    first = window.session.document.id
    answers(window).save_path = tmp_path / "other.sociomap"
    assert window.files.save_as()
    assert window.session.path == tmp_path / "other.sociomap"
    assert window.session.document.id != first


def test_a_file_dropped_on_the_window_is_opened(make_window: Make, tmp_path: Path) -> None:
    first = make_window()
    path = saved(first, tmp_path / "a.sociomap", "Mum")
    first.close()
    window = make_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    entering = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, dropping)
    QApplication.processEvents()
    assert window.session.path == path


def test_recent_maps_are_kept_forgotten_and_can_be_off(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    assert window.settings.now.recent == (str(path),)
    assert preferences.read(window.settings._file).recent == (str(path),)
    window.recent.list_maps()
    assert "a.sociomap" in window.recent.actions()[0].text()
    window.recent.actions()[-1].trigger()
    assert preferences.read(window.settings._file).recent == ()


def test_the_sample_opens_as_nobodys_file(make_window: Make) -> None:
    window = make_window()
    window.files.open_sample()
    assert window.session.path is None
    assert len(window.session.document.waves) == 3


def test_settings_take_effect_at_once_and_are_kept(make_window: Make) -> None:

    window = make_window()
    before = QApplication.font().pointSizeF()
    page = show_settings(window)
    page.text_size.setCurrentIndex(page.text_size.count() - 1)
    page.text_size.activated.emit(page.text_size.currentIndex())
    page.appearance.setCurrentIndex(2)
    page.appearance.activated.emit(2)
    page.recent.setChecked(False)
    page.folder.setText("/no/such/folder")
    page.folder.editingFinished.emit()
    assert QApplication.font().pointSizeF() > before * 1.3
    kept = preferences.read(window.settings._file)
    assert (kept.appearance, kept.text_size, kept.keep_recent, kept.own_folder) == ("dark", 150, False, "")
    assert "no/such/folder" in answers(window).told[0]
    page.deleteLater()


def test_the_picture_goes_to_the_clipboard(make_window: Make) -> None:
    window = make_window()
    window.files.open_sample()
    window.paper.copy_picture()
    image = QApplication.clipboard().image()
    assert image.width() > 1000 and not image.isNull()
    QApplication.clipboard().clear()


LEAVING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sociomap_app.storage.preferences import Preferences
from tests.app.parts import whole_window
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.vocabulary.loader import load
app = QApplication([])
framework = load()
window = whole_window(Session(new_sociomap(framework, "halves")), framework, Preferences(), Path(sys.argv[1]))
window.paper.copy_picture()
"""


def test_the_program_ends_well_with_a_picture_on_the_clipboard(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", LEAVING, str(tmp_path / "p.toml")], check=False, timeout=60)
    assert ended.returncode == 0


def test_printing_fills_the_page_with_the_same_figures(make_window: Make, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from sociomap_app.app.printing.paper_output import layout_of, print_figures
    from sociomap_app.report.output import report_pages

    window = make_window()
    window.files.open_sample()
    pages = report_pages(window.session.document, window.paper.choice(), window.framework)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(layout_of(pages[0].figure))
    print_figures(printer, [page.figure for page in pages])
    import pypdf

    printed = pypdf.PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == len(pages)
    box = printed.pages[0].mediabox
    assert float(box.width) > float(box.height)


def test_a_fault_of_the_program_keeps_a_rescue_copy_and_names_nobody(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sociomap_app.app.shell import crash
    from sociomap_app.storage.safety import recovery

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window = make_window()
    operations.add(window.session, ["Canary"])
    try:
        raise ValueError("Canary")
    except ValueError as fault:
        words = crash.words_for(fault, window.auto_lock.may_close)
    assert "Canary" not in words and "ValueError" in words
    (kept,) = recovery.copies()
    assert sociomap_file.read(kept / recovery.MAP).sociomap == window.session.document


def test_the_dialogue_says_what_is_saved(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sociomap_app.app.questions import questions

    titles: list[str] = []
    monkeypatch.setattr(
        questions.QFileDialog, "getSaveFileName", lambda parent, title, *more: (titles.append(title) or "", "")
    )
    ask = questions.Questions(make_window(), answers(make_window())._screen)
    assert ask.to_save(tmp_path / "a.sociomap") is ask.to_save(tmp_path / "a.sociomap", "Save a copy") is None
    assert titles == ["Save the map", "Save a copy"]


@pytest.mark.parametrize("typed, kept", [("map", "map.pdf"), ("map v1.2", "map v1.2.pdf"), ("a.SVG", "a.SVG")])
def test_a_name_without_ending_gets_one_and_nothing_is_written_over_unasked(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kept: str
) -> None:
    from sociomap_app.app.questions.questions import Questions

    window = make_window()
    ask = Questions(window, window.screen_state)
    asked: list[str] = []
    monkeypatch.setattr(ask, "yes", lambda words: bool(asked.append(words)))
    endings = (".pdf", ".svg", ".png")
    assert ask._ended(str(tmp_path / typed), *endings) == tmp_path / kept
    (tmp_path / kept).write_text("there")
    again = ask._ended(str(tmp_path / typed), *endings)
    assert (again is None) is (typed != kept) and len(asked) == (typed != kept)
    assert ask._ended("", *endings) is None


def test_a_fault_under_the_dialogue_that_tells_of_one_opens_no_second(
    make_window: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from sociomap_app.app.shell import crash

    window = make_window()
    told: list[str] = []

    def pick(words: str, choices: Sequence[str]) -> int:
        told.append(words)
        sys.excepthook(ValueError, ValueError("again"), None)
        return choices.index(crash.COPY_REPORT)

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(window.ask, "pick", pick)
    monkeypatch.setattr(crash, "words_for", lambda fault, keep: "words")
    crash.catch(window.ask, window.auto_lock.may_close)
    sys.excepthook(ValueError, ValueError("once by Xanthippe"), None)
    assert told == ["words"]
    copied = QApplication.clipboard().text()
    QApplication.clipboard().clear()
    assert "ValueError" in copied and "Sociomap" in copied and "Xanthippe" not in copied


def test_a_new_map_waits_for_the_first_name(make_window: Make) -> None:
    window = make_window()
    window.commands["guide"].trigger()
    assert window.guided.on
    window.canvas.setFocus()
    window.commands["new"].trigger()
    assert window.bars.name_box.hasFocus() and not window.guided.on
    type_line(window.bars.name_box, "Vera")
    assert [one.label for one in window.session.wave.alters.values()] == ["Vera"]


def test_a_map_that_is_no_file_yet_is_called_by_its_title_and_the_sample_says_what_it_is(
    make_window: Make,
) -> None:
    window = make_window()
    assert window.windowTitle().startswith("New map")
    window.commands["sample"].trigger()
    assert window.windowTitle().startswith(window.session.document.title)
    assert "invented" in window.statusBar().currentMessage()


def test_a_dropped_file_is_never_moved(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    for kind, at in ((QDragEnterEvent, QPoint(50, 50)), (QDropEvent, QPointF(50, 50))):
        event = kind(at, both, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        event.setDropAction(Qt.DropAction.MoveAction)
        QApplication.sendEvent(window, event)
        assert event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction


@pytest.mark.parametrize("act", ["save", "save_as"])
def test_an_edit_that_comes_while_a_save_is_told_of_counts_as_unsaved(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum")
    answers(window).save_path = tmp_path / "b.sociomap"
    written, put = window.session.document, window.access.put

    def and_then(path: Path, document: Sociomap, expected: str | None = None) -> str:
        digest = put(path, document, expected)
        operations.add(window.session, ["Jo"])  # as names do that were being pasted
        return digest

    monkeypatch.setattr(window.access, "put", and_then)
    assert getattr(window.files, act)() and window.session.unsaved
    path = window.session.path
    assert path is not None and sociomap_file.read(path).sociomap.waves == written.waves
    window.commands.undo()
    assert not window.session.unsaved


def test_what_comes_while_the_map_is_saved_before_it_goes_is_asked_about_too(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Second"])
    put, late, asked = window.access.put, iter(["Late"]), []

    def and_then(path: Path, document: Sociomap, expected: str | None = None) -> str:
        digest = put(path, document, expected)
        operations.add(window.session, late)
        return digest

    def keep_changes() -> str:
        asked.append({one.label for one in sociomap_file.read(path).sociomap.latest.alters.values()})
        return "save"

    monkeypatch.setattr(window.access, "put", and_then)
    monkeypatch.setattr(window.ask, "keep_changes", keep_changes)
    assert window.files.may_leave() and not window.session.unsaved
    assert asked == [{"Mum"}, {"Mum", "Second"}]
    assert {one.label for one in sociomap_file.read(path).sociomap.latest.alters.values()} == {
        "Mum",
        "Second",
        "Late",
    }


def test_the_time_of_the_last_save_is_that_of_the_open_map(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    second = make_window()
    other = saved(second, tmp_path / "b.sociomap", "Jo")
    second.close()
    saved(window, tmp_path / "a.sociomap", "Mum")
    assert window.line.state.text().startswith("Saved ")
    assert window.files.show(other)
    assert window.line.state.text().startswith("As in the file")
