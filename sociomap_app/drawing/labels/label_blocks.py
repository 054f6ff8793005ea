"""The ways to set a label: on one line, wrapped, smaller, and at last shortened."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import overload

from sociomap_app.drawing.text.typesetting import ELLIPSIS, TextLine, forget_lines, line, measure, shorten, wrap
from sociomap_app.drawing.theme import Sizes

from .label_candidates import NEXT_WAY, Block

ROOM = 9.5
"""Room for one line of a label, in label sizes."""

WIDE = 14.0
"""Room for a name that is one word and cannot be wrapped."""

NARROW = 6.5
"""Room for each line where a name is wrapped narrowly."""

SHORT = 5.0
SHORTEST = 2.8
"""Room for what is left of a name where there is no more, and on a map too full to be read at a glance."""

SHORT_NAME = 40
"""A longer text is never tried on one line without a further look."""

CROWDED = 60
"""With more people than this, a label may be cut down to a few letters."""

# Costs: places round a token cost up to 9, so all of them are tried before the next way to set a label.
_WRAPPED, _THRICE, _WIDE, _SMALLER, _CUT = NEXT_WAY, 14.0, 12.0, 18.0, 40.0


class Ways(Sequence[Block]):
    """The ways to set one name, the cheapest first. All but the first are worked out when they are looked for."""

    def __init__(self, first: Block, rest: Callable[[], tuple[Block, ...]]) -> None:
        self._first, self._rest = first, rest

    @cached_property
    def _all(self) -> tuple[Block, ...]:
        return self._rest()

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        return self._first if index == 0 else self._all[index]

    def __len__(self) -> int:
        return len(self._all)


@lru_cache(4096)
def blocks(text: str, sizes: Sizes, crowded: bool) -> Sequence[Block]:
    """The ways to set a name, the cheapest first; all of them cut it where it is too long to be shown whole.

    Every way but the first costs ``NEXT_WAY`` or more where the first shows all of it on one line.
    """
    if len(text) <= SHORT_NAME and measure(text, sizes.label) <= sizes.label * ROOM:
        first = Block((line(text, sizes.label),), sizes.label)
        return Ways(first, lambda: _ways(text, sizes, crowded))
    return _ways(text, sizes, crowded)


def forget_names() -> None:
    """Keep no name of a map that is closed."""
    blocks.cache_clear()
    forget_lines()


def _ways(text: str, sizes: Sizes, crowded: bool) -> tuple[Block, ...]:
    ways: list[Block] = []
    for size, cost in _smaller(sizes):
        ways += _whole(text, size, cost)
    whole = bool(ways)
    lost = _CUT if whole else 0.0
    for size, cost in ((sizes.label, 0.0), (sizes.least_label, 4.0)):
        ways += [] if whole and not cost else _shortened(text, size, lost + cost, whole)
    if crowded:
        least = sizes.least_label
        ways.append(_cut(text, (shorten(text, least, least * SHORTEST),), least, 56.0))
    return tuple(sorted(_telling(ways) or ways[:1], key=lambda one: one.cost))


def _telling(ways: Sequence[Block]) -> list[Block]:
    """Those that show more than that there is a name."""
    return [one for one in ways if not one.cut or one.lines[0].text != ELLIPSIS]


def _smaller(sizes: Sizes) -> list[tuple[float, float]]:
    """Sizes of letters and what they cost: full, half the way down, and the least."""
    if sizes.label < sizes.least_label * 1.02:
        return [(sizes.label, 0.0)]
    half = (sizes.label + sizes.least_label) / 2
    return [(sizes.label, 0.0), (half, _SMALLER), (sizes.least_label, _SMALLER + 4.0)]


def _whole(text: str, size: float, cost: float) -> list[Block]:
    """Every way to show all of it at that size."""
    width = measure(text[:200], size)
    ways = []
    if width <= size * ROOM:
        ways.append(Block((shorten(text, size, size * ROOM),), size, cost))
    for lines, more in _wrapped(text, size, width):
        ways.append(Block(lines, size, cost + (more if ways else 0.0)))
    if not ways and width <= size * WIDE:
        ways.append(Block((shorten(text, size, size * WIDE),), size, cost + _WIDE))
    return ways


def _wrapped(text: str, size: float, width: float) -> Iterator[tuple[tuple[TextLine, ...], float]]:
    """All of it on two lines or three, each with what that costs where it would fit on fewer."""
    words = text.split()
    if len(words) < 2 or len(text) > 120:
        return
    widest = max(measure(word, size) for word in words)
    for most, more, room in ((2, _WRAPPED, ROOM), (3, _THRICE, ROOM), (3, _THRICE + 1, NARROW)):
        even = max(widest, min(width / most * 1.2, size * room))
        lines = tuple(wrap(text, size, even, most)) if even <= size * ROOM else ()
        if len(lines) > 1 and not _is_cut(text, lines):
            yield lines, more


def _shortened(text: str, size: float, cost: float, fits: bool) -> list[Block]:
    """Ways that show the beginning: on two lines, on one, and of one word or two."""
    ways = [_cut(text, (shorten(text, size, size * ROOM),), size, cost + (0.0 if fits else 8.0))]
    if " " in text.strip():
        ways.append(_cut(text, tuple(wrap(text, size, size * ROOM, 2)), size, cost + (2.0 if fits else 4.0)))
    if not fits and " " in text.strip():
        ways.append(_cut(text, tuple(wrap(text, size, size * ROOM, 3)), size, cost))
    ways.append(_cut(text, (shorten(text, size, size * SHORT),), size, cost + 12.0))
    return [one for one in ways if not fits or one.cut]


def _cut(text: str, lines: tuple[TextLine, ...], size: float, cost: float) -> Block:
    return Block(lines, size, cost, _is_cut(text, lines))


def _is_cut(text: str, lines: tuple[TextLine, ...]) -> bool:
    return " ".join(one.text for one in lines) != " ".join(text.split())
