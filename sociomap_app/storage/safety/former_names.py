"""What somebody was called before: a name that was changed still stands in what was written while they had it.

It is known as far as anything that is kept still holds it: the map with its dates and its steps, its file, its
copies. A name that stands in none of them cannot be known, and that is said before anything is erased.
"""

from collections.abc import Iterable, Set
from pathlib import Path

import msgspec

from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.errors import NeedsPassword, UserFault
from sociomap_app.model.sociomap import Sociomap

from . import recovery, versions
from .erase import labels_of
from .repack import Read

LOOK_OVER = (
    "A name they had before goes, too, where something that is kept still tells it. Others cannot be known: "
    "please look over questions, answers, next steps and notes for them."
)


class FormerNames(msgspec.Struct, frozen=True):
    """Every name somebody has or had, those of them that others on the map have now, and how many copies are under
    another password, so that nobody can look into them here."""

    names: frozenset[str]
    shared: frozenset[str] = frozenset()
    locked: int = 0

    def words(self, label: str) -> str:
        """What has to be said of it before the person of that name is erased, with a space after it."""
        said = []
        if self.locked:
            said.append(
                f"Copies under another password: {self.locked}. Nobody can look into them here, so they are "
                "deleted whole."
            )
        before = sorted({_as_read(one) for one in self.names - self.shared} - {_as_read(label)})
        if before:
            said.append(f"Also called {listed(before)} on other dates or before: these names go, too.")
        if self.shared:
            said.append(f"Somebody else is called {listed(sorted(self.shared))} now, so that name stays.")
        return "".join(f"{one} " for one in said)


def listed(names: list[str]) -> str:
    """The first few of them in quotation marks, and how many more."""
    shown = [_as_read(one) for one in names[:5]]
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(f"“{one}”" for one in shown) + more


def _as_read(name: str) -> str:
    return clean_line(name, 120)


def known(
    sociomap: Sociomap, alter_id: str, read: Read, *, file: Path | None = None, steps: Iterable[Sociomap] = ()
) -> FormerNames:
    """Look through the map, its ``steps``, its ``file`` and its copies for what somebody is and was called."""
    now = labels_of(sociomap, alter_id)
    ever, locked = set(now), 0
    for one in steps:
        ever |= labels_of(one, alter_id)
    for path in (*_copies(sociomap.id), *((file,) if file is not None else ())):
        try:
            ever |= labels_of(read(path).sociomap, alter_id)
        except NeedsPassword:
            locked += path != file
        except UserFault:
            continue
    names = frozenset(one for one in ever if one in now or len(one) > 1)  # half a name may be kept while typed
    return FormerNames(names, names.difference(now) & _in_use(names, sociomap, alter_id), locked)


def _copies(document_id: str) -> list[Path]:
    """Where a map stands besides its file."""
    versions_kept = [one.path for one in versions.versions(document_id)]
    return versions_kept + [folder / recovery.MAP for folder in recovery.copies(None, document_id)]


def _in_use(names: Set[str], sociomap: Sociomap, alter_id: str) -> frozenset[str]:
    """Those of the names that somebody else has now."""
    others = {folded(one.label) for wave in sociomap.waves for key, one in wave.alters.items() if key != alter_id}
    return frozenset(one for one in names if folded(one) in others)
