"""Measures of rules about who is there: sides, school, provider, peers, mentors, people beyond."""

from sociomap_app.analysis.tie_strength import band
from sociomap_app.analysis.wording import listed, number_word
from sociomap_app.model.clean_text import folded
from sociomap_app.model.sociomap import Alter

from .rule_context import MeasureAnswer, Measured, RuleContext, Silence, ids

PROVIDER_SETTING = "provider"
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
    """How many stand, or might stand, on the side with fewer people; ``alters`` are the other side's.

    ``what`` names the thinner side. ``of`` is how many surely stand on the other.
    """
    sides = _sides(context)
    if sides is None:
        return Silence.NOT_ASKED
    thin, thick = sorted(("personal", "professional"), key=lambda side: len(sides[side]))
    return Measured(
        value=len(sides[thin]) + len(sides[""]),
        alters=ids(sides[thick]),
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
    """How many of the school give support: by what they give, or by who supports whom."""
    asked = "direction" in context.asked or any(one in context.asked for one in context.framework.functions)
    if not asked or not context.belonging.can_tell("school", context.wave):
        return Silence.NOT_ASKED
    school = [alter for alter in context.people if context.belonging.part(alter) == "school"]
    giving = [one for one in school if one.functions or one.direction in ("to_me", "both")]
    return Measured(value=len(giving), alters=ids(giving))


def part_members(context: RuleContext, about: str) -> MeasureAnswer:
    """How many persons and groups belong to that part of the network: school, provider, peers …"""
    if not context.belonging.can_tell(about, context.wave):
        return Silence.NOT_ASKED
    found = [alter for alter in context.people if context.belonging.part(alter) == about]
    return Measured(value=len(found), alters=ids(found))


def near(context: RuleContext, about: str) -> MeasureAnswer:
    """How many mentors or tutors (the duty ``about``) are strong or medium ties: ring 1 or 2.

    ``alters`` are those near; where none is, those further out. Not asked where all that is known of
    them leaves it open.
    """
    if "role" not in context.asked:
        return Silence.NOT_ASKED
    holding = [alter for alter in context.people if context.belonging.duty(alter) == about]
    bands = {alter.id: band(alter, context.sociomap.design) for alter in holding}
    close = [alter for alter in holding if bands[alter.id] in ("strong", "medium")]
    if not close and "unknown" in bands.values():
        return Silence.NOT_ASKED
    return Measured(value=len(close), alters=ids(close or holding))


def beyond_own_place(context: RuleContext, about: str) -> MeasureAnswer:
    """How many on the professional side are from beyond ego's school, provider and fellow trainees.

    A setting other than ego's own and the provider's says so; else the part *profession* does. Where
    somebody's place is not known and nobody is surely beyond, the rule stays silent.
    """
    if not context.professionals:
        return Silence.TOO_FEW
    where = {alter.id: _is_beyond(context, alter) for alter in context.professionals}
    beyond = tuple(alter_id for alter_id, is_beyond in where.items() if is_beyond)
    if not beyond and None in where.values():
        return Silence.NOT_ASKED
    return Measured(value=len(beyond), alters=beyond, of=len(where))


def _is_beyond(context: RuleContext, alter: Alter) -> bool | None:
    own = context.wave.ego_setting
    if own and alter.setting and folded(alter.setting) not in (folded(own), PROVIDER_SETTING):
        return True
    part = context.belonging.part(alter)
    if part == "profession":
        return True
    return False if part in ("school", "provider", "peers") or alter.setting else None


def same_subject(context: RuleContext, about: str) -> MeasureAnswer:
    """How many share ego's subject or phase; a subject association does."""
    if "same_subject" not in context.asked:
        return Silence.NOT_ASKED
    same = [alter for alter in context.alters if alter.same_subject or alter.group_type == "association"]
    return Measured(value=len(same), alters=ids(same))


def years_3_6(context: RuleContext, about: str) -> MeasureAnswer:
    """How many are teachers in years three to six."""
    if "career_stage" not in context.asked:
        return Silence.NOT_ASKED
    found = [alter for alter in context.alters if alter.career_stage == "years_3_6"]
    return Measured(value=len(found), alters=ids(found))


def ending_share(context: RuleContext, about: str) -> MeasureAnswer:
    """Share of professional ties, 0 to 1, unlikely to last; ``of`` those where that was said."""
    said = [alter for alter in context.professionals if alter.lasting is not None]
    if not said:
        return Silence.NOT_ASKED
    ending = [alter for alter in said if alter.lasting == "unlikely"]
    return Measured(value=len(ending) / len(said), alters=ids(ending), of=len(said))


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
    return Measured(value=len(outer), alters=ids(outer), of=len(known))


def strategic(context: RuleContext, about: str) -> MeasureAnswer:
    """How many ties serve looking ahead."""
    if "purpose" not in context.asked:
        return Silence.NOT_ASKED
    found = [alter for alter in context.alters if "strategic" in alter.purpose]
    return Measured(value=len(found), alters=ids(found))


def induction_missing(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the two, mentor and induction tutor, nobody on the map is said to be."""
    if "role" not in context.asked:
        return Silence.NOT_ASKED
    duties = {context.belonging.duty(alter) for alter in context.people}
    words = {"mentor": "ECT mentor", "induction": "induction tutor"}
    missing = [word for duty, word in words.items() if duty not in duties]
    return Measured(value=len(missing), what=listed(missing))


def assessing_mentors(context: RuleContext, about: str) -> MeasureAnswer:
    """How many mentors also have a part in assessing ego."""
    if "assesses_me" not in context.asked or "role" not in context.asked:
        return Silence.NOT_ASKED
    both = [one for one in context.people if one.assesses_me and context.belonging.duty(one) == "mentor"]
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
