"""``python -m benchmarks NAME …``: each figure as a ratio to its limit or its peer, measured side by side."""

import sys
from collections.abc import Callable

from . import analyse, chance, drag, edit, house, opening, report, save, shapes, startup, verbs

BENCHMARKS: dict[str, Callable[[], bool]] = {
    "house": house.run,
    "startup": startup.run,
    "verbs": verbs.run,
    "drag": drag.run,
    "edit": edit.run,
    "shapes": shapes.run,
    "chance": chance.run,
    "analyse": analyse.run,
    "save": save.run,
    "open": opening.run,
    "report": report.run,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, all without a name; 1 where a limit is broken, 2 for an unknown name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}. There is: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    kept = [BENCHMARKS[name]() for name in names or BENCHMARKS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
