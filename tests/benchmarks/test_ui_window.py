"""The probe sees what holds up the window."""

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from benchmarks.ui_window import Probe

HELD_UP_S = 0.12


def test_the_probe_sees_a_gap_as_long_as_what_held_up_the_window(qtbot: QtBot) -> None:
    probe = Probe()
    QTimer.singleShot(20, lambda: time.sleep(HELD_UP_S))
    probe.rest(0.3)
    told = probe.told()
    assert told["longest"] >= HELD_UP_S * 1000
    assert told["ticks"] > 1
    assert probe.gaps == []
