"""Tables that were picked as if they were maps: what they are, and what can be done with them."""

from pathlib import Path

from sociomap_app.storage.encryption.encrypted_map import MAGIC

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
LIKE_MAPS = (b"{", MAGIC)
"""What a map begins with, whatever its file is called."""
PASTE = "This file is a table, not a map. Its cells can be copied in a spreadsheet and pasted onto the map, or "
AS_IT_IS = "sociomap convert, on the command line, turns it into a map."
AS_CSV = "it can be saved as a .csv file there, which sociomap convert, on the command line, turns into a map."


def told_of_table(path: Path) -> str:
    """What to tell somebody who would open it; empty where it is no table, or cannot be looked into."""
    ending = path.suffix.lower()
    if ending not in ENDINGS or not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            beginning = file.read(64)
    except OSError:
        return ""
    if beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(LIKE_MAPS):
        return ""
    return PASTE + (AS_IT_IS if ending == ".csv" else AS_CSV)
