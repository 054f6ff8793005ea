"""The sets of questions: what they ask about exists, and a set without questions is refused."""

from pathlib import Path

import pytest

from sociomap_app.model.errors import BadFramework
from sociomap_app.vocabulary.entries import GuidesFile
from sociomap_app.vocabulary.loader import load, read_file


def test_every_question_is_about_a_kind_of_support_there_is() -> None:
    framework = load()
    assert [len(guide.question) for guide in framework.guides.values()] == [5, 4, 4, 1]
    for guide in framework.guides.values():
        assert all(one.words and (not one.gives or one.gives in framework.functions) for one in guide.question)


@pytest.mark.parametrize(
    "text",
    [
        '[[guide]]\nid="a"\nlabel="A"\nnote=""\nsource=""\nquestion=[]\n',
        '[[guide]]\nid="a"\nlabel="A"\nnote=""\nsource=""\n[[guide.question]]\nwords="?"\nscore=3\n',
        ('[[guide]]\nid="a"\nlabel="A"\nnote=""\nsource=""\n[[guide.question]]\nwords="?"\n') * 2,
    ],
)
def test_a_bad_set_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "guides.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFramework, match=r"guides\.toml"):
        read_file(path, GuidesFile)
