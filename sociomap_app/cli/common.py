"""What verbs share: opening a map, finding a wave, the words in force."""

import sys
from pathlib import Path

from sociomap_app.frameworks.entries import Framework
from sociomap_app.frameworks.read import load
from sociomap_app.model.errors import BadRequest, BadWords
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage import sociomap_file


def words_in_force() -> Framework:
    """The shipped words, presets and rules."""
    return load()


def opened(path: Path) -> Sociomap:
    """The map in that file; what is not as the program wrote it is said on standard error."""
    found = sociomap_file.read(path)
    if not found.intact:
        print(
            f"sociomap: note: “{path.name}” reads whole but is not as the program wrote it (checksum).",
            file=sys.stderr,
        )
    return found.sociomap


def wave_of(sociomap: Sociomap, name: str | None) -> Wave:
    """The wave of that id or label, the latest for None. BadRequest says which there are."""
    if name is None:
        return sociomap.latest
    for wave in sociomap.waves:
        if wave.id == name:
            return wave
    labelled = [wave for wave in sociomap.waves if wave.label == name]
    if len(labelled) == 1:
        return labelled[0]
    there = ", ".join(f"“{wave.label}” ({wave.id})" for wave in sociomap.waves)
    if labelled:
        raise BadRequest(f"Several dates are called “{name}”. Please give the id of one: {there}.")
    raise BadRequest(f"There is no date “{name}” in this map. There is: {there}.")


def known_preset(framework: Framework, preset: str) -> str:
    """The preset itself. BadWords for one that is not there."""
    if preset not in framework.presets:
        raise BadWords(f"There is no preset “{preset}”. There is: {', '.join(framework.presets)}.")
    return preset
