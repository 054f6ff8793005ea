"""One wave of a map as people.csv, ties.csv and ego.csv, and a list of what they cannot hold."""

from collections.abc import Iterator
from pathlib import Path

from sociomap_app.exchange.fields.codec import encode, encode_ring, encode_sector
from sociomap_app.exchange.fields.dialect import CODES
from sociomap_app.exchange.formats.csv_tables import write_table
from sociomap_app.model.clean_text import folded
from sociomap_app.model.errors import CannotWrite
from sociomap_app.model.fields import TIE_KINDS, Field, FieldShape
from sociomap_app.model.sociomap import Alter, Census, Design, Ego, Sociomap, View, Wave
from sociomap_app.storage.safety.safe_write import shown

from .columns import EGO, EGO_FILE, PEOPLE, PEOPLE_FIELDS, PEOPLE_FILE, SOMETIMES, TIES, TIES_FILE

_FIELDS = {field.name: field for field in PEOPLE_FIELDS}


def write_tables(sociomap: Sociomap, wave: Wave, folder: Path, *, notes: bool = False) -> tuple[str, ...]:
    """Write the three tables into ``folder``, making it where needed, and say what they leave out.

    Private notes on people go along only with ``notes``. CannotWrite where a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise CannotWrite(f"“{shown(folder)}” cannot be made a folder. Please choose another name.") from fault
    names = _attribute_names(wave)
    columns = PEOPLE + tuple(name for name in SOMETIMES if _anybody_has(name, wave))
    people = [_person(alter, sociomap.design, columns, names, notes) for alter in wave.alters.values()]
    write_table(folder / PEOPLE_FILE, (*columns, *names), people)
    write_table(folder / TIES_FILE, TIES, list(_ties(wave)))
    write_table(folder / EGO_FILE, EGO, [_ego(sociomap.ego, wave)])
    return tuple(_left_out(sociomap, wave, notes))


def _anybody_has(name: str, wave: Wave) -> bool:
    return any(getattr(alter, name) is not None for alter in wave.alters.values())


def _person(
    alter: Alter, design: Design, columns: tuple[str, ...], names: tuple[str, ...], notes: bool
) -> list[str]:
    special = {
        "id": alter.id,
        "label": alter.label,
        "ring": encode_ring(alter.place.ring, design, CODES),
        "sector": encode_sector(alter.place.sector, design, CODES),
        "status": alter.status,
    }
    cells = [special[name] if name in special else _said(_FIELDS[name], alter) for name in columns]
    if not notes:
        cells[PEOPLE.index("note")] = ""
    return cells + [alter.attributes.get(name, "") for name in names]


def _said(field: Field, alter: Alter) -> str:
    value = getattr(alter, field.name)
    if field.shape is FieldShape.TERMS:
        value = frozenset(filter(_listable, value))
    return encode(field, value, CODES)


def _listable(word: str) -> bool:
    """Whether a word can stand in a list with ; between its words."""
    return bool(word.strip()) and word == word.strip() and ";" not in word


def _ties(wave: Wave) -> Iterator[tuple[str, str, str]]:
    """A row for each kind that holds."""
    for ends in sorted(wave.ties):
        for kind in TIE_KINDS:
            if getattr(wave.ties[ends], kind):
                yield (*ends, kind)


def _ego(ego: Ego, wave: Wave) -> list[str]:
    return [
        ego.label,
        wave.ego_role or "",
        wave.ego_setting or "",
        ego.started.isoformat() if ego.started else "",
        ";".join(sorted(word for word in wave.asked if _listable(word))),
        CODES.yes if wave.who_knows_whom_done else CODES.no,
    ]


def _attribute_names(wave: Wave) -> tuple[str, ...]:
    """Columns for the attributes whose names no column of the table has already."""
    names = {name for alter in wave.alters.values() for name in alter.attributes}
    return tuple(sorted(name for name in names if _is_column(name)))


def _is_column(name: str) -> bool:
    return bool(name.strip()) and name == name.strip() and folded(name) not in PEOPLE + SOMETIMES


def _left_out(sociomap: Sociomap, wave: Wave, notes: bool) -> Iterator[str]:
    """One sentence for each thing the tables cannot hold, only where there is such a thing."""
    alters = list(wave.alters.values())
    others = len(sociomap.waves) - 1
    talk = wave.conversation
    yield from _counted(others, "other date", "other dates")
    yield from _counted(len(wave.outlines), "group outline", "group outlines")
    yield from _counted(len(wave.notes), "note on the map", "notes on the map")
    yield from _counted(len(talk.answers), "answer of the conversation", "answers of the conversation")
    yield from _counted(len(talk.actions), "next step", "next steps")
    yield from _counted(len(wave.set_aside), "finding set aside", "findings set aside")
    yield from _counted(len(sociomap.lenses), "five-lenses sheet", "five-lenses sheets")
    yield from _counted(len(sociomap.sharing), "note on what is shared", "notes on what is shared")
    yield from _counted(
        len(sociomap.own_words),
        "wording of an own word (its id is kept)",
        "wordings of own words (ids are kept)",
    )
    if not notes:
        yield from _counted(sum(bool(one.note) for one in alters), "private note", "private notes")
    yield from _counted(len(_odd_words(wave)), "word with a ; in it", "words with a ; in them")
    lost = sum(not _is_column(name) or not text for one in alters for name, text in one.attributes.items())
    yield from _counted(lost, "attribute that has no column", "attributes that have no column")
    yield from _always(sociomap, wave)


def _always(sociomap: Sociomap, wave: Wave) -> Iterator[str]:
    """What is one thing or none."""
    talk = wave.conversation
    things = (
        (wave.alters, "the exact positions inside ring and area"),
        (True, "the design: rings, what they mean, and the areas' names"),
        (True, f"the name and day of the date, “{wave.label}”"),
        (sociomap.title, "the title"),
        (talk.agreed or talk.held_on or talk.next_on, "when the conversation was and what was agreed"),
        (sociomap.ego.census != Census(), "the optional facts about the person at the centre"),
        (sociomap.review_on, "the day for looking at the map again"),
        (sociomap.view != View() or sociomap.printing is not None, "how the map is shown and printed"),
    )
    for there, name in things:
        if there:
            yield f"not carried: {name}"


def _odd_words(wave: Wave) -> set[str]:
    words = {word for alter in wave.alters.values() for word in alter.functions} | wave.asked
    return {word for word in words if not _listable(word)}


def _counted(count: int, one: str, several: str) -> Iterator[str]:
    if count:
        yield f"not carried: {count} {one if count == 1 else several}"
