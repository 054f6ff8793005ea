"""What a map remembers of a choice is that choice again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.model.fields import NAMES_LEVELS, PAPERS, PARTS, TURNS
from sociomap_app.model.sociomap import Printing
from sociomap_app.report.paper_choice import ASKED_FOR, FURTHER, PaperChoice, remembered, to_remember, with_sheets

CHOICES = st.builds(
    PaperChoice,
    names=st.sampled_from(NAMES_LEVELS),
    part=st.sampled_from(PARTS),
    paper=st.sampled_from(PAPERS),
    turn=st.sampled_from(TURNS),
    greyscale=st.booleans(),
    further=st.lists(st.sampled_from((*FURTHER, *ASKED_FOR)), unique=True).map(tuple),
)


@given(CHOICES, st.booleans())
def test_what_is_remembered_is_chosen_again(choice: PaperChoice, alone: bool) -> None:
    kept = to_remember(choice, alone=alone)
    again = remembered(kept)
    assert with_sheets(kept) is not alone and set(again.further) == set(choice.further)
    assert replace(again, further=choice.further) == choice


def test_what_says_nothing_but_its_pages_is_the_choice_as_shipped() -> None:
    plain = Printing(pages=frozenset({"map", "conversation"}))
    assert remembered(plain) == PaperChoice() and to_remember(PaperChoice(), alone=False) == plain


@pytest.mark.parametrize("turn, turns", [("best", 2), ("landscape", 1), ("portrait", 1)])
def test_a_page_lies_as_it_was_chosen_or_either_way(turn: str, turns: int) -> None:
    lies = PaperChoice(turn=turn).turns
    assert len(lies) == turns and (turns == 2 or lies == (turn,))
