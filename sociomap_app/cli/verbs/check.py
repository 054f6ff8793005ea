"""Whether a file is whole."""

import argparse
from pathlib import Path

from sociomap_app.cli.common import found
from sociomap_app.model.errors import BadRequest
from sociomap_app.storage.safety.safe_write import shown


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def run(given: argparse.Namespace) -> int:
    """Whether the file is whole; a file that reads but fails its checksum is said to be so."""
    read = found(given.file, given)
    if not read.intact:
        raise BadRequest(
            f"“{shown(given.file)}” reads whole, but it is not as the program wrote it: its checksum is wrong or "
            "missing. Open it and look it over before you save it again."
        )
    waves = len(read.sociomap.waves)
    people = len({alter for wave in read.sociomap.waves for alter in wave.alters})
    kept = "whole" if read.encryption is None else "whole and encrypted"
    print(f"“{shown(given.file)}” is {kept}: {_many(waves, 'date')}, {_many(people, 'person', 'people')}.")
    return 0


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
