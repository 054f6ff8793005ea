"""Where somebody belongs: by where they are first, then by role, then by area; and whose duty a role is."""

from typing import Any

import pytest

from sociomap_app.analysis.belonging import Belonging
from sociomap_app.analysis.rules.findings import Finding, find
from sociomap_app.model.sociomap import KnownSetting, Sociomap
from tests.networks import a_map, a_wave, framework, person

HERE = {"ego_role": "trainee", "ego_setting": "placement B"}
FIRST_POST = {"ego_role": "ect", "ego_setting": "employing school"}


def belongs(me: dict[str, Any] = HERE, *, kind: str = "person", sector: str = "profession", **values: Any) -> str:
    """The part of the network somebody on six areas belongs to, with a few settings of known kinds around."""
    known = (
        KnownSetting("Northfield", "school"),
        KnownSetting("County", "local_authority"),
        KnownSetting("Old firm", "business"),
        KnownSetting("Riverside", "college"),
        KnownSetting("Tutors' house", "provider"),
    )
    alter = person("a", sector=sector, kind=kind, **values)
    sociomap = a_map(a_wave([alter]), me=me, preset="six-areas", settings=known)
    return Belonging.of(sociomap, sociomap.latest, framework()).part(alter)


@pytest.mark.parametrize(
    ("setting", "part"),
    [
        ("placement B", "school"),
        ("PLACEMENT  b", "school"),
        ("placement A", "profession"),
        ("Northfield", "profession"),
        ("Riverside", "profession"),
        ("never heard of", "profession"),
        ("provider", "provider"),
        ("Tutors' house", "provider"),
        ("Provider", "provider"),
    ],
)
@pytest.mark.parametrize("role", [None, "class_teacher", "lead_mentor", "former_colleague", "provider_tutor"])
@pytest.mark.parametrize("sector", ["school", "provider", "peers", "profession"])
def test_where_somebody_is_goes_before_role_and_area(
    setting: str, part: str, role: str | None, sector: str
) -> None:
    assert belongs(setting=setting, role=role, sector=sector) == part


@pytest.mark.parametrize(
    ("role", "part"),
    [
        ("lead_mentor", "school"),
        ("itt_mentor", "school"),
        ("class_teacher", "school"),
        ("provider_tutor", "provider"),
        ("fellow_trainee", "peers"),
        ("family", "family"),
    ],
)
def test_the_role_tells_without_a_setting_or_where_ones_own_is_not_said(role: str, part: str) -> None:
    assert belongs(role=role) == part
    assert belongs({"ego_role": "trainee"}, role=role, setting="Northfield") == part
    assert belongs(role=role, setting="online") == part
    assert belongs(role=role, setting="County") == part


@pytest.mark.parametrize("sector", ["school", "provider", "peers", "profession"])
def test_the_area_tells_last(sector: str) -> None:
    assert belongs(sector=sector) == belongs(sector=sector, role="other") == sector


@pytest.mark.parametrize("sector", ["school", "provider", "peers", "profession"])
def test_a_former_colleague_belongs_to_no_place_unless_a_setting_says_so(sector: str) -> None:
    assert belongs(role="former_colleague", sector=sector) == ""
    assert belongs(FIRST_POST, role="former_colleague", sector=sector, setting="placement A") == "profession"


def test_another_organisation_is_beyond_where_nothing_else_tells() -> None:
    assert belongs(sector="friends", setting="County") == "friends"
    sociomap = a_map(
        a_wave([person("a", setting="County"), person("b", setting="online"), person("c", setting="home")]),
        me=HERE,
        settings=(KnownSetting("County", "local_authority"),),
    )
    belonging = Belonging.of(sociomap, sociomap.latest, framework())
    assert [belonging.part(one) for one in sociomap.latest.alters.values()] == ["profession", "", ""]


def test_the_provider_is_the_provider_where_ones_own_place_is_not_said() -> None:
    assert belongs({"ego_role": "trainee"}, setting="provider", sector="friends") == "friends"
    sociomap = a_map(a_wave([person("a", setting="provider")]))
    assert Belonging.of(sociomap, sociomap.latest, framework()).part(sociomap.latest.alters["a"]) == "provider"


def test_a_group_online_of_ones_own_cohort_is_among_the_peers() -> None:
    chat = {"kind": "group", "group_type": "online", "setting": "Northfield"}
    assert belongs(role="fellow_trainee", **chat) == "peers"
    assert belongs(sector="peers", **chat) == "peers"
    assert belongs(sector="profession", **chat) == "profession"
    assert belongs(sector="peers", **{**chat, "group_type": "trust"}) == "profession"


@pytest.mark.parametrize(
    ("ego", "role", "setting", "duty"),
    [
        ("trainee", "itt_mentor", None, "mentor"),
        ("trainee", "itt_mentor", "placement B", "mentor"),
        ("trainee", "itt_mentor", "placement A", ""),
        ("trainee", "ect_mentor", None, ""),
        ("trainee", "provider_tutor", "provider", "tutor"),
        ("ect", "itt_mentor", None, ""),
        ("ect", "ect_mentor", None, "mentor"),
        ("ect", "induction_tutor", None, "induction"),
        ("ect", "provider_tutor", None, ""),
        ("mentor", "itt_mentor", None, ""),
        (None, "itt_mentor", None, "mentor"),
        (None, "ect_mentor", None, "mentor"),
    ],
)
def test_a_duty_is_held_for_what_ego_is_on_that_date(
    ego: str | None, role: str, setting: str | None, duty: str
) -> None:
    alter = person("a", role=role, setting=setting)
    sociomap = a_map(a_wave([alter]), me={"ego_role": ego, "ego_setting": "placement B"})
    assert Belonging.of(sociomap, sociomap.latest, framework()).duty(alter) == duty


def found(sociomap: Sociomap) -> dict[str, Finding]:
    return {one.rule: one for one in find(sociomap, sociomap.latest, framework())}


def test_former_colleagues_of_an_ect_are_beyond_and_not_in_the_school() -> None:
    former = [
        person(f"f{number}", sector="school", role="former_colleague", setting=setting, direction="to_me")
        for number, setting in enumerate(("placement A", "placement A", "placement B"))
    ]
    here = person("h", sector="school", role="class_teacher", setting="employing school", direction="to_me")
    told = found(a_map(a_wave([*former, here]), me=FIRST_POST, preset="six-areas"))
    assert told["G5"].alters == ("h",)
    assert told["S7"].alters == ("f0", "f1", "f2")


def test_a_lead_mentor_of_ones_own_school_supports_there() -> None:
    lead = person("l", sector="school", role="lead_mentor", setting="placement B", direction="to_me")
    told = found(a_map(a_wave([lead, person("x"), person("y")]), me=HERE, preset="six-areas"))
    assert (told["G5"].state, told["G5"].alters) == ("one", ("l",))


def test_a_chat_of_the_cohort_does_not_hide_that_nobody_is_from_beyond() -> None:
    chat = person("c", sector="peers", kind="group", group_type="online", setting="online")
    there = [person(one, sector="school", setting="placement B") for one in "xy"]
    told = found(a_map(a_wave([chat, *there]), me=HERE, preset="six-areas"))
    assert "S7" not in told and told["G11"].state == "nobody"
    assert told["S3"].alters == ("c",)


def test_an_association_shares_ones_subject_only_where_that_was_said() -> None:
    def with_association(same: bool | None) -> dict[str, Finding]:
        them = person("u", kind="group", group_type="association", same_subject=same)
        return found(a_map(a_wave([them, person("x", same_subject=False), person("y")])))

    assert with_association(True)["S9"].alters == ("u",)
    assert not with_association(None).keys() & {"S9", "G12"}
    assert with_association(False)["G12"].state == "nobody"


def test_last_years_mentor_is_not_this_years() -> None:
    people = [
        person("m", 1, role="itt_mentor", setting="placement B"),
        *(person(one, role="friend") for one in "xy"),
    ]
    told = found(a_map(a_wave(people), me=FIRST_POST))
    assert "S4" not in told
    assert told["G7"].words == "Nobody is marked as ECT mentor yet."
    assert told["G7"].question == "Who is your ECT mentor at the moment, and when do you meet?"
    assert told["G21"].words.startswith("Not marked on the map: ECT mentor and induction tutor")
