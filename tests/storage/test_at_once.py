"""Processes really at once on one file: what one has saved, the next keeps before it takes its place."""

import subprocess
import sys
from pathlib import Path

SAVES, WHO = 60, ("one", "other", "third")

SAVER = """
import datetime as dt, sys
from pathlib import Path
from sociomap_app.model.errors import ChangedOutside
from sociomap_app.storage import versions
from sociomap_app.storage.beside import NOTHING_THERE, write_beside
from sociomap_app.storage.safe_write import digest_of, write_safely
versions.LATEST = 10**6
who, path, home = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
beside = 0
for number in range(int(sys.argv[4])):
    content = f"{who} {number}".encode()
    there = path.read_bytes()
    versions.keep("0123456789", there, dt.datetime.now(), inside=home)
    try:
        write_safely(path, content, expected_digest=digest_of(there))
    except ChangedOutside:
        write_beside(path, lambda at: write_safely(at, content, expected_digest=NOTHING_THERE), dt.date.today())
        beside += 1
print(beside)
"""


def test_at_once(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    path = shared / "map.sociomap"
    path.write_bytes(b"the first")
    savers = [
        subprocess.Popen(
            [sys.executable, "-c", SAVER, who, str(path), str(tmp_path / who), str(SAVES)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in WHO
    ]
    said = [each.communicate(timeout=60)[0] for each in savers]
    assert all(each.returncode == 0 for each in savers)
    found = {one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    assert {f"{who} {number}".encode() for who in WHO for number in range(SAVES)} <= found
    assert not [one.name for one in shared.iterdir() if one.name.startswith(".~")]
    assert sum(map(int, said)) > 0, "nobody ever came between"
