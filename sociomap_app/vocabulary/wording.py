"""Numbers and names in sentences, as people write them."""

from collections.abc import Iterable

NUMBERS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
MOST_NAMES = 6


def listed(parts: Iterable[str], most: int = MOST_NAMES) -> str:
    """“A”, “A and B”, “A, B and C”; beyond ``most`` “A, B, … and 3 others”."""
    words = list(parts)
    if len(words) > most:
        rest = len(words) - most
        words = [*words[:most], "1 other" if rest == 1 else f"{rest} others"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def number_word(count: int) -> str:
    """“none”, “one” … “twelve”, then digits."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def persons(count: int) -> str:
    """“nobody”, “one person”, “two people” …"""
    return "nobody" if count == 0 else "one person" if count == 1 else f"{number_word(count)} people"


def percent(share: float) -> str:
    """“67%” for 0.667: a share between 0 and 1, to the nearest whole number."""
    return f"{round(100 * share)}%"
