"""A hub in a process of its own that can be out of reach and come back at the same address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.hub.processes import hub_command, invite, serving


class HubOnAndOff:
    """The first time it takes any free port, and the same one ever after."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.database = f"sqlite:///{folder / 'hub.db'}"
        self._port = "0"

    @contextmanager
    def reachable(self) -> Iterator[str]:
        """The hub answers for as long as the block runs; its address."""
        with serving(self.database, "--port", self._port, log=self._folder / "hub.log") as url:
            self._port = str(urlsplit(url).port)
            yield url

    def invite(self, name: str, role: str = "social-worker") -> str:
        return invite(self.database, name, role)

    def records(self) -> int:
        """How many records it holds."""
        told = hub_command("status", "--database", self.database, "--json")
        assert told.returncode == 0, told.stderr
        count: int = json.loads(told.stdout)["records"]
        return count
