"""The few settings there are, in a small TOML file its owner can read; and the list of recent maps."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.recent_files import quoted, recent_line, same_file
from sociomap_app.storage.safety.safe_write import write_safely
from sociomap_app.storage.user_folders import user_folder

APPEARANCES = ("system", "light", "dark")
TEXT_SIZES = (90, 100, 115, 130, 150)
LOCKS = (0, 5, 10, 30)
MOST_RECENT = 8
LONGEST_KEYS = 40


class Preferences(msgspec.Struct, frozen=True):
    """What the owner chose. ``own_folder`` holds a provider's words, presets and rules; ``keys`` are those of
    one's own for acts of the menus, by id, empty where an act shall have none; ``lock_after`` is in minutes, and
    never for 0."""

    appearance: str = "system"
    text_size: int = 100
    entry_hint: bool = True
    keep_recent: bool = True
    keep_copies: bool = True
    lock_after: int = 10
    recent: tuple[str, ...] = ()
    own_folder: str = ""
    keys: tuple[tuple[str, str], ...] = ()


def default_file() -> Path:
    """Where the settings of this user lie."""
    return user_folder("config") / "preferences.toml"


def read(path: Path) -> Preferences:
    """The settings in that file; what is missing or makes no sense is as shipped."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    given, plain = table, Preferences()
    recent = given.get("recent")
    return Preferences(
        appearance=given["appearance"] if given.get("appearance") in APPEARANCES else plain.appearance,
        text_size=given["text_size"] if given.get("text_size") in TEXT_SIZES else plain.text_size,
        entry_hint=given.get("entry_hint") is not False,
        keep_recent=given.get("keep_recent") is not False,
        keep_copies=given.get("keep_copies") is not False,
        lock_after=int(given["lock_after"]) if given.get("lock_after") in LOCKS else plain.lock_after,
        recent=tuple(one for one in recent if isinstance(one, str))[:MOST_RECENT]
        if isinstance(recent, list)
        else (),
        own_folder=given["own_folder"] if isinstance(given.get("own_folder"), str) else "",
        keys=_own_keys(given.get("keys")),
    )


def _own_keys(given: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, dict):
        return ()
    return tuple((one, keys) for one, keys in given.items() if isinstance(keys, str) and len(keys) < LONGEST_KEYS)


def write(path: Path, preferences: Preferences) -> None:
    """Keep the settings. CannotWrite where the folder does not allow it."""
    lines = [
        "# Settings of Sociomap. The program writes this file anew when a setting changes.",
        f'appearance = "{preferences.appearance}"',
        f"text_size = {preferences.text_size}",
        f"entry_hint = {str(preferences.entry_hint).lower()}",
        f"keep_recent = {str(preferences.keep_recent).lower()}",
        f"keep_copies = {str(preferences.keep_copies).lower()}",
        f"lock_after = {preferences.lock_after}",
        f"own_folder = {quoted(preferences.own_folder)}",
        recent_line(preferences.recent),
        "",
        "[keys]",
        *(f"{quoted(act)} = {quoted(keys)}" for act, keys in preferences.keys),
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(f"The settings could not be kept: {fault.strerror}.") from fault
    write_safely(path, ("\n".join(lines) + "\n").encode("utf-8"))


def with_recent(preferences: Preferences, path: Path) -> Preferences:
    """The settings with that map at the top of the recent ones, where these are kept."""
    if not preferences.keep_recent:
        return replace(preferences, recent=())
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return preferences  # a name that is no text cannot stand in the list, which is text
    kept = [str(path), *(one for one in preferences.recent if one != str(path))]
    return replace(preferences, recent=tuple(kept[:MOST_RECENT]))


def beside_others(before: Preferences, after: Preferences, file: Path) -> Preferences:
    """The settings with what other windows did meanwhile to the list of recent maps in ``file``.

    What one window forgets or erases does not come back from another.
    """
    if not file.is_file() or not after.keep_recent:
        return after
    kept = read(file).recent
    mine = [one for one in after.recent if one in kept or one not in before.recent]
    theirs = [one for one in kept if one not in after.recent and one not in before.recent]
    return replace(after, recent=(*mine, *theirs)[:MOST_RECENT])


def with_keys(preferences: Preferences, own: Mapping[str, str]) -> Preferences:
    """The settings with these keys of one's own and no others."""
    return replace(preferences, keys=tuple(sorted(own.items())))


def without(preferences: Preferences, path: Path) -> Preferences:
    """The settings without that map among the recent ones."""
    return replace(preferences, recent=tuple(one for one in preferences.recent if not same_file(one, path)))


def forgotten(preferences: Preferences) -> Preferences:
    """The settings without recent maps."""
    return replace(preferences, recent=())
