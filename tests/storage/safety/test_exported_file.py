"""What is made of a map goes over anything its owner names, but not over a map."""

from pathlib import Path

import pytest

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.safety.exported_file import write_made
from tests.networks import a_map


@pytest.mark.parametrize("locked", [False, True])
def test_a_map_stays_under_another_name_and_behind_a_link(tmp_path: Path, locked: bool) -> None:
    path, link = tmp_path / "a.pdf", tmp_path / "link.pdf"
    sociomap_file.write(path, a_map(), encryption=new_key("two words") if locked else None)
    held = path.read_bytes()
    link.symlink_to(path)
    for each in (path, link):
        with pytest.raises(CannotWrite, match="is a map"):
            write_made(each, b"%PDF")
    assert path.read_bytes() == held


def test_whatever_else_stands_there_makes_room(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for content in (b"one", b"another"):
        write_made(path, content)
        assert path.read_bytes() == content
    with pytest.raises(CannotWrite, match="is a folder"):
        write_made(tmp_path, b"%PDF")
