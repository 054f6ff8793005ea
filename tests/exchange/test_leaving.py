"""What leaves has exactly what was chosen: at 300 random choices, in copies and tables, and in what is shown."""

import datetime as dt
import hashlib
import hmac
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.comparison.who_is_same import are_one_map
from sociomap_app.exchange.chosen_parts import FURTHER_PARTS, USUAL_PARTS
from sociomap_app.exchange.leaving import Leaving, as_copy, as_read, as_shown, for_another_map, for_tables
from sociomap_app.exchange.tables.write_tables import write_tables
from sociomap_app.model import edits
from sociomap_app.model.fields import NAMES_LEVELS, PARTS
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import (
    Alter,
    Copy,
    KnownSetting,
    LensRequest,
    LensView,
    Sociomap,
)
from sociomap_app.storage.sociomap_file import decode, encode
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load
from tests.networks import a_map, a_wave, person
from tests.report.canaries import CANARIES, canaries, canary

KEY = "ab" * 32
PART_OF = {
    "notes": ("note", "slip", "place", "outlinenote", "changenote"),
    "conversation": ("question", "answer", "agreed", "aside"),
    "steps": ("action", "with"),
    "census": ("subject",),
    "peers": ("peercode",),
    "helped": ("helped",),
}
"""The free words that go only with their part."""


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load()


@pytest.fixture(scope="module")
def whole(framework: Framework) -> Sociomap:
    """The map of canaries with a third date, a union, and something in every private field."""
    made = canaries(framework)
    last = made.latest
    mentor = replace(last.alters["a1"], quality="draining")
    union = Alter(id="a9", label="Staffroom", kind="group", group_type="union", place=mentor.place)
    last = replace(last, alters={**last.alters, "a1": mentor, "a9": union}, asked=last.asked | {"quality"})
    between = replace(made.waves[0], id="w15", date=dt.date(2026, 10, 1))
    sides = [
        LensView(alter="a1", side=side, answers={"D1": 4}, done=True, may_show=True) for side in ("mine", "theirs")
    ]
    whole = replace(
        made,
        copy_key=KEY,
        waves=(made.waves[0], between, last),
        settings=(KnownSetting(canary("setting"), "school"),),
        lenses=(*sides, LensView(alter="a2", side="mine", answers={"D1": 2}, done=True)),
        lens_requests=(LensRequest(id="r1", alter="a2", on=dt.date(2026, 9, 1), key="cd" * 32),),
    )
    assert faults(edits.with_numbers(whole)) == []
    return edits.with_numbers(whole)


def choices(count: int) -> Iterator[Leaving]:
    chance = random.Random(20261201)
    for _ in range(count):
        yield Leaving(
            names=chance.choice(NAMES_LEVELS),
            part=chance.choice(PARTS),
            waves=tuple(one for one in ("w1", "w15", "w2") if chance.random() < 0.6),
            included=frozenset(one for one in FURTHER_PARTS if chance.random() < 0.4),
            left_out=frozenset(one for one in USUAL_PARTS if chance.random() < 0.3),
            code=chance.random() < 0.5,
        )


def made_of(whole: Sociomap, leaving: Leaving, framework: Framework) -> Sociomap:
    """A map of that choice, as whoever gets it reads it."""
    if leaving.names == "typed":
        made, _ = for_another_map(whole, leaving, framework)
    else:
        made, _ = as_copy(whole, leaving, framework, "0123456789", on=dt.date(2026, 12, 1))
    return decode(encode(made), "copy").sociomap


def allowed(leaving: Leaving) -> set[str]:
    """The words that may stand in what leaves."""
    off = {word for part, words in PART_OF.items() if part not in leaving.included for word in words}
    if leaving.names == "typed":
        known = {*CANARIES, canary("word"), *([canary("code")] if leaving.code else [])}
        return known - {canary(one) for one in off}
    kept = {canary("action")} if "steps" in leaving.included else set()
    kept |= {canary("setting"), canary("egosetting"), canary("word")} if "settings" in leaving.included else set()
    return kept | ({canary("code")} if leaving.code else set())


def texts_of(whole: Sociomap, leaving: Leaving, framework: Framework, folder: Path) -> Iterator[bytes]:
    yield encode(made_of(whole, leaving, framework))
    kept, _ = for_tables(whole, leaving, framework)
    write_tables(kept, kept.waves, folder, framework)
    yield b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_what_was_off_is_in_no_byte(whole: Sociomap, framework: Framework, tmp_path: Path) -> None:
    everything = {*CANARIES, canary("code"), canary("word")}
    seen: set[str] = set()
    for number, leaving in enumerate(choices(300)):
        for text in texts_of(whole, leaving, framework, tmp_path / str(number)):
            found = {one for one in everything if one.encode() in text}
            assert found <= allowed(leaving), (leaving, found - allowed(leaving))
            seen |= found
            assert KEY.encode() not in text or leaving.names == "typed", "its owner's own map keeps its key"
            assert b"cd" * 32 not in text
    assert everything - seen == {canary("function")} - seen, "what was on was found"


def test_private_fields_go_only_where_they_were_chosen(whole: Sociomap, framework: Framework) -> None:
    for leaving in choices(300):
        made = made_of(whole, leaving, framework)
        assert faults(made) == []
        alters = [one for wave in made.waves for one in wave.alters.values()]
        assert not any(one.quality for one in alters) or "quality" in leaving.included
        assert not any("quality" in wave.asked for wave in made.waves) or "quality" in leaving.included
        assert not any(one.group_type == "union" for one in alters) or "unions" in leaving.included
        assert not made.lenses or "lenses" in leaving.included
        assert {one.side for one in made.lenses} in (set(), {"mine", "theirs"}) and made.lens_requests == ()
        assert not any(wave.ties for wave in made.waves) or "ties" not in leaving.left_out
        assert not any(one.functions for one in alters) or "support" not in leaving.left_out
        assert not any(wave.conversation.actions for wave in made.waves) or "steps" in leaving.included
        assert len(made.waves) == len(leaving.waves or whole.waves)


def test_a_copy_says_what_it_is(whole: Sociomap, framework: Framework) -> None:
    for leaving in choices(100):
        made = made_of(whole, leaving, framework)
        if leaving.names == "typed":
            continue
        assert made.copy == Copy(
            of=made.copy.of if made.copy else "",
            audience="person",
            on=dt.date(2026, 12, 1),
            names=leaving.names,
            part=leaving.part,
            waves=tuple(wave.id for wave in made.waves),
            included=leaving.included,
            left_out=leaving.left_out,
        )
        assert (made.title, made.copy_key, made.same_map_as, made.sharing) == ("", "", frozenset(), ())


def test_ids_follow_from_the_key_and_are_the_same_in_each_copy(whole: Sociomap, framework: Framework) -> None:
    one, _ = as_copy(whole, Leaving(names="initials"), framework, "0000000001")
    other, _ = as_copy(whole, Leaving(names="numbers", waves=("w2",)), framework, "0000000002")
    said = b"".join(len(part).to_bytes(4, "big") + part for part in (b"person", b"alter", b"a1"))
    expected = hmac.new(bytes.fromhex(KEY), said, hashlib.sha256).hexdigest()[:20]
    assert expected in one.latest.alters and expected in other.latest.alters
    assert one.latest.id == other.latest.id and are_one_map(one, other)
    assert not are_one_map(one, whole)
    strange, _ = as_copy(replace(whole, copy_key="ef" * 32), Leaving(names="initials"), framework, "0000000003")
    assert strange.latest.alters.keys().isdisjoint(one.latest.alters) and not are_one_map(one, strange)


def test_a_map_without_a_key_has_one_for_the_moment(whole: Sociomap, framework: Framework) -> None:
    read = as_read(replace(whole, copy_key=""), "initials", framework)
    assert [len(one) for one in read.latest.alters] == [20] * 4 and not read.copy_key


def test_own_words_mean_the_same_in_each_copy(framework: Framework) -> None:
    tea, cake = person("a", functions=frozenset({"tea", "cake"})), person("b", functions=frozenset({"cake"}))
    whole = a_map(a_wave([tea]), a_wave([cake], wave_id="w2"), copy_key=KEY)
    all_of_it, last = (
        as_copy(whole, Leaving(names="roles", waves=waves), framework, "0000000009")[0] for waves in ((), ("w2",))
    )
    (word,) = last.latest.alters[next(iter(last.latest.alters))].functions
    assert word in all_of_it.latest.alters[next(iter(all_of_it.latest.alters))].functions
    labels = {one.id: one.label for one in all_of_it.own_words}
    assert len(word) == 20 and labels[word] == {one.id: one.label for one in last.own_words}[word] == "support 1"


def test_numbers_mean_the_same_in_what_is_left_of_a_map(framework: Framework) -> None:
    first = a_wave([replace(person("x"), label="Jo Lee"), replace(person("y"), label="Jan Lowe")])
    second = a_wave([replace(person("y"), label="Jan Lowe")], wave_id="w2")
    whole = edits.with_numbers(
        a_map(replace(first, label="My start"), replace(second, label="My end"), copy_key=KEY)
    )
    kept, _ = for_tables(whole, Leaving(names="initials", waves=("w2",)), framework)
    assert [one.label for one in kept.latest.alters.values()] == ["J.L. 2"]
    assert kept.latest.label == "date 2"


def test_what_is_shown_keeps_steps_and_leaves_what_was_not_asked_for(
    whole: Sociomap, framework: Framework
) -> None:
    shown = as_shown(whole, Leaving(names="numbers"), framework)
    (step,) = shown.latest.conversation.actions
    assert (step.what, step.with_whom) == (canary("action"), "somebody")
    assert not shown.lenses and not any(one.quality for one in shown.latest.alters.values())
    asked = as_shown(whole, Leaving(names="numbers", included=frozenset({"quality", "lenses"})), framework)
    assert len(asked.lenses) == 2 and asked.latest.alters["a1"].quality == "draining"
