"""Random sound sociomaps for every test that says *for all maps*, so that no floor tests only its favourites.

Every field of the model gets a value now and then, and the texts hold what breaks careless code:
quotes, commas, formulas, other scripts, a leading apostrophe.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.model import fields as allowed
from sociomap_app.model.asked import asked_by
from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.sociomap import (
    WISHED,
    Action,
    Alter,
    Answer,
    Census,
    Conversation,
    Design,
    Ego,
    KnownSetting,
    LensRequest,
    LensView,
    Note,
    Outline,
    OwnWord,
    Place,
    Printing,
    Ring,
    Sector,
    Sharing,
    Sociomap,
    Tie,
    View,
    Wave,
    tie_key,
)

SECTORS: Mapping[str, tuple[Sector, ...]] = {
    "halves": (
        Sector("personal", "personal", "Personal"),
        Sector("professional", "professional", "Professional"),
    ),
    "six-areas": (
        Sector("family", "personal", "Family and household"),
        Sector("friends", "personal", "Friends and community"),
        Sector("school", "professional", "School"),
        Sector("provider", "professional", "Training provider"),
        Sector("peers", "professional", "Fellow trainees and ECTs"),
        Sector("profession", "professional", "Wider profession"),
    ),
    "mentor": (
        Sector("family", "personal", "Family and household"),
        Sector("friends", "personal", "Friends and community"),
        Sector("own_school", "professional", "Own school"),
        Sector("mentees", "professional", "Mentees"),
        Sector("mentors", "professional", "Fellow mentors"),
        Sector("profession", "professional", "Wider profession"),
    ),
    "free": (
        Sector("personal", "personal", "Mine", 0.5),
        Sector("professional", "professional", "Work", 2.25),
        Sector("own_area", "personal", "Choir, & “more”", 1),
    ),
}
ROLES = ("itt_mentor", "provider_tutor", "class_teacher", "fellow_trainee", "family", "friend", "own_role")
SETTINGS = ("placement_a", "placement_b", "home", "own setting, 2")
FUNCTIONS = ("teaching_feedback", "confide", "practical_help", "belonging", "opens_doors", "own_function")

_AWKWARD = st.sampled_from(
    [
        "=1+1",
        "+44 20",
        "-",
        "@home",
        "'t Hooft",
        "'=x",
        "''+y",
        'A "quoted" name',
        "a,b;c",
        "Zoë ✿",
        "مريم",
        "山田",
    ]
)
_SIGNS = st.text(st.sampled_from("abcXYZ 0189 ,;'\"=+-@<&>\n\täßعא山😀\u200d"), max_size=12)
labels = st.one_of(_AWKWARD, _SIGNS.map(lambda typed: clean_line(typed, allowed.MAX_LABEL)).filter(bool))
texts = st.one_of(st.just(""), _AWKWARD, _SIGNS.map(lambda typed: clean_text(typed, allowed.MAX_TEXT)))
days = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
shares = st.one_of(st.sampled_from((0.0, 0.5, 1.0)), st.floats(0, 1))


def _maybe(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | value


def _one(values: tuple[str, ...]) -> st.SearchStrategy[Any]:
    return _maybe(st.sampled_from(values))


def _some(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=3)


_yes_no = _maybe(st.booleans())
_scale = _maybe(st.integers(1, 5))
_group = {
    "group_type": _one(allowed.GROUP_TYPES),
    "group_goal": _one(allowed.GROUP_GOALS),
    "across_settings": _yes_no,
}


def designs() -> st.SearchStrategy[Design]:
    """The shapes of the four presets, with 2 to 5 rings of any meaning."""
    return st.sampled_from(sorted(SECTORS)).flatmap(
        lambda preset: st.builds(
            Design,
            preset=st.just(preset),
            ring_meaning=st.sampled_from(allowed.RING_MEANINGS),
            rings=st.lists(st.builds(Ring, labels), min_size=2, max_size=5).map(tuple),
            sectors=st.just(SECTORS[preset]),
            ask_quality=st.booleans(),
        )
    )


def places(design: Design, ring: st.SearchStrategy[int | None]) -> st.SearchStrategy[Place]:
    """Anywhere in the design, with or without a sector."""
    sector = _maybe(st.sampled_from([sector.id for sector in design.sectors]))
    return st.builds(Place, ring, sector, shares, shares)


def alters(alter_id: str, design: Design) -> st.SearchStrategy[Alter]:
    """An alter of that id that may stand in that design."""
    common: dict[str, Any] = {
        "id": st.just(alter_id),
        "label": labels,
        "role": _one(ROLES),
        "setting": _one(SETTINGS),
        "career_stage": _one(allowed.CAREER_STAGES),
        "same_subject": _yes_no,
        "closeness": _scale,
        "frequency": _one(allowed.FREQUENCIES),
        "known_since": _one(allowed.KNOWN_SINCE),
        "direction": _one(allowed.DIRECTIONS),
        "quality": _one(allowed.QUALITIES),
        "usefulness": _scale,
        "functions": _some(FUNCTIONS),
        "assigned": _one(allowed.ASSIGNED),
        "formal": _yes_no,
        "collaboration": _some(allowed.COLLABORATIONS),
        "purpose": _some(allowed.PURPOSES),
        "assesses_me": _yes_no,
        "lasting": _one(allowed.LASTING),
        "peer_code": st.just("") | labels,
        "note": texts,
        "attributes": st.dictionaries(
            st.sampled_from(("email", "Year group", "=danger", "'quoted")), labels, max_size=2
        ),
    }
    here = _maybe(st.integers(1, len(design.rings)))
    standing: list[dict[str, Any]] = [
        {"status": st.sampled_from(("current", "fading", "lost")), "place": places(design, here)},
        {"status": st.just("wished"), "place": places(design, st.just(WISHED))},
    ]
    kinds: list[dict[str, Any]] = [
        {"kind": st.sampled_from(("person", "resource"))},
        {"kind": st.just("group"), **_group},
    ]
    return st.one_of([st.builds(Alter, **common, **where, **kind) for where in standing for kind in kinds])


def conversations(known: tuple[str, ...]) -> st.SearchStrategy[Conversation]:
    """Words and actions over a map of these people."""
    actions = st.lists(
        st.builds(
            Action,
            id=st.sampled_from(("x1", "x2", "x3")),
            what=texts,
            with_whom=texts,
            alter=_one(known) if known else st.none(),
            by=_maybe(days),
            done=st.booleans(),
            carried_from=_maybe(st.just("w1")),
        ),
        max_size=2,
        unique_by=lambda action: action.id,
    )
    answers = st.lists(
        st.builds(Answer, prompt=labels, stage=st.sampled_from(allowed.STAGES), question=texts, words=texts),
        max_size=2,
    )
    return st.builds(
        Conversation,
        held_on=_maybe(days),
        answers=answers.map(tuple),
        actions=actions.map(tuple),
        agreed=texts,
        next_on=_maybe(days),
    )


@st.composite
def waves(draw: st.DrawFn, wave_id: str, design: Design, pool: tuple[str, ...]) -> Wave:
    """One wave over some of these people, in any order of naming."""
    ids = tuple(draw(st.permutations(pool))[: draw(st.integers(0, len(pool)))]) if pool else ()
    people = {one: draw(alters(one, design)) for one in ids}
    asked = draw(_some(("role", "quality", "challenge", "switch_off"))) | asked_by(people.values())
    return Wave(
        id=wave_id,
        label=draw(st.just("") | labels),
        occasion=draw(_one(("mid_year", "own_occasion"))),
        date=draw(days),
        ego_role=draw(_one(allowed.EGO_ROLES)),
        ego_setting=draw(_one(SETTINGS)),
        carried=draw(_some(ids)) if ids else frozenset(),
        helped=draw(_some(("confide", "mentor_time", "own help"))),
        alters=people,
        ties=_ties(draw, ids),
        outlines=_outlines(draw, ids),
        notes=_notes(draw, ids, design),
        asked=asked,
        who_knows_whom_done=draw(st.booleans()),
        set_aside=draw(st.dictionaries(st.sampled_from(("G0", "G7", "C1")), texts, max_size=2)),
        conversation=draw(conversations(ids)),
    )


def _ties(draw: st.DrawFn, ids: tuple[str, ...]) -> dict[tuple[str, str], Tie]:
    pairs = [tie_key(one, other) for one in ids for other in ids if one < other]
    if not pairs:
        return {}
    kinds = st.sampled_from(((True, False), (False, True), (True, True)))
    chosen = draw(st.dictionaries(st.sampled_from(pairs), kinds, max_size=6))
    return {ends: Tie(ends, *kind) for ends, kind in chosen.items()}


def _outlines(draw: st.DrawFn, ids: tuple[str, ...]) -> dict[str, Outline]:
    if not ids:
        return {}
    outline = st.builds(
        Outline,
        id=st.sampled_from(("o1", "o2")),
        label=labels,
        members=st.frozensets(st.sampled_from(ids), min_size=1),
        all_know=st.booleans(),
        note=texts,
        **_group,
    )
    return {one.id: one for one in draw(st.lists(outline, max_size=2))}


def _notes(draw: st.DrawFn, ids: tuple[str, ...], design: Design) -> dict[str, Note]:
    spots = st.builds(
        Place,
        st.integers(0, len(design.rings)),
        st.sampled_from([sector.id for sector in design.sectors]),
        shares,
        shares,
    )
    some = st.builds(Note, id=st.sampled_from(("n1", "n2")), text=texts, place=spots)
    if ids:
        some |= st.builds(Note, id=st.just("n3"), text=texts, alter=st.sampled_from(ids))
    return {note.id: note for note in draw(st.lists(some, max_size=2))}


@st.composite
def sociomaps(draw: st.DrawFn, *, max_waves: int = 3, max_alters: int = 8) -> Sociomap:
    """A whole sound document: 1 to ``max_waves`` waves over a pool of at most ``max_alters`` people."""
    design = draw(designs())
    pool = tuple(f"a{number}" for number in range(1, draw(st.integers(0, max_alters)) + 1))
    made = tuple(
        draw(waves(f"w{number}", design, pool)) for number in range(1, draw(st.integers(1, max_waves)) + 1)
    )
    known = sorted({alter for wave in made for alter in wave.alters})
    made = tuple(replace(wave, change_notes=draw(_change_notes(wave.id, len(made)))) for wave in made)
    made, highest = _numbered(draw, made, known)
    return Sociomap(
        id=draw(st.text("0123456789abcdef", min_size=10, max_size=10)),
        same_map_as=draw(_some(("older", "oldest"))),
        copy_key=draw(st.just("") | st.text("0123456789abcdef", min_size=64, max_size=64)),
        code=draw(st.just("") | labels),
        settings=tuple(draw(_known_settings())),
        highest_number=highest,
        lens_requests=tuple(draw(_lens_requests(known))) if known else (),
        design=design,
        waves=made,
        title=draw(texts),
        ego=draw(egos()),
        lenses=tuple(draw(_lenses(known))) if known else (),
        sharing=tuple(draw(_sharing())),
        review_on=draw(_maybe(days)),
        view=draw(_views()),
        printing=draw(_maybe(_printings())),
        own_words=tuple(draw(st.lists(_own_words(), max_size=2))),
    )


def _change_notes(wave_id: str, waves: int) -> st.SearchStrategy[dict[str, str]]:
    others = [one for number in range(1, waves + 1) if (one := f"w{number}") != wave_id]
    return st.dictionaries(st.sampled_from(others), texts, max_size=2) if others else st.just({})


def _numbered(draw: st.DrawFn, waves: tuple[Wave, ...], known: list[str]) -> tuple[tuple[Wave, ...], int]:
    """The same people with numbers of their own, or with none at all; and the highest ever given."""
    if draw(st.booleans()):
        return waves, draw(st.integers(0, 30))
    numbers = draw(st.lists(st.integers(1, 99), min_size=len(known), max_size=len(known), unique=True))
    of = dict(zip(known, numbers, strict=True))
    numbered = tuple(
        replace(wave, alters={key: replace(one, number=of[key]) for key, one in wave.alters.items()})
        for wave in waves
    )
    return numbered, max(numbers, default=0) + draw(st.integers(0, 3))


def _known_settings() -> st.SearchStrategy[list[KnownSetting]]:
    one = st.builds(KnownSetting, st.sampled_from(SETTINGS), st.sampled_from(allowed.SETTING_KINDS))
    return st.lists(one, max_size=2, unique_by=lambda setting: setting.id)


def _lens_requests(known: list[str]) -> st.SearchStrategy[list[LensRequest]]:
    one = st.builds(
        LensRequest,
        id=st.sampled_from(("r1", "r2")),
        alter=st.sampled_from(known),
        on=days,
        key=st.text("0123456789abcdef", min_size=64, max_size=64),
        withdrawn_on=_maybe(days),
    )
    return st.lists(one, max_size=2, unique_by=lambda request: request.id)


def egos() -> st.SearchStrategy[Ego]:
    """The person at the centre, with any census."""
    named = ("programme_stage", "phase", "subject", "route", "age_band", "travel")
    census = st.builds(
        Census,
        career_changer=_yes_no,
        moved_for_course=_yes_no,
        far_from_others=_yes_no,
        personal_styles_on=_maybe(days),
        **{name: _maybe(labels) for name in named},
    )
    return st.builds(
        Ego,
        label=labels,
        started=_maybe(days),
        census=st.just(Census()) | census,
    )


def _lenses(known: list[str]) -> st.SearchStrategy[list[LensView]]:
    lens = st.builds(
        LensView,
        alter=st.sampled_from(known),
        side=st.sampled_from(allowed.LENS_SIDES),
        answers=st.dictionaries(st.sampled_from(("d1", "c1", "p2")), _scale, max_size=3),
        done=st.booleans(),
        may_show=st.booleans(),
        answered_on=_maybe(days),
        withdrawn_on=_maybe(days),
    )
    return st.lists(lens, max_size=2, unique_by=lambda one: (one.alter, one.side))


def _sharing() -> st.SearchStrategy[list[Sharing]]:
    one = st.builds(
        Sharing,
        id=st.sampled_from(("s1", "s2")),
        with_whom=texts,
        part=st.sampled_from(allowed.PARTS),
        names=st.sampled_from(allowed.NAMES_LEVELS),
        on=_maybe(days),
        purpose=texts,
        research=st.booleans(),
    )
    return st.lists(one, max_size=2, unique_by=lambda sharing: sharing.id)


def _views() -> st.SearchStrategy[View]:
    return st.builds(
        View,
        colour_by=st.sampled_from(("sector", "role", "quality")),
        size_by=_one(("usefulness", "closeness")),
        outline_by=_one(("assigned", "formal")),
        ties_to_me=st.booleans(),
    )


def _printings() -> st.SearchStrategy[Printing]:
    return st.builds(
        Printing,
        pages=_some(("map", "conversation", "people")),
        names=st.sampled_from(allowed.NAMES_LEVELS),
        part=st.sampled_from(allowed.PARTS),
        paper=st.sampled_from(allowed.PAPERS),
        turned=st.sampled_from(allowed.TURNS),
        greyscale=st.booleans(),
    )


def _own_words() -> st.SearchStrategy[OwnWord]:
    return st.builds(
        OwnWord,
        st.sampled_from(("roles", "functions")),
        st.sampled_from(("own_role", "own_function")),
        labels,
    )
