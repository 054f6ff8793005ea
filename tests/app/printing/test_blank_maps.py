"""Blank maps in the window: what is shown is what is made."""

from pathlib import Path

import pypdf
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from sociomap_app.app.printing.blank_dialog import BlankDialog
from sociomap_app.model import edits
from tests.app.conftest import Make
from tests.app.hand import click, in_front
from tests.app.parts import Whole

from .test_printing import answers, choose, said, settle, wait


def opened(window: Whole) -> BlankDialog:
    window.commands["blank"].trigger()
    made = next(one for one in window.findChildren(BlankDialog) if one.isVisible())
    in_front(made)
    settle(made)
    return made


def test_shown_and_saved(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    made = opened(window)
    assert "Fellow trainees" in said(made.view.figures[0])
    choose(made, "preset", "halves")
    choose(made, "turn", "portrait")
    click(made.form.room, QPoint(8, 8))
    made.form.head.setFocus()
    made.form.head.selectAll()
    QTest.keyClicks(made.form.head, "Tutor group 7")
    made.form.copies.setFocus()
    made.form.copies.selectAll()
    QTest.keyClicks(made.form.copies, "12")
    settle(made)
    assert "Tutor group 7" in said(made.view.figures[0]) and "Fellow" not in said(made.view.figures[0])
    path = answers(window).export_path = tmp_path / "blank.pdf"
    click(made.save)
    wait(path.exists)
    pages = pypdf.PdfReader(path).pages
    assert len(pages) == 12 and float(pages[0].mediabox.height) > float(pages[0].mediabox.width)
    assert "Tutor group 7" in pages[11].extract_text()
    made.close()


def test_copies_that_are_no_number_are_one(make_window: Make) -> None:
    made = opened(make_window())
    for typed, count in (("", 1), ("0", 1), ("7", 7), ("9999", 500)):
        made.form.copies.setText(typed)
        assert made.form.count == count
    made.close()


def test_divided_as_the_open_map_is_but_not_on_a_shared_screen(make_window: Make) -> None:
    window = make_window("halves")
    document = window.session.document
    design = document.design
    own = replace(design.sectors[0], label="Chapel choir")
    changed = edits.set_design(
        document,
        replace(design, sectors=(own, *design.sectors[1:])),
    )
    window.session.apply("Areas", changed)
    made = opened(window)
    choose(made, "preset", "this map")
    assert "Chapel choir" in said(made.view.figures[0])
    made.close()
    window.commands["hide"].trigger()
    made = opened(window)
    assert made.form.preset.index_of("this map") == -1
    made.close()
