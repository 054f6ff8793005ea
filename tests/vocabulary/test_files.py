"""Words, presets and rules as data: all that ships loads, and a provider's fault is named, not fatal."""

import re
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import get_args

import pytest

from sociomap_app.analysis.support.coverage import CoverageState
from sociomap_app.model import fields
from sociomap_app.model.errors import BadFramework
from sociomap_app.model.integrity import faults
from sociomap_app.shelf import shelf
from sociomap_app.vocabulary import loader as reading
from sociomap_app.vocabulary.closed_words import STATES
from sociomap_app.vocabulary.entries import Entry, Preset, RulesFile
from sociomap_app.vocabulary.loader import load, read_file
from tests.networks import a_map

SHIPPED = sorted((shelf() / "words").glob("*.toml")) + sorted((shelf() / "presets").glob("*.toml"))
RULE = """
[[rule]]
id = "OWN"
measure = "size"
compare = "at_least"
threshold = 1
state = "note"
words = "{persons} on the map."
question = "Who else?"
basis = "J"
source = "our own"
priority = 5
"""


def own_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_everything_shipped_loads() -> None:
    framework = load()
    assert framework.problems == ()
    assert len(framework.functions) == 14
    assert set(framework.presets) >= {"halves", "six-areas", "mentor", "free"}
    assert sum(one.condition for one in framework.functions.values()) == 4


def test_shipped_words_are_read_when_they_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    plain = reading.read_file

    def read(path: Path, kind: type[Entry], sources: Collection[str] | None) -> Entry:
        looked.append(path.name)
        return plain(path, kind, sources)

    monkeypatch.setattr(reading, "read_file", read)
    framework = load()
    assert "rules.toml" not in looked
    assert "G1" in framework.rules and "G3" in framework.rules
    assert looked.count("rules.toml") == 1
    assert "sources.toml" not in looked and framework.sources["ours"]


@pytest.mark.parametrize("preset", sorted(load().presets))
def test_every_preset_makes_a_sound_map(preset: str) -> None:
    assert faults(a_map(preset=preset)) == []


def test_every_value_of_the_model_has_a_word() -> None:
    framework = load()
    for field in (*fields.ALTER_FIELDS, *fields.GROUP_FIELDS):
        for value in field.values:
            assert value in framework.values.field[field.name].values, (field.name, value)
    assert framework.values.state.keys() == {*get_args(CoverageState), "nobody_now", "waiting"}
    assert framework.values.finding.keys() == set(STATES)


def test_prompts_and_rules_name_only_what_is_there() -> None:
    framework = load()
    for prompt in framework.prompts.values():
        assert set(prompt.when) <= framework.rules.keys()
    known = framework.functions.keys() | set(fields.ASKED_FIELDS)
    duties = {role.part for role in framework.roles.values()}
    parts = {role.belongs for role in framework.roles.values()}
    for rule in framework.rules.values():
        assert set(rule.needs) <= known
        assert set(rule.beside) <= framework.rules.keys()
        meant = {"near": duties, "part_members": parts, "givers_beside_mentor": framework.families}
        assert not rule.about or rule.about in meant.get(rule.measure, framework.functions)


def test_priorities_settle_the_order() -> None:
    gaps = [rule.priority for rule in load().rules.values() if rule.state != "covered"]
    assert len(gaps) == len(set(gaps))


def test_a_provider_adds_and_replaces(tmp_path: Path) -> None:
    rules = (shelf() / "words" / "rules.toml").read_text(encoding="utf-8")
    entry = next(one for one in rules.split("[[rule]]") if 'id = "G9"' in one)
    own = own_file(tmp_path, "words/rules.toml", RULE + "[[rule]]" + entry.replace("0.5", "0.75"))
    framework = load(own)
    assert framework.problems == ()
    assert framework.rules["OWN"].words == "{persons} on the map."
    assert framework.rules["G9"].threshold == 0.75
    assert framework.rules["G1"] == load().rules["G1"]


def test_a_provider_adds_a_function_and_a_preset(tmp_path: Path) -> None:
    own_file(
        tmp_path,
        "words/functions.toml",
        '[[function]]\nid = "tea"\nfamily = "wellbeing"\nlabel = "Tea"\ngives = "tea"\n'
        'asks = "Who?"\nsource = "us"\n',
    )
    preset = '[[sector]]\nid = "all"\nlabel = "All"\nside = "professional"\n'
    own_file(
        tmp_path, "presets/ours.toml", f'id = "ours"\nlabel = "Ours"\nrings = 4\nmeaning = "frequency"\n{preset}'
    )
    framework = load(tmp_path)
    assert framework.problems == ()
    assert list(framework.functions)[-1] == "tea"
    assert len(framework.design("ours").rings) == 4


def test_other_names_for_a_field_keep_what_to_mind(tmp_path: Path) -> None:
    shipped = (shelf() / "words" / "values.toml").read_text(encoding="utf-8")
    start, end = shipped.index("[field.group_type.notes]"), shipped.index("[field.group_goal]")
    framework = load(own_file(tmp_path, "words/values.toml", shipped[:start] + shipped[end:]))
    assert framework.problems == ()
    assert framework.care("union") == load().care("union") != ""


BROKEN = [
    ("words/rules.toml", RULE.replace('"size"', '"sise"'), r"line 4, rule\[1\]\.measure: “sise” is not one of"),
    ("words/rules.toml", RULE.replace("at_least", "more"), r"line 5, rule\[1\]\.compare"),
    ("words/rules.toml", RULE.replace("= 1\n", '= "1"\n', 1), r"line 6, rule\[1\]\.threshold"),
    ("words/rules.toml", RULE.replace("{persons}", "{person.__class__}"), r"line 8, rule\[1\]\.words"),
    ("words/rules.toml", RULE.replace("{persons}", "{a|b|c}"), r"line 8, rule\[1\]\.words: .* more than one bar"),
    ("words/rules.toml", RULE.replace("{persons}", "{persons"), r"line 8, rule\[1\]\.words: every { needs a }"),
    ("words/rules.toml", RULE.replace("{persons}", "{{persons}}"), r"line 8, rule\[1\]\.words"),
    ("words/rules.toml", RULE.replace("{persons}", "\\u202e"), r"line 8, rule\[1\]\.words: words are"),
    ("words/rules.toml", RULE.replace("threshold = 1\n", "threshold = 1e300\n"), r"line 6, .*threshold"),
    ("words/rules.toml", RULE.replace('"OWN"', '" "'), r"rule\[1\]\.id: an id is at least one sign"),
    (
        "words/rules.toml",
        '[[reckoned]]\nid = "size"\nsays = "{n} of {foo}"\n',
        r"line 3, reckoned\[1\]\.says: “{foo}” is not one of {n}, {about}",
    ),
    ("words/rules.toml", RULE.replace('"our own"', '" "'), r"line 11, rule\[1\]\.source: a rule names"),
    ("words/rules.toml", RULE + RULE, r"line 15, rule\[2\]\.id: the id “OWN” is used twice"),
    ("words/rules.toml", RULE + 'formula = "1 + 1"\n', r"line 13, rule\[1\]\.formula"),
    (
        "words/rules.toml",
        RULE + '[[rule.also]]\nmeasure = "sum"\ncompare = "equals"\nthreshold = 1\n',
        r"line 14, rule\[1\]\.also\.measure: “sum”",
    ),
    ("words/rules.toml", RULE + "on = yes\n", r"rules\.toml: .*line 13"),
    ("words/roles.toml", '[[role]]\nid = "x"\nlabel = 3\n', r"line 3, role\[1\]\.label"),
    ("words/roles.toml", '[[role]]\nid = "x"\nlabel = "X"\nbelongs = "moon"\n', r"line 4, role\[1\]\.belongs"),
    (
        "presets/ours.toml",
        'id = "ours"\nlabel = "Ours"\nrings = 9\nmeaning = "closeness"\nsector = []\n',
        r"line 3",
    ),
]


@pytest.mark.parametrize(("name", "text", "fault"), BROKEN)
def test_a_fault_is_named_and_what_ships_serves(tmp_path: Path, name: str, text: str, fault: str) -> None:
    framework = load(own_file(tmp_path, name, text))
    assert len(framework.problems) == 1
    assert framework.problems[0].startswith(Path(name).name)
    assert re.search(fault, framework.problems[0]), framework.problems[0]
    shipped = load()
    assert framework.rules == shipped.rules
    assert framework.roles == shipped.roles
    assert framework.presets == shipped.presets


@pytest.mark.parametrize(
    "text",
    [
        RULE.replace("threshold = 1", "threshold = nan"),
        RULE.replace("threshold = 1", "threshold = inf"),
        RULE.replace("priority = 5", f"priority = {'9' * 5000}"),
        f"a{'.a' * 100_000} = 1",
        f"[{'a.' * 50_000}a]",
        f"a = {'[' * 200_000}{']' * 200_000}",
    ],
    ids=["nan", "inf", "digits", "dots", "table", "lists"],
)
def test_a_hostile_file_of_rules_is_named_at_once(tmp_path: Path, text: str) -> None:
    framework = load(own_file(tmp_path, "words/rules.toml", text))
    (problem,) = framework.problems
    assert problem.startswith("rules.toml") and len(problem) < 200
    assert set(framework.rules) == set(load().rules)


def test_words_a_provider_leaves_out_are_those_shipped(tmp_path: Path) -> None:
    shipped = (shelf() / "words" / "values.toml").read_text(encoding="utf-8")
    kept = [line for line in shipped.splitlines() if not line.startswith(("knows =", "works_closely =", "look ="))]
    assert len(kept) < len(shipped.splitlines())
    framework = load(own_file(tmp_path, "words/values.toml", "\n".join(kept)))
    assert framework.problems == () and framework.values == load().values


def test_one_bad_file_leaves_the_others_in_force(tmp_path: Path) -> None:
    own_file(tmp_path, "words/roles.toml", "role = 3\n")
    own_file(tmp_path, "words/settings.toml", "[[setting]]\n")
    framework = load(own_file(tmp_path, "words/rules.toml", RULE))
    assert len(framework.problems) == 2
    assert "OWN" in framework.rules
    assert framework.roles == load().roles


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "words" / "rules.toml"
    path.parent.mkdir()
    path.write_bytes(b'# fine\n[[rule]]\nid = "\xff"\n')
    assert load(tmp_path).problems == ("rules.toml, line 3: is not UTF-8 text.",)


def test_an_empty_or_missing_folder_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path) == load(tmp_path / "nowhere") == load()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_provider_can_start_from_a_copy(tmp_path: Path, path: Path) -> None:
    folder = tmp_path / path.parent.name
    folder.mkdir()
    shutil.copy(path, folder)
    assert load(tmp_path) == load()


@pytest.mark.parametrize("kind", [RulesFile, Preset])
def test_a_missing_file_is_a_fault_of_the_user(tmp_path: Path, kind: type[Entry]) -> None:
    with pytest.raises(BadFramework, match=r"none\.toml: cannot be read"):
        read_file(tmp_path / "none.toml", kind)
