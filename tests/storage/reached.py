"""What is held in memory for the next save, as one piece that can be looked through for a name."""

from sociomap_app.storage.format.saved_texts import Spelt


def everything(value: object) -> bytes:
    """All text that can be reached from there."""
    if isinstance(value, bytes | str):
        return value if isinstance(value, bytes) else value.encode()
    if isinstance(value, dict):
        return b"".join(everything(one) for pair in value.items() for one in pair)
    if isinstance(value, list | tuple | frozenset):
        return b"".join(map(everything, value))
    if isinstance(value, Spelt):
        return everything([*vars(value).values()])
    names = getattr(value, "__struct_fields__", ())
    return b"".join(everything(getattr(value, name)) for name in names)
