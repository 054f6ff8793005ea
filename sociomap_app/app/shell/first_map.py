"""What a window is opened with: this user's settings and words, and a map to begin with. No Qt."""

from pathlib import Path

import msgspec

from sociomap_app.editing.new_map import new_sociomap, sample_map
from sociomap_app.editing.session import Session
from sociomap_app.model.ids import random_ids
from sociomap_app.storage import preferences
from sociomap_app.storage.preferences import Preferences
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load


class ToOpen(msgspec.Struct, frozen=True):
    """What a window is opened with: settings and the file they stand in, the words in force, and the map."""

    preferences: Preferences
    file: Path
    framework: Framework
    session: Session


def to_open(*, sample: bool = False) -> ToOpen:
    """Settings, words and an empty map, or a copy of the sample, as this user has them."""
    file = preferences.default_file()
    chosen = preferences.read(file)
    framework = load(Path(chosen.own_folder) if chosen.own_folder else None)
    document = sample_map(random_ids()) if sample else new_sociomap(framework)
    return ToOpen(chosen, file, framework, Session(document))
