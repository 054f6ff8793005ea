"""JSON as the page on the format lays it down, in parts that are put together without being made anew."""

from collections.abc import Iterable, Mapping

import msgspec


class JsonText(msgspec.Struct, frozen=True):
    """One JSON value in pieces: ``close`` without white space, for the checksum, and ``wide`` as in the file."""

    close: list[bytes]
    wide: list[bytes]

    def whole(self) -> "JsonText":
        """The same in one piece."""
        return JsonText([b"".join(self.close)], [b"".join(self.wide)])


def text_of(value: object, depth: int) -> JsonText:
    """A value in a line that is indented by ``depth``. ValueError for signs that no file can keep."""
    close = canonical(value)
    return JsonText([close], [msgspec.json.format(close, indent=1).replace(b"\n", _line(depth))])


def object_of(fields: Mapping[str, JsonText], depth: int) -> JsonText:
    """An object of at least one field, whose lines are indented by one more; its keys are plain words."""
    close: list[bytes] = []
    wide: list[bytes] = []
    line = _line(depth + 1)
    for name in sorted(fields):
        key = name.encode("ascii")
        close += (b",", b'"%b":' % key, *fields[name].close)
        wide += (b",", line, b'"%b": ' % key, *fields[name].wide)
    close[0] = wide[0] = b"{"
    return JsonText([*close, b"}"], [*wide, _line(depth), b"}"])


def list_of(values: Iterable[JsonText], depth: int) -> JsonText:
    """A list of at least one value, whose lines are indented by one more."""
    close: list[bytes] = []
    wide: list[bytes] = []
    line = _line(depth + 1)
    for one in values:
        close += (b",", *one.close)
        wide += (b",", line, *one.wide)
    close[0] = wide[0] = b"["
    return JsonText([*close, b"]"], [*wide, _line(depth), b"]"])


def _line(depth: int) -> bytes:
    return b"\n" + b" " * depth


_OTHERWISE = (b"e-", b"e+", b"0.0000", b"null")
"""Very small numbers are spelt otherwise by the quick writer, and none at all as null. Large ones no map has."""


def canonical(value: object) -> bytes:
    """The one way to write it, which the page on the format lays down."""
    try:
        quick = msgspec.json.encode(value, order="sorted")
        if not any(one in quick for one in _OTHERWISE):
            return quick
    except OverflowError:
        pass
    import json  # see strict_json

    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
