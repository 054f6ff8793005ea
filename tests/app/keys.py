"""Keys alone: each goes to whatever has the keyboard, as from a real one. Nothing here reaches past it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def focus() -> QWidget:
    """Whatever has the keyboard; an open drop-down or card before the window behind it."""
    popup = QApplication.activePopupWidget()
    found = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def key(which: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key so many times."""
    for _ in range(times):
        QTest.keyClick(focus(), which, held)
        QApplication.processEvents()


def write(text: str) -> None:
    """Type a text, sign by sign: suggestions that open meanwhile have the keyboard."""
    for sign in text:
        QTest.keyClicks(focus(), sign)
        QApplication.processEvents()


def line(text: str) -> None:
    """Type a text and press Enter."""
    write(text)
    key(Key.Key_Return)


def tab_to(wanted: QWidget, back: bool = False, most: int = 150) -> None:
    """Press Tab, or Shift and Tab, until the keyboard is there."""
    for _ in range(most):
        now = focus()
        if now is wanted or wanted.isAncestorOf(now):
            return
        key(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName() or wanted}")


def region_to(wanted: QWidget, most: int = 8) -> None:
    """Press F6 until the keyboard is in that part of the window."""
    for _ in range(most):
        now = focus()
        if now is wanted or wanted.isAncestorOf(now):
            return
        key(Key.Key_F6)
    raise AssertionError(f"F6 does not reach {wanted.accessibleName() or wanted}")
