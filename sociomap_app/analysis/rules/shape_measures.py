"""Measures of rules about shape, about change since the last date, and about the five lenses."""

from sociomap_app.analysis.belonging import counted
from sociomap_app.analysis.structure.cut_points import loose_pieces
from sociomap_app.analysis.support.lens_answers import lens_readings
from sociomap_app.vocabulary.wording import listed

from .rule_context import MeasureAnswer, Measured, RuleContext, Silence, ids


def density(context: RuleContext, about: str) -> MeasureAnswer:
    """Share of pairs who know each other, 0 to 1, ego and resources left out."""
    if not context.wave.who_knows_whom_done:
        return Silence.NOT_ASKED
    n = len(context.people)
    if n < 2:
        return Silence.TOO_FEW
    ties = int(context.network.matrix.sum())
    return Measured(value=ties / (n * (n - 1)), alters=ids(context.people), of=n)


def sole_links(context: RuleContext, about: str) -> MeasureAnswer:
    """How many people are the only link between groups of two or more, ego left out.

    Without one of them the piece they stand in falls into at least two pieces of at least two people.
    """
    if not context.wave.who_knows_whom_done:
        return Silence.NOT_ASKED
    pieces = loose_pieces(context.network.neighbours())
    found = [
        context.network.ids[number] for number, sizes in enumerate(pieces) if sum(size >= 2 for size in sizes) >= 2
    ]
    return Measured(value=len(found), alters=tuple(found), of=len(context.people))


def inner_gone(context: RuleContext, about: str) -> MeasureAnswer:
    """How many of the innermost ring of the previous date are not on the map now."""
    if context.previous is None:
        return Silence.NOT_ASKED
    now = {alter.id for alter in context.alters}
    gone = [one for one in counted(context.previous) if one.place.drawn_ring == 1 and one.id not in now]
    return Measured(value=len(gone), alters=ids(gone), what=" on the innermost ring")


def size_fall(context: RuleContext, about: str) -> MeasureAnswer:
    """By what share of its size the map is smaller than at the previous date; below 0 where it grew."""
    if context.previous is None:
        return Silence.NOT_ASKED
    before = counted(context.previous)
    if not before:
        return Silence.TOO_FEW
    now = {alter.id for alter in context.alters}
    gone = [alter for alter in before if alter.id not in now]
    return Measured(value=(len(before) - len(now)) / len(before), alters=ids(gone), of=len(before), share=True)


def lenses_to_talk(context: RuleContext, about: str) -> MeasureAnswer:
    """How many people have a lens worth a talk; only on the latest date, where the answers belong."""
    if context.sociomap.latest.id != context.wave.id:
        return Silence.NOT_ASKED
    labels = {lens.id: lens.label for lens in context.framework.lenses.lens}
    talk: dict[str, list[str]] = {}
    shown = False
    for alter in context.alters:
        readings = lens_readings(context.sociomap, context.framework, alter.id)
        shown = shown or bool(readings)
        lenses = [labels[reading.lens] for reading in readings if reading.talk]
        if lenses:
            talk[alter.id] = lenses
    if not shown:
        return Silence.NOT_ASKED
    what = listed((f"{listed(map(str.lower, lenses))} ({context.name(one)})" for one, lenses in talk.items()))
    return Measured(value=len(talk), alters=tuple(talk), what=what)
