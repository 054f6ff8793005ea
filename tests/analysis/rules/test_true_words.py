"""What findings say is so: on random maps of several dates with much unsaid, counted again by other means."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.belonging import NOT_SAID
from sociomap_app.analysis.rules.findings import Finding, find
from sociomap_app.analysis.support.coverage import coverage
from sociomap_app.model.fields import FIELDS_BY_NAME
from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.vocabulary.wording import NUMBERS
from tests.networks import a_map, a_wave, framework, person, random_map

Case = tuple[Sociomap, Wave, dict[str, Finding]]
SEEDS = range(300)


def told() -> Iterator[Case]:
    for seed in SEEDS:
        sociomap = random_map(seed, waves=3, carried=True)
        for wave in sociomap.waves:
            yield sociomap, wave, {one.rule: one for one in find(sociomap, wave, framework())}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    found = list(told())
    spoken = {rule for _, _, findings in found for rule in findings}
    assert len(spoken) > 30, "the maps make nearly every rule speak"
    return found


def there(wave: Wave) -> dict[str, Alter]:
    return {key: one for key, one in wave.alters.items() if one.status not in ("lost", "wished")}


def was_asked(wave: Wave, name: str) -> bool:
    """By hand: ticked on that date, or said of anybody on it who was looked at; a kind of support not while
    somebody gave it last time who was not."""
    looked_at = [one for key, one in wave.alters.items() if key not in wave.carried]
    waiting = [one for key, one in wave.alters.items() if key in wave.carried and one.counted]
    if name in FIELDS_BY_NAME:
        return name in wave.asked or any(getattr(one, name) not in (None, frozenset()) for one in looked_at)
    said = name in wave.asked or any(name in one.functions for one in looked_at)
    return said and not any(name in one.functions for one in waiting)


NEEDS = {
    "S1": ["confide"],
    "G3": ["confide"],
    "S9": ["same_subject"],
    "G12": ["same_subject"],
    "G13": ["career_stage"],
    "G14": ["lasting"],
    "S10": ["direction"],
    "G15": ["direction"],
    "G16": ["quality"],
    "G20": ["purpose"],
    "S4": ["role"],
    "S5": ["role"],
    "G6": ["role"],
    "G7": ["role"],
    "G21": ["role"],
}


def test_no_finding_speaks_of_what_was_not_asked_on_that_date(cases: list[Case]) -> None:
    for _, wave, found in cases:
        for rule, finding in found.items():
            for name in (*NEEDS.get(rule, ()), *finding.functions):
                assert was_asked(wave, name), (rule, name)


def test_nobody_is_in_two_findings_that_exclude_each_other(cases: list[Case]) -> None:
    for _, _, found in cases:
        for one, other in (("G5", "S7"), ("G5n", "S7")):
            if one in found and other in found:
                assert not set(found[one].alters) & set(found[other].alters)
        for one, other in (
            ("S7", "G11"),
            ("S4", "G7"),
            ("S5", "G6"),
            ("S9", "G12"),
            ("S10", "G15"),
            ("S3", "G10"),
        ):
            assert not (one in found and other in found)
        for one, other in (("G1", "G2"), ("G1", "S2"), ("G2", "S2"), ("G1", "G3"), ("G2", "S1"), ("S1", "S2")):
            if one in found and other in found:
                assert not set(found[one].functions) & set(found[other].functions), (one, other)


PERSONS_ONLY = {"S4", "S5", "G6", "G7", "G13", "G21"}
NO_RESOURCES = {"G5", "G5n", "S3", "G10", "S10", "G15", "G14", "G17", "G18"}


def test_no_sentence_names_somebody_of_the_wrong_kind(cases: list[Case]) -> None:
    for _, wave, found in cases:
        kinds = {
            rule: {wave.alters[one].kind for one in finding.alters if one in wave.alters}
            for rule, finding in found.items()
        }
        for rule, those in kinds.items():
            assert not (rule in PERSONS_ONLY and those - {"person"}), rule
            assert not (rule in NO_RESOURCES and "resource" in those), rule
            if re.search(r"\b(person|people)\b", found[rule].words) and rule in ("G2", "G5", "G5n", "G8"):
                assert "person" in those or not those, found[rule].words


def test_who_is_named_is_there_and_named_in_the_words(cases: list[Case]) -> None:
    for sociomap, wave, found in cases:
        labels = {one.label for each in sociomap.waves for one in each.alters.values()}
        for finding in found.values():
            named = set(re.findall(r"\bA\d+\b", finding.words.partition("ast time")[0])) & labels
            those = {wave.alters[one].label for one in finding.alters if one in wave.alters}
            if finding.rule != "G22":
                assert named <= those, finding
                assert all(wave.alters[one].counted for one in finding.alters), finding


def _number(word: str) -> int:
    return NUMBERS.index(word) if word in NUMBERS else int(word)


def test_of_how_many_it_was_said_is_counted_again(cases: list[Case]) -> None:
    kinds = {
        "G12": ("same_subject", ("person", "group", "resource")),
        "G13": ("career_stage", ("person",)),
        "G15": ("direction", ("person", "group")),
        "G20": ("purpose", ("person", "group", "resource")),
        "G6": ("role", ("person",)),
        "G7": ("role", ("person",)),
        "G21": ("role", ("person",)),
    }
    seen = set()
    for _, wave, found in cases:
        for rule, (field, kind) in kinds.items():
            if rule not in found or (rule in ("G6", "G7", "G21") and found[rule].alters):
                continue
            alters = [one for one in there(wave).values() if one.kind in kind]
            told = alters if field not in NOT_SAID else [one for one in alters if one.id not in wave.carried]
            said = [one for one in told if getattr(one, field) not in (None, frozenset())]
            words = re.search(r"\(of (\w+) of (\w+) you said", found[rule].words)
            if len(said) in (0, len(alters)):
                assert words is None, found[rule].words
            else:
                assert words is not None, found[rule].words
                assert (_number(words[1]), _number(words[2])) == (len(said), len(alters))
                seen.add(rule)
    assert seen >= {"G12", "G13", "G20", "G7"}


def test_numbers_in_words_are_counted_again(cases: list[Case]) -> None:
    seen = set()
    for _, wave, found in cases:
        alters = there(wave)
        if "G9" in found:
            most, links = re.search(r"(\w+)(?: each)? of the (\w+) ticks", found["G9"].words).groups()  # type: ignore[union-attr]
            people = [one for one in alters.values() if one.kind != "resource"]
            assert _number(links) == sum(len(one.functions) for one in people)
            assert _number(most) == max(len(one.functions) for one in people)
            assert not any(alters[one].functions for one in wave.carried & alters.keys())
            seen.add("G9")
        if "G5n" in found:
            assert _number(found["G5n"].words.split()[3]) == len(found["G5n"].alters)
            seen.add("G5n")
        if "G4" in found:
            personal, professional = re.search(r"(\w+) personal, (\w+) professional", found["G4"].words).groups()  # type: ignore[union-attr]
            assert _number(personal) + _number(professional) <= len(alters)
            seen.add("G4")
    assert seen >= {"G9", "G5n"}


def test_wellbeing_is_told_by_who_gives_it(cases: list[Case]) -> None:
    for _, wave, found in cases:
        covered = coverage(wave, framework())
        for rule, state in (
            ("G1", "nobody"),
            ("G2", "one"),
            ("S2", "covered"),
            ("G3", "nobody"),
            ("S1", "covered"),
        ):
            for function in found[rule].functions if rule in found else ():
                assert covered[function].state == state
                givers = [key for key, one in there(wave).items() if function in one.functions]
                assert list(covered[function].alters) == givers


def two_dates(before: list[Alter], after: list[Alter], **later: object) -> Sociomap:
    first = a_wave(before)
    second = a_wave(after, wave_id="w2", date=first.date.replace(year=first.date.year + 1), **later)  # type: ignore[arg-type]
    return a_map(first, second)


def findings(sociomap: Sociomap) -> dict[str, Finding]:
    return {one.rule: one for one in find(sociomap, sociomap.latest, framework())}


def test_nobody_now_is_told_apart_from_nobody_yet() -> None:
    ann = person("ann", functions=frozenset({"confide", "long_term"}), role="fellow_trainee")
    others = [person(one, role="friend") for one in "xyz"]
    asked = {"confide", "long_term", "practical_help"}
    found = findings(two_dates([ann, *others], others, asked=asked))
    assert found["G3"].words == "You have noted nobody now for talking in confidence. Last time: ANN."
    assert found["G1"].words == (
        "You have noted nobody yet for practical help; "
        "nobody now for being there for the long term (last time: ANN)."
    )
    assert (
        found["G10"].words
        == "No fellow trainee or early career teacher is among those you are in touch with now. Last time: ANN."
    )
    first = findings(a_map(a_wave(others, asked=asked)))
    assert first["G3"].words == "You have noted nobody yet for talking in confidence."
    assert (
        first["G10"].words == "No fellow trainee or early career teacher is among those you are in touch with yet."
    )


def test_support_from_the_school_speaks_of_what_was_asked_only() -> None:
    them = [person(one, role="class_teacher") for one in "xyz"]
    one = findings(a_map(a_wave(them, asked={"confide"})))["G5"]
    assert one.words == (
        "Nobody from your school is on the map as giving support yet (asked about: listening in confidence)."
    )
    few = findings(a_map(a_wave(them, asked={"confide", "long_term", "challenge", "belonging"})))["G5"]
    assert few.words.endswith("(asked about: four of 14 kinds).")
    whole = findings(a_map(a_wave(them, asked=set(framework().functions))))["G5"]
    assert whole.words == "Nobody from your school is on the map as giving support yet."


def test_whoever_gives_and_belongs_nowhere_known_leaves_it_open() -> None:
    them = [person("x", role="class_teacher"), person("y", functions=frozenset({"confide"})), person("z")]
    assert not findings(a_map(a_wave(them))).keys() & {"G5", "G5n"}


def test_a_diary_is_no_person() -> None:
    diary = person("d", kind="resource", functions=frozenset({"confide", "long_term"}))
    band = person("g", kind="group", functions=frozenset({"practical_help"}))
    only = findings(a_map(a_wave([diary, *(person(one) for one in "xy")])))["G2"]
    assert only.words.startswith("Each of these comes from one resource only: ")
    both = findings(a_map(a_wave([diary, band, person("x")])))["G2"]
    assert both.words.startswith("Each of these comes from one group or resource only: ")
    confiding = [person(one, functions=frozenset({"confide"})) for one in "bc"]
    assert "S1" not in findings(a_map(a_wave([diary, confiding[0], person("x")])))
    assert "G3" not in findings(a_map(a_wave([diary, person("x"), person("y")])))
    assert findings(a_map(a_wave([diary, *confiding])))["S1"].words == "You can talk in confidence with B and C."


def test_nobody_far_out_is_said_of_those_whose_closeness_is_known() -> None:
    near = [person(f"a{number}", 1) for number in range(6)]
    whole = findings(a_map(a_wave(near)))["G19"].words
    assert whole == "On the professional side nobody stands on the outermost ring."
    part = findings(a_map(a_wave([*near, person("x", None)])))["G19"].words
    assert part.endswith("outermost ring (of six of seven you said how close they are).")


def test_mentors_are_spoken_to_as_mentors() -> None:
    own = {"ego_role": "mentor", "ego_setting": "placement B"}
    them = [person(one, sector="own_school", setting="placement B") for one in "xyz"]
    words = findings(a_map(a_wave(them), me=own, preset="mentor"))["G11"].words
    assert "trainee" not in words and "fellow mentors" in words


@pytest.mark.parametrize("meaning", ["frequency", "importance"])
def test_nothing_is_near_or_outer_where_rings_do_not_mean_closeness(meaning: str) -> None:
    for seed in SEEDS:
        sociomap = random_map(seed)
        sociomap = replace(sociomap, design=replace(sociomap.design, ring_meaning=meaning))
        for finding in findings(sociomap).values():
            assert not re.search(r"\b(outer|outermost|closest|further out)\b", finding.words + finding.question)


def test_a_role_of_ones_own_words_may_be_any_duty_so_nobody_is_missed() -> None:
    them = [person("m", role="Mentor"), *(person(one, role="friend") for one in "xyz")]
    first_post = {"ego_role": "ect", "ego_setting": "employing school"}
    assert not findings(a_map(a_wave(them))).keys() & {"G6", "G7", "G10"}
    assert "G21" not in findings(a_map(a_wave(them), me=first_post))
    assert findings(a_map(a_wave(them[1:]))).keys() >= {"G6", "G7", "G10"}


def test_nothing_is_said_of_a_professional_side_where_there_is_none() -> None:
    them = [person(one, sector="all", role="class_teacher", setting="placement B") for one in "xyz"]
    assert "G11" not in findings(a_map(a_wave(them), me={"ego_setting": "placement B"}, preset="rings"))


def test_whoever_left_the_innermost_ring_is_told_as_that() -> None:
    before = [person(one, 1) for one in "ab"] + [person(one, 2) for one in "cdefgh"]
    words = findings(two_dates(before, before[3:]))["G22"].words
    assert words == "There last time on the innermost ring, and not now: A and B."
    fewer = findings(two_dates(before, before[:5]))["G22"].words
    assert fewer == "There last time, and not now: F, G and H."


def on_a_new_date(people: list[Alter], *seen: str, **values: object) -> Sociomap:
    """A second date to which everybody was carried over, and these were looked at: as they were."""
    later = two_dates(people, people, carried=frozenset(one.id for one in people) - set(seen), **values)
    asked = frozenset(one for each in people if each.id in seen for one in each.functions)
    first, second = later.waves
    return replace(later, waves=(first, replace(second, asked=asked)))


def test_whoever_was_looked_at_first_does_not_carry_the_map() -> None:
    work = {"teaching_feedback", "classroom_problems", "planning_subject", "school_ways"}
    mentor = person("m", role="itt_mentor", functions=frozenset(work), assigned="assigned")
    others = [person(one, role="class_teacher", functions=frozenset({"teaching_feedback"})) for one in "abc"]
    all_seen = [one.id for one in (mentor, *others)]
    assert findings(on_a_new_date([mentor, *others], *all_seen)).keys() >= {"S6", "G9", "G5n"}
    assert not findings(on_a_new_date([mentor, *others], "m")).keys() & {"S6", "G8", "G9", "G5", "G5n"}


def test_whoever_was_only_carried_over_is_not_missed() -> None:
    looking_ahead = person("x", purpose=frozenset({"strategic"}))
    first_post = {"ego_role": "ect"}
    people = [looking_ahead, *(person(one, purpose=frozenset({"personal"})) for one in "abc")]
    assert "G20" not in findings(replace_me(on_a_new_date(people, "a"), first_post))
    gone = on_a_new_date(people, "a", "b", "c")
    first, second = replace_me(gone, first_post).waves
    left = replace(
        second, alters={key: one for key, one in second.alters.items() if key != "x"}, carried=frozenset()
    )
    assert findings(replace(gone, waves=(first, left)))["G20"].words.endswith("Last time: X.")


def replace_me(sociomap: Sociomap, me: dict[str, object]) -> Sociomap:
    return replace(sociomap, waves=tuple(replace(one, **me) for one in sociomap.waves))


def test_nobody_of_another_school_was_there_last_time() -> None:
    helping = [person(one, setting="placement A", direction="to_me") for one in "abc"]
    first = a_wave(helping, ego_role="trainee", ego_setting="placement A")
    day = first.date.replace(year=first.date.year + 1)
    moved = a_wave(helping, wave_id="w2", date=day, ego_role="trainee", ego_setting="placement B")
    words = findings(a_map(first, moved))["G5"].words
    assert words == "Nobody from your school is on the map as giving support yet."


def test_of_how_many_it_was_said_who_supports_whom() -> None:
    one = person("a", role="class_teacher", direction="to_me")
    words = findings(a_map(a_wave([one, *(person(each, role="friend") for each in "xyz")])))["G5"].words
    assert (
        words == "In your school, one person so far gives support (you said who supports whom for one of four): A."
    )


def test_all_of_them_are_several() -> None:
    ending = [person(one, lasting="unlikely") for one in "abcd"]
    assert findings(a_map(a_wave(ending)))["G14"].words == "Not likely to last, as you see it: A, B, C and D."


@pytest.mark.parametrize("rings, near", [(2, False), (3, True)])
def test_nobody_on_the_further_of_two_rings_is_close(rings: int, near: bool) -> None:
    sociomap = a_map(a_wave([person("m", 2, role="itt_mentor"), *(person(one, 1) for one in "xyz")]))
    sociomap = replace(sociomap, design=replace(sociomap.design, rings=sociomap.design.rings[:rings]))
    assert ("S4" in findings(sociomap)) is near


def test_a_fellow_trainee_by_stage_is_one() -> None:
    them = [person("x", career_stage="trainee"), *(person(one, role="friend") for one in "abc")]
    found = findings(a_map(a_wave(them)))
    assert "G10" not in found and found["S3"].alters == ("x",)


def test_a_mentor_is_not_told_of_a_mentees_help_as_of_a_mentor() -> None:
    mentee = person(
        "p", role="mentee", assigned="assigned", functions=frozenset({"teaching_feedback", "new_ideas"})
    )
    found = findings(a_map(a_wave([mentee, person("x"), person("y")]), me={"ego_role": "mentor"}, preset="mentor"))
    assert not found.keys() & {"G8", "G15", "C1"}
