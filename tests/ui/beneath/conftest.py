"""A screen to touch for the tests of what lies beneath, with the one who follows its fingers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldkit.ui.beneath.finger import Finger
from tests.ui.touch_screen import TouchScreen


@pytest.fixture
def finger(qapp: QApplication) -> Iterator[Finger]:
    """Touches are followed while the test runs."""
    made = Finger(qapp, qapp)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def screen(finger: Finger) -> TouchScreen:
    """What is touched, with somebody who follows."""
    return TouchScreen()
