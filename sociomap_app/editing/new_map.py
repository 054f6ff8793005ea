"""A new, empty map."""

import datetime as dt

from sociomap_app.model.fields import EgoRole
from sociomap_app.model.ids import IdSource, random_ids
from sociomap_app.model.sociomap import Ego, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework


def new_sociomap(
    framework: Framework, preset: str = "halves", *, today: dt.date | None = None, ids: IdSource | None = None
) -> Sociomap:
    """An empty map of that preset with one wave, dated today. KeyError for an unknown preset."""
    new_id = ids or random_ids()
    wave = Wave(id=new_id(), label=framework.wave_names[0], date=today or dt.date.today())
    role: EgoRole | None = "mentor" if preset == "mentor" else None
    return Sociomap(id=new_id(), design=framework.design(preset), waves=(wave,), ego=Ego(role=role))
