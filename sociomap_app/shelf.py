"""Where shipped words, presets, rules, samples and pictures are found.

In a checkout and an editable install they lie in ``resources/`` at the top; in a wheel and a frozen
build they are mapped into the package. This is the one place that knows.
"""

from pathlib import Path


def shelf() -> Path:
    """The folder of shipped resources. FileNotFoundError where the installation is incomplete."""
    inside = Path(__file__).parent / "shipped"
    beside = Path(__file__).parent.parent / "resources"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the shipped resources are missing: please install the program again")
