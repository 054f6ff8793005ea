"""The window itself: an empty frame. What stands in it is put together in ``assembly``, and listens from
outside."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMainWindow

from sociomap_app.app.settings.window_state import WindowState


class Window(QMainWindow):
    """One window. ``activated`` tells that it came to the front, ``tabbing`` that Tab is about to move on."""

    activated = Signal()
    tabbing = Signal()

    def __init__(self, state: WindowState) -> None:
        """``state`` says how the last one was left."""
        super().__init__()
        self.setAcceptDrops(True)
        free = self.screen().availableSize()  # the frame of the system comes on top
        self.resize(min(1280, free.width() - 16), min(800, free.height() - 40))
        if state.geometry:
            self.restoreGeometry(state.geometry)

    def state(self) -> WindowState:
        """How it stands now, for the next one."""
        return WindowState(bytes(self.saveGeometry().data()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.activated.emit()
        return super().event(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        self.tabbing.emit()
        return super().focusNextPrevChild(onward)
