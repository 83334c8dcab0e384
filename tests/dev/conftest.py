"""One open house for all tests of a file: making it takes longer than walking through it, and no file may leave one behind."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from fieldkit.dev.house import House, open_house


@pytest.fixture(scope="module")
def house(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house")) as made:
        yield made
