"""What verbs share: opening a map, finding a wave, the words in force."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sociomap_app.model.clean_text import folded
from sociomap_app.model.errors import BadRequest, BadWords, CannotRead, NeedsPassword, WrongPassword
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load
from sociomap_app.vocabulary.naming import wave_word

LONGEST_FILE = 8192
"""Bytes of a file that holds a password."""


def words_in_force() -> Framework:
    """The shipped words, presets and rules."""
    return load()


def passwords_of(given: argparse.Namespace) -> tuple[str, ...]:
    """The first line of each file that ``--password-file`` names. CannotRead where there is none."""
    return tuple(_first_line(path) for path in getattr(given, "password_file", None) or ())


def _first_line(path: Path) -> str:
    """Without the sign that ends it; ``-`` is standard input, of which no more than that line is read."""
    try:
        if str(path) == "-":
            given = getattr(sys.stdin, "buffer", None)
            line = given.readline(LONGEST_FILE).decode("utf-8-sig") if given is not None else ""
        else:
            with path.open("rb") as file:
                line = file.readline(LONGEST_FILE).decode("utf-8-sig")
    except (OSError, ValueError) as fault:
        said = fault.strerror if isinstance(fault, OSError) else "it is no UTF-8 text"
        raise CannotRead(f"The password cannot be read from “{shown(path)}”: {said}.") from None
    word = line.removesuffix("\n").removesuffix("\r")
    if not word:
        raise CannotRead(f"There is no password in the first line of “{shown(path)}”.")
    return word


def found(path: Path, given: argparse.Namespace) -> sociomap_file.Opened:
    """What that file holds, with whichever of the passwords given opens it."""
    trouble: NeedsPassword | None = None
    for password in given.passwords or (None,):
        try:
            return sociomap_file.read(path, password=password)
        except WrongPassword as fault:
            trouble = fault
        except NeedsPassword as fault:
            raise NeedsPassword(f"{fault} Please give it with --password-file FILE.") from None
    assert trouble is not None
    raise trouble


def opened(path: Path, given: argparse.Namespace) -> Sociomap:
    """The map in that file; what is not as the program wrote it is said on standard error."""
    return opened_and_sealed(path, given)[0]


def opened_and_sealed(path: Path, given: argparse.Namespace) -> tuple[Sociomap, EncryptionKey | None]:
    """The same, and what the file is encrypted with."""
    read = found(path, given)
    if not read.intact:
        print(
            f"sociomap: note: “{shown(path)}” reads whole but is not as the program wrote it (checksum).",
            file=sys.stderr,
        )
    return read.sociomap, read.encryption


def wave_of(sociomap: Sociomap, name: str | None, framework: Framework) -> Wave:
    """The wave of that id or label, the latest for None. BadRequest says which there are."""
    if name is None:
        return sociomap.latest
    for wave in sociomap.waves:
        if wave.id == name:
            return wave
    labelled = _called(name, sociomap, framework)
    if len(labelled) == 1:
        return labelled[0]
    there = ", ".join(f"“{wave_word(wave, framework) or wave.date}” ({wave.id})" for wave in sociomap.waves)
    if labelled:
        raise BadRequest(f"Several dates are called “{name}”. Please give the id of one: {there}.")
    raise BadRequest(f"There is no date “{name}” in this map. There is: {there}.")


def json_text(value: Any) -> str:
    """JSON for a terminal: signs that cannot be seen, or turn the reading order, are escaped and lose nothing."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "".join(one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in text)


def _called(name: str, sociomap: Sociomap, framework: Framework) -> list[Wave]:
    """The dates of that name, as it is spelled, else in whatever case; one without a name goes by its day."""
    words = [(wave, wave_word(wave, framework) or wave.date.isoformat()) for wave in sociomap.waves]
    exact = [wave for wave, word in words if word == name]
    return exact or [wave for wave, word in words if folded(word) == folded(name)]


def known_preset(framework: Framework, preset: str) -> str:
    """The preset itself. BadWords for one that is not there."""
    if preset not in framework.presets:
        raise BadWords(f"There is no preset “{preset}”. There is: {', '.join(framework.presets)}.")
    return preset
