"""Files of the open map read and written: with its key where it has one, asking for a password where that is
needed."""

from pathlib import Path

from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import Session
from sociomap_app.model.errors import NeedsPassword, WrongPassword
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety.safe_write import shown


class FileAccess:
    """Reads and writes for one session, and asks over its window."""

    def __init__(self, session: Session, ask: Questions) -> None:
        self._session, self._ask = session, ask
        self._told: set[str] = set()

    def pack(self, document: Sociomap) -> bytes:
        """The bytes of the file the document would be saved as now."""
        return sociomap_file.encode(document, self._session.encryption)

    def put(self, path: Path, document: Sociomap, expected: str | None = None) -> str:
        """Write a file and give its digest; only over what has the digest expected, where one is given."""
        return sociomap_file.write(
            path,
            document,
            encryption=self._session.encryption,
            expected_digest=expected,
            in_place=self._tell_once,
        )

    def read(self, path: Path) -> sociomap_file.Opened:
        """What a file holds; its password is asked for. UserFault where it cannot be had."""
        opened = self.unlocked(path)
        if opened is None:
            raise NeedsPassword(f"“{shown(path)}” is encrypted and stays closed without its password.")
        return opened

    def read_quietly(self, path: Path) -> sociomap_file.Opened:
        """What a file of the open map holds, asking nobody. UserFault where it cannot be had."""
        return sociomap_file.read(path, encryption=self._session.encryption)

    def unlocked(self, path: Path) -> sociomap_file.Opened | None:
        """What that file holds; its password is asked for as often as it takes. None where it is not given.

        What the open map is encrypted with needs no password again. A file that cannot be read is a UserFault.
        """
        password, trouble = None, ""
        while True:
            try:
                return sociomap_file.read(path, password=password, encryption=self._session.encryption)
            except NeedsPassword as fault:
                trouble = str(fault) if isinstance(fault, WrongPassword) else ""
            password = self._ask.password(path.name, trouble)
            if password is None:
                return None

    def _tell_once(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self._ask.tell(words)
