"""The few settings there are, in a small TOML file its owner can read; and in it the list of recent maps.

Here and not in the window, because the command line takes a map that is erased out of that list, too.
"""

import contextlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from msgspec.structs import fields, replace

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.safety.safe_write import write_safely

from .same_file import same_file
from .user_folders import user_folder

Appearance = Literal["system", "light", "dark"]
TextSize = Literal[90, 100, 115, 130, 150]
LockAfter = Literal[0, 5, 10, 30]
TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)
LOCKS: tuple[LockAfter, ...] = get_args(LockAfter)
MOST_RECENT = 8
LONGEST_KEYS = 40
HEAD = "# Settings of Sociomap. The program writes this file anew when a setting changes."


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """What the owner chose. ``own_folder`` holds a provider's words, presets and rules; ``keys`` are those of
    one's own for acts of the menus, by id, empty where an act shall have none; ``lock_after`` is in minutes, and
    never for 0. The file has them in this order."""

    appearance: Appearance = "system"
    text_size: TextSize = 100
    entry_hint: bool = True
    keep_recent: bool = True
    keep_copies: bool = True
    lock_after: LockAfter = 10
    own_folder: str = ""
    recent: tuple[str, ...] = ()
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
    told: dict[str, Any] = {}
    for one in fields(Preferences):
        with contextlib.suppress(msgspec.ValidationError, KeyError):
            given = table[one.name]
            sensible = _SENSIBLE[one.name](given) if one.name in _SENSIBLE else given
            told[one.name] = msgspec.convert(sensible, one.type)
    return Preferences(**told)


def _listed_maps(given: object) -> object:
    return [one for one in given if isinstance(one, str)] if isinstance(given, list) else given


def _own_keys(given: object) -> object:
    if not isinstance(given, dict):
        return given
    return [(one, keys) for one, keys in given.items() if isinstance(keys, str) and len(keys) < LONGEST_KEYS]


_SENSIBLE: Mapping[str, Callable[[object], object]] = {"recent": _listed_maps, "keys": _own_keys}
"""Of these, what makes sense is taken and the rest passed over; of the others, all or nothing."""


def write(path: Path, preferences: Preferences) -> None:
    """Keep the settings. CannotWrite where the folder does not allow it."""
    plain = msgspec.structs.asdict(preferences)
    keys = plain.pop("keys")
    lines = [HEAD, *(f"{name} = {_toml(value)}" for name, value in plain.items())]
    lines += ["", "[keys]", *(f"{_toml(act)} = {_toml(own)}" for act, own in keys)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(f"The settings could not be kept: {fault.strerror}.") from fault
    content = ("\n".join(lines) + "\n").encode("utf-8")
    if not _holds(path, content):
        write_safely(path, content)


def _holds(path: Path, content: bytes) -> bool:
    """Whether that is there already, as it is at most saves of a map: the disk is let alone then."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _toml(value: bool | int | str | Iterable[str]) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        return f"[{', '.join(map(_toml, value))}]"
    out = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04X}" for sign in out) + '"'


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


def forget_recent(path: Path, settings: Path | None = None) -> bool:
    """Take one map out of the list in the file, which is made anew for it; what the program does not know goes.

    False where it was not in it; then nothing is written.
    """
    file = settings or default_file()
    kept = read(file)
    left = without(kept, path)
    if left == kept:
        return False
    write(file, left)
    return True
