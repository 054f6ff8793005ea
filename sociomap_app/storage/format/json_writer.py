"""JSON as the page on the format lays it down: closely for the checksum, and with lines as a file holds it."""

import msgspec

_OTHERWISE = (b"e-", b"e+", b"0.0000", b"null")
"""Very small numbers are written otherwise by the quick writer, and none at all as null. Large ones no map has."""


def laid_out(value: object) -> bytes:
    """The text of a file. ValueError for signs that no file can keep."""
    return msgspec.json.format(canonical(value), indent=1) + b"\n"


def canonical(value: object) -> bytes:
    """The one way to write it without white space. ValueError for signs that no file can keep."""
    try:
        quick = msgspec.json.encode(value, order="sorted")
        if not any(one in quick for one in _OTHERWISE):
            return quick
    except OverflowError:
        pass
    import json  # see strict_json

    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
