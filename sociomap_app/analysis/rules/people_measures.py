"""Measures of rules about who is there: sides, school, provider, peers, mentors, people beyond."""

from collections.abc import Callable, Set

from sociomap_app.analysis.tie_strength import band
from sociomap_app.model.sociomap import Alter
from sociomap_app.vocabulary.wording import listed, number_word

from .rule_context import MeasureAnswer, Measured, RuleContext, Silence, ids

OWN_PLACES = frozenset({"school", "provider", "peers"})
MOST_ASKED_NAMED = 3
FAR = "over an hour"


def size(context: RuleContext, about: str) -> MeasureAnswer:
    """How many alters are counted."""
    return Measured(value=len(context.alters), alters=ids(context.alters))


def _sides(context: RuleContext) -> dict[str, list[Alter]] | None:
    """The people of each side; None where the design does not ask for both."""
    found: dict[str, list[Alter]] = {"personal": [], "professional": [], "": []}
    for alter in context.alters:
        found[context.belonging.side(alter)].append(alter)
    drawn = set(context.belonging.sector_sides.values())
    if any(side not in drawn and not found[side] for side in ("personal", "professional")):
        return None
    return found


def thicker_side(context: RuleContext, about: str) -> MeasureAnswer:
    """How many stand on the side with more people. Those of no known side might, so they count here."""
    sides = _sides(context)
    if sides is None:
        return Silence.NOT_ASKED
    both = [len(sides["personal"]), len(sides["professional"])]
    what = f"{number_word(both[0])} personal, {number_word(both[1])} professional"
    return Measured(value=max(both) + len(sides[""]), alters=ids(context.alters), what=what)


def thinner_side(context: RuleContext, about: str) -> MeasureAnswer:
    """How many stand, or might stand, on the side with fewer people; ``alters`` surely do.

    ``what`` names the thinner side. ``of`` is how many surely stand on the other.
    """
    sides = _sides(context)
    if sides is None:
        return Silence.NOT_ASKED
    thin, thick = sorted(("personal", "professional"), key=lambda side: len(sides[side]))
    return Measured(
        value=len(sides[thin]) + len(sides[""]),
        alters=ids(sides[thin]),
        what=context.framework.values.side.get(thin, thin),
        of=len(sides[thick]),
    )


def both_sides(context: RuleContext, about: str) -> MeasureAnswer:
    """How many surely stand on the side with fewer people; ``alters`` are those of both sides."""
    sides = _sides(context)
    if sides is None:
        return Silence.NOT_ASKED
    both = {alter.id for side in ("personal", "professional") for alter in sides[side]}
    value = min(len(sides["personal"]), len(sides["professional"]))
    return Measured(value=value, alters=tuple(alter.id for alter in context.alters if alter.id in both))


def school_support(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the school give support: by what they give, or by who supports whom.

    Not asked where somebody who may be of the school was not looked at on this date, or where fewer than two
    surely do, and somebody gives of whom it is not known where they belong.
    ``what`` says of what kinds of support, where that was not all.
    """
    functions = context.asked & context.framework.functions.keys()
    asked = functions or "direction" in context.asked
    if not asked or not context.belonging.can_tell("school", context.wave):
        return Silence.NOT_ASKED
    giving = [one for one in context.people if one.functions & context.asked or one.direction in ("to_me", "both")]
    school = [one for one in giving if context.belonging.part(one) == "school"]
    if _waiting(context) or (len(school) < 2 and not all(map(context.belonging.part, giving))):
        return Silence.NOT_ASKED
    return Measured(value=len(school), alters=ids(school), what=_asked_about(context, functions))


def _waiting(context: RuleContext) -> bool:
    """Whether somebody who may be of the school was not looked at on this date."""
    there = (one for one in context.people if one.id in context.wave.carried)
    return any(context.belonging.part(one) in ("school", "") for one in there)


def _asked_about(context: RuleContext, functions: Set[str]) -> str:
    """“ (asked about: listening in confidence)”, “ (asked about: five of 14 kinds)”, or of how many it was said
    who supports whom; empty for all support."""
    _, told, of = context.said("direction", context.people)
    if told == of or len(functions) == len(context.framework.functions):
        return ""
    if not functions:
        return f" (you said who supports whom for {number_word(told)} of {number_word(of)})"
    if len(functions) <= MOST_ASKED_NAMED:
        named = (context.gives(one) for one in context.framework.functions if one in functions)
        return f" (asked about: {listed(named)})"
    return f" (asked about: {number_word(len(functions))} of {len(context.framework.functions)} kinds)"


def part_members(context: RuleContext, about: str) -> MeasureAnswer:
    """How many persons and groups belong to that part of the network: school, provider, peers …

    Peers are those at ego's stage, in whatever place.
    """
    if not context.belonging.can_tell(about, context.wave):
        return Silence.NOT_ASKED
    belonging = context.belonging
    found = [one for one in context.people if belonging.belongs_to(one, about)]
    if not (found or context.roles_are_clear):
        return Silence.NOT_ASKED
    told = sum(bool(one.role or belonging.part(one)) for one in context.people)
    return Measured(value=len(found), alters=ids(found), said=("role", told, len(context.people)))


def near(context: RuleContext, about: str) -> MeasureAnswer:
    """How many mentors or tutors (the duty ``about``) are strong or medium ties: ring 1 or 2.

    ``alters`` are those near; where none is, those further out; ``what`` is what they are called. Not asked where
    all that is known of them leaves it open.
    """
    if "role" not in context.asked:
        return Silence.NOT_ASKED
    holding = context.holding(about)
    bands = {alter.id: band(alter, context.sociomap.design) for alter in holding}
    close = [
        alter for alter in holding if bands[alter.id] in ("strong", "medium") and not _outermost(context, alter)
    ]
    known = "unknown" not in bands.values() if holding else context.may_miss(about)
    if not (close or known):
        return Silence.NOT_ASKED
    what = context.belonging.duty_words(about)
    return Measured(
        value=len(close), alters=ids(close or holding), what=what, said=context.said("role", context.persons)
    )


def _outermost(context: RuleContext, alter: Alter) -> bool:
    """Whether it stands on the further one of two rings, which says of nobody that they are close."""
    design = context.sociomap.design
    return design.ring_meaning == "closeness" and len(design.rings) == 2 and alter.place.drawn_ring == 2


def beyond_own_place(context: RuleContext, about: str) -> MeasureAnswer:
    """How many on the professional side are from beyond ego's school, provider and fellow trainees.

    A fellow trainee who is said to be at another place is from beyond.

    Where somebody's place is not known and nobody is surely beyond, the rule stays silent.
    """
    if "professional" not in context.belonging.sector_sides.values():
        return Silence.NOT_ASKED
    if not context.professionals:
        return Silence.TOO_FEW
    parts = {alter.id: context.belonging.part(alter) for alter in context.professionals}
    beyond = tuple(alter_id for alter_id, part in parts.items() if part == "profession")
    if not beyond and not OWN_PLACES.issuperset(parts.values()):
        return Silence.NOT_ASKED
    return Measured(value=len(beyond), alters=beyond, of=len(parts))


def same_subject(context: RuleContext, about: str) -> MeasureAnswer:
    """How many share ego's subject or phase; of associations those of which it was said.

    Not asked where nobody is known to, and of an association it was not said.
    """
    if "same_subject" not in context.asked:
        return Silence.NOT_ASKED
    same = [alter for alter in context.alters if alter.same_subject]
    if not same and _is_wished(context, lambda one: bool(one.same_subject)):
        return Silence.TOO_FEW
    if not same and any(one.group_type == "association" and one.same_subject is None for one in context.alters):
        return Silence.NOT_ASKED
    return Measured(value=len(same), alters=ids(same), said=context.said("same_subject", context.alters))


def _is_wished(context: RuleContext, marked: Callable[[Alter], bool]) -> bool:
    """Whether somebody so marked is on the map as one ego would like: then nobody can be told that nobody is."""
    return any(one.status == "wished" and marked(one) for one in context.wave.alters.values())


def years_3_6(context: RuleContext, about: str) -> MeasureAnswer:
    """How many are teachers in years three to six."""
    if "career_stage" not in context.asked:
        return Silence.NOT_ASKED
    found = [alter for alter in context.persons if alter.career_stage == "years_3_6"]
    if not found and _is_wished(context, lambda one: one.career_stage == "years_3_6"):
        return Silence.TOO_FEW
    return Measured(value=len(found), alters=ids(found), said=context.said("career_stage", context.persons))


def ending_share(context: RuleContext, about: str) -> MeasureAnswer:
    """Share of professional ties to persons and groups, 0 to 1, unlikely to last; ``of`` where that was said."""
    ties = [alter for alter in context.professionals if alter.kind != "resource"]
    said = [alter for alter in ties if alter.lasting is not None]
    if not said:
        return Silence.NOT_ASKED
    ending = [alter for alter in said if alter.lasting == "unlikely"]
    share = len(ending) / len(said)
    of_all = context.said("lasting", ties)
    return Measured(value=share, alters=ids(ending), of=len(said), said=of_all, share=True)


def outer_professionals(context: RuleContext, about: str) -> MeasureAnswer:
    """How many professional ties are the loosest of the map: the outermost ring, else weak closeness.

    ``of`` is how many professional ties have a known strength.
    """
    design = context.sociomap.design
    known = [alter for alter in context.professionals if band(alter, design) != "unknown"]
    if not known:
        return Silence.NOT_ASKED
    by_ring = design.ring_meaning == "closeness"
    outer = [
        alter
        for alter in known
        if (alter.place.drawn_ring == len(design.rings) if by_ring else band(alter, design) == "weak")
    ]
    said = ("closeness", len(known), len(context.professionals))
    what = "stands on the outermost ring" if by_ring else "is less close than 3 of 5"
    return Measured(value=len(outer), alters=ids(outer), of=len(known), said=said, what=what)


def strategic(context: RuleContext, about: str) -> MeasureAnswer:
    """How many ties serve looking ahead."""
    if "purpose" not in context.asked:
        return Silence.NOT_ASKED
    found = [alter for alter in context.alters if "strategic" in alter.purpose]
    if not found and _is_wished(context, lambda one: "strategic" in one.purpose):
        return Silence.TOO_FEW
    return Measured(value=len(found), alters=ids(found), said=context.said("purpose", context.alters))


def induction_missing(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the two, mentor and induction tutor, nobody on the map is said to be."""
    if "role" not in context.asked or not all(map(context.may_miss, ("mentor", "induction"))):
        return Silence.NOT_ASKED
    missing = [context.belonging.duty_words(duty) for duty in ("mentor", "induction") if not context.holding(duty)]
    return Measured(value=len(missing), what=listed(missing), said=context.said("role", context.persons))


def assessing_mentors(context: RuleContext, about: str) -> MeasureAnswer:
    """How many mentors also have a part in assessing ego."""
    if "assesses_me" not in context.asked or "role" not in context.asked:
        return Silence.NOT_ASKED
    both = [one for one in context.holding("mentor") if one.assesses_me]
    return Measured(value=len(both), alters=ids(both))


def uprooted(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of three hold for ego: another career before, moved for the course, far to travel."""
    census = context.sociomap.ego.census
    facts = {
        "coming from another career": census.career_changer,
        "moving for the course": census.moved_for_course,
        "a long journey to school": None if census.travel is None else census.travel == FAR,
    }
    if all(fact is None for fact in facts.values()):
        return Silence.NOT_ASKED
    true = [words for words, fact in facts.items() if fact]
    return Measured(value=len(true), what=listed(true))
