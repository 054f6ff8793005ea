"""What differs between two documents, computed, so that nobody can forget to announce it."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from .sociomap import Sociomap, TieKey, Wave

Key = TypeVar("Key")
Value = TypeVar("Value")


class WaveChange(msgspec.Struct, frozen=True, kw_only=True):
    """What differs in one wave: ids added, gone or touched, and the names of its other fields."""

    alters: frozenset[str] = frozenset()
    ties: frozenset[TieKey] = frozenset()
    outlines: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.alters or self.ties or self.outlines or self.notes or self.fields)


NO_WAVE_CHANGE = WaveChange()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two documents.

    ``waves`` holds a wave's id for each wave added, gone or touched; ``fields`` the names of the
    document's own fields that differ (``design``, ``ego``, …; ``waves`` where waves came, went or moved).
    """

    waves: Mapping[str, WaveChange] = msgspec.field(default_factory=dict)
    fields: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.waves or self.fields)

    def of(self, wave_id: str) -> WaveChange:
        """What differs in that wave; nothing where it was not touched."""
        return self.waves.get(wave_id, NO_WAVE_CHANGE)


def compare(old: Sociomap, new: Sociomap) -> Change:
    """Everything that differs from ``old`` to ``new``; cheap where they share structure."""
    if old is new:
        return Change()
    before = {wave.id: wave for wave in old.waves}
    after = {wave.id: wave for wave in new.waves}
    waves = {one: _compare_waves(before.get(one), after.get(one)) for one in before.keys() | after.keys()}
    fields = frozenset(name for name in _DOCUMENT_FIELDS if _differ(getattr(old, name), getattr(new, name)))
    return Change(
        waves={one: difference for one, difference in waves.items() if difference},
        fields=fields if _ids(old) == _ids(new) else fields | {"waves"},
    )


def _ids(sociomap: Sociomap) -> list[str]:
    return [wave.id for wave in sociomap.waves]


_DOCUMENT_FIELDS = tuple(name for name in Sociomap.__struct_fields__ if name != "waves")


_MAPPED = ("id", "alters", "ties", "outlines", "notes")
_WAVE_FIELDS = tuple(name for name in Wave.__struct_fields__ if name not in _MAPPED)


def _differ(old: object, new: object) -> bool:
    return old is not new and old != new


def _compare_waves(old: Wave | None, new: Wave | None) -> WaveChange:
    if old is new:
        return NO_WAVE_CHANGE
    one = old if old is not None else new
    if old is None or new is None:
        assert one is not None
        return WaveChange(
            alters=frozenset(one.alters),
            ties=frozenset(one.ties),
            outlines=frozenset(one.outlines),
            notes=frozenset(one.notes),
            fields=frozenset(Wave.__struct_fields__),
        )
    return WaveChange(
        alters=_touched(old.alters, new.alters),
        ties=_touched(old.ties, new.ties),
        outlines=_touched(old.outlines, new.outlines),
        notes=_touched(old.notes, new.notes),
        fields=frozenset(name for name in _WAVE_FIELDS if _differ(getattr(old, name), getattr(new, name))),
    )


def _touched(old: Mapping[Key, Value], new: Mapping[Key, Value]) -> frozenset[Key]:
    if old is new:
        return frozenset()
    gone = old.keys() - new.keys()
    return frozenset(gone | {key for key, value in new.items() if _differ(old.get(key), value)})
