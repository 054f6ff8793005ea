"""A whole window for a test, with its parts at hand under the names they have where it is put together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from sociomap_app.app.background.tasks import BackgroundWork
from sociomap_app.app.dialogs.settings_page import SettingsPage
from sociomap_app.app.files.password_dialog import PasswordDialog
from sociomap_app.app.printing.print_dialog import PrintDialog
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings.settings import Settings
from sociomap_app.app.shell.assembly import Assembly
from sociomap_app.editing.session import Session
from sociomap_app.storage.preferences import Preferences
from sociomap_app.vocabulary.entries import Framework

Whole = Any
"""A window that bears its parts as attributes, which only a test may reach for."""


def whole_window(
    session: Session,
    framework: Framework,
    preferences: Preferences,
    file: Path,
    *,
    state: Path | None = None,
    ask: Callable[[QWidget, ScreenState], Questions] = Questions,
) -> Whole:
    """A window as start-up makes it, with settings in that file."""
    parts = Assembly(session, framework, Settings(preferences, file), state=state, ask=ask)
    window: Whole = parts.window
    for name, part in vars(parts).items():
        if name != "window" and not name.startswith("_"):
            setattr(window, name, part)
    window.print_dialogs, window.paper = parts.print_dialogs, parts.print_dialogs.paper
    window.map_dialogs, window.comparison = parts.map_dialogs, parts.comparison
    return window


def come_to_rest(window: Whole) -> None:
    """Whatever the window puts off is begun now, has come to its end and is heard of: nothing else will follow."""
    soon = window.autosave._soon
    if soon.isActive():
        soon.stop()
        soon.timeout.emit()
    for work in window.findChildren(BackgroundWork):
        if work._timer.isActive():
            work._timer.stop()
            work._start()
        work._pool.waitForDone()
    QApplication.processEvents()


def show_printing(window: Whole, what: str = "") -> PrintDialog:
    """The dialogue for paper, open."""
    return window.print_dialogs.show(what)


def show_password(window: Whole) -> PasswordDialog:
    """The dialogue for the password, open."""
    window.commands["password"].trigger()
    return window.findChildren(PasswordDialog)[-1]


def show_settings(window: Whole) -> SettingsPage:
    """The page of settings, open."""
    window.commands["settings"].trigger()
    return window.findChildren(SettingsPage)[-1]
