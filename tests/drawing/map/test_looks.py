"""What colour, size and outline say of people, and that the legend says the same."""

from collections.abc import Iterator

import pytest

from sociomap_app.drawing.map.map_figure import draw_map
from sociomap_app.drawing.map.token_looks import COLOURS, HEAVY, KINDS, OUTLINES, RADII, SIZES, UNSIZED, looks_of
from sociomap_app.drawing.marks import Shape, Words
from sociomap_app.drawing.sheet import Sheet, page
from sociomap_app.drawing.theme import LIGHT, STONE, greyscale
from sociomap_app.model import edits
from sociomap_app.model.fields import FIELDS_BY_NAME
from sociomap_app.model.sociomap import Alter, Sociomap
from tests.networks import a_map, a_wave, framework, person, random_map


def seen_by(sociomap: Sociomap, **view: str | None) -> Sociomap:
    return edits.set_view(sociomap, **view)


def three() -> Sociomap:
    return a_map(
        a_wave(
            [
                person("a", frequency="daily", usefulness=5, role="friend", assesses_me=True),
                person("b", frequency="less", usefulness=1, role="friend", assesses_me=False),
                person("c", role="parent"),
                person("d", functions=frozenset({"confide", "belonging", "role_model", "long_term"})),
            ]
        )
    )


def test_without_a_view_tokens_wear_the_colour_of_their_area() -> None:
    sociomap = three()
    looks = looks_of(sociomap, sociomap.latest, framework(), LIGHT)
    assert not looks.keys
    assert {look.fill for look in looks.tokens.values()} == {
        LIGHT.sector_colours(sociomap.design.sectors)["professional"]
    }
    assert all(look.letter == "" and look.size == look.outline == 1.0 for look in looks.tokens.values())


def test_every_colour_has_a_letter_and_stands_in_the_legend() -> None:
    sociomap = seen_by(three(), colour_by="role")
    looks = looks_of(sociomap, sociomap.latest, framework(), LIGHT)
    (_, keys), *rest = looks.keys
    assert not rest
    assert [key.words for key in keys] == ["Friend", "parent", "not said"]
    assert looks.of("a").letter == looks.of("b").letter == "A" != looks.of("c").letter
    for one in "abc":
        assert any((key.fill, key.letter) == (looks.of(one).fill, looks.of(one).letter) for key in keys)
    assert looks.of("d").letter == ""


def test_more_values_than_colours_share_the_last() -> None:
    alters = [person(f"a{n}", role=f"own {n}") for n in range(len(KINDS) + 4)]
    sociomap = seen_by(a_map(a_wave(alters)), colour_by="role")
    looks = looks_of(sociomap, sociomap.latest, framework(), LIGHT)
    fills = [looks.of(alter.id).fill for alter in alters]
    assert len(set(fills)) == len(KINDS) + 1
    assert fills.count(STONE) == 4
    assert looks.keys[0][1][-1].words == "others"


def test_size_and_outline_follow_what_was_said() -> None:
    sociomap = seen_by(three(), size_by="usefulness", outline_by="assesses_me")
    looks = looks_of(sociomap, sociomap.latest, framework(), LIGHT)
    assert (looks.of("a").size, looks.of("b").size, looks.of("c").size) == (RADII[-1], RADII[0], UNSIZED)
    assert (looks.of("a").outline, looks.of("b").outline, looks.of("c").outline) == (HEAVY, 1.0, 1.0)
    often = looks_of(seen_by(three(), size_by="frequency"), three().latest, framework(), LIGHT)
    assert often.of("a").size > often.of("b").size > often.of("c").size
    many = looks_of(seen_by(three(), size_by="functions"), three().latest, framework(), LIGHT)
    assert many.of("d").size == RADII[-1]
    assert many.least == UNSIZED


def test_in_grey_no_colour_is_left() -> None:
    sociomap = seen_by(three(), colour_by="role")
    looks = looks_of(sociomap, sociomap.latest, framework(), greyscale(LIGHT))
    assert all(len(set(look.fill)) == 1 for look in looks.tokens.values())


def views() -> Iterator[dict[str, str | None]]:
    for name in FIELDS_BY_NAME:
        yield {"colour_by": name, "size_by": name, "outline_by": name}
    for number, name in enumerate(COLOURS):
        yield {
            "colour_by": name,
            "size_by": SIZES[number % len(SIZES)],
            "outline_by": OUTLINES[number % len(OUTLINES)],
        }


@pytest.mark.parametrize("view", list(views()), ids=lambda view: "-".join(view.values()))
def test_every_field_can_be_looked_at_and_stays_on_the_sheet(view: dict[str, str | None]) -> None:
    sociomap = seen_by(random_map(7), **view)
    sheet = page("a4")
    figure = draw_map(sociomap, sociomap.latest.id, framework(), sheet).figure
    legend = [mark for mark in figure.marks if isinstance(mark, Words) and mark.of[0] == "legend"]
    if view["colour_by"] != "sector":
        label = framework().values.field[str(view["colour_by"])].label
        assert any(mark.text == f"{label}:" for mark in legend)
    for mark in legend:
        assert mark.x >= sheet.inside.left - 0.1
        assert mark.x + mark.width <= sheet.inside.right + 0.1


def test_the_token_on_the_figure_has_the_size_that_was_asked_for() -> None:
    sociomap = seen_by(three(), size_by="usefulness")
    drawing = draw_map(sociomap, sociomap.latest.id, framework(), page("a4"))
    tokens = drawing.figure.tokens
    assert tokens["a"].radius == pytest.approx(tokens["b"].radius * RADII[-1] / RADII[0])
    discs = [mark for mark in drawing.figure.marks if isinstance(mark, Shape) and mark.of == ("alter", "a")]
    assert any(max(step[1] for step in disc.steps if len(step) == 3) > tokens["a"].x + 1 for disc in discs)


def test_lost_and_wished_for_people_stay_hollow() -> None:
    alters: list[Alter] = [person("a", status="lost", role="friend"), person("b", ring=0, role="friend")]
    sociomap = seen_by(a_map(a_wave(alters)), colour_by="role")
    drawing = draw_map(sociomap, sociomap.latest.id, framework(), page("a4"))
    for one in "ab":
        token = next(m for m in drawing.figure.marks if isinstance(m, Shape) and m.of == ("alter", one) and m.pen)
        assert token.fill is not None
        assert token.fill.colour == drawing.scene.sheet.theme.paper


def test_a_scale_of_the_legend_is_not_torn_apart_where_a_line_has_room_for_it() -> None:
    sociomap = seen_by(three(), size_by="usefulness", outline_by="assesses_me")
    split = 0
    for width in range(430, 700, 7):
        sheet = Sheet(width=width, height=600)
        marks = draw_map(sociomap, sociomap.latest.id, framework(), sheet).figure.marks
        legend = [mark for mark in marks if isinstance(mark, Words) and mark.of[0] == "legend"]
        start = next(n for n, mark in enumerate(legend) if mark.text.startswith("How much it helps"))
        scale = legend[start : start + 4]
        assert [mark.text for mark in scale[1:]] == ["not said", "1", "5"]
        assert len({mark.y for mark in scale}) == 1, width
        split += legend[0].y != scale[0].y
    assert split, "some of these widths need a second line"


def legend_of(sociomap: Sociomap) -> set[str]:
    marks = draw_map(sociomap, sociomap.latest.id, framework(), page("a4")).figure.marks
    return {mark.text for mark in marks if isinstance(mark, Words) and mark.of[0] == "legend"}


def test_lines_to_me_are_explained_as_far_as_they_are_used() -> None:
    sociomap = a_map(a_wave([person("a", direction="to_me", quality="draining"), person("b")]))
    plain = legend_of(sociomap)
    shown = legend_of(edits.set_view(sociomap, ties_to_me=True))
    assert shown - plain == {"in touch daily", "seldom", "they support me"}
    asked = edits.set_ask_quality(edits.set_view(sociomap, ties_to_me=True), True)
    assert legend_of(asked) - shown == {"draining"}
