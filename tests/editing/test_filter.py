"""Who stands out under a filter; and that a filter is part of the look, never of the document."""

import pytest
from msgspec.structs import replace

from sociomap_app.editing import operations
from sociomap_app.editing.people_filter import Only, kept
from sociomap_app.editing.session import News, Session
from sociomap_app.model.sociomap import WISHED
from tests.networks import a_map, a_wave, framework, person


def session() -> Session:
    return Session(
        a_map(
            a_wave(
                [
                    person("a", functions=frozenset({"confide"}), setting="placement_a", same_subject=True),
                    person("b", sector="personal", frequency="daily"),
                    person("c", ring=WISHED, functions=frozenset({"confide"})),
                    person("d", ring=None, sector=None),
                ]
            )
        )
    )


@pytest.mark.parametrize(
    ("conditions", "who"),
    [
        ((Only("side", "professional"),), "ac"),
        ((Only("side", "personal"),), "b"),
        ((Only("sector", "professional"),), "ac"),
        ((Only("ring", "2"),), "ab"),
        ((Only("ring", str(WISHED)),), "c"),
        ((Only("functions", "confide"),), "ac"),
        ((Only("setting", "placement_a"),), "a"),
        ((Only("frequency", "daily"),), "b"),
        ((Only("same_subject", "yes"),), "a"),
        ((Only("kind", "group"),), ""),
        ((Only("functions", "confide"), Only("ring", "2")), "a"),
    ],
)
def test_whoever_fulfils_all_conditions_stands_out(conditions: tuple[Only, ...], who: str) -> None:
    document = session().document
    assert kept(document.latest, document.design, conditions) == frozenset(who)


def test_everything_offered_as_a_filter_can_be_asked_of_everybody() -> None:
    from sociomap_app.panels.controls.field_options import FILTERS, condition_words, filter_values

    document = session().document
    for name in FILTERS:
        values = filter_values(framework(), document, name)
        assert values
        for value, words in values:
            only = Only(name, value)
            assert kept(document.latest, document.design, [only]) <= frozenset("abcd")
            assert words in condition_words(only, document, framework())


def test_a_filter_is_told_and_changes_nothing() -> None:
    it = session()
    before, heard = it.document, list[News]()
    it.subscribe(heard.append)
    assert it.kept is None
    it.show_only(Only("side", "professional"))
    assert it.kept == frozenset("ac")
    it.show_only(Only("side", "professional"))
    assert heard == [News(filter=True)]
    operations.add(it, ["new"])
    assert it.kept == frozenset("ac")
    it.undo()
    assert it.document is before
    it.show_only()
    assert it.kept is None


def test_conditions_on_what_has_gone_are_dropped_and_told() -> None:
    open_one, heard = session(), list[News]()
    design = open_one.document.design
    last, area = Only("ring", str(len(design.rings))), Only("sector", design.sectors[0].id)
    stays = (
        Only("ring", "1"),
        Only("ring", str(WISHED)),
        Only("sector", design.sectors[1].id),
        Only("kind", "group"),
    )
    open_one.show_only(last, area, *stays)
    open_one.subscribe(heard.append)
    fewer = replace(design, rings=design.rings[:-1], sectors=design.sectors[1:])
    open_one.apply("x", replace(open_one.document, design=fewer))
    assert open_one.filter == stays and [news.filter for news in heard] == [True]
    open_one.undo()
    assert open_one.filter == stays and not heard[-1].filter


def test_another_document_is_looked_at_whole() -> None:
    it = session()
    it.show_only(Only("side", "professional"))
    it.open(session().document)
    assert it.filter == ()


def test_a_setting_is_offered_once_and_found_in_either_spelling() -> None:
    from sociomap_app.panels.controls.field_options import filter_values

    document = a_map(a_wave([person("a", setting="Zürich"), person("b", setting="Zu\u0308rich"), person("c")]))
    offered = filter_values(framework(), document, "setting")
    own = [value for value, label in offered if label == "Zürich"]
    assert len(own) == 1 == len(offered) - len(framework().settings)
    assert kept(document.latest, document.design, [Only("setting", own[0])]) == {"a", "b"}
