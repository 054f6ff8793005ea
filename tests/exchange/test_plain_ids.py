"""Ids that came from outside are replaced wherever they stand."""

import pytest
from msgspec.structs import replace

from sociomap_app.exchange.plain_ids import with_plain_ids
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Action, Conversation
from sociomap_app.storage.sociomap_file import encode
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story
from tests.networks import a_map, a_wave, person


def test_the_id_of_a_date_from_a_table_goes_wherever_it_stands() -> None:
    document = story(load())
    first, second = document.waves
    first = replace(first, id="after Rowena left")
    talk = Conversation(actions=(Action(id="c1", what="ring", carried_from=first.id),))
    second = replace(second, id="w1", change_notes={first.id: "quieter"}, conversation=talk)
    plain = with_plain_ids(replace(document, waves=(first, second)), load())
    assert list(faults(plain)) == []
    assert [wave.id for wave in plain.waves] == ["w2", "w1"]
    assert plain.waves[1].change_notes == {"w2": "quieter"}
    assert plain.waves[1].conversation.actions[0].carried_from == "w2"
    assert b"Rowena" not in encode(plain)


@pytest.mark.parametrize("given", ["0712345678", "p0012345", "a1234567", "w20260901"])
def test_telephone_numbers_and_logins_are_ids_from_outside(given: str) -> None:
    document = a_map(
        replace(a_wave([replace(person(one), label="X") for one in (given, "a2")], wave_id=given), label="")
    )
    plain = with_plain_ids(document, load())
    assert given.encode() not in encode(plain)
    assert "a2" in plain.latest.alters


def test_who_was_only_carried_over_is_so_under_the_new_id() -> None:
    document = story(load())
    late = replace(document.latest, carried=frozenset({"anna", "uni"}))
    plain = with_plain_ids(replace(document, waves=(document.waves[0], late)), load())
    assert list(faults(plain)) == []
    assert {plain.latest.alters[one].label for one in plain.latest.carried} == {"Annabel", "Quixley maths circle"}
