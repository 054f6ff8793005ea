"""How the house is kept: rooms of a size, no circles, nobody reaches through the window, one name for a thing."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from benchmarks import house

FLOORS = (
    ("app", "cli"),
    ("canvas", "panels"),
    ("report",),
    ("drawing", "exchange"),
    ("analysis", "editing"),
    ("vocabulary", "storage"),
    ("model",),
)
LATE = re.compile(r"#.*\w{4}")


def classes() -> Iterator[tuple[str, str]]:
    """Every public class of the program, with its module."""
    for path in house.sources(house.PROGRAM):
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, path.relative_to(house.PROGRAM).as_posix()


@pytest.fixture(scope="module")
def figures() -> Mapping[str, int]:
    return house.measured(house.PROGRAM)


@pytest.mark.parametrize("name", house.LIMITS)
def test_every_figure_of_the_house_is_kept(figures: Mapping[str, int], name: str) -> None:
    """Among them: no module knows itself through others."""
    assert figures[name] <= house.LIMITS[name]


def test_no_two_public_classes_share_a_name() -> None:
    where = defaultdict(list)
    for name, module in classes():
        where[name].append(module)
    assert {name: modules for name, modules in where.items() if len(modules) > 1} == {}


@pytest.mark.parametrize("floor", FLOORS, ids="|".join)
def test_no_two_modules_of_a_floor_share_a_name(floor: tuple[str, ...]) -> None:
    """But for a room's own page, which only says what is in it."""
    names = Counter(
        path.stem for room in floor for path in (house.PROGRAM / room).rglob("*.py") if path.stem != "__init__"
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_every_room_says_what_is_in_it() -> None:
    rooms = [path for path in house.PROGRAM.rglob("__init__.py") if path.parent != house.PROGRAM]
    silent = [
        path.parent.name for path in rooms if len(ast.get_docstring(ast.parse(path.read_bytes())) or "") < 20
    ]
    assert len(rooms) > 40 and silent == []


def test_an_import_inside_a_function_says_why() -> None:
    """In its own line, or in the one above."""
    silent = []
    for path in house.sources(house.PROGRAM):
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in house.late(ast.parse("\n".join(lines))):
            said = lines[node.lineno - 1], lines[node.lineno - 2].strip()
            if not (LATE.search(said[0]) or (said[1].startswith("#") and LATE.search(said[1]))):
                silent.append(f"{path.name}:{node.lineno}")
    assert silent == []


def test_only_the_shell_knows_the_window() -> None:
    """Whatever else works in the window is handed the few things it needs, and can be made without it."""
    room = house.PROGRAM / "app"
    knowing = [
        path.relative_to(room).as_posix()
        for path in sorted(room.rglob("*.py"))
        if re.search(
            r"^from (\.|sociomap_app\.app\.shell\.)(assembly|window) import", path.read_text(), re.MULTILINE
        )
    ]
    assert [one for one in knowing if not one.startswith("shell/")] == []


def package(folder: Path, **modules: str) -> Path:
    made = folder / "some"
    made.mkdir()
    for name, text in {"__init__": "", **modules}.items():
        (made / f"{name}.py").write_text(text)
    return made


@pytest.mark.parametrize(
    "back",
    [
        "from some import one",
        "def f():\n    from . import one",
        "import typing\nif typing.TYPE_CHECKING:\n    from .one import A",
        "import some.one",
    ],
)
def test_a_circle_is_seen_however_it_is_closed(tmp_path: Path, back: str) -> None:
    made = package(tmp_path, one="from .other import B\nclass A: ...", other=f"{back}\nclass B: ...", third="")
    assert [set(circle) for circle in house.circles(made)] == [{"some.one", "some.other"}]


def test_what_is_measured_is_what_it_is_called(tmp_path: Path) -> None:
    text = (
        "def long(window):\n"
        '    """Not counted."""\n'
        "    import json\n"
        "    self.window.map.fit()\n"
        "    if window and json:\n"
        "        return [one for one in window.acts.all if one]\n"
        "    try:\n"
        "        window.close()\n"
        "    except ValueError:\n"
        "        assert window\n"
    )
    figures = house.measured(package(tmp_path, one=text))
    assert figures["reaches outside the wiring"] == 2
    assert figures["imports inside functions"] == 1
    assert figures["function bodies, longest"] == 8
    assert figures["functions of complexity over 10"] == 0
    (function,) = ast.parse(text).body
    assert isinstance(function, ast.FunctionDef) and house.complexity(function) == 7
