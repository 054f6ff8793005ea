"""Processes really at once on one file: what one has saved, the next keeps before it takes its place.

In the storm two of them open and save one map over and over while a third does what a service that syncs does.
``SOCIOMAP_STORM`` says for how many seconds.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

from sociomap_app.model import edits
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import versions

from .test_recovery import drawn

SAVES, WHO = 60, ("one", "other", "third")
STORM = float(os.environ.get("SOCIOMAP_STORM", "1"))

SAVER = """
import datetime as dt, sys
from pathlib import Path
from sociomap_app.model.errors import ChangedOutside
from sociomap_app.storage.safety import versions
from sociomap_app.storage.safety.file_lock import NOTHING_THERE, write_conflict
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.safety.safe_write import write_safely
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
        write_conflict(path, lambda at: write_safely(at, content, expected_digest=NOTHING_THERE), dt.date.today())
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


PERSON = """
import datetime as dt, random, sys, time
from pathlib import Path
from sociomap_app.model import edits
from sociomap_app.model.errors import CannotRead, ChangedOutside
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import versions
from sociomap_app.storage.safety.file_lock import NOTHING_THERE, write_conflict
from sociomap_app.storage.digests import digest_of
versions.LATEST = 10**6  # what is thinned out is another matter
who, shared, home = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
seconds, seed = float(sys.argv[4]), sys.argv[5]
chance, number, path, opened = random.Random(seed + who), 0, shared, None

def kept(expected):
    # Before a save, and at once after it: what the file holds, if it is what was opened or saved here.
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    if digest_of(content) == expected:
        versions.keep("0123456789", content, dt.datetime.now(), inside=home)

print("ready", flush=True)
sys.stdin.readline()
until = time.monotonic() + seconds
while time.monotonic() < until:
    if opened is None or chance.random() < 0.3:
        try:
            path, opened = shared, sociomap_file.read(shared)
        except CannotRead as fault:
            assert "not there" in str(fault), fault
            opened = None
            continue
        document, digest = opened.sociomap, opened.digest
    number += 1
    document = edits.set_title(document, f"{who} {number}")
    kept(digest)
    try:
        digest, how = sociomap_file.write(path, document, expected_digest=digest), "saved"
    except ChangedOutside:
        path, digest = write_conflict(
            path, lambda at: sociomap_file.write(at, document, expected_digest=NOTHING_THERE), dt.date.today()
        )
        how = "beside"
    content = sociomap_file.encode(document)
    versions.keep("0123456789", content, dt.datetime.now(), inside=home)
    print(how, document.title, sep="|", flush=True)
    time.sleep(chance.random() * 0.01)
"""

SERVICE = """
import os, random, sys, time
from pathlib import Path
from sociomap_app.model import edits
from sociomap_app.model.errors import CannotRead
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety.swap_files import swap
shared, seconds, seed = Path(sys.argv[2]), float(sys.argv[4]), sys.argv[5]
chance, number, seen = random.Random(seed), 0, [sociomap_file.read(shared).sociomap]
passing = shared.with_name("passing")

def put(document):
    # In one step; what came out of the place is taken away, and told.
    passing.write_bytes(sociomap_file.encode(document))
    there = swap(passing, shared)
    if not there:
        os.replace(passing, shared)
    print("put", document.title, sep="|", flush=True)
    if there:
        print("over", sociomap_file.read(passing).sociomap.title, sep="|", flush=True)
        passing.unlink()

print("ready", flush=True)
sys.stdin.readline()
until = time.monotonic() + seconds
while time.monotonic() < until:
    time.sleep(chance.random() * 0.02)
    what = chance.choice(("new", "new", "back", "touch", "gone"))
    try:
        there = sociomap_file.read(shared).sociomap
    except CannotRead as fault:
        assert "not there" in str(fault), fault
        continue
    if what == "new":
        number += 1
        put(edits.set_title(there, f"service {number}"))
    elif what == "back":
        put(chance.choice(seen))
    elif what == "touch":
        os.utime(shared)
    else:  # some services take a file away before they put the next
        try:
            os.replace(shared, passing)
        except FileNotFoundError:
            continue
        gone = sociomap_file.read(passing).sociomap
        print("over", gone.title, sep="|", flush=True)
        passing.unlink()
        time.sleep(0.002)
        put(gone)
    seen = [*seen[-20:], there]
"""


def test_a_storm_of_two_people_and_a_service(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    path = shared / "map.sociomap"
    sociomap_file.write(path, edits.set_title(drawn("Mum", "Jo"), "the first"))
    seed = str(random.randrange(1 << 30))
    working = [
        subprocess.Popen(
            [sys.executable, "-c", script, who, str(path), str(tmp_path / who), str(STORM), seed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for script, who in ((PERSON, "one"), (PERSON, "other"), (SERVICE, "service"))
    ]
    for each in working:
        assert each.stdout is not None and each.stdout.readline() == "ready\n"
    for each in working:  # all of them, and only then wait for one
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.communicate(timeout=STORM + 60)[0].splitlines() for each in working]
    assert all(each.returncode == 0 for each in working), f"seed {seed}"

    told = [line.partition("|")[::2] for lines in said for line in lines]
    saved = {title for how, title in told if how in ("saved", "beside")}
    over = {title for how, title in told if how == "over" and title.startswith("service")}
    put = {title for how, title in told if how == "put" and title.startswith("service")}
    versions_kept = [one.path for who in WHO[:2] for one in versions.versions("0123456789", tmp_path / who)]
    there = [one for one in shared.iterdir() if one.is_file()]
    found = {sociomap_file.read(one).sociomap.title for one in (*there, *versions_kept)}
    assert not saved - found, f"seed {seed}: saved by people and nowhere any more"
    assert not put - over - found, f"seed {seed}: of the service, and written over by people"
    assert not [one.name for one in shared.iterdir() if one.name.startswith(".~")], f"seed {seed}"
    came_between = sum(how == "beside" for how, _ in told)
    sys.stdout.write(f"{len(saved)} saves, {came_between} beside, {len(put)} by the service, seed {seed}\n")
    assert came_between and len(saved) > came_between, "nobody ever came between, or always"
