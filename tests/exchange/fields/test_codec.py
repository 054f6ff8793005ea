"""One codec for a field: what is written in either spelling is understood in both."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.exchange.field_words import COLUMNS, FieldReader
from sociomap_app.exchange.fields.codec import decode, decode_ring, encode, encode_ring
from sociomap_app.exchange.fields.dialect import CODES, Dialect, Unreadable, codes, words
from sociomap_app.exchange.fields.open_lists import VOCABULARIES, terms
from sociomap_app.exchange.tables.columns import PEOPLE, SOMETIMES
from sociomap_app.model.fields import ALTER_FIELDS, FIELDS_BY_NAME, GROUP_FIELDS, Field, FieldShape
from sociomap_app.model.sociomap import WISHED, OwnWord, Ring, Sector
from sociomap_app.vocabulary.naming import design_in_words
from tests.networks import a_map, a_wave, framework

DOCUMENT = a_map(a_wave([]))
DESIGN = design_in_words(DOCUMENT.design, framework())
ASSIGNED = f"is not one of {framework().value('assigned', 'assigned')}, "
BOTH = (codes(framework().value), words(DOCUMENT, framework()))
LISTS = {name: terms(kind, getattr(framework(), kind)) for name, kind in VOCABULARIES.items()}


def values(field: Field) -> st.SearchStrategy[Any]:
    """Every value a field of that shape can have."""
    nothing = st.none()
    match field.shape:
        case FieldShape.CHOICE:
            return nothing | st.sampled_from(field.values)
        case FieldShape.CHOICES:
            return st.frozensets(st.sampled_from(field.values))
        case FieldShape.TERM:
            return nothing | st.sampled_from(sorted(getattr(framework(), VOCABULARIES[field.name])))
        case FieldShape.TERMS:
            return st.frozensets(st.sampled_from(sorted(framework().functions)))
        case FieldShape.SCALE:
            return nothing | st.integers(1, 5)
        case FieldShape.YES_NO:
            return nothing | st.booleans()
        case FieldShape.LINE:
            return st.sampled_from(["", "MN-23"])
        case FieldShape.TEXT:
            return st.sampled_from(["", "one line", "two\nlines"])


@pytest.mark.parametrize("read", BOTH, ids=["codes", "words"])
@pytest.mark.parametrize("written", BOTH, ids=["codes", "words"])
@given(st.data())
def test_each_spelling_is_understood_in_both(written: Dialect, read: Dialect, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([*FIELDS_BY_NAME.values()]))
    value = data.draw(values(field))
    assert decode(field, encode(field, value, written), read, LISTS) == value


@pytest.mark.parametrize("read", BOTH, ids=["codes", "words"])
@pytest.mark.parametrize("written", BOTH, ids=["codes", "words"])
@pytest.mark.parametrize("ring", [None, WISHED, 1, 2, 3])
def test_rings_are_understood_in_both(written: Dialect, read: Dialect, ring: int | None) -> None:
    assert decode_ring(encode_ring(ring, DESIGN, written), DESIGN, read) == ring


@pytest.mark.parametrize("dialect", BOTH, ids=["codes", "words"])
@pytest.mark.parametrize(
    "name, text, value",
    [
        ("formal", "✓", True), ("formal", "YES", True), ("formal", "False", False), ("formal", "–", None),
        ("closeness", "2.00", 2), ("closeness", "02", 2), ("closeness", "-", None), ("frequency", "–", None),
        ("purpose", "–", frozenset()),
    ],
)  # fmt: skip
def test_what_one_table_accepts_every_table_accepts(dialect: Dialect, name: str, text: str, value: object) -> None:
    assert decode(FIELDS_BY_NAME[name], text, dialect, LISTS) == value


@pytest.mark.parametrize(
    "name, text, coded, worded",
    [
        ("formal", "perhaps", "is not one of true, false", "is neither yes nor no"),
        ("closeness", "6", "is not one of 1, 2, 3, 4, 5", "is not a number from 1 to 5"),
        ("assigned", "both", "is not one of assigned, chosen", ASSIGNED),
    ],
)  # fmt: skip
def test_each_spelling_has_its_own_words_for_a_fault(name: str, text: str, coded: str, worded: str) -> None:
    for dialect, why in zip(BOTH, (coded, worded), strict=True):
        with pytest.raises(Unreadable) as fault:
            decode(FIELDS_BY_NAME[name], text, dialect, LISTS)
        assert str(fault.value).startswith(f"“{text}” {why}")


def test_a_dash_of_ones_own_stays_a_word_in_tables_and_says_nothing_on_the_screen() -> None:
    found = [decode(FIELDS_BY_NAME["role"], "–", one, LISTS) for one in BOTH]
    assert found == ["–", None]


def test_every_field_of_a_person_stands_in_every_table() -> None:
    fields = {field.name for field in ALTER_FIELDS + GROUP_FIELDS}
    assert fields <= {*PEOPLE, *SOMETIMES} and fields <= set(COLUMNS)
    reading = FieldReader(DOCUMENT, framework())
    for field in FIELDS_BY_NAME.values():
        assert encode(field, None, CODES) == ""
        if field.name != "kind":
            assert not reading.read(field.name, "") or field.name == "status"


def test_rings_areas_and_own_words_of_before_are_found_in_either_spelling() -> None:
    design = replace(
        DOCUMENT.design,
        rings=(Ring("na\u0308her"), *DESIGN.rings[1:]),
        sectors=(*DESIGN.sectors, Sector("u", "professional", "Universita\u0308t")),
    )
    own = (OwnWord("setting", "Zu\u0308rich", "Zu\u0308rich"),)
    reading = FieldReader(replace(DOCUMENT, design=design, own_words=own), framework())
    assert reading.read("ring", "Näher") == reading.read("ring", "na\u0308her") == 1
    assert reading.read("sector", "universität") == reading.read("sector", "U") == "u"
    assert reading.read("setting", "Zürich") == "Zu\u0308rich"
    assert reading.read("role", "Ga\u0308rtner") == reading.read("role", "gärtner") == "Gärtner"
    assert [one.id for one in reading.own_words] == ["Gärtner"]
    assert reading.read("kind", "gr\u00adoup\u200b") == "group" and reading.read("formal", "ye\u2060s") is True
