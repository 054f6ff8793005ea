"""Tables made by hand or by a spreadsheet: what they mean, and where exactly they are wrong."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociomap_app.exchange.tables.read_tables import Imported, read_tables
from sociomap_app.model.errors import BadTable, UserFault
from sociomap_app.model.fields import ASKED_FIELDS
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import OwnWord, Sector, Tie, Wave
from tests.exchange.words import HALVES, WORDS

TODAY = dt.date(2026, 9, 1)


def imported(folder: Path, **tables: str | bytes) -> Imported:
    for name, content in tables.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.csv").write_bytes(raw)
    result = read_tables(folder, HALVES, TODAY, WORDS)
    assert faults(result.sociomap) == []
    return result


def wave_of(folder: Path, **tables: str | bytes) -> Wave:
    (wave,) = imported(folder, **tables).sociomap.waves
    return wave


def test_labels_alone_are_enough(tmp_path: Path) -> None:
    wave = wave_of(tmp_path, people="label\nAB\nCD\n")
    assert [(one.id, one.label) for one in wave.alters.values()] == [("a1", "AB"), ("a2", "CD")]
    assert wave.date == TODAY and not wave.who_knows_whom_done and wave.asked == frozenset()
    assert wave.alters["a1"].place.ring is None and wave.alters["a1"].status == "current"


def test_nobody_at_all_is_a_map(tmp_path: Path) -> None:
    assert wave_of(tmp_path, people="label\n").alters == {}


def test_every_column(tmp_path: Path) -> None:
    wave = wave_of(
        tmp_path,
        people=(
            "id,label,kind,ring,sector,role,setting,career_stage,same_subject,status,frequency,known_since,"
            "direction,quality,usefulness,functions,assigned,formal,collaboration,purpose,assesses_me,lasting,"
            "closeness,note\n"
            'm,"Fox, Mr",Person,2,professional,itt_mentor,placement_a,experienced,TRUE,fading,weekly,this_year,'
            "to_me,mixed,4,confide; belonging,assigned,No,aid;joint_work,strategic,yes,unsure,5.0,"
            '"two\nlines"\n'
        ),
    )
    fox = wave.alters["m"]
    assert (fox.label, fox.kind, fox.place.ring, fox.place.sector) == ("Fox, Mr", "person", 2, "professional")
    assert (fox.role, fox.setting, fox.career_stage) == ("itt_mentor", "placement_a", "experienced")
    assert (fox.same_subject, fox.formal, fox.assesses_me) == (True, False, True)
    assert (fox.status, fox.frequency, fox.known_since) == ("fading", "weekly", "this_year")
    assert (fox.direction, fox.quality, fox.usefulness, fox.closeness) == ("to_me", "mixed", 4, 5)
    assert fox.functions == {"confide", "belonging"} and fox.collaboration == {"aid", "joint_work"}
    assert fox.purpose == {"strategic"} and (fox.assigned, fox.lasting) == ("assigned", "unsure")
    assert fox.note == "two\nlines"
    assert wave.asked == {*ASKED_FIELDS, "confide", "belonging"}, "recording a value asks it"


def test_columns_in_any_order_case_and_with_a_mark_in_front(tmp_path: Path) -> None:
    wave = wave_of(tmp_path, people=b"\xef\xbb\xbf Ring ,LABEL\r\n1,AB\r\n\r\n,\r\n")
    assert [(one.label, one.place.ring) for one in wave.alters.values()] == [("AB", 1)]


@pytest.mark.parametrize("row", ["wished,", ",wished", "Wished,current", "2,wished", "wished,wished"])
def test_wished_in_either_column_is_enough(tmp_path: Path, row: str) -> None:
    (alter,) = wave_of(tmp_path, people=f"label,ring,status\nAB,{row}\n").alters.values()
    assert alter.status == "wished" and alter.place.ring == 0


def test_words_by_id_or_label_and_words_of_ones_own(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        people=(
            "label,role,setting,functions,sector\n"
            "A,itt mentor,PLACEMENT A,i feel i belong;Feeds the cat,Professional\n"
            "B,Chaplain,Choir,belonging,Clubs\n"
            "C,Chaplain,,,clubs\n"
        ),
    )
    a, b, c = result.sociomap.waves[0].alters.values()
    assert (a.role, a.setting, a.place.sector) == ("itt_mentor", "placement_a", "professional")
    assert a.functions == {"belonging", "Feeds the cat"}
    assert (b.role, b.setting, b.place.sector, c.place.sector) == ("Chaplain", "Choir", "Clubs", "Clubs")
    assert result.sociomap.design.sectors[2:] == (Sector("Clubs", "professional", "Clubs"),)
    assert result.sociomap.own_words == (
        OwnWord("function", "Feeds the cat", "Feeds the cat"),
        OwnWord("role", "Chaplain", "Chaplain"),
        OwnWord("setting", "Choir", "Choir"),
    )
    assert len(result.reports) == 4 and "“Clubs” is not an area" in result.reports[0]


def test_unknown_columns_are_kept_and_said(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        people="label,Email,phase\nA,a@b.org,KS3\nB,,\n",
        ties="from,to,since\nA,B,May\n",
        ego="label,shoe\nMe,9\n",
    )
    a, b = result.sociomap.waves[0].alters.values()
    assert a.attributes == {"Email": "a@b.org", "phase": "KS3"} and b.attributes == {}
    assert result.reports == (
        "people.csv: column “Email” is kept as an attribute",
        "people.csv: column “phase” is kept as an attribute",
        "ties.csv: column “since” is left out, the map has no place for it",
        "ego.csv: column “shoe” is left out, the map has no place for it",
    )


def test_new_ids_clash_with_nothing(tmp_path: Path) -> None:
    wave = wave_of(tmp_path, people="id,label\n,AB\na2,CD\n,a3\nA1,EF\n,GH\n", ties="from,to\na3,AB\nA1,a2\n")
    assert list(wave.alters) == ["a4", "a2", "a5", "A1", "a6"]
    assert set(wave.ties) == {("a4", "a5"), ("A1", "a2")}


def test_the_same_tables_give_the_same_map(tmp_path: Path) -> None:
    first = imported(tmp_path, people="label\nAB\n")
    assert read_tables(tmp_path, HALVES, TODAY, WORDS) == first
    other = imported(tmp_path, people="label\nAC\n")
    assert other.sociomap.id != first.sociomap.id
    named = read_tables(tmp_path, HALVES, TODAY, WORDS, document_id="mine").sociomap
    assert named.id == "mine"


@pytest.mark.parametrize("count", [1, 2, 7, 400, 5000])
def test_nobody_stands_on_anybody(tmp_path: Path, count: int) -> None:
    rows = "".join(f"P{n},1,personal\n" for n in range(count))
    wave = wave_of(tmp_path, people=f"label,ring,sector\n{rows}")
    places = [alter.place for alter in wave.alters.values()]
    assert len({(place.across, place.along) for place in places}) == count
    assert [place.across for place in places] == sorted(place.across for place in places)
    assert all(0 < place.across < 1 for place in places)


def test_ties(tmp_path: Path) -> None:
    wave = wave_of(
        tmp_path,
        people="id,label\nx,Ann\ny,Bob\nz,Cy\n",
        ties="from,to,kind\nx,y,\nBob,ann,knows\ny,x,works_closely\nz,x,works_closely\nz,y\n",
    )
    assert wave.ties == {
        ("x", "y"): Tie(("x", "y"), True, True),
        ("x", "z"): Tie(("x", "z"), False, True),
        ("y", "z"): Tie(("y", "z"), True, False),
    }
    assert wave.who_knows_whom_done


@pytest.mark.parametrize(
    "ties, ego, done",
    [
        (None, None, False),
        ("from,to\n", None, True),
        ("from,to\n", "label\nMe\n", True),
        ("from,to\n", "label,who_knows_whom_done\nMe,false\n", False),
        (None, "label,who_knows_whom_done\nMe,TRUE\n", True),
        (None, "label\nMe\n", False),
        ("from,to\n", "label,who_knows_whom_done\nMe,\n", True),
    ],
)
def test_whether_who_knows_whom_is_done(tmp_path: Path, ties: str | None, ego: str | None, done: bool) -> None:
    tables = {name: text for name, text in (("ties", ties), ("ego", ego)) if text is not None}
    assert wave_of(tmp_path, people="label\nA\n", **tables).who_knows_whom_done is done


def test_ego(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        people="label,frequency\nA,daily\n",
        ego="label,role,setting,started,asked\nZ,Trainee,Placement A,2026-08-31,confide;ROLE;own thing\n",
    )
    ego, wave = result.sociomap.ego, result.sociomap.latest
    assert (ego.label, wave.ego_role, wave.ego_setting) == ("Z", "trainee", "placement_a")
    assert ego.started == dt.date(2026, 8, 31)
    assert result.sociomap.waves[0].asked == {"confide", "role", "own thing", "frequency"}
    assert imported(tmp_path, ego="label\n").sociomap.ego.label == "Me"


def test_all_asks_everything_shipped(tmp_path: Path) -> None:
    wave = wave_of(tmp_path, people="label\nA\n", ego="asked\nAll\n")
    assert wave.asked == {"confide", "belonging", *ASKED_FIELDS}


PEOPLE = "label,ring\nAB,1\n"
BAD: dict[str, tuple[dict[str, str | bytes], str]] = {
    "no file": ({}, "There is no people.csv"),
    "empty": ({"people": ""}, "people.csv, line 1: there is no column “label”"),
    "no label column": ({"people": "name,ring\nAB,1\n"}, "people.csv, line 1: there is no column “label”"),
    "semicolons": ({"people": "label;ring\nAB;1\n"}, "not semicolons"),
    "no name": ({"people": "label,ring\nAB,1\n ,2\n"}, "people.csv, line 3, column “label”: the name is empty"),
    "latin-1": ({"people": "label\nAB\nZoë\n".encode("latin-1")}, "people.csv, line 3: this is not UTF-8"),
    "utf-16": ({"people": "label\nAB\n".encode("utf-16")}, "people.csv, line 1"),
    "nul": ({"people": "label\nAB\nC\0D\n"}, "people.csv, line 3: there is a NUL"),
    "column twice": ({"people": "label,ring,Ring\nAB,1,1\n"}, "line 1: the column “ring” is there twice"),
    "attribute twice": ({"people": "label,x,x\nAB,1,1\n"}, "line 1: the column “x” is there twice"),
    "header again": ({"people": PEOPLE + "Label,ring\nCD,1\n"}, "people.csv, line 3: the names of the columns"),
    "ring 9": ({"people": PEOPLE + "CD,9\n"}, "people.csv, line 3, column “ring”: there is no ring 9"),
    "ring 0": ({"people": PEOPLE + "CD,0\n"}, "line 3, column “ring”: there is no ring 0"),
    "ring 1.5": ({"people": PEOPLE + "CD,1.5\n"}, "line 3, column “ring”: “1.5” is not one of 1, 2, 3, wished"),
    "ring -1": ({"people": PEOPLE + "CD,-1\n"}, "line 3, column “ring”: “-1” is not one of 1, 2, 3, wished"),
    "ring ²": ({"people": PEOPLE + "CD,²\n"}, "line 3, column “ring”"),
    "ring of many digits": ({"people": PEOPLE + f"CD,{'9' * 5000}\n"}, "line 3, column “ring”"),
    "line in a quoted cell": (
        {"people": 'label,note,ring\nAB,"a\nb\r\nc",1\nCD,,9\n'},
        "people.csv, line 5, column “ring”",
    ),
    "blank lines count": ({"people": "\nlabel,ring\n\n\nCD,9\n"}, "people.csv, line 5"),
    "lines of an old Mac": ({"people": "label,ring\rAB,1\rCD,9\r"}, "people.csv, line 3"),
    "a value that is not listed": (
        {"people": "label,frequency\nAB,often\n"},
        "people.csv, line 2, column “frequency”: “often” is not one of daily, weekly, monthly, termly, less",
    ),
    "one of a list": ({"people": "label,purpose\nAB,personal;fun\n"}, "“fun” is not one of operational"),
    "kind": ({"people": "label,kind\nAB,pet\n"}, "line 2, column “kind”"),
    "status": ({"people": "label,status\nAB,gone\n"}, "line 2, column “status”"),
    "scale": ({"people": "label,closeness\nAB,6\n"}, "“6” is not one of 1, 2, 3, 4, 5"),
    "yes or no": ({"people": "label,formal\nAB,perhaps\n"}, "“perhaps” is not one of true, false"),
    "a person's type of group": (
        {"people": "label,kind,group_type\nA,group,hub\nB,,union\n"},
        "people.csv, line 3, column “group_type”: only a group has that",
    ),
    "what reaches across": ({"people": "label,across_settings\nAB,yes\n"}, "“across_settings”: only a group"),
    "id twice": ({"people": "id,label\nx,AB\nx,CD\n"}, "line 3, column “id”: the id “x” already stands in line 2"),
    "too many cells": ({"people": "label\nAB\nCD,1\n"}, "line 3: there are 2 cells, but only 1 columns"),
    "a nameless column": ({"people": "label,\nAB,\nCD,1\n"}, "line 3: “1” stands in a column without a name"),
    "an open quote": ({"people": 'label\nAB\n"CD\nEF\n'}, "line 3: a quotation mark opens here"),
    "a stray quote": ({"people": 'label\nAB\n"C"D\n'}, "people.csv, line 3"),
    "a very long cell": ({"people": f"label\nAB\n{'x' * 140_000}\n"}, "line 3: a cell is longer than 131,072"),
    "too many rows": ({"people": "label\n" + "AB\n" * 5001}, "people.csv, line 5002: there are more than 5,000"),
    "too many areas": (
        {"people": "label,sector\n" + "".join(f"P{n},S{n}\n" for n in range(11))},
        "people.csv, line 12, column “sector”: “S10” would be area 13",
    ),
    "tie to oneself": ({"people": PEOPLE, "ties": "from,to\n\nAB,a1\n"}, "ties.csv, line 3: “AB” cannot be"),
    "tie to nobody": (
        {"people": PEOPLE, "ties": "from,to\nAB,ZZ\n"},
        "ties.csv, line 2, column “to”: there is no",
    ),
    "half a tie": ({"people": PEOPLE, "ties": "from,to\nAB,\n"}, "ties.csv, line 2, column “to”: nobody is named"),
    "whose name": (
        {"people": "label\nAB\nCD\nAB\n", "ties": "from,to\nCD,AB\n"},
        "ties.csv, line 2, column “to”: 2 people are called “AB”",
    ),
    "kind of tie": (
        {"people": "label\nA\nB\n", "ties": "from,to,kind\nA,B,hates\n"},
        "ties.csv, line 2, column “kind”: “hates” is not one of knows, works_closely",
    ),
    "no ends": ({"people": PEOPLE, "ties": "a,b\n"}, "ties.csv, line 1: there is no column “from”"),
    "two egos": ({"people": PEOPLE, "ego": "label\nA\nB\n"}, "ego.csv, line 3: there is a second row"),
    "ego's role": ({"people": PEOPLE, "ego": "role\nfriend\n"}, "ego.csv, line 2, column “role”"),
    "ego's start": ({"people": PEOPLE, "ego": "started\n31/08/2026\n"}, "ego.csv, line 2, column “started”"),
    "ego's flag": ({"people": PEOPLE, "ego": "who_knows_whom_done\nx\n"}, "ego.csv, line 2"),
}


@pytest.mark.parametrize("tables, place", BAD.values(), ids=BAD)
def test_a_fault_is_named_with_its_place(tmp_path: Path, tables: dict[str, str | bytes], place: str) -> None:
    with pytest.raises(BadTable) as caught:
        imported(tmp_path, **tables)
    sentence = str(caught.value)
    assert place in sentence
    assert "\n" not in sentence and len(sentence) < 400


def test_folders_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="not a folder"):
        read_tables(tmp_path / "none", HALVES, TODAY, WORDS)
    (tmp_path / "people.csv").mkdir()
    with pytest.raises(BadTable, match=r"people.csv is not a file"):
        read_tables(tmp_path, HALVES, TODAY, WORDS)


def test_five_thousand_people_are_welcome_and_long_texts_are_shortened_aloud(tmp_path: Path) -> None:
    result = imported(tmp_path, people="label,note\n" + "AB,\n" * 4999 + f"{'x' * 501},{'y' * 20_001}\n")
    assert len(result.sociomap.waves[0].alters) == 5000
    assert [report.split(": ")[-1] for report in result.reports] == [
        "shortened to 20,000 characters",
        "shortened to 500 characters",
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(
        st.text("label,ring;id\n\r\"' \t1=wished", max_size=60),
        st.text(max_size=30).map(lambda text: f"label,ring,note\n{text}"),
        st.binary(max_size=30).map(lambda raw: b"label,id,sector,functions\n" + raw),
    )
)
def test_no_table_leaves_the_family(tmp_path: Path, content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "people.csv").write_bytes(raw)
    try:
        result = read_tables(tmp_path, HALVES, TODAY, WORDS)
    except UserFault as fault:
        assert str(fault)
    else:
        assert faults(result.sociomap) == []


def test_names_in_two_tables_are_the_same_in_either_spelling(tmp_path: Path) -> None:
    people = "label,ring,sector\nMüller,1,personal\nJose\u0301\u200b,2,personal\n"
    wave = wave_of(tmp_path, people=people, ties="from,to\nMu\u0308ller,José\n")
    assert [one.label for one in wave.alters.values()] == ["Müller", "José"]
    assert list(wave.ties) == [("a1", "a2")]


def test_areas_settings_and_columns_are_the_same_in_either_spelling(tmp_path: Path) -> None:
    people = "label,ring,sector,setting,Größe\nAna,1,Universität,Zürich,\nBo,1,Universita\u0308t,ZU\u0308RICH,1\n"
    found = imported(
        tmp_path, people=people.replace("Größe", "Gro\u0308ße"), ego="label,setting\nMe,Zu\u0308rich\n"
    )
    alters = found.sociomap.latest.alters.values()
    assert {one.place.sector for one in alters} == {"Universität"}
    assert {one.setting for one in alters} == {found.sociomap.latest.ego_setting} == {"Zürich"}
    assert found.sociomap.own_words == (OwnWord("setting", "Zürich", "Zürich"),)
    assert dict(found.sociomap.latest.alters["a2"].attributes) == {"Größe": "1"}
