"""A provider's folder of words made before sources, terms and plain words came still works, whole or in part.

``before_sources`` holds the words as they were shipped then: what a provider would have copied to change it.
"""

import re
import shutil
from pathlib import Path

import pytest

from sociomap_app.analysis.wave_analysis import analyse
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import read_shipped
from sociomap_app.vocabulary.loader import load

THEN = Path(__file__).parent / "before_sources"
FILES = sorted(path.name for path in (THEN / "words").iterdir())


SAY_WHAT_TO_CHANGE = {"rules.toml": "line 547, reckoned[1].says: the words need {n} in the place of the number"}
"""Files that cannot be taken as they are, and what is said of each; the shipped one stays in force."""


@pytest.mark.parametrize("files", [FILES, *([name] for name in FILES)], ids=["all", *FILES])
def test_a_map_is_read_with_words_of_then(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    for name in files:
        shutil.copy(THEN / "words" / name, tmp_path / "words")
    framework = load(tmp_path)
    told = [f"{name}, {what}" for name, what in SAY_WHAT_TO_CHANGE.items() if name in files]
    assert len(framework.problems) == len(told)
    assert all(problem.startswith(one) for problem, one in zip(framework.problems, told, strict=True))
    sample = read_shipped(shelf() / "samples" / "sample.sociomap")
    for wave in analyse(sample, framework).waves:
        assert len(wave.findings) >= 5
        for finding in wave.findings:
            assert not re.search(r"[{}|]", finding.words + finding.question), finding
            assert framework.values.finding[finding.state] and framework.rules[finding.rule].source


def test_words_of_then_are_the_ones_used() -> None:
    framework, now = load(THEN), load()
    assert framework.measures["effective_size"].label == "Parts that do not overlap"
    assert framework.values.state["covered"] == "covered"
    assert framework.values.finding == now.values.finding
    assert framework.prompts.keys() >= now.prompts.keys() and framework.rules == now.rules
