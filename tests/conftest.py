"""What holds for every test: no display, no network, nothing of the person who runs them or of their desktop.

Settings, recents and caches go to a folder of their own that is removed at the end, so that a test can
neither read nor change those of the machine. Where several processes share the tests, the folder of each lies in
that of the process which began it, and goes with it even if its own process died.
"""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, Protocol

OUTER = "SOCIOMAP_TESTS"
HOME = Path(tempfile.mkdtemp(prefix="sociomap-tests-", dir=os.environ.get(OUTER)))
os.environ[OUTER] = str(HOME)
FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "HYPOTHESIS_STORAGE_DIRECTORY": "hypothesis",
}
for name, folder in FOLDERS.items():
    (HOME / folder).mkdir(exist_ok=True)
    os.environ[name] = str(HOME / folder)
for name in [one for one in os.environ if one.startswith("QT_")]:
    del os.environ[name]  # how large or in which style a desktop wants its windows
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("SOCIOMAP_FONTS", "")  # a sign the shipped fonts lack has none, as on a fresh machine

# Only now, so that nothing has looked at the environment before.
import pytest  # noqa: E402 - the environment comes first
from hypothesis import HealthCheck, settings  # noqa: E402 - the environment comes first

settings.register_profile("default", database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), max_examples=30)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


def pytest_unconfigure() -> None:
    """Nothing is left behind."""
    shutil.rmtree(HOME, ignore_errors=True)


class FontsIn(Protocol):
    """Lets the machine have its fonts in these folders, and in no others."""

    def __call__(self, *folders: Path) -> None: ...


@pytest.fixture
def fonts_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[FontsIn]:
    """Another machine for one test, as far as its fonts go."""
    from sociomap_app.drawing.labels import label_blocks
    from sociomap_app.drawing.text import shaping

    def forget() -> None:
        label_blocks.forget_names()
        shaping._elsewhere.cache_clear()
        shaping._system_fonts.cache_clear()

    def chosen(*folders: Path) -> None:
        monkeypatch.setenv(shaping.FONTS, os.pathsep.join(map(str, folders)))
        forget()

    yield chosen
    forget()


class Forbidden(BaseException):
    """Something tried to reach a network. No ``except Exception`` can swallow it."""


def _refuse(*_: object, **__: object) -> NoReturn:
    raise Forbidden("a test tried to reach the network")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Any connection, name look-up or open port fails the test that asked for it."""
    with pytest.MonkeyPatch.context() as patch:
        for way in ("connect", "connect_ex", "bind", "listen", "sendto"):
            patch.setattr(socket.socket, way, _refuse)
        for way in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, way, _refuse)
        yield
