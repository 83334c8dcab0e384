"""What every test shares: a window system without a screen, a PostgreSQL that is thrown away, and patience."""

import os

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
