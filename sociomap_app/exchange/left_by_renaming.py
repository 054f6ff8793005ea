"""What people typed of a map that never goes along under other names, told by what it is, never by its words."""

from collections.abc import Iterator

from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework


def left_by_renaming(
    sociomap: Sociomap, names: str, framework: Framework, *, settings_typed: bool = False
) -> list[str]:
    """A sentence for each thing that is in the map and stays behind; none where people are called as typed."""
    if names == "typed":
        return []
    said = [f"{words}: left out; that never goes with --names {names}" for words in _there(sociomap, framework)]
    if not settings_typed and _has_own_settings(sociomap, framework):
        said.append("names of settings: replaced by numbers; --with settings takes them along")
    return said


def _there(sociomap: Sociomap, framework: Framework) -> Iterator[str]:
    waves = sociomap.waves
    for there, words in (
        (bool(sociomap.title), "the title"),
        (any(wave.label or _typed(wave.occasion, framework) for wave in waves), "names of dates that were typed"),
        (any(one.attributes for wave in waves for one in wave.alters.values()), "columns of one’s own"),
        (bool(sociomap.sharing), "what was shared with whom"),
    ):
        if there:
            yield words


def _typed(occasion: str | None, framework: Framework) -> bool:
    return occasion is not None and occasion not in framework.occasions


def _has_own_settings(sociomap: Sociomap, framework: Framework) -> bool:
    used = {wave.ego_setting for wave in sociomap.waves}
    used |= {one.setting for wave in sociomap.waves for one in wave.alters.values()}
    return any(one and one not in framework.settings for one in used)
