"""Dates of a map as tables, and a list of what they cannot hold."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from sociomap_app.exchange.fields.codec import encode, encode_ring, encode_sector
from sociomap_app.exchange.fields.dialect import CODES
from sociomap_app.exchange.formats.csv_tables import write_table
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.errors import CannotWrite
from sociomap_app.model.fields import MAX_TEXT, TIE_KINDS, Field, FieldShape
from sociomap_app.model.sociomap import Alter, Design, Sociomap, View, Wave
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import area_word, wave_word

from .columns import (
    AREAS,
    AREAS_FILE,
    CENSUS,
    EGO,
    EGO_FILE,
    PEOPLE,
    PEOPLE_FIELDS,
    PEOPLE_FILE,
    SETTINGS,
    SETTINGS_FILE,
    SOMETIMES,
    TIES,
    TIES_FILE,
    WAVES,
    WAVES_FILE,
    people_headings,
)

_FIELDS = {field.name: field for field in PEOPLE_FIELDS}
Cells = list[str]


def write_tables(sociomap: Sociomap, waves: Sequence[Wave], folder: Path, framework: Framework) -> tuple[str, ...]:
    """Write the tables of these dates into ``folder``, making it where needed, and say what they leave out.

    What is to stay behind is taken out of the map before. CannotWrite where a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise CannotWrite(f"“{shown(folder)}” cannot be made a folder. Please choose another name.") from fault
    people = [alter for wave in waves for alter in wave.alters.values()]
    columns = PEOPLE + tuple(one for one in SOMETIMES if any(getattr(each, one) is not None for each in people))
    further = _attribute_names(people, framework)
    everybody = [(wave, alter) for wave in waves for alter in wave.alters.values()]
    rows = [_person(wave, alter, sociomap.design, columns, further) for wave, alter in everybody]
    latest = max(enumerate(waves), key=lambda pair: (pair[1].date, pair[0]))[1]
    write_table(folder / PEOPLE_FILE, (*columns, *further), rows)
    write_table(folder / TIES_FILE, TIES, list(chain.from_iterable(map(_ties, waves))))
    write_table(folder / EGO_FILE, EGO, [_ego(sociomap, latest)])
    write_table(folder / WAVES_FILE, WAVES, [_wave(wave, framework) for wave in waves])
    write_table(folder / AREAS_FILE, AREAS, _areas(sociomap.design, framework))
    write_table(folder / SETTINGS_FILE, SETTINGS, _settings(sociomap, framework))
    return tuple(_left_out(sociomap, waves, further))


def _person(wave: Wave, alter: Alter, design: Design, columns: tuple[str, ...], further: tuple[str, ...]) -> Cells:
    special = {
        "wave": wave.id,
        "id": alter.id,
        "number": "" if alter.number is None else str(alter.number),
        "label": alter.label,
        "ring": encode_ring(alter.place.ring, design, CODES),
        "sector": encode_sector(alter.place.sector, design, CODES),
        "status": alter.status,
    }
    known = [special[name] if name in special else _said(_FIELDS[name], alter) for name in columns]
    return [*known, *(alter.attributes.get(name, "") for name in further)]


def _said(field: Field, alter: Alter) -> str:
    value = getattr(alter, field.name)
    if field.shape is FieldShape.TERMS:
        value = frozenset(filter(_listable, value))
    return encode(field, value, CODES)


def _listable(word: str) -> bool:
    """Whether a word can stand in a list with ; between its words."""
    return bool(word.strip()) and word == word.strip() and ";" not in word


def _ties(wave: Wave) -> Iterator[tuple[str, ...]]:
    """A row for each kind that holds."""
    for ends in sorted(wave.ties):
        for kind in TIE_KINDS:
            if getattr(wave.ties[ends], kind):
                yield (wave.id, *ends, kind)


def _asked(wave: Wave) -> str:
    return ";".join(sorted(word for word in wave.asked if _listable(word)))


def _done(wave: Wave) -> str:
    return CODES.yes if wave.who_knows_whom_done else CODES.no


def _ego(sociomap: Sociomap, latest: Wave) -> Cells:
    ego = sociomap.ego
    return [
        ego.label,
        sociomap.code,
        latest.ego_role or "",
        latest.ego_setting or "",
        ego.started.isoformat() if ego.started else "",
        _asked(latest),
        _done(latest),
        *(_fact(getattr(ego.census, name)) for name in CENSUS),
    ]


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return CODES.yes if value else CODES.no
    return "" if value is None else str(value)


def _wave(wave: Wave, framework: Framework) -> Cells:
    return [
        wave.id,
        wave_word(wave, framework),
        wave.date.isoformat(),
        wave.ego_role or "",
        wave.ego_setting or "",
        _asked(wave),
        _done(wave),
    ]


def _areas(design: Design, framework: Framework) -> list[Cells]:
    return [[one.id, area_word(one, design, framework), one.side, f"{one.width!r}"] for one in design.sectors]


def _settings(sociomap: Sociomap, framework: Framework) -> list[Cells]:
    """By the label of the list; a word of one's own by its id, as it stands with people and dates."""
    listed = framework.settings
    return [[listed[one.id].label if one.id in listed else one.id, one.kind] for one in sociomap.settings]


def _attribute_names(people: Sequence[Alter], framework: Framework) -> tuple[str, ...]:
    """Columns for the attributes whose names mean no column of the table already, and are one line that is read
    as it stands."""
    taken = people_headings(framework)
    names = {name for alter in people for name in alter.attributes}
    return tuple(
        sorted(one for one in names if one and one == clean_line(one, MAX_TEXT) and folded(one) not in taken)
    )


def _left_out(sociomap: Sociomap, waves: Sequence[Wave], further: Sequence[str]) -> Iterator[str]:
    """One sentence for each thing the tables cannot hold, only where there is such a thing."""
    people = [alter for wave in waves for alter in wave.alters.values()]
    talks = [wave.conversation for wave in waves]
    for count, one, several in (
        (len(sociomap.waves) - len(waves), "other date", "other dates"),
        (sum(len(wave.outlines) for wave in waves), "group outline", "group outlines"),
        (sum(len(wave.notes) for wave in waves), "note on the map", "notes on the map"),
        (sum(len(one.answers) for one in talks), "answer of the conversation", "answers of the conversation"),
        (sum(len(one.actions) for one in talks), "next step", "next steps"),
        (sum(len(wave.set_aside) for wave in waves), "finding set aside", "findings set aside"),
        (sum(len(wave.helped) for wave in waves), "thing that helped", "things that helped"),
        (sum(len(wave.change_notes) for wave in waves), "note on what changed", "notes on what changed"),
        (
            sum(len(wave.carried) for wave in waves),
            "mark of who was carried over",
            "marks of who was carried over",
        ),
        (len(sociomap.lenses), "five-lenses sheet", "five-lenses sheets"),
        (
            len(sociomap.lens_requests),
            "request for the other side of the five lenses",
            "requests for the other side of the five lenses",
        ),
        (len(sociomap.sharing), "note on what is shared", "notes on what is shared"),
        (
            len(_worded(sociomap)),
            "wording of an own word (its id is kept)",
            "wordings of own words (ids are kept)",
        ),
        (len(_odd_words(waves)), "word with a ; in it", "words with a ; in them"),
        (_lost_attributes(people, further), "attribute that has no column", "attributes that have no column"),
    ):
        if count:
            yield f"not carried: {count} {one if count == 1 else several}"
    for there, name in _always(sociomap, waves):
        if there:
            yield f"not carried: {name}"


def _always(sociomap: Sociomap, waves: Sequence[Wave]) -> Iterator[tuple[object, str]]:
    """What is one thing or none."""
    talks = [wave.conversation for wave in waves]
    agreed = any(one.agreed or one.held_on or one.next_on for one in talks)
    yield any(wave.alters for wave in waves), "the exact positions inside ring and area"
    yield True, "how many rings there are and what they mean"
    yield sociomap.design.ask_quality, "that it is asked how connections feel"
    yield sociomap.title, "the title"
    yield sociomap.same_map_as, "which other files are the same map"
    yield (
        sociomap.copy is not None,
        "what the copy says of itself: of which map it is, for whom, and what it holds",
    )
    yield sociomap.highest_number > _highest(waves), f"the highest number given so far, {sociomap.highest_number}"
    yield agreed, "when the conversation was and what was agreed"
    yield sociomap.review_on, "the day for looking at the map again"
    yield sociomap.view != View() or sociomap.printing is not None, "how the map is shown and printed"


def _highest(waves: Sequence[Wave]) -> int:
    """Of the numbers of those who go."""
    return max((one.number or 0 for wave in waves for one in wave.alters.values()), default=0)


def _worded(sociomap: Sociomap) -> list[str]:
    """Own words that are called otherwise than their ids."""
    return [one.id for one in sociomap.own_words if one.label != one.id]


def _odd_words(waves: Sequence[Wave]) -> set[str]:
    words = {word for wave in waves for alter in wave.alters.values() for word in alter.functions}
    return {word for word in words.union(*(wave.asked for wave in waves)) if not _listable(word)}


def _lost_attributes(people: Sequence[Alter], further: Sequence[str]) -> int:
    columns = set(further)
    return sum(name not in columns or not text for one in people for name, text in one.attributes.items())
