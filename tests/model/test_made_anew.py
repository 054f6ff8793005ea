"""A map made from another knows nothing of it, and says all that it said."""

from msgspec.structs import replace

from sociomap_app.editing.new_map import sample_map
from sociomap_app.model.anew import made_anew
from sociomap_app.model.ids import counted_ids, random_ids
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import read
from tests.storage.format.test_version_2 import COPY, MAP

SAMPLE = read(shelf() / "samples" / "sample.sociomap").sociomap


def all_ids(sociomap: Sociomap) -> set[str]:
    """Of the document, and of everybody and everything in it."""
    found = {sociomap.id, *(one.id for one in sociomap.sharing), *(one.alter for one in sociomap.lenses)}
    for wave in sociomap.waves:
        ends = {end for key in wave.ties for end in key}
        inside = {one for outline in wave.outlines.values() for one in outline.members}
        steps = {one.id for one in wave.conversation.actions}
        found |= {wave.id, *wave.alters, *wave.outlines, *wave.notes, *wave.carried, *wave.change_notes}
        found |= ends | inside | steps
    return found


def test_every_id_is_new_and_nothing_tells_where_it_came_from() -> None:
    for whole in (MAP, COPY, SAMPLE):
        made = made_anew(whole, random_ids())
        assert faults(made) == [] and not all_ids(made) & all_ids(whole)
        assert len(all_ids(made)) == len(all_ids(whole))
        assert (made.code, made.copy, made.same_map_as, made.lens_requests) == ("", None, frozenset(), ())
        assert len(made.copy_key) == 64 and made.copy_key != whole.copy_key


def test_everything_else_is_as_it_was() -> None:
    """So a map made anew twice says what it says made anew once, in whatever way ids are counted."""
    for whole in (MAP, SAMPLE):
        one, two = made_anew(whole, counted_ids()), made_anew(whole, random_ids())
        again = made_anew(two, counted_ids())
        assert replace(again, copy_key="") == replace(one, copy_key="")
        for wave, other in zip(whole.waves, two.waves, strict=True):
            assert [one.label for one in wave.alters.values()] == [one.label for one in other.alters.values()]
            assert [one.number for one in wave.alters.values()] == [one.number for one in other.alters.values()]
            assert len(wave.ties) == len(other.ties)


def test_two_samples_have_nobody_in_common() -> None:
    one, two = sample_map(random_ids()), sample_map(random_ids())
    assert not all_ids(one) & all_ids(two) and one.code == ""
    assert len(one.waves) == 3
