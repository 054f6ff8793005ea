"""Nothing a person typed is left in a map under other names, not even what nobody gives yet."""

import pytest
from msgspec.structs import replace

from sociomap_app.exchange.anonymise import initials, renamed, renamed_by, renaming
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Census, Copy, KnownSetting, Printing
from sociomap_app.storage import sociomap_file
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story
from tests.networks import a_map, a_wave, framework, person

CANARY = "Qzwordyk"


@pytest.mark.parametrize("level", ["initials", "roles", "numbers"])
def test_what_was_asked_set_aside_and_said_of_oneself_is_renamed_too(level: str) -> None:
    listed = load()
    whole = story(listed)
    late = replace(
        whole.latest,
        asked=whole.latest.asked | {f"{CANARY} listens", "frequency"},
        set_aside={f"{CANARY} rule": "", "G2": CANARY},
    )
    whole = replace(
        whole,
        waves=(*whole.waves[:-1], late),
        design=replace(whole.design, preset=f"{CANARY} design"),
        ego=replace(whole.ego, census=Census(subject=CANARY)),
        printing=Printing(pages=frozenset({CANARY})),
    )
    other = renamed(whole, level, listed)
    assert CANARY.encode() not in sociomap_file.encode(other)
    assert len(other.latest.asked) == len(late.asked)
    assert "frequency" in other.latest.asked
    assert dict(other.latest.set_aside) == {"G2": ""}


def test_a_word_without_a_sign_in_it_is_no_fault_of_the_program() -> None:
    listed = load()
    whole = story(listed)
    wave = whole.latest
    odd = {**wave.alters, "jo": replace(wave.alters["jo"], functions=frozenset({"", "confide"}))}
    whole = replace(whole, waves=(replace(wave, alters=odd, asked=wave.asked | {""}),))
    assert renamed(whole, "roles", listed).latest.alters["jo"].functions == {"confide"}


def test_initials_that_were_typed_stay_as_they_are() -> None:
    assert [
        initials(one) for one in ("K.S. mentor", "b.o. history", "Ada Byron", "Rae (TA)", "Dr. No", "K. Smith")
    ] == [
        "K.S.",
        "B.O.",
        "A.B.",
        "R.T.",
        "N.",
        "K.S.",
    ]
    assert (
        initials("E\u0301ric O\u0308st")
        == initials("É.Ö. mentor")
        == initials("E\u0301.O\u0308. mentor")
        == "É.Ö."
    )


@pytest.mark.parametrize(
    "label, called",
    [
        ("RB", "R.B."),
        ("KX", "K.X."),
        ("DLW", "D.L.W."),
        ("R.B", "R.B."),
        ("R B", "R.B."),
        ("ÉÖ", "É.Ö."),
        ("E\u0301O\u0308", "É.Ö."),
        ("TOM LEE", "T.L."),
        ("Rb", "R."),
        ("ANNA", "A."),
        ("TOM", "T."),
        ("MT", "M.T."),
        ("Mr RB", "R.B."),
    ],
)
def test_two_or_three_capitals_alone_are_initials(label: str, called: str) -> None:
    assert initials(label) == called


@pytest.mark.parametrize(
    "label, called",
    [
        ("Mr Okoro", "O."),
        ("Mrs Lee", "L."),
        ("Dr Singh", "S."),
        ("Miss Ada Byron", "A.B."),
        ("Ms. K. Smith", "K.S."),
        ("prof lee", "L."),
        ("Prof. Dr. Ann Lee", "A.L."),
        ("Dr.Singh", "S."),
        ("Dr K.S. mentor", "K.S."),
        ("Okoro (Mr)", "O."),
        ("Mr & Mrs Lee", "L."),
        ("Miss", "M."),
        ("Mistry", "M."),
    ],
)
def test_a_title_is_no_initial(label: str, called: str) -> None:
    assert initials(label) == called


@pytest.mark.parametrize(
    "label, called",
    [
        ("van der Berg", "V.D.B."),
        ("Jan van der Berg", "J.V.D.B."),
        ("Jan Piet van der Berg", "J.P.V.D.B."),
        ("J.P.V.D.B. mentor", "J.P.V.D.B."),
        ("a b c d", "A.B.C."),
        ("Cher", "C."),
        ("  ", "?"),
        ("!!! –", "?"),
        ("Юлия Иванова", "Ю.И."),
        ("王伟", "王."),
        ("محمد علي", "م.ع."),
        ("მარი ლომიძე", "მ.ლ."),
        ("เอก ชัย", "อ.ช."),
        ("R\u0308ob", "R\u0308."),
        ("ßen", "S."),
    ],
)
def test_initials_of_any_name(label: str, called: str) -> None:
    assert initials(label) == called
    assert initials(called) == called


def test_brothers_stay_two_people_however_they_were_typed() -> None:
    typed = ("RB", "Rob Brown", "Mr R. Brown", "Ms Okoro")
    people = [replace(person(f"n{number}"), label=label) for number, label in enumerate(typed)]
    whole = renamed(a_map(a_wave(people)), "initials", framework())
    assert [one.label for one in whole.latest.alters.values()] == ["R.B. 1", "R.B. 2", "R.B. 3", "O."]


def test_a_number_is_the_one_somebody_was_given_also_after_others_went() -> None:
    ann, bo, cy = (person(one, number=count) for count, one in enumerate(("ann", "bo", "cy"), start=1))
    whole = a_map(a_wave([ann, bo, cy]), highest_number=3)
    for gone in ("ann", "bo"):
        left = renamed(edits.remove_alters(whole, "w1", [gone]), "numbers", framework())
        assert {one.id: one.label for one in left.latest.alters.values()}["cy"] == "3", gone


def test_people_without_a_number_yet_are_called_by_the_one_they_would_get() -> None:
    whole = renamed(a_map(a_wave([person("ann"), person("bo")])), "numbers", framework())
    assert [one.label for one in whole.latest.alters.values()] == ["1", "2"]


def test_a_typed_occasion_does_not_go_and_a_listed_one_does() -> None:
    listed = next(iter(framework().occasions))
    for occasion, kept in ((listed, listed), (CANARY, None), (None, None)):
        whole = renamed(a_map(a_wave([person("ann")], occasion=occasion)), "roles", framework())
        assert whole.latest.occasion == kept


def test_settings_go_as_typed_only_where_that_was_asked_for() -> None:
    whole = a_map(
        a_wave([person("ann", setting="Vexford")], ego_setting="Vexford"),
        settings=(KnownSetting("Vexford", "school"), KnownSetting("Quorn", "college")),
    )
    plain = renamed(whole, "numbers", framework())
    assert b"Vexford" not in sociomap_file.encode(plain)
    typed = renamed_by(whole, renaming(whole, "numbers", framework(), settings_typed=True), framework())
    assert typed.latest.alters["ann"].setting == typed.latest.ego_setting == "Vexford"
    assert typed.settings == whole.settings[:1], "a setting of nobody stays behind"


def test_whom_a_copy_was_for_does_not_go() -> None:
    whole = a_map(a_wave([person("ann")]), copy=Copy(of="0" * 20, audience="person", for_whom=CANARY))
    assert CANARY.encode() not in sociomap_file.encode(renamed(whole, "initials", framework()))
