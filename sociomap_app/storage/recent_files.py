"""The line of the settings that lists the maps opened last, for whoever writes it and whoever erases from it."""

import os
import tomllib
from collections.abc import Iterable
from pathlib import Path

from sociomap_app.storage.safety.safe_write import write_safely

from .user_folders import user_folder


def quoted(text: str) -> str:
    """Text as TOML has it."""
    out = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04X}" for sign in out) + '"'


def recent_line(recent: Iterable[str]) -> str:
    """The line itself."""
    return "recent = [" + ", ".join(quoted(one) for one in recent) + "]"


def forget_recent(path: Path, settings: Path | None = None) -> bool:
    """Take one map out of the list. False where it was not in it; the other settings stay as they are."""
    file = settings or user_folder("config") / "preferences.toml"
    try:
        text = file.read_text(encoding="utf-8")
        recent = tomllib.loads(text).get("recent")
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(recent, list) and _rewritten(file, text, recent, path)


def _rewritten(file: Path, text: str, recent: list[object], path: Path) -> bool:
    """Write the settings without that map; False where it is not listed, or the line not as it is written here."""
    kept = [one for one in recent if isinstance(one, str) and not same_file(one, path)]
    lines = text.splitlines()
    at = [number for number, line in enumerate(lines) if line.startswith("recent = [")]
    if len(kept) == len(recent) or len(at) != 1:
        return False
    lines[at[0]] = recent_line(kept)
    write_safely(file, ("\n".join(lines) + "\n").encode("utf-8"))
    return True


def same_file(one: str, path: Path) -> bool:
    """Whether two paths lead to the same place, be there a file or not."""
    try:
        return os.path.realpath(one) == os.path.realpath(path)
    except ValueError:
        return False
