"""Every sentence a person can read, in one text file, to be read aloud: ``python packaging/sentences.py OUT.txt``.

From the words in ``resources/``, the pages of help, and the texts in the code, each under the file it stands in. A
place that is filled in when the program runs is shown as ``…``.
"""

import ast
import html
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_READ = {"id", "measure", "compare", "about", "state", "basis", "stage", "family", "field", "icon", "sign"}
CODE = re.compile(r"[{};=<>\\]|^[a-z_.]+$|^[\w.-]+/[\w.-]+$|::|^--?\w|^%|\(\?|^#|^[A-Z_]+$|^Q[A-Z]")


def from_words(path: Path) -> Iterator[str]:
    """The texts in a file of words, in their order."""

    def walk(value: object, key: str) -> Iterator[str]:
        if isinstance(value, str) and key not in NOT_READ and not key.endswith("_id"):
            yield value
        elif isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, key)

    yield from walk(tomllib.loads(path.read_text(encoding="utf-8")), "")


def from_page(path: Path) -> Iterator[str]:
    """The paragraphs of a page of help."""
    text = re.sub(r"<style.*?</style>|<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for part in re.split(r"</?(?:p|h\d|li|ul|ol|td|tr|th|table|div|body|html|head|title|dt|dd|dl)[^>]*>", text):
        plain = " ".join(html.unescape(re.sub(r"<[^>]+>", "", part)).split())
        if plain:
            yield plain


def from_code(path: Path) -> Iterator[str]:
    """The texts in a module that look like something to read: no docstrings, no style sheets, no patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant | ast.JoinedStr)
    }
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        if isinstance(node, ast.JoinedStr):
            found.append((node.lineno, "".join(_said(part) for part in node.values)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            found.append((node.lineno, node.value))
    for _, text in sorted(found, key=lambda one: one[0]):
        plain = " ".join(text.split())
        if re.search(r"[A-Za-z]{2}", plain) and not CODE.search(plain):
            yield plain


def _said(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "…"


def listed() -> Iterator[str]:
    """All of it, in the order of the files."""
    for folder, ending, read in (
        ("resources", "*.toml", from_words),
        ("resources/help", "*.html", from_page),
        ("sociomap_app", "*.py", from_code),
    ):
        for path in sorted((ROOT / folder).rglob(ending)):
            texts = list(dict.fromkeys(read(path)))
            if texts:
                yield f"\n## {path.relative_to(ROOT).as_posix()}"
                yield from texts


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Please name the file to write: python packaging/sentences.py OUT.txt")
    Path(sys.argv[1]).write_text("\n".join(listed()) + "\n", encoding="utf-8")
