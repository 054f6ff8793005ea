"""Maps to begin with: a new, empty one, or a copy of the sample."""

import datetime as dt

from sociomap_app.model.anew import made_anew
from sociomap_app.model.fields import EgoRole
from sociomap_app.model.ids import IdSource, new_copy_key, random_ids
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.shelf import shelf
from sociomap_app.storage import sociomap_file
from sociomap_app.vocabulary.entries import Framework


def new_sociomap(
    framework: Framework, preset: str = "halves", *, today: dt.date | None = None, ids: IdSource | None = None
) -> Sociomap:
    """An empty map of that preset with one wave, dated today. KeyError for an unknown preset."""
    new_id = ids or random_ids()
    role: EgoRole | None = "mentor" if preset == "mentor" else None
    first = next(iter(framework.occasions), None)
    wave = Wave(id=new_id(), occasion=first, date=today or dt.date.today(), ego_role=role)
    return Sociomap(id=new_id(), copy_key=new_copy_key(), design=framework.design(preset), waves=(wave,))


def sample_map(new_id: IdSource) -> Sociomap:
    """The sample map with everything in it new, so that no two who began with it seem to have one map."""
    return made_anew(sociomap_file.read_shipped(shelf() / "samples" / "sample.sociomap"), new_id)
