"""What no module of the program may do, whatever it is for: reach a network, run data, read text as markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sociomap_app

PROGRAM = Path(sociomap_app.__file__).parent
MODULES = sorted(PROGRAM.rglob("*.py"))
NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
QT_NETWORK = {"QtNetwork", "QtNetworkAuth", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets"}
RUNS_DATA = {"dill", "marshal", "pickle", "shelve"}
CALLS = {"eval", "exec", "compile", "__import__"}
MARKUP = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown"}
MAY_SHOW_MARKUP = {"app/dialogs/text_pages.py"}


def imported(tree: ast.AST) -> Iterator[str]:
    """Every name a module imports, with the dots of where it comes from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sets_in_turkish(node: ast.Call) -> Iterator[str]:
    """Qt properties set by a keyword that begins with i. PySide makes the name of the setter with a capital of the
    locale, finds no ``setinterval`` in Turkish and raises an AttributeError: the window would not open."""
    if isinstance(node.func, ast.Name) and node.func.id[:1] == "Q" and node.func.id[1:2].isupper():
        yield from (word.arg for word in node.keywords if word.arg and word.arg.startswith("i"))


def faults(tree: ast.AST, name: str) -> Iterator[str]:
    """What a module does that it may not, in words."""
    for one in imported(tree):
        parts = set(one.split("."))
        if one.split(".")[0] in NETWORK or parts & QT_NETWORK:
            yield f"imports {one}, which reaches the network"
        if one.split(".")[0] in RUNS_DATA:
            yield f"imports {one}, which runs what it reads"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield f"line {node.lineno}: calls {node.func.id}"
            if isinstance(node.func, ast.Attribute) and node.func.attr in MARKUP and name not in MAY_SHOW_MARKUP:
                yield f"line {node.lineno}: {node.func.attr} reads text as markup"
            for word in sets_in_turkish(node):
                yield f"line {node.lineno}: {word}= fails where the language is Turkish"
        if isinstance(node, ast.Attribute) and node.attr in ("openUrl", "QDesktopServices"):
            yield f"line {node.lineno}: hands something to a browser"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_no_module_does_what_none_may(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    assert list(faults(tree, path.relative_to(PROGRAM).as_posix())) == []


def test_every_module_says_why_it_exists() -> None:
    silent = [path.name for path in MODULES if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert silent == []


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import urllib.request",
        "from http import client",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "def f():\n    import pickle",
        "eval('1')",
        "label.setHtml(text)",
        "QTimer(self, singleShot=True, interval=20)",
    ],
)
def test_the_test_sees_what_it_looks_for(source: str) -> None:
    assert len(list(faults(ast.parse(source), "panels/some.py"))) == 1
