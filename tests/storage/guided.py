"""Tries the reader, led by what it covers: ``python tests/storage/guided.py -max_total_time=600``.

Needs ``atheris`` (the extra *fuzz*). It stops at the first bytes that make the reader raise anything outside the
family of ``model.errors``, take longer than two seconds or more than 300 MB, and keeps them in a file.
"""

import contextlib
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["sociomap_app"]):
    from sociomap_app.model.errors import UserFault
    from sociomap_app.storage import sociomap_file
    from sociomap_app.storage.encryption import encrypted_map

SEAL = encrypted_map.new_key("two words")
"""Known to the reader, so that what lies behind a header is reached."""

LIMITS = ("-timeout=2", "-rss_limit_mb=300", "-max_len=20000", "-print_final_stats=1")


def read(content: bytes) -> None:
    """One try: the bytes as a map, as the header of an encrypted one, and as what an encrypted one holds."""
    for tried in (encrypted_map.MAGIC + content, encrypted_map.encrypt(content, SEAL)):
        with contextlib.suppress(UserFault):
            sociomap_file.decode(tried, "a map", encryption=SEAL)
    try:
        opened = sociomap_file.decode(content, "a map")
    except UserFault:
        return
    again = sociomap_file.decode(sociomap_file.encode(opened.sociomap), "a map")
    assert again.sociomap == opened.sociomap, "what could be read does not read back"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="sociomap-fuzz-") as corpus:
        for number, name in enumerate(("empty", "sample")):
            whole = (ROOT / "resources" / "samples" / f"{name}.sociomap").read_bytes()
            Path(corpus, str(number)).write_bytes(whole)
        atheris.Setup([sys.argv[0], *LIMITS, *sys.argv[1:], corpus], read)
        atheris.Fuzz()
