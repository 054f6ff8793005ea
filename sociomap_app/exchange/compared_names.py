"""How people are called in what tells of changes: by the level, under ids that give nobody away."""

from sociomap_app.analysis.belonging import asked_functions
from sociomap_app.analysis.comparison.changes_as_json import Called, Calling
from sociomap_app.model.fields import NamesLevel
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_word

from .leaving import as_read


def calling(
    first_map: Sociomap, earlier: Wave, second_map: Sociomap, later: Wave, level: NamesLevel, framework: Framework
) -> Calling:
    """Names and ids at that level, ``typed`` among them, for a date of one map and a date of it or of another."""
    typed = level == "typed"
    own = sorted((asked_functions(earlier) | asked_functions(later)) - framework.functions.keys())
    words = {one: one if typed else f"support {number}" for number, one in enumerate(own, start=1)}
    called = _typed if typed else _at_level
    return Calling(
        first=called(first_map, earlier, level, framework),
        second=called(second_map, later, level, framework),
        functions={**{one: one for one in framework.functions}, **words},
        free_text=typed,
    )


def _typed(_: Sociomap, wave: Wave, __: str, framework: Framework) -> Called:
    ids = {one: one for one in wave.alters}
    names = {one.id: one.label for one in wave.alters.values()}
    return Called(wave.id, wave_word(wave, framework), ids, names)


def _at_level(sociomap: Sociomap, wave: Wave, level: NamesLevel, framework: Framework) -> Called:
    """A date that is called by its day alone is told by its place among the dates of the map."""
    place = [one.id for one in sociomap.waves].index(wave.id)
    read = as_read(sociomap, level, framework).waves[place]
    ids = dict(zip(wave.alters, read.alters, strict=True))
    names = {one: read.alters[new].label for one, new in ids.items()}
    return Called(read.id, wave_word(read, framework) or f"date {place + 1}", ids, names)
