"""Pictures against pictures."""

import numpy as np
from PySide6.QtGui import QImage

STRONG = 64
"""A pixel differs strongly where one of its channels differs by more than this, of 255."""

Pixels = np.ndarray


def pixels(image: QImage) -> Pixels:
    """A picture as rows of red, green and blue."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)


def strongly_different(one: Pixels, other: Pixels) -> float:
    """The share of pixels that differ strongly, over the part both have."""
    high, wide = (min(one.shape[n], other.shape[n]) for n in (0, 1))
    assert abs(one.shape[0] - other.shape[0]) <= 2 and abs(one.shape[1] - other.shape[1]) <= 2
    apart = np.abs(one[:high, :wide] - other[:high, :wide]).max(axis=2) > STRONG
    return float(apart.mean())
