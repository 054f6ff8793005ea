"""The settings in their file: written as they always were, read with what makes sense, whoever wrote them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociomap_app.storage import preferences
from sociomap_app.storage.preferences import LOCKS, TEXT_SIZES, Preferences

AS_EVER = r"""# Settings of Sociomap. The program writes this file anew when a setting changes.
appearance = "dark"
text_size = 115
entry_hint = false
keep_recent = true
keep_copies = false
lock_after = 0
own_folder = "C:\\our \"words\"\u0009"
recent = ["/home/a/One.sociomap", "/home/a/Zwölf.sociomap"]

[keys]
"find" = "Ctrl+J"
"tidy" = ""
"""
KEPT = Preferences(
    appearance="dark",
    text_size=115,
    entry_hint=False,
    keep_copies=False,
    lock_after=0,
    own_folder='C:\\our "words"\t',
    recent=("/home/a/One.sociomap", "/home/a/Zwölf.sociomap"),
    keys=(("find", "Ctrl+J"), ("tidy", "")),
)
SETTINGS = st.builds(
    Preferences,
    appearance=st.sampled_from(["system", "light", "dark"]),
    text_size=st.sampled_from(TEXT_SIZES),
    entry_hint=st.booleans(),
    keep_recent=st.booleans(),
    keep_copies=st.booleans(),
    lock_after=st.sampled_from(LOCKS),
    own_folder=st.text(max_size=12),
    recent=st.lists(st.text(max_size=12), max_size=preferences.MOST_RECENT).map(tuple),
    keys=st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3).map(lambda it: tuple(it.items())),
)


def test_the_file_is_as_it_always_was(tmp_path: Path) -> None:
    path = tmp_path / "new" / "preferences.toml"
    preferences.write(path, KEPT)
    assert path.read_text(encoding="utf-8") == AS_EVER and preferences.read(path) == KEPT


@given(SETTINGS)
def test_whatever_is_chosen_is_read_back(tmp_path_factory: pytest.TempPathFactory, chosen: Preferences) -> None:
    path = tmp_path_factory.mktemp("settings") / "preferences.toml"
    preferences.write(path, chosen)
    assert preferences.read(path) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "appearance = 'pink'", "appearance = ['dark']", "text_size = 7", "text_size = '115'", "lock_after = 3",
        "entry_hint = 0", "keep_recent = 'no'", "own_folder = 3", "recent = 'a'", "recent = [3, {}]", "colour = 1",
        "keys = 3", "[recent]", "appearance = ",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_as_shipped(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preferences.toml"
    path.write_text(text, encoding="utf-8")
    assert preferences.read(path) == Preferences()


def test_the_rest_of_a_senseless_file_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "preferences.toml"
    path.write_text("text_size = 7\nrecent = [1, 'a', 'b']\n[keys]\nfind = 3\ntidy = 'T'\n", encoding="utf-8")
    assert preferences.read(path) == Preferences(recent=("a", "b"), keys=(("tidy", "T"),))
