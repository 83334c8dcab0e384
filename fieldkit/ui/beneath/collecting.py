"""Collects garbage on the window's thread only, because that is where Qt's objects have to be destroyed.

Python looks for unreachable cycles whenever enough has been allocated, on whichever thread that happens. A worker that
reads a large form then destroys a closed page's widgets and timers, and Qt stops the program with a segmentation fault
(seen in about one run in eight of the demo's window story). So the automatic search is off while a window is open, and a
timer of the window's thread does the same work a few times a second.

A search through everything takes half a second once all modules are there, and would be felt as a freeze. What is there
when the window is made stays to the end, so it is left out of every search (seen: 560 ms before, under 1 ms after). While
the rest of the program is being loaded nothing is searched at all: each look went through everything loaded so far and
found nothing, for an eighth of the time in which somebody waits for Today.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250


class WindowCollector(QObject):
    """From making until ``stop``, cycles are collected by the thread that made this one and by no other, once ``settle`` is called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def settle(self) -> None:
        """All is loaded and stays to the end: leave it out of every search too. Searching begins with this."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again. Call it once no window is left."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()


def collect_what_is_due() -> None:
    """One look: collect the oldest generation whose time has come, by Python's own thresholds."""
    due = [
        generation
        for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if limit and count > limit
    ]
    if due:
        gc.collect(max(due))
