"""What every test shares: a window system without a screen, and a PostgreSQL that is thrown away."""

import os

from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

# Set before anything imports Qt: a test never opens a window on somebody's desk, and looks the same everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
