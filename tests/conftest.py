"""What every test shares: a window system without a screen, a PostgreSQL that is thrown away, and patience."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

# Set before anything imports Qt: a test never opens a window on somebody's desk, and looks the same everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says more about what else the machine is doing than about the code, so time fails nothing
# here; benchmarks/ measures it. CI plays the same examples every time: a red run is then about the change.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Garbage of one test's window must not be collected by another test's worker thread: Qt's objects die on the thread that
# made them, or take the process with them. So the search for cycles happens between tests, on the main thread.
gc.disable()


@pytest.fixture(autouse=True)
def _collected_on_the_main_thread() -> Iterator[None]:
    yield
    due = [generation for generation, count in enumerate(gc.get_count()) if count > max(gc.get_threshold()[generation], 10)]
    if due:
        gc.collect(max(due))
