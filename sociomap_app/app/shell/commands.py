"""Every act the menus and keys offer, as one table: id, words, keys, what it does, when it is possible."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from sociomap_app.canvas.later import later

if TYPE_CHECKING:
    from sociomap_app.app.dialogs import dialogs
    from sociomap_app.app.files import erase_dialog as erasing
    from sociomap_app.app.files import password_dialog as password
    from sociomap_app.app.files import recovery_list, versions_list
    from sociomap_app.app.printing import blank_dialog, folder_dialog, print_dialog
    from sociomap_app.app.settings import keys_page, settings_page

    from . import regions as focus
    from . import tour
    from .window import Window
else:
    dialogs, keys_page = later("sociomap_app.app.dialogs.dialogs"), later("sociomap_app.app.settings.keys_page")
    focus = later("sociomap_app.app.shell.regions")
    settings_page, tour = later("sociomap_app.app.settings.settings_page"), later("sociomap_app.app.shell.tour")
    print_dialog, blank_dialog = (
        later("sociomap_app.app.printing.print_dialog"),
        later("sociomap_app.app.printing.blank_dialog"),
    )
    folder_dialog, password = (
        later("sociomap_app.app.printing.folder_dialog"),
        later("sociomap_app.app.files.password_dialog"),
    )
    recovery_list, versions_list = (
        later("sociomap_app.app.files.recovery_list"),
        later("sociomap_app.app.files.versions_list"),
    )
    erasing = later("sociomap_app.app.files.erase_dialog")


NAME_FIRST = "name somebody first"
OWN_FIRST = "only to look at; save it under another name first"


class Command(msgspec.Struct, frozen=True):
    """One act. ``keys`` are shown in the menus; with ``on_map`` they work only while the map has the focus.
    ``why`` says what has to be done before it is possible."""

    id: str
    words: str
    keys: tuple[str, ...]
    do: Callable[["Window"], object]
    possible: Callable[["Window"], bool] = lambda window: True
    on_map: bool = False
    sign: str = ""
    tick: bool = False
    short: str = ""
    why: str = ""


def _people(window: "Window") -> bool:
    return bool(window.session.selection.alters)


def _placed(window: "Window") -> bool:
    alters = window.session.wave.alters
    return any(alters[one].place.on_map for one in window.session.selection.alters)


def _anybody(window: "Window") -> bool:
    return bool(window.session.wave.alters)


def _named(window: "Window") -> bool:
    return not window.names_hidden


def _ticked(name: str) -> Callable[["Window"], bool]:
    """Possible with anybody there, and as long as it is on: what is begun can be ended."""
    return lambda window: _anybody(window) or window.acts[name].isChecked()


def _something(window: "Window") -> bool:
    chosen = window.session.selection
    return bool(chosen.alters or chosen.tie or chosen.outline or chosen.note)


def leave(window: "Window") -> None:
    """Close the window, which is possible while the map is locked, too."""
    window.close()


COMMANDS: tuple[Command, ...] = (
    Command("new", "New map …", ("Ctrl+N",), lambda w: w.pencil.begin()),
    Command("open", "Open …", ("Ctrl+O",), lambda w: w.files.open()),
    Command("save", "Save", ("Ctrl+S",), lambda w: w.files.save()),
    Command("save_as", "Save as …", ("Ctrl+Shift+S",), lambda w: w.files.save_as()),
    Command("save_copy", "Save a copy …", (), lambda w: w.files.save_copy()),
    Command(
        "revert",
        "Back to the saved map …",
        (),
        lambda w: w.files.revert(),
        lambda w: w.session.path is not None and w.session.unsaved,
    ),
    Command("password", "Password …", (), lambda w: password.show_password(w)),
    Command(
        "lock",
        "Lock the map now",
        ("Ctrl+Shift+L",),
        lambda w: w.locking.lock(),
        lambda w: w.session.encryption is not None,
        why="only a map with a password is locked",
    ),
    Command("versions", "Earlier versions …", (), lambda w: versions_list.show_versions(w), _named),
    Command("recovery", "Maps that were not saved …", (), lambda w: recovery_list.ask_for_recovery(w), _named),
    Command(
        "erase_person",
        "Erase a person everywhere …",
        (),
        lambda w: erasing.ask_whom(w),
        lambda w: _named(w) and any(wave.alters for wave in w.session.document.waves),
    ),
    Command("erase_map", "Erase this map everywhere …", (), lambda w: erasing.erase_map(w)),
    Command("report", "Save sheets as PDF …", ("Ctrl+E",), lambda w: w.paper.save_report()),
    Command("picture", "Save the map as a picture …", (), lambda w: print_dialog.show_printing(w, "alone")),
    Command("copy_picture", "Copy the map as a picture", ("Ctrl+Shift+C",), lambda w: w.paper.copy_picture()),
    Command(
        "copy_lists",
        "Copy the lists as a table",
        ("Ctrl+C",),
        lambda w: w.pasting.copy(),
        lambda w: _named(w) and _anybody(w),
        on_map=True,
    ),
    Command("paste", "Paste names", ("Ctrl+V",), lambda w: w.pasting.paste(), _named, on_map=True),
    Command(
        "print",
        "Print and export …",
        ("Ctrl+P",),
        lambda w: print_dialog.show_printing(w),
        sign="print",
        short="Print",
    ),
    Command("blank", "Blank maps …", (), lambda w: blank_dialog.show_blank(w)),
    Command("folder", "Sheets for a folder of maps …", (), lambda w: folder_dialog.show_folder(w), _named),
    Command("settings", "Settings …", ("Ctrl+,",), lambda w: settings_page.show_settings(w)),
    Command("close", "Close", ("Ctrl+Q",), leave),
    Command(
        "undo",
        "Undo",
        ("Ctrl+Z",),
        lambda w: w.undo(),
        lambda w: bool(w.session.history.past),
        sign="undo",
        why="nothing was done yet",
    ),
    Command(
        "redo",
        "Redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda w: w.redo(),
        lambda w: bool(w.session.history.future),
        sign="redo",
        why="nothing was undone",
    ),
    Command("history", "History …", (), lambda w: dialogs.show_history(w), _named),
    Command("find", "Find …", ("Ctrl+K",), lambda w: w.looking.find(), sign="find", short="Find"),
    Command("all", "Select everybody", ("Ctrl+A",), lambda w: w.pencil.select_all(), on_map=True),
    Command(
        "rename",
        "Rename",
        ("F2",),
        lambda w: w.map.editors.rename_selected(),
        lambda w: _named(w) and _people(w),
        on_map=True,
    ),
    Command("edit", "Edit …", (), lambda w: w.edit_selected(), lambda w: _named(w) and bool(w.session.selection)),
    Command("off", "Take off the map", ("Ctrl+Backspace",), lambda w: w.pencil.take_off(), _placed, on_map=True),
    Command("remove", "Remove", ("Del", "Backspace"), lambda w: w.pencil.remove(), _something, on_map=True),
    Command("name", "Name somebody", ("N",), lambda w: w.pencil.start_naming(), on_map=True),
    Command("guide", "Questions that help", ("Ctrl+G",), lambda w: w.guiding.turn(), _named, tick=True),
    Command("person", "Person", (), lambda w: w.pencil.name_kind("person"), sign="person"),
    Command("group", "Group", (), lambda w: w.pencil.name_kind("group"), sign="group"),
    Command("resource", "Resource", (), lambda w: w.pencil.name_kind("resource"), sign="resource"),
    Command(
        "join", "Join", (), lambda w: w.pencil.join(), _ticked("join"), sign="join", tick=True, why=NAME_FIRST
    ),
    Command("join_name", "Join by name …", ("J",), lambda w: w.map.editors.join_by_name(), _people, on_map=True),
    Command(
        "give",
        "Who gives what",
        ("W",),
        lambda w: w.pencil.give(),
        _ticked("give"),
        on_map=True,
        sign="give",
        tick=True,
        why=NAME_FIRST,
    ),
    Command(
        "outline",
        "Outline",
        ("G",),
        lambda w: w.pencil.outline(),
        _ticked("outline"),
        on_map=True,
        sign="outline",
        tick=True,
        why=NAME_FIRST,
    ),
    Command("note", "Note", ("T",), lambda w: w.pencil.add_note(), on_map=True, sign="note"),
    Command("design", "Design of the map …", ("Ctrl+D",), lambda w: dialogs.show_design(w), _named),
    Command("tidy", "Tidy", ("Ctrl+T",), lambda w: w.pencil.tidy(), sign="tidy"),
    Command("closer", "Zoom in", ("Ctrl++", "Ctrl+="), lambda w: w.map.zoom_by(1.25)),
    Command("further", "Zoom out", ("Ctrl+-",), lambda w: w.map.zoom_by(0.8)),
    Command("fit", "Fit", ("F", "0", "Ctrl+0"), lambda w: w.map.fit(), on_map=True, sign="fit"),
    Command("hide", "Hide names", ("F8",), lambda w: w.looking.hide_names(), sign="hide", tick=True),
    Command(
        "view", "View …", ("V",), lambda w: w.looking.choose(), _named, on_map=True, sign="view", short="View"
    ),
    Command("lines", "Show lines to me", (), lambda w: w.looking.lines_to_me(), tick=True),
    Command(
        "people",
        "People and connections …",
        ("Ctrl+L",),
        lambda w: dialogs.show_tables(w),
        _named,
        sign="table",
        short="Lists",
        why="show the names again first",
    ),
    Command(
        "grid",
        "Who gives what: grid and mosaic …",
        (),
        lambda w: dialogs.show_grid(w),
        lambda w: _named(w) and _anybody(w),
    ),
    Command("figures", "Figures …", (), lambda w: dialogs.show_figures(w), _named),
    Command("lenses", "Five lenses …", (), lambda w: dialogs.show_lenses(w), lambda w: _named(w) and _anybody(w)),
    Command("panel", "Side panel", ("F9",), lambda w: w.looking.fold_panel(), tick=True),
    Command("onward", "Next part of the window", ("F6",), lambda w: focus.go(w, 1)),
    Command("back", "Previous part of the window", ("Shift+F6",), lambda w: focus.go(w, -1)),
    Command("sample", "Open the sample map", (), lambda w: w.pencil.open_sample()),
    Command("help", "Help", ("F1",), lambda w: dialogs.show_help(w)),
    Command("tour", "Show me round", (), lambda w: tour.show_tour(w), _named),
    Command("keys", "Keys …", ("Ctrl+F1",), lambda w: keys_page.show_keys(w)),
    Command("privacy", "What happens to what I write", (), lambda w: dialogs.show_privacy(w)),
    Command("about", "About Sociomap", (), lambda w: dialogs.show_about(w)),
)

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "&Map",
        (
            "new",
            "open",
            "recent",
            "-",
            "save",
            "save_as",
            "save_copy",
            "revert",
            "password",
            "lock",
            "versions",
            "recovery",
            "-",
            "print",
            "report",
            "picture",
            "blank",
            "folder",
            "-",
            "erase_person",
            "erase_map",
            "-",
            "settings",
            "close",
        ),
    ),
    (
        "&Edit",
        (
            "undo",
            "redo",
            "history",
            "find",
            "-",
            "edit",
            "rename",
            "off",
            "remove",
            "all",
            "-",
            "paste",
            "copy_lists",
            "copy_picture",
        ),
    ),
    (
        "&Draw",
        (
            "guide",
            "-",
            "name",
            "person",
            "group",
            "resource",
            "-",
            "join",
            "join_name",
            "give",
            "outline",
            "note",
            "-",
            "tidy",
            "design",
        ),
    ),
    (
        "&Look",
        (
            "fit",
            "closer",
            "further",
            "-",
            "view",
            "hide",
            "lines",
            "-",
            "people",
            "grid",
            "figures",
            "lenses",
            "panel",
            "-",
            "onward",
            "back",
        ),
    ),
    ("&Help", ("help", "tour", "keys", "-", "sample", "privacy", "about")),
)

ON_SELECTED = ("edit", "rename", "join_name", "outline", "note", "-", "off", "remove", "-", "name", "tidy", "fit")
"""What the menu on the map offers, as far as it is possible for what is selected."""

DRAWING_TOOLS = ("person", "group", "resource", "join", "give", "outline", "note", "tidy")
CHANGING = frozenset(
    {*ON_SELECTED, *DRAWING_TOOLS, "paste", "guide", "design", "password", "erase_person", "erase_map"}
).difference(("-", "fit"))
"""What would change a map that is open only to look at."""
TOP_TOOLS = ("undo", "redo", "find", "fit", "view", "hide", "people", "print")
