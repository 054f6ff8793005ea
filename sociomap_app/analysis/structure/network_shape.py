"""The shape of a network as it was drawn: radial, connected, bridging or mixed, and possible roles in it.

A drawing with few connections may mean “not connected”, “I don't know” or “I did not draw it”, so nothing
is said before *who knows whom* is done. It speaks of the professional people only, since families nearly
all know each other, and only of what goes beyond chance (``chance_networks``). The names of the shapes are
Rose's; the rules stand in ``docs/decisions/13-shapes-and-roles.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sociomap_app.analysis.belonging import Belonging
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

from .alter_network import Network, members, network
from .chance_networks import highest_modularity
from .cohesive_groups import Neighbours, groups, modularity, standing
from .cut_points import pieces_without
from .network_roles import between, few, gatekeepers, homes, hubs, pulsetakers, why_no_roles

ShapeName = Literal["radial", "connected", "bridging", "mixed"]
Link = Literal["", "me", "one", "some", "several"]

FEWEST_PEOPLE, MOST_PEOPLE = 5, 200
RADIAL_DENSITY = 0.15
CONNECTED_DENSITY = 0.5
GROUP = 3
MODULARITY = 0.3

NOT_DRAWN = "who knows whom has not been drawn yet"
TOO_FEW = "fewer than five people on the professional side, so there are too few to say"
TOO_MANY = "more than 200 people on the professional side, for whom it is not known what chance would do"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkShape:
    """What the drawing looks like, with ids in the order of the wave; ``alone`` counts who is tied to nobody.

    ``shape`` is radial, connected, bridging, mixed or None, and then ``reason`` says why. ``groups`` are
    named where it is bridging. ``link`` then says who joins them: ``me`` alone; ``one``, a person without
    whom no two groups would be joined; ``some``, a person who joins a part of them; or ``several``, nobody
    in particular. ``linking`` names that person, or a row of people each of whom would be missed. ``apart``
    tells that some groups are joined through nobody but ego. ``roles_reason`` says why no role was sought.
    """

    people: int
    ties: int = 0
    alone: int = 0
    shape: ShapeName | None = None
    reason: str = ""
    groups: tuple[tuple[str, ...], ...] = ()
    link: Link = ""
    linking: tuple[str, ...] = ()
    apart: bool = False
    hubs: tuple[str, ...] = ()
    gatekeepers: tuple[str, ...] = ()
    pulsetakers: tuple[str, ...] = ()
    roles_reason: str = ""


def shape(sociomap: Sociomap, wave: Wave, framework: Framework) -> NetworkShape:
    """The shape of that wave: counted persons and groups of the professional side, ego removed."""
    belonging = Belonging.of(sociomap, wave, framework)
    people = frozenset(alter.id for alter in wave.alters.values() if belonging.side(alter) == "professional")
    if not wave.who_knows_whom_done:
        count = len(people.intersection(members(wave)))
        return NetworkShape(people=count, reason=NOT_DRAWN, roles_reason=NOT_DRAWN)
    return shape_of(network(wave).among(people))


def shape_of(drawn: Network) -> NetworkShape:
    """The shape of a network from which ego and whoever is not spoken of have been taken out."""
    ids, neighbours = _in_standing(drawn)
    n, ties = len(ids), sum(len(others) for others in neighbours) // 2
    alone = sum(not others for others in neighbours)
    if not FEWEST_PEOPLE <= n <= MOST_PEOPLE:
        reason = TOO_FEW if n < FEWEST_PEOPLE else TOO_MANY
        return NetworkShape(people=n, ties=ties, alone=alone, reason=reason, roles_reason=reason)
    place = {one: number for number, one in enumerate(drawn.ids)}

    def named(rows: Sequence[int]) -> tuple[str, ...]:
        return tuple(sorted((ids[row] for row in rows), key=place.__getitem__))

    kind, found = _kind(neighbours, ties, alone)
    link, linking, apart = _link(neighbours, found)
    open_because = why_no_roles(n, ties)
    most, keepers, unseen = ([], [], []) if open_because else _roles(neighbours, found)
    return NetworkShape(
        people=n,
        ties=ties,
        alone=alone,
        shape=kind,
        groups=tuple(sorted(map(named, _without(linking, found)), key=lambda group: place[group[0]])),
        link=link,
        linking=named(linking),
        apart=apart,
        hubs=named(most),
        gatekeepers=named(keepers),
        pulsetakers=named(unseen),
        roles_reason=open_because,
    )


def _without(linking: Sequence[int], found: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups without the one person who joins them, who belongs to none of them alone."""
    return [[row for row in group if [row] != linking] for group in found]


def _kind(neighbours: Neighbours, ties: int, alone: int) -> tuple[ShapeName, list[list[int]]]:
    """The name of the shape and, where it is bridging, its groups."""
    n = len(neighbours)
    density = 2 * ties / (n * (n - 1))
    if density <= RADIAL_DENSITY and 2 * alone >= n:
        return "radial", []
    found = _groups_beyond_chance(neighbours, ties)
    if found:
        return "bridging", found
    return ("connected" if density >= CONNECTED_DENSITY else "mixed"), []


def _roles(neighbours: Neighbours, found: Sequence[Sequence[int]]) -> tuple[list[int], list[int], list[int]]:
    most, keepers = hubs(neighbours), gatekeepers(neighbours, found)
    return most, keepers, pulsetakers(neighbours, most, keepers)


def _in_standing(drawn: Network) -> tuple[list[str], list[list[int]]]:
    """The same network with rows in an order that does not hang on how people were put on the map."""
    before = drawn.neighbours()
    rank = standing(before)
    order = sorted(range(len(before)), key=lambda row: (-rank[row], drawn.ids[row]))
    number = {row: place for place, row in enumerate(order)}
    return [drawn.ids[row] for row in order], [sorted(number[other] for other in before[row]) for row in order]


def _groups_beyond_chance(neighbours: Neighbours, ties: int) -> list[list[int]]:
    """Groups of three and more, where there are two and they stand out more than chance would have it."""
    found = groups(neighbours)
    large = [group for group in found if len(group) >= GROUP]
    if len(large) < 2:
        return []
    reached = modularity(neighbours, found)
    tied = sum(bool(others) for others in neighbours)
    return large if reached >= MODULARITY and reached > highest_modularity(tied, ties) else []


def _link(neighbours: Neighbours, found: Sequence[Sequence[int]]) -> tuple[Link, list[int], bool]:
    """Who joins the groups, the rows that can be named, and whether some are joined by ego alone."""
    if not found:
        return "", [], False
    before = len(homes(found, pieces_without(neighbours, -1)))
    if before == len(found):
        return "me", [], True
    standing_between = between(neighbours, found)
    whole = [row for row in standing_between if len(homes(found, pieces_without(neighbours, row))) == len(found)]
    every, part = few(whole, len(neighbours)), few(standing_between, len(neighbours))
    link: Link = "one" if every else "some" if part else "several"
    return link, every or part, before > 1
