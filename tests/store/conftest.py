"""What the store's tests share: a laptop that is closed again, whatever the test did to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.laptop import Laptop, new_laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = new_laptop(tmp_path)
    yield made
    made.database.close()
