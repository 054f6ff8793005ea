"""The shape of a network and the possible roles in it, in sentences: how it was drawn, never what somebody is.

Each sentence goes with the people it speaks of, so that they can be shown on the map. Roles are sentences of
their own and are never printed unless the owner asks for them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sociomap_app.vocabulary.wording import listed, number_word

from .network_shape import NetworkShape

Name = Callable[[str], str]
"""How somebody is called on screen and paper, by id."""

RADIAL = (
    "As you drew it, {alone} of the {count} people and groups on the professional side {are} joined to nobody but "
    "you. That can mean that they do not know each other, that you do not know whether they do, or that it was "
    "not drawn."
)
CONNECTED = (
    "As you drew it, the {count} people and groups on the professional side are joined by at least half of the "
    "connections there could be."
)
MIXED = (
    "As you drew it, the {count} people and groups on the professional side are joined here and there: no groups "
    "stand out, and many pairs are not joined in the drawing."
)
BRIDGING = "As you drew it, people and groups on the professional side stand in {count} groups: {groups}."
BESIDE = "{who} on that side {stand} in none of them."
ONLY_ME = "As you drew it, nobody but you joins these groups to each other."
SOME_APART = "Some of the groups are joined through nobody but you."
ONE = "{who} is possibly the only link between {them} besides you."
IN_A_ROW = (
    "Besides you, {them} are joined only by way of {who}: without {any} of these people they would be apart."
)
PART = "Besides you, {who} possibly join some of {them}: without {any} of these people some would be apart."
PART_ONE = "Besides you, {who} possibly joins some of {them}, which would otherwise be apart."
SEVERAL = "Besides you, more than one person joins {them}."

HUB = (
    "{who} {has} far more connections than the others as you drew it: possibly {a_hub}, who can pass news and "
    "ideas on quickly."
)
GATEKEEPER = (
    "{who} {stand} on the only way between groups as you drew it: possibly {a_gatekeeper}, who can help things "
    "through or hold them up."
)
PULSETAKER = (
    "{who} {has} few connections as you drew it, and yet most of the others are only two steps away: possibly "
    "{a_pulsetaker}, who hears much and is seldom noticed."
)
DRAWING = "This is about the drawing, not about the person."
NOBODY = "As you drew it, nobody stands out as a possible hub, gatekeeper or pulsetaker."


@dataclass(frozen=True, slots=True)
class ShapeSentence:
    """One sentence, plain text, and the ids of the people it speaks of."""

    words: str
    alters: tuple[str, ...] = ()


def shape_sentences(found: NetworkShape, name: Name) -> tuple[ShapeSentence, ...]:
    """The shape first, then who joins the groups; where nothing can be said, why."""
    if found.shape is None:
        return (ShapeSentence(f"The shape of the map is left open: {found.reason}."),)
    if found.shape != "bridging":
        words = {"radial": RADIAL, "connected": CONNECTED}.get(found.shape, MIXED)
        are = _one(found.alone, "is", "are")
        return (
            ShapeSentence(words.format(count=number_word(found.people), alone=number_word(found.alone), are=are)),
        )
    return (_groups(found, name), *_beside(found), *_link(found, name))


def role_sentences(found: NetworkShape, name: Name) -> tuple[ShapeSentence, ...]:
    """Possible hubs, gatekeepers and pulsetakers; that nobody stands out; or why nothing is said."""
    if found.roles_reason:
        return (ShapeSentence(f"Possible roles are left open: {found.roles_reason}."),)
    roles = ((HUB, found.hubs), (GATEKEEPER, found.gatekeepers), (PULSETAKER, found.pulsetakers))
    said = [_role(words, alters, name) for words, alters in roles if alters]
    return (*said, ShapeSentence(DRAWING)) if said else (ShapeSentence(NOBODY),)


def _groups(found: NetworkShape, name: Name) -> ShapeSentence:
    named = [listed(map(name, group)) for group in found.groups]
    everybody = tuple(one for group in found.groups for one in group)
    return ShapeSentence(BRIDGING.format(count=number_word(len(named)), groups="; ".join(named)), everybody)


def _beside(found: NetworkShape) -> tuple[ShapeSentence, ...]:
    placed = {one for group in found.groups for one in group} | set(found.linking)
    rest = found.people - len(placed)
    if not rest:
        return ()
    who = number_word(rest).capitalize()
    return (ShapeSentence(BESIDE.format(who=who, stand=_one(rest, "stands", "stand"))),)


def _link(found: NetworkShape, name: Name) -> tuple[ShapeSentence, ...]:
    if found.link == "me":
        return (ShapeSentence(ONLY_ME),)
    alone = len(found.linking) == 1
    kinds = {"one": ONE if alone else IN_A_ROW, "some": PART_ONE if alone else PART}
    words = kinds.get(found.link, SEVERAL).format(
        who=listed(map(name, found.linking)),
        them="the other groups" if found.apart else "the groups",
        any="either" if len(found.linking) == 2 else "any",
    )
    said = ShapeSentence(words, found.linking)
    return (ShapeSentence(SOME_APART), said) if found.apart else (said,)


def _role(words: str, alters: Sequence[str], name: Name) -> ShapeSentence:
    many = len(alters)
    return ShapeSentence(
        words.format(
            who=listed(map(name, alters)),
            has=_one(many, "has", "have"),
            stand=_one(many, "stands", "stand"),
            a_hub=_one(many, "a hub", "hubs"),
            a_gatekeeper=_one(many, "a gatekeeper", "gatekeepers"),
            a_pulsetaker=_one(many, "a pulsetaker", "pulsetakers"),
        ),
        tuple(alters),
    )


def _one(count: int, single: str, more: str) -> str:
    return single if count == 1 else more
