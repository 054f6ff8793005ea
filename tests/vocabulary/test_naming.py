"""What dates are called, by the list or by whoever drew the map."""

import pytest

from sociomap_app.vocabulary.naming import wave_name
from tests.networks import framework


@pytest.mark.parametrize("typed", ["mid-year", "MID-Year", " start of\u00a0 course", "end of\u200b placement A"])
def test_a_name_of_the_list_is_known_however_it_is_spelled(typed: str) -> None:
    found = wave_name(typed, framework())
    assert found["label"] == "" and found["occasion"] in framework().occasions


def test_any_other_name_is_ones_own() -> None:
    assert wave_name("mid year", framework()) == {"label": "mid year", "occasion": None}
