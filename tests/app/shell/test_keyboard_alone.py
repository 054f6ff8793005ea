"""The whole drawing session by keys alone: no pointer, no verb, no focus given by the test."""

from pathlib import Path

import pypdf
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from sociomap_app.model.fields import ALTER_FIELDS, GROUP_FIELDS
from sociomap_app.panels.controls.drop_down import OpenDropDown
from sociomap_app.panels.controls.tick_boxes import ShortChoice
from sociomap_app.panels.person.alter_form import AlterForm
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.storage import sociomap_file
from tests.app.conftest import Answers, Make
from tests.app.keys import CONTROL, NONE, SHIFT, Key, focus, key, line, region_to, tab_to, write
from tests.app.parts import Whole

from .test_whole_session import NAMES, PAIRS, PLACES, ids_by_name


def find(window: Whole, name: str, *, besides: bool = False) -> None:
    """Select somebody through the box that finds everything."""
    key(Key.Key_K, CONTROL)
    write(name)
    key(Key.Key_Return, SHIFT if besides else NONE)
    assert focus() is window.canvas


def name_and_place(window: Whole) -> None:
    assert focus() is window.bars.name_box, "the window opens ready for a name"
    for name in NAMES:
        line(name)
    assert list(ids_by_name(window)) == NAMES
    key(Key.Key_Escape)
    assert focus() is window.canvas
    sectors = [sector.id for sector in window.session.document.design.sectors]
    for name, (ring, sector) in zip(NAMES, PLACES, strict=True):
        find(window, name)
        key(Key.Key_Right, CONTROL, times=sectors.index(sector) + 1)
        inwards = 3 - ring
        key(Key.Key_Up if ring else Key.Key_Down, CONTROL, times=inwards if ring else 1)
        place = window.session.wave.alters[ids_by_name(window)[name]].place
        assert (place.ring, place.sector) == (ring, sector)
    assert window.session.wave.alters[ids_by_name(window)["reading list"]].status == "wished"


def join_pairs(window: Whole) -> None:
    for one, other in PAIRS:
        find(window, one)
        key(Key.Key_J)
        line(other)
        assert focus() is window.canvas
    assert len(window.session.wave.ties) == 5


def outline_three(window: Whole) -> None:
    for one, other in (("A.M.", "R.B."), ("Mum", "Jo"), ("K.S. mentor", "head")):
        find(window, one)
        find(window, other, besides=True)
        key(Key.Key_G)
        assert not window.canvas.hasFocus(), "the outline can be named at once"
        key(Key.Key_Escape)
        assert focus() is window.canvas
    assert [len(one.members) for one in window.session.wave.outlines.values()] == [2, 2, 2]


def edit_every_field(window: Whole) -> None:
    find(window, "choir")
    alter_id = ids_by_name(window)["choir"]
    key(Key.Key_Return)
    page = window.panel.page("person")
    assert isinstance(page, PersonPanel)
    form = page.form("alters")
    assert isinstance(form, AlterForm)
    assert focus() is form.label
    for section in form.sections.values():
        if not section.head.isChecked():
            tab_to(section.head)
            key(Key.Key_Space)
    if not form.ask_quality.isChecked():
        tab_to(form.ask_quality)
        key(Key.Key_Space)
    key(Key.Key_Escape)
    key(Key.Key_Return)
    kind, *others = ALTER_FIELDS
    for field in (*others, kind, *GROUP_FIELDS):
        control = form.controls[field.name]
        if control.isHidden():
            assert field.name == "closeness", f"{field.name} is not offered"
            continue
        before = getattr(window.session.wave.alters[alter_id], field.name)
        tab_to(control)
        change(control, field.name)
        assert getattr(window.session.wave.alters[alter_id], field.name) != before, f"{field.name} did not change"


def change(control: QWidget, name: str) -> None:
    """Give the field that has the keyboard another value."""
    if isinstance(control, OpenDropDown):
        key(Key.Key_A, CONTROL)
        line("Chaplain" if name == "role" else "placement Z")
    elif isinstance(control, QComboBox):
        if name == "kind":
            write("group")
        else:
            key(Key.Key_Down if control.currentIndex() < control.count() - 1 else Key.Key_Home)
    elif isinstance(control, ShortChoice):
        key(Key.Key_Right)
    elif name in ("note", "peer_code"):
        write("meets on Tuesdays")
    else:
        ticks = [box for box in control.findChildren(QAbstractButton) if box.isVisible() and not box.isChecked()]
        tab_to(ticks[0])
        key(Key.Key_Space)


def test_from_pen_to_paper_and_back_by_keys(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    session, answers = window.session, window.ask
    assert isinstance(answers, Answers)
    first = session.document

    name_and_place(window)
    join_pairs(window)
    outline_three(window)
    edit_every_field(window)
    drawn = session.document
    steps = len(session.history.past)
    assert steps >= 10 + 10 + 5 + 3 + 20

    key(Key.Key_Escape)
    assert focus() is window.canvas
    key(Key.Key_Z, CONTROL, times=steps)
    assert session.document is first and not session.history.past
    key(Key.Key_Z, CONTROL | SHIFT, times=steps)
    assert session.document is drawn and not session.history.future

    answers.save_path = tmp_path / "mine.sociomap"
    key(Key.Key_S, CONTROL)
    assert not session.unsaved
    again = sociomap_file.read(tmp_path / "mine.sociomap")
    assert again.intact and again.sociomap == drawn
    answers.open_path = tmp_path / "mine.sociomap"
    key(Key.Key_O, CONTROL)
    assert session.document is not drawn and session.document == drawn

    answers.export_path = tmp_path / "sheets.pdf"
    key(Key.Key_E, CONTROL)
    text = pypdf.PdfReader(tmp_path / "sheets.pdf").pages[0].extract_text()
    assert all(name in text for name in NAMES)
    assert not answers.told, answers.told


def test_the_parts_of_the_window_come_round_both_ways(make_window: Make) -> None:
    window = make_window()
    line("Mum")
    bar, tools = window.bars.top, window.bars.tools
    every = (bar, tools, window.canvas, window.pages.stack, window.waves, window.bars.name_box)
    for part in every:
        key(Key.Key_F6)
        assert (focus() is window.bars.name_box) == (part is window.bars.name_box)
        assert part is focus() or part.isAncestorOf(focus()), part
    for part in (*reversed(every[:-1]), window.bars.name_box):
        key(Key.Key_F6, SHIFT)
        assert part is focus() or part.isAncestorOf(focus()), part
    region_to(window.pages.stack)
    key(Key.Key_Tab, times=3)
    left = focus()
    region_to(window.canvas)
    region_to(window.pages.stack)
    assert focus() is left, "one comes back to where one was"
    for part in every:
        region_to(part)
        key(Key.Key_Escape)
        assert focus() is window.canvas


def test_tab_goes_through_the_window_in_the_order_one_sees(make_window: Make) -> None:
    window = make_window()
    line("Mum")
    seen = []
    for _ in range(200):
        seen.append(focus())
        key(Key.Key_Tab)
        if focus() is seen[0]:
            break
    else:
        raise AssertionError("Tab does not come round")
    order = [
        next(
            n
            for n, part in enumerate((window.bars.name_box, window.canvas, window.pages.stack, window.waves))
            if _in(part, one)
        )
        for one in seen
    ]
    assert order == sorted(order) and set(order) == {0, 1, 2, 3}
    key(Key.Key_Backtab, SHIFT)
    assert focus() is seen[-1]


def _in(part: QWidget, one: QWidget) -> bool:
    return part is one or part.isAncestorOf(one)


def test_everything_on_the_map_is_walked_through(make_window: Make) -> None:
    window = make_window()
    session = window.session
    for name in ("Mum", "Jo"):
        line(name)
    key(Key.Key_Escape)
    for name in ("Mum", "Jo"):
        find(window, name)
        key(Key.Key_Right, CONTROL)
    key(Key.Key_J)
    line("Mum")
    find(window, "Mum", besides=True)
    key(Key.Key_G)
    key(Key.Key_Escape)
    key(Key.Key_T)
    line("Call on Sunday")
    assert len(session.wave.notes) == 1 and focus() is window.canvas
    key(Key.Key_Escape)
    mum, jo = ids_by_name(window).values()
    met = []
    for _ in range(6):
        key(Key.Key_Period)
        chosen = session.selection
        met.append((sorted(chosen.alters), chosen.tie, bool(chosen.outline), bool(chosen.note), chosen.ego))
    nobody: list[str] = []
    assert met == [
        ([mum], None, False, False, False),
        ([jo], None, False, False, False),
        (nobody, tuple(sorted((mum, jo))), False, False, False),
        (nobody, None, True, False, False),
        (nobody, None, False, True, False),
        (nobody, None, False, False, True),
    ]
    key(Key.Key_Comma)
    assert session.selection.note
    key(Key.Key_Delete)
    assert not session.wave.notes
    key(Key.Key_Comma, times=2)
    assert session.selection.outline is None or session.selection.tie is None
    find(window, "Mum")
    key(Key.Key_Period, times=2)
    assert session.selection.tie
    key(Key.Key_Return)
    key(Key.Key_Tab)
    key(Key.Key_Space)
    assert session.wave.ties[tuple(sorted((mum, jo)))].works_closely
    key(Key.Key_Escape)
    key(Key.Key_Delete)
    assert not session.wave.ties
