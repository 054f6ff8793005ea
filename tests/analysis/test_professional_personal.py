"""One part of a map: whoever is known to stand in it, and nobody else."""

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.professional_personal import in_neither, left_out_words, part_of
from sociomap_app.model.sociomap import Sector, Sociomap
from tests.networks import a_map, a_wave, person


def with_everybody() -> Sociomap:
    """Both sides, and all who are in neither: undivided, without an area, without a ring, in the tray."""
    wave = a_wave(
        [
            person("mum", sector="personal", role="itt_mentor"),
            person("ann"),
            person("hoped", ring=0),
            person("all", sector="undivided", role="family"),
            person("ringless", ring=None),
            person("areal", sector=None, role="itt_mentor"),
            person("tray", ring=None, sector=None, role="friend"),
        ],
        ties=[("mum", "ann"), ("ann", "areal")],
    )
    whole = a_map(wave)
    sectors = (*whole.design.sectors, Sector("undivided", "undivided"))
    return replace(whole, design=replace(whole.design, sectors=sectors))


@pytest.mark.parametrize(("part", "there"), [("personal", ["mum"]), ("professional", ["ann", "hoped"])], ids=str)
def test_whoever_is_undivided_or_not_placed_is_in_neither_part(part: str, there: list[str]) -> None:
    whole = with_everybody()
    kept = part_of(whole, part)
    assert list(kept.latest.alters) == there and not kept.latest.ties
    assert part_of(whole, "all") is whole
    assert in_neither(whole, whole.latest) == 4


def test_how_many_are_left_out_is_said_as_people_say_it() -> None:
    assert left_out_words(0) == ""
    assert left_out_words(1) == "1 is undivided or not placed, belongs to neither part and is left out."
    assert left_out_words(2) == "2 are undivided or not placed, belong to neither part and are left out."
