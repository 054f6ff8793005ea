"""What belongs to the file of the open map: one value, which the session replaces whole and never in part."""

import datetime as dt
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.ids import new_copy_key
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.sociomap_file import Opened


class MapFile(msgspec.Struct, frozen=True, kw_only=True):
    """Where the map lies, and what lies there. ``path`` and ``digest`` are None where it lies nowhere yet.

    ``saved`` is the document that needs no saving: what the file holds, or a new map nobody drew on; None for one
    that was drawn and stands in no file. ``intact`` is False where the file was not as the program wrote it.
    ``saved_at`` is when it was saved here. Everything that is written of the map is encrypted with ``encryption``;
    the file itself still with ``its_encryption`` until it is saved.
    """

    path: Path | None = None
    digest: str | None = None
    intact: bool = True
    saved: Sociomap | None = None
    saved_at: dt.datetime | None = None
    encryption: EncryptionKey | None = None
    its_encryption: EncryptionKey | None = None

    def holds(self, document: Sociomap) -> bool:
        """Whether nothing is lost of that document where it goes."""
        if self.encryption != self.its_encryption:
            return False
        return document is self.saved or document == self.saved


def to_draw_on(sociomap: Sociomap) -> Sociomap:
    """A map as whoever draws on it has it: with a secret of its own, and a number for everybody.

    What an old file lacks of it comes into the file when its owner saves; nobody is told of an unsaved change.
    """
    keyed = sociomap if sociomap.copy_key or sociomap.copy else replace(sociomap, copy_key=new_copy_key())
    return edits.with_numbers(keyed)


def opened_from(path: Path, opened: Opened, document: Sociomap) -> MapFile:
    """The file that was opened, as it was found; ``document`` is what is drawn on of it."""
    return MapFile(
        path=path,
        digest=opened.digest,
        intact=opened.intact,
        saved=document,
        encryption=opened.encryption,
        its_encryption=opened.encryption,
    )


def in_no_file(encryption: EncryptionKey | None = None) -> MapFile:
    """Of a map that was drawn before and stands in no file: it counts as unsaved."""
    return MapFile(encryption=encryption, its_encryption=encryption)
