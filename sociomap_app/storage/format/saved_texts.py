"""What was written of a document last, so that the next save makes and reads again only what was edited since.

An edit shares with the document before all that it did not touch, as the very same values, and these never change.
So the text of a date or a person that is the same value as at the last save need not be made anew; and where that
text stands in the new file, sign by sign as it was read back then, its values need not be compared once more.
"""

from collections.abc import Mapping
from operator import attrgetter

import msgspec

from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Alter, Sociomap, Wave

from . import schema
from .conversion import document_of, lean, tie_list, ties_of, wave_of
from .json_writer import JsonText, list_of, object_of, text_of


class WaveText(msgspec.Struct, frozen=True):
    """A date with its texts: the whole, each person under their id, all ties, and its other fields."""

    wave: Wave
    whole: JsonText
    people: Mapping[str, JsonText]
    ties: JsonText
    fields: Mapping[str, JsonText]


class Texts(msgspec.Struct, frozen=True):
    """A document with the texts of its dates, under their ids, and of its other fields."""

    document: Sociomap
    waves: Mapping[str, WaveText]
    fields: Mapping[str, JsonText]


class WaveRead(msgspec.Struct, frozen=True):
    """A date with what a file held of it: the whole, each person under their id, and all ties."""

    wave: Wave
    whole: bytes
    people: Mapping[str, bytes]
    ties: bytes


class Read(msgspec.Struct, frozen=True):
    """A document with what a file held of its dates, under their ids."""

    document: Sociomap
    waves: Mapping[str, WaveRead]


class Spelt:
    """The texts of the document that was written last, and of the one that was read back last, and of no other.

    Whoever has a map open holds one, and lets go of it together with the map, or where something in it is erased.
    """

    def __init__(self) -> None:
        self._made: Texts | None = None
        self._read: Read | None = None
        self._file: tuple[str, bytes] | None = None

    def forget(self) -> None:
        """Begin anew: the next save takes nothing over."""
        self._made = self._read = self._file = None

    def saved(self, digest: str, content: bytes) -> None:
        """These are the bytes of the file now."""
        self._file = digest, content

    def file_of(self, digest: str | None) -> bytes | None:
        """The bytes of the file that was saved last, if that is its digest."""
        return self._file[1] if self._file is not None and self._file[0] == digest else None

    def text_of(self, sociomap: Sociomap) -> JsonText:
        """The document as it stands in the file. ValueError for signs that no file can keep."""
        last = self._made
        before = last.waves if last is not None else {}
        waves = [_made(wave, before.get(wave.id)) for wave in sociomap.waves]
        known = _same_fields(last.document, sociomap, last.fields) if last is not None else {}
        fields = _fields(sociomap, known, ("waves",), DOCUMENT)
        listed = {"waves": list_of((one.whole for one in waves), DOCUMENT + 1)} if waves else {}
        self._made = Texts(sociomap, {one.wave.id: one for one in waves}, fields)  # at once: a thread may ask
        return object_of({**fields, **listed}, DOCUMENT)

    def reads_back(self, plain: bytes, sociomap: Sociomap) -> bool:
        """Whether the file of these bytes holds that document, and a sound one.

        UserFault, ValueError or msgspec.DecodeError where it holds no document.
        """
        written = _envelope.decode(plain).sociomap
        last = self._read
        before = last.waves if last is not None else {}
        waves, texts = [], {}
        for raw, wave in zip(written.waves, sociomap.waves, strict=True):
            again, texts[wave.id] = _read(raw, wave, before.get(wave.id))
            waves.append(again)
        document = document_of(written, tuple(waves))
        if not are_the_same(document, sociomap) or faults(document, last.document if last is not None else None):
            return False
        self._read = Read(sociomap, texts)
        return True


def are_the_same(one: Sociomap, other: Sociomap) -> bool:
    """Whether two documents hold the same, and in the same order of naming, which mappings do not compare."""
    return one == other and all(
        before is now or [*map(list, _named(before))] == [*map(list, _named(now))]
        for before, now in zip(one.waves, other.waves, strict=True)
    )


_named = attrgetter("alters", "outlines", "notes")

DOCUMENT, WAVE, PERSON = 1, 3, 5
"""How far the lines are indented in which these begin."""


def _made(wave: Wave, last: WaveText | None) -> WaveText:
    """A date with its text, of which everything that is as it was is taken over."""
    if last is not None and last.wave is wave:
        return last
    before, known = (last.wave.alters, last.people) if last is not None else ({}, {})
    people = {
        key: known[key] if before.get(key) is alter else text_of(lean(alter), PERSON)
        for key, alter in wave.alters.items()
    }
    same = last is not None and last.wave.ties is wave.ties
    ties = last.ties if last is not None and same else text_of(tie_list(wave.ties), WAVE + 1)
    kept = _same_fields(last.wave, wave, last.fields) if last is not None else {}
    fields = _fields(wave, kept, ("alters", "ties"), WAVE)
    listed = {"alters": list_of(people.values(), WAVE + 1)} if people else {}
    if wave.ties:
        listed["ties"] = ties
    return WaveText(wave, object_of({**fields, **listed}, WAVE).whole(), people, ties, fields)


def _same_fields(
    before: msgspec.Struct, now: msgspec.Struct, texts: Mapping[str, JsonText]
) -> dict[str, JsonText]:
    """The texts of the fields that hold the very same value as before."""
    return {name: text for name, text in texts.items() if getattr(now, name) is getattr(before, name)}


def _fields(
    value: msgspec.Struct, known: Mapping[str, JsonText], but: tuple[str, ...], depth: int
) -> dict[str, JsonText]:
    """The texts of all fields but these, the known ones as they are."""
    made = lean(value, (*but, *known))
    return {**known, **{name: text_of(plain, depth + 1) for name, plain in made.items()}}


class _WaveText(schema.Day):
    """A date in the file, with the text of each person and of all ties left as it stands."""

    alters: tuple[msgspec.Raw, ...] = ()
    ties: msgspec.Raw = msgspec.Raw(b"[]")


class _SociomapText(schema.Frame, kw_only=True):
    """A document in the file, with the text of each date left as it stands."""

    waves: tuple[msgspec.Raw, ...]


class _EnvelopeText(schema.Top, kw_only=True):
    sociomap: _SociomapText


def _read(raw: msgspec.Raw, wave: Wave, last: WaveRead | None) -> tuple[Wave, WaveRead]:
    """The date a file holds at the place of ``wave``, and its text; of what is as it was, the value itself."""
    whole = bytes(raw)
    if last is not None and last.wave is wave and last.whole == whole:
        return wave, last
    written = _date.decode(whole)
    before, known = (last.wave.alters, last.people) if last is not None else ({}, {})
    people = dict(zip(wave.alters, map(bytes, written.alters), strict=True))
    alters = [
        alter if before.get(key) is alter and known[key] == people[key] else _person(people[key])
        for key, alter in wave.alters.items()
    ]
    text = bytes(written.ties)
    same = last is not None and last.wave.ties is wave.ties and last.ties == text
    ties = wave.ties if same else ties_of(_ties.decode(text), "")
    again = wave_of(written, dict(zip(wave.alters, alters, strict=True)), ties, "")
    return again, WaveRead(wave, whole, people, text)


def _person(text: bytes) -> Alter:
    return msgspec.convert(_alter.decode(text), Alter, from_attributes=True)


_envelope = msgspec.json.Decoder(_EnvelopeText)
_date = msgspec.json.Decoder(_WaveText)
_alter = msgspec.json.Decoder(schema.Alter)
_ties = msgspec.json.Decoder(tuple[schema.Tie, ...])
