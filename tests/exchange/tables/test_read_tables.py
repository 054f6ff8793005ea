"""Tables made by hand or by a spreadsheet: what they mean, and where exactly they are wrong."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociomap_app.analysis.measures import measure
from sociomap_app.exchange.tables.read_tables import Imported, read_tables
from sociomap_app.model.errors import BadTable, UserFault
from sociomap_app.model.fields import ASKED_FIELDS
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import KnownSetting, OwnWord, Sector, Tie, Wave
from tests.exchange.words import WORDS

TODAY = dt.date(2026, 9, 1)


def imported(folder: Path, **tables: str | bytes) -> Imported:
    for name, content in tables.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.csv").write_bytes(raw)
    result = read_tables(folder, WORDS, TODAY)
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
    assert result.sociomap.design.sectors[2:] == (Sector("Clubs", "undivided", "Clubs"),)
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
        "ties.csv: column “since” is left out, it is none of that table",
        "ego.csv: column “shoe” is left out, it is none of that table",
    )


def test_new_ids_clash_with_nothing(tmp_path: Path) -> None:
    wave = wave_of(tmp_path, people="id,label\n,AB\na2,CD\n,a3\nA1,EF\n,GH\n", ties="from,to\na3,AB\nA1,a2\n")
    assert list(wave.alters) == ["a4", "a2", "a5", "A1", "a6"]
    assert set(wave.ties) == {("a4", "a5"), ("A1", "a2")}


def test_the_same_tables_give_the_same_map(tmp_path: Path) -> None:
    first = imported(tmp_path, people="label\nAB\n")
    assert read_tables(tmp_path, WORDS, TODAY) == first
    other = imported(tmp_path, people="label\nAC\n")
    assert other.sociomap.id != first.sociomap.id
    named = read_tables(tmp_path, WORDS, TODAY, document_id="mine").sociomap
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
    "empty": (
        {"people": ""},
        "people.csv, line 1: no column holds the names. Please write the heading “Name” above",
    ),
    "no label column": (
        {"people": "nom,ring\nAB,1\n"},
        "people.csv, line 1: no column holds the names. Please write the heading “Name” above",
    ),
    "no name": ({"people": "label,ring\nAB,1\n ,2\n"}, "people.csv, line 3, column “label”: the name is empty"),
    "latin-1": ({"people": "label\nAB\nZoë\n".encode("latin-1")}, "people.csv, line 3: this is not UTF-8"),
    "utf-16 that does not say so": ({"people": "label\nAB\n".encode("utf-16-le")}, "people.csv, line 1"),
    "nul": ({"people": "label\nAB\nC\0D\n"}, "people.csv, line 3: there is a NUL"),
    "column twice": ({"people": "label,ring,Ring\nAB,1,1\n"}, "line 1: the column “ring” is there twice"),
    "two headings of one field": (
        {"people": "Name,Job,Position\nAB,x,y\n"},
        "line 1: the column “role” is there twice, as “Job” and as “Position”. Please leave one of them out.",
    ),
    "attribute twice": ({"people": "label,x,x\nAB,1,1\n"}, "line 1: the column “x” is there twice"),
    "header again": ({"people": PEOPLE + "Label,ring\nCD,1\n"}, "people.csv, line 3: the names of the columns"),
    "ring 9": ({"people": PEOPLE + "CD,9\n"}, "people.csv, line 3, column “ring”: there is no ring 9"),
    "ring 0": ({"people": PEOPLE + "CD,0\n"}, "line 3, column “ring”: there is no ring 0"),
    "ring 1.5": ({"people": PEOPLE + "CD,1.5\n"}, "line 3, column “ring”: “1.5” is not one of 1, 2, 3, wished"),
    "ring -1": ({"people": PEOPLE + "CD,-1\n"}, "line 3, column “ring”: “-1” is not one of 1, 2, 3, wished"),
    "the heading as it stands": (
        {"people": "Name,Job,Closeness \nAB,x,9\n"},
        "people.csv, line 2, column “Closeness”: “9” is not one of 1, 2, 3, 4, 5",
    ),
    "ring in other words": (
        {"people": PEOPLE + "CD,near\n"},
        "“near” is not one of 1, 2, 3, wished, or in words: closest, close, further out, would like.",
    ),
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
    "two heads of one field": ({"people": "label,Name\nAB,CD\n"}, "line 1: the column “label” is there twice"),
    "a name beside a surname": (
        {"people": "Name,Surname\nAB,\nAna,Lee\n"},
        "people.csv, line 3, column “Name”: another name, “Lee”, stands under first name and surname",
    ),
    "a number twice": (
        {"people": "label,number\nAB,3\nCD,3.0\n"},
        "line 3, column “number”: the number 3 is somebody else's",
    ),
    "another number": (
        {"people": "wave,id,label,number\nw1,x,AB,3\nw2,x,AB,4\n"},
        "line 3, column “number”: on another date the number is 3",
    ),
    "no numbers left": (
        {"people": "label,number\nAB,1000000\nCD,\n"},
        "people.csv, column “number”: after 1,000,000 there are not enough numbers",
    ),
    "a number too high": ({"people": "label,number\nAB,1000001\n"}, "“1000001” is not a whole number from 1"),
    "a heading without an end": (
        {"people": f"label,{'x' * 20_001}\nAB,1\n"},
        "people.csv, line 1: a heading is longer",
    ),
    "no number": ({"people": "label,number\nAB,0\n"}, "“0” is not a whole number from 1"),
    "1 and 1.0": (
        {"people": "id,label\n1,AB\n1.0,CD\n1,EF\n"},
        "line 4, column “id”: the id “1” already stands in line 2",
    ),
    "somebody twice on a date": (
        {"people": "wave,label\na,AB\na,AB\nb,AB\n"},
        "line 3, column “label”: “AB” is there twice on one date: please add a column “id”",
    ),
    "no date of several": ({"people": "wave,label\na,AB\nb,AB\n,CD\n"}, "line 4, column “wave”: the map has 2"),
    "a date that waves.csv has not": (
        {"people": "wave,label\nx,AB\n", "waves": "id,label,date\na,One,2026-09-01\nb,Two,2027-01-01\n"},
        "people.csv, line 2, column “wave”: there is no date “x” in the other tables",
    ),
    "a date that two are called": (
        {"people": "wave,label\nOne,AB\n", "waves": "id,label,date\na,One,2026-09-01\nb,one,2027-01-01\n"},
        "2 dates are called “One”: please give the id instead",
    ),
    "300 dates": (
        {"people": "wave,label\n" + "".join(f"d{n},P{n}\n" for n in range(300))},
        "people.csv: there are 300 dates, and a map from tables has at most 60",
    ),
    "a date twice": ({"people": PEOPLE, "waves": "id,date\na,2026-09-01\na,2027-09-01\n"}, "waves.csv, line 3"),
    "no day": ({"people": PEOPLE, "waves": "id,date\na,May\n"}, "waves.csv, line 2, column “date”: “May”"),
    "ties of no date": (
        {"people": "wave,label\na,AB\na,CD\nb,AB\nb,CD\n", "ties": "from,to\nAB,CD\n"},
        "ties.csv, line 2, column “wave”: the map has 2 dates",
    ),
    "a side": ({"people": PEOPLE, "areas": "id,side\nx,left\n"}, "areas.csv, line 2, column “side”: “left”"),
    "a width": ({"people": PEOPLE, "areas": "id,width\nx,20\n"}, "“20” is not a number from 0.1 to 10"),
    "an area twice": ({"people": PEOPLE, "areas": "id\nx\nx\n"}, "areas.csv, line 3, column “id”"),
    "areas": ({"people": PEOPLE, "areas": "id\n" + "".join(f"a{n}\n" for n in range(13))}, "at most 12 areas"),
    "a kind of setting": (
        {"people": PEOPLE, "settings": "label,kind\nX,castle\n"},
        "settings.csv, line 2, column “kind”: “castle” is not one of school",
    ),
    "a setting twice": ({"people": PEOPLE, "settings": "label\nX\nx\n"}, "settings.csv, line 3, column “label”"),
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
        read_tables(tmp_path / "none", WORDS, TODAY)
    (tmp_path / "people.csv").mkdir()
    with pytest.raises(BadTable, match=r"people.csv is not a file"):
        read_tables(tmp_path, WORDS, TODAY)


def test_five_thousand_people_are_welcome_and_long_texts_are_shortened_aloud(tmp_path: Path) -> None:
    result = imported(tmp_path, people="label,note\n" + "AB,\n" * 4999 + f"{'x' * 501},{'y' * 20_001}\n")
    assert len(result.sociomap.waves[0].alters) == 5000
    assert [report.split(": ")[-1] for report in result.reports] == [
        "shortened to 20,000 characters",
        "shortened to 500 characters",
        "AB",
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
        result = read_tables(tmp_path, WORDS, TODAY)
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


LENIENT: dict[str, tuple[dict[str, str | bytes], str]] = {
    "semicolons": (
        {"people": "label;ring;note, private\nAB;1;x\n"},
        "people.csv: columns are parted by semicolons",
    ),
    "utf-16": ({"people": "label\tring\nAB\t1\n".encode("utf-16")}, "people.csv: the text is read as UTF-16"),
    "tabs": ({"people": "label\tring\nAB\t1\n"}, "people.csv: columns are parted by tabs"),
    "quoted": (
        {"people": '"label";"ring";"note"\n"AB";"1";"x, y"\n'},
        "people.csv: columns are parted by semicolons",
    ),
    "quoted, tabs": ({"people": '"label"\t"ring"\n"AB"\t1\n'}, "people.csv: columns are parted by tabs"),
    "sep=": ({"people": "\ufeffsep=;\r\nlabel;ring\r\nAB;1\r\n"}, "people.csv: columns are parted by semicolons"),
    "sep=,": ({"people": "sep=,\nlabel,ring\nAB,1\n"}, ""),
    "sep= and ends of lines of before": (
        {"people": "sep=;\rlabel;ring\rAB;1\r"},
        "people.csv: columns are parted by semicolons",
    ),
    "sep= in quotation marks": ({"people": '"sep=;"\nlabel;ring\nAB;1\n'}, "people.csv: columns are parted by"),
    "all in quotation marks": (
        {"people": '"label";"ring"\r\n"AB";"1"\r\n'},
        "people.csv: columns are parted by semicolons",
    ),
    "all in quotation marks, tabs": ({"people": '"label"\t"ring"\n"AB"\t"1"\n'}, "people.csv: columns are parted"),
    "two byte-order marks": ({"people": '\ufeff\ufeff"label","ring"\nAB,1\n'}, ""),
    "an unseen sign before a quotation mark": ({"people": '\u200b"label",ring\nAB,1\n'}, ""),
    "a byte-order mark after sep=": ({"people": '\ufeffsep=,\n\ufeff"label","ring"\nAB,1\n'}, ""),
    "spaces before quotation marks": ({"people": '"label", "ring"\n"AB", "1"\n'}, ""),
    "cells behind": ({"people": "label,ring\nAB,1,,\n,,,\n"}, ""),
    "unseen signs behind": ({"people": "label,ring\nAB,1,\u200b\n\u200b,\ufeff\n\u00a0\u2060,\n"}, ""),
    "dashes behind": ({"people": "label,ring\nAB,1,-,N/A\n"}, "people.csv: “-” is taken as empty (1)"),
    "a row of nothing": ({"people": "label,ring\nAB,1\n,NA\n"}, "people.csv: “NA” is taken as empty (1)"),
    "nothing without a name": (
        {"people": "label,,ring,\nAB,-,1,\u200b\n"},
        "people.csv: “-” is taken as empty (1)",
    ),
    "columns without a name": ({"people": ",label,,ring,\n,AB,,1,\n"}, ""),
    "a title above": (
        {"people": "My class,,\n,,\nlabel,ring,\nAB,1,\n"},
        "people.csv: the row above",
    ),
    "two above": ({"people": "Class 9\nin May\nlabel,ring\nAB,1\n"}, "people.csv: the rows above the headings"),
    "unseen signs": ({"people": "\u200blabel\u200b,ri\u00adng\nA\u200bB,1\n"}, ""),
    "headings of the window": ({"people": "Name,Ring\nAB,closest\n"}, ""),
    "a name and its halves": ({"people": "label,First name,Surname,Ring\na  b,A,B,1\n"}, ""),
    "halves of a name": ({"people": "First name,Surname,Ring\nA,B,1\n"}, ""),
    "NA": ({"people": "label,ring,frequency,role\nAB,1,N/A,-\n"}, "people.csv: “N/A” is taken as empty (1)"),
    "ring 1,0": ({"people": "label;ring\nAB;1,0\n"}, "people.csv: columns are parted by semicolons"),
}


@pytest.mark.parametrize("name", LENIENT)
def test_a_plain_meaning_is_taken_and_what_was_done_is_said(name: str, tmp_path: Path) -> None:
    tables, said = LENIENT[name]
    result = imported(tmp_path, **tables)
    (alter,) = result.sociomap.latest.alters.values()
    assert alter.label in ("AB", "A B", "a b") and alter.place.ring == 1
    assert any(line.startswith(said) for line in result.reports) if said else "parted" not in str(result.reports)
    assert alter.role is None and alter.frequency is None and alter.place.sector == "all"


def test_na_is_a_word_where_words_are_typed(tmp_path: Path) -> None:
    result = imported(tmp_path, people="label,note,home\nNA,-,null\n", ego="label,code\nN/A,NA\n")
    (alter,) = result.sociomap.latest.alters.values()
    assert (alter.label, alter.note, alter.attributes) == ("NA", "-", {"home": "null"})
    assert (result.sociomap.ego.label, result.sociomap.code) == ("N/A", "NA")
    assert not any("taken as empty" in line for line in result.reports)


def test_a_tie_to_oneself_is_left_out_and_said(tmp_path: Path) -> None:
    result = imported(tmp_path, people="id,label\n1,Ann\n2,Bo\n", ties="from,to\n1,1\n1,2.0\nAnn,ann\n")
    assert set(result.sociomap.latest.ties) == {("1", "2")}
    assert [line for line in result.reports if "left out" in line] == [
        "ties.csv, line 2: “Ann” joined to themselves is left out",
        "ties.csv, line 4: “Ann” joined to themselves is left out",
    ]


def test_an_id_made_1_0_is_1_where_only_one_person_can_be_meant(tmp_path: Path) -> None:
    result = imported(tmp_path, people="id,label\n1.0,Ann\n2.00,Bo\n", ties="from,to\n1,2\n")
    assert list(result.sociomap.latest.alters) == ["1", "2"] and set(result.sociomap.latest.ties) == {("1", "2")}
    assert "people.csv: ids such as 1.0 are read as 1 (2)" in result.reports
    both = imported(tmp_path, people="id,label\n1,Ann\n1.0,Bo\n", ties="from,to\n1,1.0\n")
    assert not any("ids such as" in line for line in both.reports)
    assert list(both.sociomap.latest.alters) == ["1", "1.0"] and set(both.sociomap.latest.ties) == {("1", "1.0")}


def test_how_many_stand_beside_the_map_for_want_of_an_area_is_said(tmp_path: Path) -> None:
    people = "label,ring,sector\nA,1,personal\nB,2,\nC,3,\nD,,personal\nE,,\nF,wished,\n"
    assert imported(tmp_path, people=people).reports == (
        "people.csv: 3 rows have a ring and no area: beside the map, not on it",
    )


@pytest.mark.parametrize(
    "waves", ["", "id,date\n1,2026-01-01\n2,2026-02-01\n", "id,date\n1.0,2026-01-01\n2.0,2026-02-01\n"]
)
def test_a_date_made_1_0_is_1(tmp_path: Path, waves: str) -> None:
    more = {"waves": waves} if waves else {}
    people = "wave,label\n1,Ann\n1.0,Bo\n2.0,Ann\n"
    first, second = imported(tmp_path, people=people, ties="wave,from,to\n1.0,Ann,Bo\n", **more).sociomap.waves
    assert [one.label for one in first.alters.values()] == ["Ann", "Bo"] and len(first.ties) == 1
    assert [one.label for one in second.alters.values()] == ["Ann"]


def test_the_highest_number_there_is_can_be_given(tmp_path: Path) -> None:
    result = imported(tmp_path, people="label,number\nAB,1000000\nCD,1\n")
    assert [one.number for one in result.sociomap.latest.alters.values()] == [1_000_000, 1]


@pytest.mark.parametrize("name", ["Ties.csv", "TIES.CSV", "ties.csv"])
def test_a_table_is_found_however_its_name_is_spelled(tmp_path: Path, name: str) -> None:
    (tmp_path / "People.csv").write_text("label\nAnn\nBo\n")
    (tmp_path / name).write_text("from,to\nAnn,Bo\n")
    (wave,) = read_tables(tmp_path, WORDS, TODAY).sociomap.waves
    assert [*wave.ties] == [("a1", "a2")]


def test_a_table_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("label\nAnn\n")
    (tmp_path / "ties.csv").symlink_to(tmp_path / "moved.csv")
    with pytest.raises(BadTable, match=r"There is no ties\.csv"):
        read_tables(tmp_path, WORDS, TODAY)


def test_an_id_made_1_0_on_another_date_is_the_same_person(tmp_path: Path) -> None:
    people = "wave,id,label\n2026-01-01,1,Ann\n2026-02-01,1.0,Ann\n2026-02-01,2.0,Bo\n"
    result = imported(tmp_path, people=people, ties="wave,from,to\n2026-02-01,1.0,2\n")
    assert [list(one.alters) for one in result.sociomap.waves] == [["1"], ["1", "2"]]
    assert set(result.sociomap.latest.ties) == {("1", "2")}


def test_rings_without_areas_are_rings_only(tmp_path: Path) -> None:
    result = imported(tmp_path, people="label,ring\nAna,1\nBo,1\nCy,2\nDi,wished\nEd,\n")
    design, wave = result.sociomap.design, result.sociomap.latest
    assert design.preset == "rings" and [one.id for one in design.sectors] == ["all"]
    placed = {one.label for one in wave.alters.values() if one.place.on_map}
    assert placed == {"Ana", "Bo", "Cy", "Di"}
    found = measure(result.sociomap, wave, WORDS).values
    assert found["size_by_ring"] == {"1": 2, "2": 1, "3": 0, "unplaced": 1}
    assert (found["strength_mean"], found["size_personal"]) == (pytest.approx(8 / 3), None)
    some = imported(tmp_path, people="label,ring,sector\nAna,1,personal\nBo,1,\n").sociomap
    assert [one.place.on_map for one in some.latest.alters.values()] == [True, False]
    asked_for = read_tables(tmp_path, WORDS, TODAY, preset="six-areas").sociomap
    assert asked_for.design.preset == "six-areas" and len(asked_for.design.sectors) == 7


def test_what_people_stand_in_suggests_a_preset(tmp_path: Path) -> None:
    six = imported(tmp_path, people="label,ring,sector\nAna,1,school\nBo,5,Family & household\n").sociomap
    assert six.design.preset == "six-areas" and len(six.design.rings) == 5
    assert [one.place.sector for one in six.latest.alters.values()] == ["school", "family"]
    assert not any(one.label for one in (*six.design.sectors, *six.design.rings))


def test_several_dates(tmp_path: Path) -> None:
    people = "wave,label,ring\nJune,Ann,1\nstart of course,Ann,2\nstart of course,Bo,1\n2027-09-01,Bo,3\n"
    ties = "wave,from,to\nStart of Course,ann,bo\n"
    result = imported(tmp_path, people=people, ties=ties, ego="label,role,asked\nMe,ect,confide\n")
    by_word = {wave.label or wave.occasion or wave.date.isoformat(): wave for wave in result.sociomap.waves}
    assert set(by_word) == {"June", "start_of_course", "2027-09-01"}
    june, start, last = by_word["June"], by_word["start_of_course"], by_word["2027-09-01"]
    (ann,) = june.alters
    assert ann in start.alters and set(last.alters) < set(start.alters)
    assert len(start.ties) == 1 and not june.ties and all(wave.who_knows_whom_done for wave in by_word.values())
    assert (last.ego_role, last.asked, june.ego_role) == ("ect", {"confide"}, None)
    numbers = {one.label: one.number for wave in result.sociomap.waves for one in wave.alters.values()}
    assert sorted(numbers.values()) == [1, 2] and result.sociomap.highest_number == 2
    assert "“June”: no date is said, 2026-09-01 is taken" in result.reports


def test_dates_that_are_called_as_ids_are_do_not_change_places(tmp_path: Path) -> None:
    result = imported(tmp_path, people="wave,label\nw2,Ann\nw1,Bo\n")
    there = {wave.label: [one.label for one in wave.alters.values()] for wave in result.sociomap.waves}
    assert there == {"w2": ["Ann"], "w1": ["Bo"]}


def test_waves_go_before_ego_and_one_with_nobody_is_a_date(tmp_path: Path) -> None:
    waves = (
        "id,label,date,ego_role,ego_setting,asked,who_knows_whom_done\n"
        "a,mid-year,2026-09-01,trainee,Placement A,confide,no\nb,Later on,2027-09-01,ect,,all,yes\n"
    )
    result = imported(
        tmp_path, people="wave,label\nMid-Year,Ann\n", waves=waves, ego="role,setting\nmentor,Placement A\n"
    )
    first, second = result.sociomap.waves
    assert (first.id, first.label, first.occasion, first.ego_role) == ("a", "", "mid_year", "trainee")
    assert (first.ego_setting, first.asked, first.who_knows_whom_done) == ("placement_a", {"confide"}, False)
    assert (second.label, second.ego_role, second.ego_setting) == ("Later on", "ect", "placement_a")
    assert second.alters == {} and second.who_knows_whom_done and "belonging" in second.asked


def test_areas_and_settings(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        people="label,ring,sector,setting\nAnn,1,Choir,Placement a\nBo,2,work,Zoo\n",
        areas='id,label,side,width\nwork,,professional,\n,Choir,,"1,5"\nhome,Home,personal,0.5\n',
        settings="label,kind\nZoo,Business\nPlacement A,school\nNowhere,\n",
    )
    assert result.sociomap.design.sectors == (
        Sector("work", "professional", "work"),
        Sector("Choir", "undivided", "Choir", 1.5),
        Sector("home", "personal", "Home", 0.5),
    )
    assert result.sociomap.design.preset == "free"
    assert result.sociomap.settings == (KnownSetting("Zoo", "business"), KnownSetting("placement_a", "school"))


def test_areas_keep_their_side_and_name_beside_those_of_a_preset_that_is_asked_for(tmp_path: Path) -> None:
    imported(
        tmp_path,
        people="label,ring,sector\nAnn,1,Work\nBo,2,personal\nCy,1,attic\n",
        areas="id,label,side\nw,Work,professional\nv,Void,personal\n",
    )
    result = read_tables(tmp_path, WORDS, TODAY, preset="halves")
    *_, work, attic = result.sociomap.design.sectors
    assert (work, attic) == (Sector("w", "professional", "Work"), Sector("attic", "undivided", "attic"))
    assert len(result.sociomap.design.sectors) == 4, "an area of the table in which nobody stands does not come in"
    assert [line for line in result.reports if "is not an area" in line] == [
        "“attic” is not an area of this map: added as an undivided area"
    ]


def test_one_file_of_people_alone(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name;Pet;Department\nAnn;dog;art\n")
    result = read_tables(tmp_path / "list.csv", WORDS, TODAY)
    (ann,) = result.sociomap.latest.alters.values()
    assert ann.attributes == {"Pet": "dog", "Department": "art"}


@pytest.mark.parametrize("name", ["Name", "Full name", "NAMES"])
@pytest.mark.parametrize("role", ["Role", "Job", "Job title", "position"])
@pytest.mark.parametrize("setting", ["Setting", "School", "Organisation", "Place"])
@pytest.mark.parametrize("date", ["Wave", "Term", "Date"])
def test_headings_of_peoples_own_lists(tmp_path: Path, name: str, role: str, setting: str, date: str) -> None:
    found = imported(tmp_path, people=f"{name},{role},{setting},{date}\nAnn,Friend,Placement A,Autumn\n").sociomap
    (ann,) = found.latest.alters.values()
    assert (ann.label, ann.role, ann.setting, ann.attributes) == ("Ann", "friend", "placement_a", {})
    assert found.latest.label == "Autumn"


def test_a_columns_own_heading_goes_before_those_of_lists(tmp_path: Path) -> None:
    people = "Name,Role,Job,Term,Date,Names\nAnn,friend,cook,Autumn,2025-09-01,x\n"
    found = imported(tmp_path, people=people)
    (ann,) = found.sociomap.latest.alters.values()
    assert (ann.role, ann.attributes) == ("friend", {"Job": "cook", "Term": "Autumn", "Names": "x"})
    assert found.sociomap.latest.date == dt.date(2025, 9, 1)
    assert "people.csv: column “Job” is kept as an attribute" in found.reports
