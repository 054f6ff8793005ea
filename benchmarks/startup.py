"""From process start to the first painted frame with the sample map, beside a bare window of the library.

Both are started in turn, as whole processes, and report when their first frame was painted, measured from
the moment just before the process was started. The ratio is that of the medians.
"""

import os
import statistics
import subprocess
import sys
import time

RUNS = 9
LIMIT = 1.6

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView
from PySide6.QtCore import QTimer
class View(QGraphicsView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    print(time.time()); sys.stdout.flush(); application.quit()
application = QApplication([])
view = View(QGraphicsScene())
view.resize(1280, 800)
view.show()
application.exec()
"""

OURS = """
import sys, time
from sociomap_app.canvas import view
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
plain = view.MapView.paintEvent
seen = []
def painted(self, event):
    plain(self, event)
    if not seen:
        seen.append(1)
        assert len(self.drawing.figure.tokens) > 10, "the sample is not on the map"
        QTimer.singleShot(0, done)
def done():
    print(time.time()); sys.stdout.flush(); QApplication.instance().quit()
view.MapView.paintEvent = painted
from sociomap_app.__main__ import main
main(["demo"])
"""


def first_frame(program: str) -> float:
    """Seconds from just before the process starts to its first painted frame."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return float(done.stdout.split()[-1]) - began


def run() -> bool:
    """Print the ratio and its limit; whether it was kept."""
    first_frame(BARE), first_frame(OURS)
    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(first_frame(BARE))
        ours.append(first_frame(OURS))
    ratio = statistics.median(ours) / statistics.median(bare)
    print(
        f"startup: {ratio:.2f} of a bare window (limit {LIMIT}); "
        f"medians {statistics.median(ours) * 1000:.0f} ms and {statistics.median(bare) * 1000:.0f} ms, {RUNS} runs"
    )
    return ratio <= LIMIT
