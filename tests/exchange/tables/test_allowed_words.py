"""The page of allowed words has every word that the program ships, and is found from where tables are told of."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sociomap_app.model.fields import (
    ALTER_FIELDS,
    EGO_ROLES,
    GROUP_FIELDS,
    KINDS,
    SETTING_KINDS,
    SIDES,
    TIE_KINDS,
)

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "allowed-words.md"
LISTS = sorted([*(ROOT / "resources" / "words").glob("*.toml"), *(ROOT / "resources" / "presets").glob("*.toml")])


def ids_in(part: object) -> Iterator[str]:
    """Every id of a list, however deep it stands."""
    if isinstance(part, dict):
        yield from (value for name, value in part.items() if name == "id")
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from ids_in(inner)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_id_that_is_shipped_stands_on_the_page(path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [one for one in ids_in(tomllib.loads(path.read_text(encoding="utf-8"))) if f"`{one}`" not in page] == []


def test_every_value_a_column_takes_stands_there_with_its_words() -> None:
    page = PAGE.read_text(encoding="utf-8")
    closed = (value for field in (*ALTER_FIELDS, *GROUP_FIELDS) for value in field.values)
    rows = {*closed, *KINDS, *EGO_ROLES, *SETTING_KINDS, *TIE_KINDS}
    assert [one for one in rows if f"\n| `{one}` | " not in page] == []
    assert [one for one in SIDES if f"`{one}`" not in page] == []
    values = tomllib.loads((ROOT / "resources" / "words" / "values.toml").read_text(encoding="utf-8"))
    words = [pair for one in values["field"].values() for pair in one.get("values", {}).items()]
    words += [*values["ego"]["role"].items(), *values["setting_kind"].items(), *values["tie"].items()]
    for name, key in (("roles", "role"), ("settings", "setting"), ("functions", "function")):
        listed = tomllib.loads((ROOT / "resources" / "words" / f"{name}.toml").read_text(encoding="utf-8"))
        words += [(one["id"], one["label"]) for one in listed[key]]
    assert [pair for pair in words if f"| `{pair[0]}` | {pair[1]} |" not in page] == []


def test_the_page_is_found_from_where_tables_are_told_of() -> None:
    assert "(allowed-words.md)" in (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert "(docs/allowed-words.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
