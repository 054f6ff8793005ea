"""How many acts drawing takes: an act is a click, a drag, or a key other than the letters of a name.

The limits are those the program sets itself. A web page for the same work, measured by hand, takes 4.6 acts a
person for ten people named, placed and given one kind of support each, 12 for four pairs, and 4 for another ring.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sociomap_app.model.sociomap import Place
from tests.app import hand
from tests.app.conftest import Make
from tests.app.map.test_drawing import named
from tests.app.map.test_guiding import begin
from tests.app.parts import Whole

NAMES = ("A.S.", "Mum", "Jo", "K.T.", "Dee", "Sam", "L.P.", "Gran", "Ali", "Rae")
PLACES = (
    Place(1, "professional", 0.2, 0.5),
    Place(1, "personal", 0.5, 0.5),
    Place(2, "professional", 0.15, 0.5),
    Place(2, "professional", 0.4, 0.5),
    Place(2, "personal", 0.2, 0.5),
    Place(2, "personal", 0.6, 0.5),
    Place(3, "professional", 0.2, 0.5),
    Place(3, "personal", 0.4, 0.5),
    Place(3, "personal", 0.8, 0.5),
    Place(3, "professional", 0.8, 0.5),
)


class Counted:
    """A hand whose acts are counted."""

    def __init__(self, window: Whole) -> None:
        self.window, self.commands = window, 0

    def name(self, box: QWidget, label: str) -> None:
        """The letters are no act; Enter is one."""
        self.commands += 1
        hand.type_line(box, label)

    def click(self, at: QPoint) -> None:
        self.commands += 1
        hand.click(self.window.canvas, at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.commands += 1
        hand.drag(self.window.canvas, start, end)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = hand.NONE) -> None:
        self.commands += 1
        QTest.keyClick(self.window.canvas, key, held)
        QApplication.processEvents()

    def tool(self, act: str) -> None:
        """A click on a tool beside the map."""
        self.commands += 1
        button = self.window.bars.tools.widgetForAction(self.window.commands[act])
        assert button is not None and button.isVisible()
        hand.click(button)

    def at(self, label: str) -> QPoint:
        return hand.token(self.window.canvas, named(self.window, label))

    def spot(self, place: Place) -> QPoint:
        assert place.ring is not None and place.sector is not None
        return hand.spot(self.window.canvas, place.ring, place.sector, place.across, place.along)


def all_there(window: Whole) -> None:
    alters = window.session.wave.alters.values()
    assert sorted(one.label for one in alters) == sorted(NAMES)
    for alter in alters:
        place = PLACES[NAMES.index(alter.label)]
        assert (alter.place.ring, alter.place.sector) == (place.ring, place.sector)
        assert alter.functions


def test_ten_people_named_placed_and_given_support(make_window: Make) -> None:
    window = make_window("halves")
    it = Counted(window)
    for label in NAMES:
        it.name(window.bars.name_box, label)
    for label, place in zip(NAMES, PLACES, strict=True):
        it.drag(it.at(label), it.spot(place))
    it.tool("give")
    for one, other in zip(NAMES[::2], NAMES[1::2], strict=True):
        if window.strips.give.function in window.session.wave.alters[named(window, other)].functions:
            continue
        it.drag(it.at(one), it.at(other))
    all_there(window)
    assert it.commands / 10 <= 3.0


def test_ten_people_one_click_each_in_the_guided_start(make_window: Make) -> None:
    window = make_window("halves")
    it = Counted(window)
    it.commands += 2
    panel = begin(window, "support")
    for number, label in enumerate(NAMES):
        it.name(panel.line, label)
        if number % 2 and number < 9:
            it.commands += 1
            hand.click(panel.on)
    it.commands += 1
    hand.click(panel.on)
    assert panel.task_now == "place"
    for label, place in zip(NAMES, PLACES, strict=True):
        it.drag(it.at(label), it.spot(place))
    all_there(window)
    assert it.commands / 10 <= 3.0


def placed(make_window: Make) -> Counted:
    window = make_window("halves")
    it = Counted(window)
    for label, place in zip(NAMES, PLACES, strict=True):
        hand.type_line(window.bars.name_box, label)
        hand.drag(window.canvas, it.at(label), it.spot(place))
    window.session.select_alters([])
    QApplication.processEvents()
    return it


def test_four_pairs_are_joined(make_window: Make) -> None:
    it = placed(make_window)
    for one, other in (("A.S.", "Jo"), ("Jo", "K.T."), ("Dee", "Sam"), ("Gran", "Ali")):
        it.drag(hand.rim(it.window.canvas, named(it.window, one)), it.at(other))
    assert len(it.window.session.wave.ties) == 4
    assert it.commands <= 8


def test_four_pairs_are_joined_with_the_tool(make_window: Make) -> None:
    it = placed(make_window)
    it.tool("join")
    for one, other in (("A.S.", "Jo"), ("Jo", "K.T."), ("Dee", "Sam"), ("Gran", "Ali")):
        it.drag(it.at(one), it.at(other))
    assert len(it.window.session.wave.ties) == 4
    assert it.commands <= 8


def test_another_ring_is_one_drag_or_one_key(make_window: Make) -> None:
    it = placed(make_window)
    it.drag(it.at("Jo"), it.spot(Place(3, "professional", 0.5, 0.5)))
    assert it.commands == 1
    jo = named(it.window, "Jo")
    assert it.window.session.wave.alters[jo].place.ring == 3
    assert it.window.session.selection.alters == {jo}
    it.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert it.commands == 2
    assert it.window.session.wave.alters[jo].place.ring == 2
