"""How tokens look where the owner wants an attribute seen: by colour with a letter, by size, by a heavier outline.

Colour never stands alone: where it says another thing than the area, which the place says too, each colour has a
letter in the token and in the legend.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sociomap_app.drawing.marks import Colour
from sociomap_app.drawing.theme import BLUE, GREEN, ORANGE, PINK, SKY, STONE, VERMILLION, YELLOW, Theme, grey_of
from sociomap_app.model.fields import FIELDS_BY_NAME, FREQUENCIES, KNOWN_SINCE, Field, FieldShape
from sociomap_app.model.sociomap import Alter, Sociomap, View, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for

KINDS = (BLUE, ORANGE, GREEN, PINK, SKY, VERMILLION, YELLOW)
"""Fills for values without an order; whatever is left over is stone and has one letter."""

STEPS: tuple[Colour, ...] = ((222, 235, 247), (158, 202, 225), (107, 174, 214), (49, 130, 189), (8, 81, 156))
"""Fills for values with an order, the least first."""

UNSAID: Colour = (236, 232, 224)
"""The fill where nothing was said."""

RADII = (0.7, 0.85, 1.0, 1.18, 1.35)
"""Radius of a token by its step from 1 to 5, as a share of the ordinary one."""

UNSIZED = 0.6
HEAVY = 2.6
"""An outline that stands out, as a multiple of the ordinary one."""

ORDERED = {"frequency": tuple(reversed(FREQUENCIES)), "known_since": KNOWN_SINCE}
"""Choices with an order, the least first; a scale from 1 to 5 is one by itself."""

COLOURS = (
    "sector",
    "kind",
    "role",
    "setting",
    "career_stage",
    "frequency",
    "known_since",
    "direction",
    "usefulness",
)
SIZES = ("usefulness", "frequency", "known_since", "functions")
OUTLINES = ("assesses_me", "same_subject", "formal", "assigned", "lasting")
"""What the window offers; a map may be coloured by any field that has values."""

STANDS_OUT = {"assigned": "assigned", "lasting": "likely"}
"""Which value is drawn with the heavy outline, where it is not yes."""


class Key(msgspec.Struct, frozen=True):
    """One line of the legend: words, fill, letter, and size and outline as multiples of the ordinary ones."""

    words: str
    fill: Colour = STONE
    letter: str = ""
    size: float = 1.0
    outline: float = 1.0


class Look(msgspec.Struct, frozen=True):
    """How one token looks: fill, letter, and radius and outline as multiples of the ordinary ones."""

    fill: Colour = STONE
    letter: str = ""
    size: float = 1.0
    outline: float = 1.0


class Looks(msgspec.Struct, frozen=True):
    """The look of every token by the id of its alter, and the legend that goes with it."""

    tokens: Mapping[str, Look] = {}
    keys: tuple[tuple[str, tuple[Key, ...]], ...] = ()

    @property
    def least(self) -> float:
        """The smallest radius of any token, as a share of the ordinary one."""
        return min((look.size for look in self.tokens.values()), default=1.0)

    def of(self, alter_id: str) -> Look:
        """The look of one token."""
        return self.tokens.get(alter_id, Look())


def looks_of(sociomap: Sociomap, wave: Wave, framework: Framework, theme: Theme) -> Looks:
    """How everybody in a wave looks, as the map's view says."""
    view, alters = sociomap.view, wave.alters.values()
    keys: list[tuple[str, tuple[Key, ...]]] = []
    if view.colour_by == "sector":
        sectors = theme.sector_colours(sociomap.design.sectors)
        fills: Mapping[str, Tint] = {one.id: (sectors.get(one.place.sector or "", STONE), "") for one in alters}
    else:
        fills, signs = _coloured(FIELDS_BY_NAME[view.colour_by], sociomap, alters, framework, theme)
        keys.append((framework.values.field[view.colour_by].label, signs))
    if view.size_by is not None:
        keys.append((framework.values.field[view.size_by].label, _size_keys(view.size_by, framework)))
    if view.outline_by is not None:
        heavy = Key(_heavy_words(view.outline_by, framework), outline=HEAVY)
        keys.append((framework.values.field[view.outline_by].label, (heavy,)))
    return Looks({one.id: _look(one, fills[one.id], view) for one in alters}, tuple(keys))


Tint = tuple[Colour, str]
"""A colour, and the letter that says the same; none where the place says it."""


def _look(alter: Alter, fill: Tint, view: View) -> Look:
    size = _size(alter, view.size_by) if view.size_by is not None else 1.0
    heavy = view.outline_by is not None and _stands_out(alter, view.outline_by)
    return Look(*fill, size=size, outline=HEAVY if heavy else 1.0)


def _coloured(
    field: Field, sociomap: Sociomap, alters: Iterable[Alter], framework: Framework, theme: Theme
) -> tuple[Mapping[str, Tint], tuple[Key, ...]]:
    """The fill of everybody by their id, and what the legend says of the fills."""
    said = {one.id: codes_of(one, field.name) for one in alters}
    values = _values(field, [codes[0] for codes in said.values() if codes])
    signs = _tints(field, values, theme)
    shown = values if _is_ordered(field) else values[: len(KINDS)]
    keys = [Key(_word(field, value, framework, sociomap), *signs[value]) for value in shown]
    if len(values) > len(shown):
        keys.append(Key("others", *signs[values[-1]]))
    unsaid = _for(theme, (UNSAID, ""))
    if not all(said.values()):
        keys.append(Key("not said", *unsaid))
    return {key: signs[codes[0]] if codes else unsaid for key, codes in said.items()}, tuple(keys)


def _tints(field: Field, values: Sequence[str], theme: Theme) -> Mapping[str, Tint]:
    fills = _ordered_tints(field, values) if _is_ordered(field) else _unordered_tints(values)
    return {value: _for(theme, fill) for value, fill in fills.items()}


def _is_ordered(field: Field) -> bool:
    return field.name in ORDERED or field.shape is FieldShape.SCALE


def _ordered_tints(field: Field, values: Sequence[str]) -> Mapping[str, Tint]:
    """Darker by steps; the letter is the value of a scale, else its number."""
    darkest, most = len(STEPS) - 1, max(len(values) - 1, 1)
    scale = field.shape is FieldShape.SCALE
    return {
        value: (STEPS[round(number * darkest / most)], value if scale else str(number + 1))
        for number, value in enumerate(values)
    }


def _unordered_tints(values: Sequence[str]) -> Mapping[str, Tint]:
    """One after the other; those for whom no fill is left share the last."""
    fills = [*((fill, chr(65 + number)) for number, fill in enumerate(KINDS)), (STONE, chr(65 + len(KINDS)))]
    return {value: fills[min(number, len(KINDS))] for number, value in enumerate(values)}


def _for(theme: Theme, fill: Tint) -> Tint:
    colour, letter = fill
    return (grey_of(colour) if theme.greyscale else colour, letter)


def _values(field: Field, used: list[str]) -> list[str]:
    """The values that occur: in their order where they have one, else the most frequent first."""
    if field.name in ORDERED:
        return list(ORDERED[field.name])
    if field.shape is FieldShape.SCALE:
        return ["1", "2", "3", "4", "5"]
    known = {value: number for number, value in enumerate(("yes", "no", *field.values))}
    if field.shape is FieldShape.TERM:
        return sorted(set(used), key=lambda value: (-used.count(value), value))
    return sorted(set(used), key=lambda value: known.get(value, len(known)))


def codes_of(alter: Alter, name: str) -> tuple[str, ...]:
    """What was said of an alter in one field, as codes; none where nothing was."""
    said = getattr(alter, name)
    if isinstance(said, bool):
        return ("yes" if said else "no",)
    if isinstance(said, frozenset):
        return tuple(sorted(said))
    return (str(said),) if said not in (None, "") else ()


def _word(field: Field, value: str, framework: Framework, sociomap: Sociomap) -> str:
    if field.shape is FieldShape.TERM:
        return word_for(framework, sociomap, field.name, value)
    return framework.value(field.name, value)


def _step(alter: Alter, name: str) -> int | None:
    """From 1 to 5 how much of something, None where nothing was said."""
    said = getattr(alter, name)
    if isinstance(said, frozenset):
        return min(len(said) + 1, 5) if said else None
    if name in ORDERED:
        order = ORDERED[name]
        return round(1 + order.index(said) * 4 / (len(order) - 1)) if said in order else None
    return said if isinstance(said, int) and not isinstance(said, bool) else None


def _size(alter: Alter, name: str) -> float:
    step = _step(alter, name)
    return UNSIZED if step is None else RADII[step - 1]


def _size_keys(name: str, framework: Framework) -> tuple[Key, ...]:
    if name in ORDERED:
        order = ORDERED[name]
        ends = framework.value(name, order[0]), framework.value(name, order[-1])
    elif name == "functions":
        ends = "one kind", "four kinds or more"
    else:
        ends = "1", "5"
    least = RADII[1] if name == "functions" else RADII[0]
    return (Key("not said", size=UNSIZED), Key(ends[0], size=least), Key(ends[1], size=RADII[-1]))


def _stands_out(alter: Alter, name: str) -> bool:
    return codes_of(alter, name) == (STANDS_OUT.get(name, "yes"),)


def _heavy_words(name: str, framework: Framework) -> str:
    value = STANDS_OUT.get(name, "yes")
    return framework.value(name, value)
