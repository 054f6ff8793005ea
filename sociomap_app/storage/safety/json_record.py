"""Small files beside a map or a copy that say whose it is: one record as JSON, in signs that every system has."""

from types import ModuleType
from typing import TypeVar

import msgspec

Record = TypeVar("Record", bound=msgspec.Struct)


def _json() -> ModuleType:
    import json  # a map that ships is shown without it

    return json


def record_bytes(record: msgspec.Struct) -> bytes:
    """The record as a file holds it."""
    text: str = _json().dumps(msgspec.structs.asdict(record))
    return text.encode("ascii")


def record_of(content: bytes, kind: type[Record]) -> Record:
    """The record in these bytes. ValueError or RecursionError where there is none."""
    return msgspec.convert(_json().loads(content), kind)
