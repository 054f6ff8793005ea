"""How the house is kept: circles between modules, reaching through the window, late imports, rooms, functions.

Counted from the source as text, nothing of it is run. ``python -m benchmarks house`` counts the program;
``python -m benchmarks.house FOLDER …`` counts any package, so that another codebase stands beside it in one run.
Source without tests. A *circle* counts every import: at the top, late, and for types only. A *reach* is an
attribute of an attribute of something called window. Complexity counts branches, loops, conditions joined by
and/or, handlers, comprehensions with their ifs, and assertions, and begins at 1.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import sociomap_app

PROGRAM = Path(sociomap_app.__file__).parent
WIRING = "app/shell/assembly.py"
"""The one module that puts the window together, and may reach through it."""
LIMITS = {
    "module circles": 0,
    "reaches outside the wiring": 0,
    "imports inside functions": 40,
    "modules in the fullest package": 15,
    "function bodies, p90": 16,
    "function bodies, longest": 40,
    "functions of complexity over 10": 40,
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def run() -> bool:
    """Print each figure with its limit; whether all were kept."""
    figures = measured(PROGRAM)
    for name, limit in LIMITS.items():
        ratio = f"{figures[name] / limit:.2f} of the limit of {limit}" if limit else "limit none"
        print(f"{name}: {figures[name]} ({ratio})")
    for circle in circles(PROGRAM):
        print(f"  circle of {len(circle)}: {', '.join(sorted(circle))}")
    return all(figures[name] <= limit for name, limit in LIMITS.items())


def measured(package: Path) -> Mapping[str, int]:
    """Every figure of a package, named as in ``LIMITS``; the circles as the modules that stand in one."""
    trees = {path: ast.parse(path.read_bytes()) for path in sources(package)}
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, Function)]
    bodies = sorted(map(length, functions)) or [0]
    wired = {path: tree for path, tree in trees.items() if path.relative_to(package).as_posix() != WIRING}
    return {
        "module circles": sum(map(len, circles(package))),
        "reaches outside the wiring": sum(reach(node) for tree in wired.values() for node in ast.walk(tree)),
        "imports inside functions": sum(len(set(late(tree))) for tree in trees.values()),
        "modules in the fullest package": max(Counter(path.parent for path in trees).values()),
        "function bodies, p90": bodies[len(bodies) * 9 // 10],
        "function bodies, longest": bodies[-1],
        "functions of complexity over 10": sum(complexity(node) > 10 for node in functions),
    }


def sources(package: Path) -> list[Path]:
    """The modules of a package, without its tests and without the page that only names a package."""
    found = (path for path in sorted(package.rglob("*.py")) if "tests" not in path.relative_to(package).parts)
    return [path for path in found if path.name != "__init__.py" or path.stat().st_size > 400]


def length(function: Function) -> int:
    """Lines of a body, from its first statement after the docstring to its last."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def complexity(function: Function) -> int:
    """One, and one for each way through it; what is defined inside counts for itself."""
    return 1 + sum(ways(node) for node in inside(function))


def inside(function: Function) -> Iterator[ast.AST]:
    """What a function holds, down to the functions it defines but not into them."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Function):
            waiting.extend(ast.iter_child_nodes(node))


def ways(node: ast.AST) -> int:
    """How many ways one node adds."""
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    single = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)
    return int(isinstance(node, single))


def reach(node: ast.AST) -> bool:
    """Whether a node is ``window.x.y``, by whatever way it came to the window."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)):
        return False
    held = node.value.value
    name = held.id if isinstance(held, ast.Name) else held.attr if isinstance(held, ast.Attribute) else ""
    return name.strip("_") == "window"


def late(tree: ast.AST) -> Iterator[ast.AST]:
    """The imports that stand inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield from (one for one in ast.walk(node) if isinstance(one, ast.Import | ast.ImportFrom))


def circles(package: Path) -> list[list[str]]:
    """Modules that reach themselves through imports, by Tarjan's algorithm (SIAM J. Comput. 1, 1972)."""
    names = {dotted(path, package): path for path in package.rglob("*.py") if "tests" not in path.parts}
    graph = {name: set(imports(name, path, names)) - {name} for name, path in names.items()}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in graph[name]:
            if other not in order:
                visit(other)
            if other in stack:
                low[name] = min(low[name], low[other])
        if low[name] == order[name]:
            one = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(one) > 1:
                found.append(one)

    for name in graph:
        if name not in order:
            visit(name)
    return sorted(found, key=len, reverse=True)


def dotted(path: Path, package: Path) -> str:
    """The name a module is imported by."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(name: str, path: Path, names: Mapping[str, Path]) -> Iterator[str]:
    """The modules of the same package that one imports, wherever in its text."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            here = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
            start = here[: len(here) - node.level + 1] if node.level else []
            source = ".".join([*start, *([node.module] if node.module else [])])
            whole = {f"{source}.{alias.name}" for alias in node.names} & names.keys()
            yield from whole
            if source in names and len(whole) < len(node.names):
                yield source


if __name__ == "__main__":
    for folder in map(Path, sys.argv[1:]):
        print(f"{folder.name}: {dict(measured(folder.resolve()))}")
        print(f"  circles of {[len(circle) for circle in circles(folder.resolve())]}")
