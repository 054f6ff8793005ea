"""Every command of the menus and keys as one table: id, words, keys, icon. What each does is bound in
``assembly``, when it is possible stands in ``possible``."""

import msgspec

NAME_FIRST = "name somebody first"
OWN_FIRST = "only to look at; save it under another name first"


class Command(msgspec.Struct, frozen=True):
    """One command. ``keys`` are shown in the menus; with ``on_map`` they work only while the map has the focus.
    ``why`` says what has to be done before it is possible."""

    id: str
    words: str
    keys: tuple[str, ...] = ()
    on_map: bool = False
    icon: str = ""
    tick: bool = False
    short: str = ""
    why: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("new", "New map …", ("Ctrl+N",)),
    Command("open", "Open …", ("Ctrl+O",)),
    Command("save", "Save", ("Ctrl+S",)),
    Command("save_as", "Save as …", ("Ctrl+Shift+S",)),
    Command("save_copy", "Save a copy …"),
    Command("revert", "Back to the saved map …"),
    Command("password", "Password …"),
    Command("lock", "Lock the map now", ("Ctrl+Shift+L",), why="only a map with a password is locked"),
    Command("versions", "Earlier versions …"),
    Command("recovery", "Maps that were not saved …"),
    Command("erase_person", "Erase a person everywhere …"),
    Command("erase_map", "Erase this map everywhere …"),
    Command("report", "Save sheets as PDF …", ("Ctrl+E",)),
    Command("picture", "Save the map as a picture …"),
    Command("copy_picture", "Copy the map as a picture", ("Ctrl+Shift+C",)),
    Command("copy_lists", "Copy the lists as a table", ("Ctrl+C",), on_map=True),
    Command("paste", "Paste names", ("Ctrl+V",), on_map=True),
    Command("print", "Print and export …", ("Ctrl+P",), icon="print", short="Print"),
    Command("blank", "Blank maps …"),
    Command("folder", "Sheets for a folder of maps …"),
    Command("settings", "Settings …", ("Ctrl+,",)),
    Command("close", "Close", ("Ctrl+Q",)),
    Command("undo", "Undo", ("Ctrl+Z",), icon="undo", why="nothing was done yet"),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", why="nothing was undone"),
    Command("history", "History …"),
    Command("find", "Find …", ("Ctrl+K",), icon="find", short="Find"),
    Command("all", "Select everybody", ("Ctrl+A",), on_map=True),
    Command("rename", "Rename", ("F2",), on_map=True),
    Command("edit", "Edit …"),
    Command("off", "Take off the map", ("Ctrl+Backspace",), on_map=True),
    Command("remove", "Remove", ("Del", "Backspace"), on_map=True),
    Command("name", "Name somebody", ("N",), on_map=True),
    Command("guide", "Questions that help", ("Ctrl+G",), tick=True),
    Command("person", "Person", icon="person"),
    Command("group", "Group", icon="group"),
    Command("resource", "Resource", icon="resource"),
    Command("join", "Join", icon="join", tick=True, why=NAME_FIRST),
    Command("join_name", "Join by name …", ("J",), on_map=True),
    Command("give", "Who gives what", ("W",), on_map=True, icon="give", tick=True, why=NAME_FIRST),
    Command("outline", "Outline", ("G",), on_map=True, icon="outline", tick=True, why=NAME_FIRST),
    Command("note", "Note", ("T",), on_map=True, icon="note"),
    Command("design", "Design of the map …", ("Ctrl+D",)),
    Command("tidy", "Tidy", ("Ctrl+T",), icon="tidy"),
    Command("closer", "Zoom in", ("Ctrl++", "Ctrl+=")),
    Command("further", "Zoom out", ("Ctrl+-",)),
    Command("fit", "Fit", ("F", "0", "Ctrl+0"), on_map=True, icon="fit"),
    Command("hide", "Hide names", ("F8",), icon="hide", tick=True),
    Command("view", "View …", ("V",), on_map=True, icon="view", short="View"),
    Command("lines", "Show lines to me", tick=True),
    Command(
        "people",
        "People and connections …",
        ("Ctrl+L",),
        icon="table",
        short="Lists",
        why="show the names again first",
    ),
    Command("grid", "Who gives what, as a table …"),
    Command("figures", "Figures …"),
    Command("lenses", "Five lenses …"),
    Command("panel", "Side panel", ("F9",), tick=True),
    Command("onward", "Next part of the window", ("F6",)),
    Command("back", "Previous part of the window", ("Shift+F6",)),
    Command("sample", "Open the sample map"),
    Command("help", "Help", ("F1",)),
    Command("tour", "Show me round"),
    Command("keys", "Keys …", ("Ctrl+F1",)),
    Command("sources", "Sources and terms"),
    Command("privacy", "What happens to what I write"),
    Command("about", "About Sociomap"),
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
    ("&Help", ("help", "tour", "keys", "-", "sample", "sources", "privacy", "about")),
)

ON_SELECTED = ("edit", "rename", "join_name", "outline", "note", "-", "off", "remove", "-", "name", "tidy", "fit")
"""What the menu on the map offers, as far as it is possible for what is selected."""

DRAWING_TOOLS = ("person", "group", "resource", "join", "give", "outline", "note", "tidy")
CHANGING = frozenset(
    {*ON_SELECTED, *DRAWING_TOOLS, "paste", "guide", "design", "password", "erase_person", "erase_map"}
).difference(("-", "fit"))
"""What would change a map that is open only to look at."""
TOP_TOOLS = ("undo", "redo", "find", "fit", "view", "hide", "people", "print")
