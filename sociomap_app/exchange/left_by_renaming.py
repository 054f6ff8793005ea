"""What people typed of a map that never goes along under other names, told by what it is, never by its words."""

from collections.abc import Iterator

from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework

from .anonymise import settings_used


def left_by_renaming(
    sociomap: Sociomap, names: str, framework: Framework, *, settings_typed: bool = False
) -> list[str]:
    """A sentence for each thing that is in the map and stays behind or is replaced; none with names as typed."""
    if names == "typed":
        return []
    said = [f"{words}: left out; that never goes with --names {names}" for words in _there(sociomap)]
    return said + [words for there, words in _otherwise(sociomap, framework, settings_typed) if there]


def _otherwise(sociomap: Sociomap, framework: Framework, settings_typed: bool) -> Iterator[tuple[bool, str]]:
    waves = sociomap.waves
    dates = any(wave.label or _typed(wave.occasion, framework) for wave in waves)
    yield dates, "names of dates that were typed: replaced by “date 1” and so on"
    settings = not settings_typed and bool(settings_used(sociomap) - framework.settings.keys())
    yield settings, "names of settings: replaced by numbers; --with settings takes them along"


def _there(sociomap: Sociomap) -> Iterator[str]:
    waves = sociomap.waves
    for there, words in (
        (bool(sociomap.title), "the title"),
        (any(one.attributes for wave in waves for one in wave.alters.values()), "columns of one’s own"),
        (bool(sociomap.sharing), "what was shared with whom"),
    ):
        if there:
            yield words


def _typed(occasion: str | None, framework: Framework) -> bool:
    return occasion is not None and occasion not in framework.occasions
