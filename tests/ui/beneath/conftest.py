"""A screen to touch for the tests of what lies beneath, with the one who follows its fingers."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from fieldkit.ui.beneath.finger import Finger
from tests.ui.touch_screen import TouchScreen, following


@pytest.fixture
def finger(qapp: QApplication) -> Iterator[Finger]:
    """Touches are followed while the test runs."""
    yield from following(Finger(qapp, qapp))


@pytest.fixture
def screen(finger: Finger) -> TouchScreen:
    """What is touched, with somebody who follows."""
    return TouchScreen()
