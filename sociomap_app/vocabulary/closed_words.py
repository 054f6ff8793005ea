"""The words of which a file of words holds one, where it is a closed list that is not the map's own."""

from typing import Literal, get_args

Belongs = Literal["", "school", "provider", "peers", "profession", "family", "friends"]
"""Which part of the network a role or an area speaks of; empty for none."""

Duty = Literal["", "mentor", "tutor", "induction"]
"""What a role is asked for by name in rules; empty for nothing."""

FindingState = Literal["nobody", "one", "covered", "note"]
Comparison = Literal["below", "at_most", "above", "at_least", "equals"]
Basis = Literal["L", "LJ", "J"]
"""Where a threshold comes from: a source, an idea of a source, or ourselves."""

BELONGS: tuple[Belongs, ...] = get_args(Belongs)
DUTIES: tuple[Duty, ...] = get_args(Duty)
STATES: tuple[FindingState, ...] = get_args(FindingState)
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
BASES: tuple[Basis, ...] = get_args(Basis)
