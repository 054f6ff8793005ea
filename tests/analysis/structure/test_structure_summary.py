"""What is said of who knows whom: headings with sentences, only where there is something to say."""

import pytest

from sociomap_app.analysis.structure.structure_summary import structure_sections
from tests.networks import a_map, a_wave, framework, people, random_map


def test_nothing_of_shape_before_who_knows_whom_is_drawn() -> None:
    everybody = people(9)
    sociomap = a_map(a_wave(everybody, [("a1", "a2")], done=False))
    parts = dict(structure_sections(sociomap, sociomap.latest, framework()))
    assert "Possible roles" not in parts
    assert len(parts["As you drew it"]) == 1


def test_the_shape_and_its_people_are_said_once_drawn() -> None:
    everybody = people(9)
    ties = [(f"a{one}", f"a{other}") for one in range(1, 10) for other in range(one + 1, 10)]
    sociomap = a_map(a_wave(everybody, ties))
    parts = dict(structure_sections(sociomap, sociomap.latest, framework()))
    assert any("at least half of the connections" in said.words for said in parts["As you drew it"])


@pytest.mark.parametrize("seed", range(40))
def test_sentences_are_whole_and_speak_of_people_who_are_there(seed: int) -> None:
    sociomap = random_map(seed)
    for wave in sociomap.waves:
        for heading, sentences in structure_sections(sociomap, wave, framework()):
            assert heading and sentences
            for said in sentences:
                assert said.words and "{" not in said.words
                assert set(said.alters) <= wave.alters.keys()
