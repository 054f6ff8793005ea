"""Tables that read fine and hold what cannot be seen, or far too much of it."""

import datetime as dt
import time
from pathlib import Path

from sociomap_app.exchange.tables.read_tables import read_tables
from sociomap_app.vocabulary.loader import load

TODAY = dt.date(2026, 9, 4)


def test_words_without_a_visible_sign_are_no_words(tmp_path: Path) -> None:
    framework = load()
    (tmp_path / "people.csv").write_text(
        "label,role,setting,functions\nA,\u202e,\u202e,\u202e;confide\n", encoding="utf-8"
    )
    (tmp_path / "ego.csv").write_text("setting,asked\n\u202e,\u202e;challenge\n", encoding="utf-8")
    made = read_tables(tmp_path, framework, TODAY)
    (alter,) = made.sociomap.latest.alters.values()
    assert (alter.role, alter.setting, alter.functions) == (None, None, {"confide"})
    assert made.sociomap.latest.ego_setting is None
    assert made.sociomap.latest.asked == {"confide", "challenge"}
    assert not made.sociomap.own_words


def test_each_report_is_one_line(tmp_path: Path) -> None:
    framework = load()
    (tmp_path / "people.csv").write_text('label,"a\nb"\nA,1\n')
    (tmp_path / "ego.csv").write_text('label,"a\nb"\nMe,1\n')
    made = read_tables(tmp_path, framework, TODAY)
    assert len(made.reports) == 2
    assert not any("\n" in one for one in made.reports)


def test_very_many_columns_take_no_time_to_tell_apart(tmp_path: Path) -> None:
    framework = load()
    (tmp_path / "people.csv").write_text("label," + ",".join(f"c{n}" for n in range(40_000)) + "\nA\n")
    begun = time.process_time()
    read_tables(tmp_path, framework, TODAY)
    assert time.process_time() - begun < 5
