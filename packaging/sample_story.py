"""The sample map: a year in the network of an invented history trainee who used to work in a museum.

Three dates, one story. In December nearly all help with teaching comes from the mentor; by June a second
colleague is there, who in September was only wished for. A friend fades, a cohort chat turns from a comfort
into a burden, a tutor comes closer. Nobody in it is real.
"""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.sociomap import (
    WISHED,
    Action,
    Alter,
    Answer,
    Design,
    LensView,
    Note,
    Outline,
    OwnWord,
    Place,
    Printing,
    Sharing,
    Sociomap,
    Wave,
)
from sociomap_app.vocabulary.entries import Framework

SEPTEMBER, DECEMBER, JUNE = "w1", "w2", "w3"
WIDTHS = {"school": 1.3, "provider": 0.85, "peers": 0.95, "profession": 1.1, "friends": 1.05, "family": 0.95}

Values = dict[str, Any]

CLOSE: Values = {"known_since": "longer", "quality": "sustaining", "purpose": {"personal"}, "lasting": "likely"}
AT_SCHOOL: Values = {"setting": "placement A", "known_since": "this_term"}
TEACHES: Values = {"career_stage": "experienced", "collaboration": {"aid"}, "purpose": {"operational"}}


def people_of_september() -> dict[str, Values]:
    """Who is there at the start of the course, with what Me says of them."""
    return {
        "ks": dict(
            AT_SCHOOL,
            label="K.S. mentor",
            at=(2, "school", 0.38, 0.35),
            role="itt_mentor",
            same_subject=True,
            frequency="daily",
            direction="to_me",
            usefulness=4,
            functions={"teaching_feedback", "school_ways"},
            assigned="assigned",
            formal=True,
            assesses_me=True,
            lasting="unsure",
            attributes={"meeting": "Thursdays, period 5"},
            **TEACHES,
        ),
        "bo": dict(
            AT_SCHOOL,
            label="B.O. history",
            at=(3, "school", 0.3, 0.35),
            role="class_teacher",
            same_subject=True,
            frequency="weekly",
            direction="to_me",
            usefulness=3,
            functions={"planning_subject"},
            assigned="assigned",
            lasting="unlikely",
            **TEACHES,
        ),
        "next": {
            "label": "teacher 3 years in",
            "at": (WISHED, "school", 0.78, 0.5),
            "career_stage": "years_3_6",
        },
        "lp": {
            "label": "L.P. tutor",
            "at": (2, "provider", 0.5, 0.55),
            "role": "provider_tutor",
            "setting": "provider",
            "career_stage": "leader",
            "same_subject": False,
            "frequency": "monthly",
            "known_since": "this_term",
            "direction": "to_me",
            "usefulness": 3,
            "functions": {"understands_aims"},
            "assigned": "assigned",
            "formal": True,
            "assesses_me": True,
            "purpose": {"operational"},
        },
        "jo": {
            "label": "Jo",
            "at": (2, "peers", 0.3, 0.5),
            "role": "fellow_trainee",
            "setting": "placement A",
            "career_stage": "trainee",
            "same_subject": False,
            "frequency": "daily",
            "known_since": "this_term",
            "direction": "both",
            "quality": "sustaining",
            "usefulness": 4,
            "functions": {"practical_help", "classroom_problems"},
            "assigned": "chosen",
            "formal": False,
            "assesses_me": False,
            "collaboration": {"storytelling", "sharing"},
        },
        "chat": {
            "label": "cohort chat",
            "kind": "group",
            "at": (3, "peers", 0.25, 0.6),
            "setting": "online",
            "frequency": "daily",
            "known_since": "this_term",
            "direction": "both",
            "quality": "sustaining",
            "functions": {"belonging"},
            "collaboration": {"storytelling"},
            "group_type": "online",
            "group_goal": "resource_sharing",
            "across_settings": True,
        },
        "gb": {
            "label": "G.B. museum",
            "at": (2, "profession", 0.55, 0.6),
            "role": "former_colleague",
            "setting": "previous work",
            "career_stage": "outside_teaching",
            "frequency": "monthly",
            "known_since": "1_5_years",
            "direction": "both",
            "quality": "sustaining",
            "usefulness": 3,
            "functions": {"challenge", "understands_aims"},
            "assigned": "chosen",
            "purpose": {"strategic", "personal"},
        },
        "sam": dict(
            CLOSE,
            label="Sam",
            at=(1, "friends", 0.6, 0.75),
            role="friend",
            frequency="weekly",
            direction="both",
            usefulness=5,
            functions={"confide", "switch_off", "long_term"},
        ),
        "ali": dict(
            CLOSE,
            label="Ali",
            at=(2, "friends", 0.85, 0.55),
            role="friend",
            frequency="monthly",
            direction="both",
            functions={"switch_off"},
        ),
        "choir": dict(
            CLOSE,
            label="choir",
            kind="group",
            at=(2, "friends", 0.3, 0.45),
            role="choir",
            frequency="weekly",
            functions={"switch_off"},
            group_type="informal_network",
            direction="both",
        ),
        "uni": {
            "label": "old uni friends",
            "kind": "group",
            "at": (3, "friends", 0.55, 0.7),
            "role": "friend",
            "frequency": "termly",
            "known_since": "1_5_years",
            "group_type": "university",
            "functions": {"switch_off"},
            "direction": "both",
        },
        "mum": dict(
            CLOSE,
            label="Mum",
            at=(1, "family", 0.75, 0.75),
            role="family",
            setting="home",
            frequency="daily",
            direction="to_me",
            usefulness=5,
            functions={"long_term", "practical_help"},
            note="Rings on Sundays. Was a teaching assistant herself for a while.",
        ),
        "dee": dict(
            CLOSE,
            label="Dee",
            at=(1, "family", 0.1, 0.55),
            role="family",
            setting="home",
            frequency="daily",
            direction="both",
            usefulness=5,
            functions={"confide", "practical_help", "long_term"},
        ),
        "gran": dict(
            CLOSE,
            label="Gran",
            at=(2, "family", 0.5, 0.4),
            role="family",
            frequency="weekly",
            direction="from_me",
            functions={"long_term"},
        ),
        "luc": {
            "label": "brother Luc",
            "at": (3, "family", 0.42, 0.3),
            "role": "family",
            "frequency": "monthly",
            "known_since": "longer",
            "direction": "both",
            "functions": {"switch_off"},
        },
    }


def people_new_in_december() -> dict[str, Values]:
    """Whom the first placement brought."""
    return {
        "rae": dict(
            AT_SCHOOL,
            label="Rae (TA)",
            at=(2, "school", 0.9, 0.55),
            role="support_staff",
            frequency="daily",
            direction="to_me",
            quality="sustaining",
            usefulness=4,
            functions={"practical_help", "belonging"},
            assigned="chosen",
            lasting="unsure",
            purpose={"operational"},
        ),
        "vh": {
            "label": "V.H. subject tutor",
            "at": (3, "provider", 0.45, 0.45),
            "role": "subject_tutor",
            "setting": "provider",
            "career_stage": "experienced",
            "same_subject": True,
            "frequency": "termly",
            "known_since": "this_term",
            "direction": "to_me",
            "usefulness": 3,
            "assigned": "assigned",
            "assesses_me": False,
        },
        "tunde": {
            "label": "Tunde",
            "at": (2, "peers", 0.72, 0.5),
            "role": "fellow_trainee",
            "setting": "another school",
            "career_stage": "trainee",
            "same_subject": True,
            "peer_code": "MN-31",
            "frequency": "weekly",
            "known_since": "this_term",
            "direction": "from_me",
            "quality": "mixed",
            "usefulness": 2,
            "functions": {"belonging"},
            "collaboration": {"sharing"},
        },
        "bank": {
            "label": "lesson bank",
            "kind": "resource",
            "at": (3, "profession", 0.2, 0.45),
            "setting": "online",
            "same_subject": True,
            "frequency": "weekly",
            "known_since": "this_term",
            "direction": "to_me",
            "usefulness": 4,
            "functions": {"new_ideas"},
        },
        "union": {
            "label": "teaching union",
            "kind": "group",
            "at": (3, "profession", 0.74, 0.15),
            "frequency": "less",
            "known_since": "this_term",
            "group_type": "union",
            "formal": True,
        },
        "trust": {
            "label": "trust history day",
            "kind": "group",
            "at": (WISHED, "profession", 0.86, 0.5),
            "group_type": "trust",
            "group_goal": "school_improvement",
        },
    }


def people_new_in_june() -> dict[str, Values]:
    """Whom the year brought besides."""
    return {
        "cw": {
            "label": "C.W. new ECT",
            "at": (3, "peers", 0.78, 0.5),
            "role": "ect_peer",
            "setting": "employing school",
            "career_stage": "ect",
            "same_subject": False,
            "frequency": "monthly",
            "known_since": "this_term",
            "direction": "both",
            "usefulness": 3,
            "functions": {"belonging"},
            "lasting": "likely",
        },
        "ha": {
            "label": "history association",
            "kind": "group",
            "at": (3, "profession", 0.25, 0.4),
            "same_subject": True,
            "frequency": "monthly",
            "known_since": "this_year",
            "direction": "to_me",
            "usefulness": 4,
            "functions": {"new_ideas", "planning_subject"},
            "purpose": {"strategic"},
            "group_type": "association",
            "group_goal": "broadening_opportunities",
            "across_settings": True,
        },
        "archive": {
            "label": "county archive",
            "kind": "group",
            "at": (3, "profession", 0.72, 0.2),
            "role": "archive",
            "frequency": "termly",
            "known_since": "this_year",
            "direction": "both",
            "usefulness": 3,
            "functions": {"new_ideas"},
            "collaboration": {"joint_work"},
            "group_type": "local_authority",
            "across_settings": True,
        },
        "hub": {
            "label": "hub welcome day",
            "kind": "group",
            "at": (WISHED, "provider", 0.12, 0.5),
            "group_type": "hub",
        },
    }


CHANGED_IN_DECEMBER: dict[str, Values] = {
    "ks": {
        "at": (1, "school", 0.48, 0.8),
        "quality": "sustaining",
        "usefulness": 5,
        "functions": {"teaching_feedback", "school_ways", "classroom_problems", "planning_subject", "role_model"},
        "collaboration": {"aid", "joint_work"},
        "purpose": {"operational", "personal"},
    },
    "bo": {"at": (2, "school", 0.2, 0.7), "functions": set(), "usefulness": 2},
    "jo": {
        "at": (1, "peers", 0.5, 0.75),
        "closeness": 5,
        "functions": {"practical_help", "confide", "belonging"},
    },
    "chat": {"quality": "mixed", "usefulness": 2},
    "gb": {"at": (3, "profession", 0.52, 0.35), "status": "fading", "frequency": "termly", "quality": "mixed"},
    "ali": {
        "at": (3, "friends", 0.8, 0.5),
        "status": "fading",
        "frequency": "less",
        "quality": "mixed",
        "note": "Moved in October. We keep saying we will ring.",
    },
    "uni": {"status": "fading", "frequency": "less", "at": (3, "friends", 0.25, 0.55)},
}

CHANGED_IN_JUNE: dict[str, Values] = {
    "ks": {
        "functions": {"teaching_feedback", "school_ways", "role_model", "opens_doors"},
        "lasting": "likely",
        "known_since": "this_year",
    },
    "rae": {"functions": {"practical_help", "belonging", "school_ways"}, "lasting": "likely"},
    "bo": {"functions": {"planning_subject"}, "quality": "sustaining", "usefulness": 4},
    "next": {
        "label": "M.T. history",
        "at": (2, "school", 0.56, 0.95),
        "role": "class_teacher",
        "setting": "placement A",
        "same_subject": True,
        "frequency": "weekly",
        "known_since": "this_year",
        "direction": "both",
        "quality": "sustaining",
        "usefulness": 5,
        "functions": {"teaching_feedback", "classroom_problems", "planning_subject", "challenge"},
        "assigned": "chosen",
        "formal": False,
        "assesses_me": False,
        "lasting": "likely",
        "collaboration": {"sharing", "joint_work"},
        "purpose": {"strategic", "operational"},
    },
    "lp": {
        "at": (1, "provider", 0.5, 0.8),
        "quality": "sustaining",
        "usefulness": 4,
        "functions": {"understands_aims", "opens_doors"},
        "known_since": "this_year",
    },
    "chat": {"quality": "draining", "frequency": "daily", "usefulness": 1, "functions": set()},
    "tunde": {"direction": "both", "quality": "sustaining", "functions": {"belonging", "planning_subject"}},
    "gb": {"at": (2, "profession", 0.5, 0.6), "status": "current", "functions": {"challenge", "new_ideas"}},
    "ali": {"status": "lost", "at": (3, "friends", 0.8, 0.55)},
    "mum": {"note": ""},
}

TIES_OF_SEPTEMBER = ("ks-bo+", "jo-chat", "mum-dee", "mum-gran", "gran-luc", "dee-sam", "sam-ali", "sam-choir")
TIES_NEW_IN_DECEMBER = ("ks-rae", "bo-rae", "ks-lp", "lp-vh=", "jo-ks", "jo-tunde", "tunde-chat", "dee-gran")
TIES_NEW_IN_JUNE = ("ks-next", "bo-next+", "next-rae", "cw-tunde", "gb-archive", "gb-ha")


def story(framework: Framework) -> Sociomap:
    """The whole sample, by the same edits the program makes."""
    wave = Wave(
        id=SEPTEMBER,
        occasion="start_of_course",
        date=dt.date(2026, 9, 17),
        ego_role="trainee",
        ego_setting="placement A",
    )
    sociomap = Sociomap(id="sample", design=_design(framework), waves=(wave,))
    sociomap = _about_me(sociomap)
    sociomap = _september(sociomap, framework)
    sociomap = _next_date(sociomap, DECEMBER, "end_of_placement_a", dt.date(2026, 12, 10), clone=SEPTEMBER)
    sociomap = _december(sociomap, framework)
    sociomap = _next_date(sociomap, JUNE, "end_of_course", dt.date(2027, 6, 24), clone=DECEMBER)
    sociomap = _june(sociomap, framework)
    sociomap = _lenses(sociomap)
    return _agreements(sociomap)


def _next_date(sociomap: Sociomap, wave_id: str, occasion: str, date: dt.date, *, clone: str) -> Sociomap:
    """A date that begins as the one before, and on which everybody was looked at."""
    sociomap = edits.add_wave(sociomap, wave_id, "", date, occasion=occasion, clone=clone)
    return edits.still_so(sociomap, wave_id, sociomap.wave(wave_id).alters)


def _design(framework: Framework) -> Design:
    plain = framework.design("six-areas")
    wide = tuple(replace(one, width=WIDTHS[one.id]) for one in plain.sectors)
    return replace(plain, sectors=wide, ask_quality=True)


def _about_me(sociomap: Sociomap) -> Sociomap:
    sociomap = edits.set_title(sociomap, "My year of training")
    sociomap = edits.set_code(sociomap, "MN-23")
    sociomap = edits.set_kind_of_setting(sociomap, "placement A", "school")
    sociomap = edits.change_ego(sociomap, label="Me", started=dt.date(2026, 9, 1))
    sociomap = edits.change_census(
        sociomap,
        programme_stage="end of course",
        phase="secondary",
        subject="history",
        route="SCITT",
        age_band="25 to 34",
        career_changer=True,
        moved_for_course=False,
        far_from_others=False,
        travel="30 to 60 minutes",
        personal_styles_on=dt.date(2026, 9, 15),
    )
    sociomap = edits.keep_own_word(sociomap, OwnWord("role", "choir", "choir I sing in"))
    return edits.keep_own_word(sociomap, OwnWord("role", "archive", "archive we work with"))


def _september(sociomap: Sociomap, framework: Framework) -> Sociomap:
    sociomap = _add(sociomap, SEPTEMBER, people_of_september())
    sociomap = _join(sociomap, SEPTEMBER, TIES_OF_SEPTEMBER)
    sociomap = edits.set_asked(sociomap, SEPTEMBER, {"confide", "practical_help", "long_term", "role_model"})
    home = Outline(id="o1", label="home", members=frozenset({"mum", "dee", "gran"}), all_know=True)
    sociomap = edits.add_outline(sociomap, SEPTEMBER, home)
    sociomap = edits.add_note(sociomap, SEPTEMBER, Note(id="n1", text="we plan on the bus", alter="jo"))
    sociomap = _answer(
        sociomap,
        framework,
        SEPTEMBER,
        {
            "look_round": "I began with home. School is three weeks old, so I drew it lightly.",
            "value_fortnight": "Jo, twice: before my first lesson and after it.",
            "choose_one": "Find somebody who remembers what the first years were like.",
        },
    )
    sociomap = edits.add_action(
        sociomap,
        SEPTEMBER,
        Action(
            id="x1",
            what="Ask K.S. for a fixed half hour every week",
            with_whom="K.S.",
            alter="ks",
            by=dt.date(2026, 10, 9),
        ),
    )
    sociomap = edits.change_action(sociomap, SEPTEMBER, "x1", done=True)
    sociomap = edits.add_action(
        sociomap,
        SEPTEMBER,
        Action(
            id="x2",
            what="Meet a teacher who is a few years in",
            with_whom="whoever K.S. suggests",
            alter="next",
            by=dt.date(2026, 12, 4),
        ),
    )
    return edits.change_conversation(
        sociomap,
        SEPTEMBER,
        held_on=dt.date(2026, 9, 17),
        agreed="L.P. keeps a picture with roles only. We draw again before Christmas.",
        next_on=dt.date(2026, 12, 10),
    )


def _december(sociomap: Sociomap, framework: Framework) -> Sociomap:
    sociomap = _change(sociomap, DECEMBER, CHANGED_IN_DECEMBER)
    sociomap = _add(sociomap, DECEMBER, people_new_in_december())
    sociomap = _join(sociomap, DECEMBER, TIES_NEW_IN_DECEMBER)
    sociomap = edits.set_asked(sociomap, DECEMBER, {"opens_doors", "challenge"})
    sociomap = edits.set_who_knows_whom_done(sociomap, DECEMBER, True)
    corridor = Outline(
        id="o2",
        label="history corridor",
        members=frozenset({"ks", "bo", "rae"}),
        group_type="work_group",
        group_goal="school_improvement",
        across_settings=False,
    )
    sociomap = edits.add_outline(sociomap, DECEMBER, corridor)
    sociomap = edits.remove_notes(sociomap, DECEMBER, ["n1"])
    sociomap = edits.add_note(sociomap, DECEMBER, Note(id="n2", text="ring in the new year?", alter="ali"))
    quiet = Note(id="n3", text="who else is in this building?", place=Place(3, "school", 0.6, 0.6))
    sociomap = edits.add_note(sociomap, DECEMBER, quiet)
    sociomap = _answer(
        sociomap,
        framework,
        DECEMBER,
        {
            "look_surprise": "How much of the school side is one person.",
            "value_carried": "Dee in November: cooked, listened, said nothing about marking.",
            "G8": "Planning, perhaps. B.O. has taught all of it for years.",
            "give_back": "Tunde. It is fine, but not in the weeks of reports.",
        },
    )
    sociomap = edits.add_action(
        sociomap,
        DECEMBER,
        Action(id="x3", what="Plan one unit with B.O.", with_whom="B.O.", alter="bo", by=dt.date(2027, 2, 12)),
    )
    sociomap = edits.change_action(sociomap, DECEMBER, "x3", done=True)
    return edits.change_conversation(
        sociomap,
        DECEMBER,
        held_on=dt.date(2026, 12, 10),
        agreed="Nothing is kept from today but the next step.",
        next_on=dt.date(2027, 6, 24),
    )


def _june(sociomap: Sociomap, framework: Framework) -> Sociomap:
    sociomap = edits.remove_alters(sociomap, JUNE, ["uni", "bank", "union"])
    sociomap = _change(sociomap, JUNE, CHANGED_IN_JUNE)
    sociomap = _add(sociomap, JUNE, people_new_in_june())
    sociomap = _join(sociomap, JUNE, TIES_NEW_IN_JUNE)
    sociomap = edits.set_asked(sociomap, JUNE, framework.functions)
    sociomap = edits.change_outline(
        sociomap, JUNE, "o2", members=frozenset({"ks", "bo", "rae", "next"}), note="Room 14, every break."
    )
    sources = Outline(
        id="o3",
        label="sources project",
        members=frozenset({"gb", "archive"}),
        group_type="project_team",
        group_goal="broadening_opportunities",
        across_settings=True,
        note="Year 8 read letters from the archive.",
    )
    sociomap = edits.add_outline(sociomap, JUNE, sources)
    planners = Outline(
        id="o4",
        label="planning circle",
        members=frozenset({"cw", "tunde"}),
        group_type="community_of_practice",
        group_goal="resource_sharing",
        across_settings=True,
    )
    sociomap = edits.add_outline(sociomap, JUNE, planners)
    sociomap = edits.remove_notes(sociomap, JUNE, ["n2", "n3"])
    sociomap = edits.add_note(sociomap, JUNE, Note(id="n4", text="said yes to September!", alter="next"))
    sociomap = edits.set_helped(sociomap, JUNE, {"mentor_time", "own_people", "planning_subject"})
    sociomap = edits.note_change(
        sociomap, JUNE, SEPTEMBER, "I asked, and people stayed. Ali and I lost each other."
    )
    sociomap = edits.set_aside(sociomap, JUNE, "G18", "I like that my worlds meet in few people.")
    sociomap = _answer(
        sociomap,
        framework,
        JUNE,
        {
            "look_surprise": "In September I drew a wish. In June it has a name.",
            "value_fortnight": "M.T., who watched me teach and asked one good question.",
            "ahead_september": "M.T. and K.S. Also Jo, if we both want it.",
            "ahead_school": "A mentor who does not also assess me. Time to plan together.",
            "choose_one": "Tell the hub that I am coming, before the welcome day.",
            "agree_keep": "The picture without notes. We draw it again at half term.",
        },
    )
    sociomap = edits.change_action(
        sociomap, JUNE, "x2", done=True, what="Meet a teacher who is a few years in: M.T."
    )
    sociomap = edits.add_action(
        sociomap,
        JUNE,
        Action(
            id="x4", what="Tell the hub that I am coming", with_whom="hub", alter="hub", by=dt.date(2027, 7, 9)
        ),
    )
    return edits.change_conversation(
        sociomap,
        JUNE,
        held_on=dt.date(2027, 6, 24),
        agreed="L.P. and the new school may see the professional side, with initials.",
        next_on=dt.date(2027, 10, 21),
    )


def _lenses(sociomap: Sociomap) -> Sociomap:
    """The tutor: both sides done and shown. The mentor: one side so far, and not shown."""
    mine = {"D1": 4, "D2": 3, "C1": 5, "C2": 4, "M1": 2, "M2": 3, "P1": 4, "P2": 4, "U1": 5, "U2": 4}
    theirs = {"D1": 3, "D2": 4, "C1": 4, "C2": 2, "M1": 4, "M2": 2, "P1": 5, "P2": 4, "U1": 5, "U2": None}
    mentor: dict[str, int | None] = {"D1": 5, "D2": 3, "C1": 5, "C2": 4, "M1": 1, "P1": 3, "U1": 4, "U2": None}
    on = dt.date(2027, 6, 22)
    for lens in (
        LensView(alter="lp", side="mine", answers=mine, done=True, may_show=True, answered_on=on),
        LensView(alter="lp", side="theirs", answers=theirs, done=True, may_show=True, answered_on=on),
        LensView(alter="ks", side="mine", answers=mentor, answered_on=dt.date(2027, 6, 23)),
    ):
        sociomap = edits.set_lens(sociomap, lens)
    return sociomap


def _agreements(sociomap: Sociomap) -> Sociomap:
    for sharing in (
        Sharing(
            id="s1", with_whom="L.P. tutor", names="roles", on=dt.date(2026, 9, 17), purpose="to talk in tutorials"
        ),
        Sharing(
            id="s2",
            with_whom="the new school",
            part="professional",
            names="initials",
            on=dt.date(2027, 6, 24),
            purpose="so that the first mentor knows whom I already have",
        ),
        Sharing(
            id="s3",
            with_whom="the provider’s study of networks",
            names="numbers",
            on=dt.date(2027, 6, 24),
            purpose="asked separately, and may be taken back",
            research=True,
        ),
        Sharing(
            id="s4",
            with_whom="Dee",
            part="personal",
            names="typed",
            on=dt.date(2027, 6, 26),
            purpose="to say thanks",
        ),
    ):
        sociomap = edits.record_sharing(sociomap, sharing)
    sociomap = edits.set_review_date(sociomap, dt.date(2027, 10, 21))
    sociomap = edits.set_view(sociomap, size_by="usefulness", outline_by="assigned")
    pages = frozenset({"map", "conversation", "coverage", "comparison"})
    return edits.remember_printing(sociomap, Printing(pages=pages, names="initials"))


def _placed(values: Values) -> Values:
    """Fields as the model wants them: ``at`` as a place, sets as frozen sets."""
    fields: Values = {
        name: frozenset(value) if isinstance(value, set) else value for name, value in values.items()
    }
    if "at" in fields:
        fields["place"] = Place(*fields.pop("at"))
    return fields


def _add(sociomap: Sociomap, wave: str, people: dict[str, Values]) -> Sociomap:
    alters = []
    for alter_id, values in people.items():
        fields = _placed(values)
        status = "wished" if fields["place"].ring == WISHED else "current"
        alters.append(Alter(id=alter_id, **{"status": status, **fields}))
    return edits.add_alters(sociomap, wave, alters)


def _change(sociomap: Sociomap, wave: str, changed: dict[str, Values]) -> Sociomap:
    for alter_id, values in changed.items():
        fields = _placed(values)
        place = fields.pop("place", None)
        if place is not None:
            sociomap = edits.place_alters(sociomap, wave, {alter_id: place})
        sociomap = edits.change_alters(sociomap, wave, [alter_id], **fields)
    return sociomap


def _join(sociomap: Sociomap, wave: str, ties: tuple[str, ...]) -> Sociomap:
    """Ties written as ``one-other``: they know each other; ``+`` and work closely, ``=`` work closely only."""
    for tie in ties:
        one, _, other = tie.rstrip("+=").partition("-")
        closely = tie[-1] in "+="
        sociomap = edits.set_tie(sociomap, wave, one, other, knows=tie[-1] != "=", works_closely=closely)
    return sociomap


def _answer(sociomap: Sociomap, framework: Framework, wave: str, words: dict[str, str]) -> Sociomap:
    for prompt, said in words.items():
        entry = framework.prompts.get(prompt)
        if entry is not None:
            answer = Answer(prompt=prompt, stage=entry.stage, question=entry.words, words=said)
        else:
            rule = framework.rules[prompt]
            answer = Answer(prompt=prompt, stage=rule.stage, question=rule.question, words=said)
        sociomap = edits.write_answer(sociomap, wave, answer)
    return sociomap
