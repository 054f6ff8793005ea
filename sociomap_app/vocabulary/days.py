"""Days and dates as people write them."""

import datetime as dt

from sociomap_app.model.sociomap import Wave

from .entries import Framework
from .naming import wave_word

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day_in_words(day: dt.date) -> str:
    """A date as people write it: 4 September 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def wave_in_words(wave: Wave, framework: Framework) -> str:
    """A date by its name and its day; the day alone where it has no name."""
    return ", ".join(filter(None, (wave_word(wave, framework), day_in_words(wave.date))))
