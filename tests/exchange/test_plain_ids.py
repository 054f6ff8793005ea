"""Ids that came from outside are replaced wherever they stand."""

from msgspec.structs import replace

from sociomap_app.exchange.plain_ids import with_plain_ids
from sociomap_app.model.integrity import faults
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story


def test_who_was_only_carried_over_is_so_under_the_new_id() -> None:
    document = story(load())
    late = replace(document.latest, carried=frozenset({"anna", "uni"}))
    plain = with_plain_ids(replace(document, waves=(document.waves[0], late)), load())
    assert list(faults(plain)) == []
    assert {plain.latest.alters[one].label for one in plain.latest.carried} == {"Annabel", "Quixley maths circle"}
