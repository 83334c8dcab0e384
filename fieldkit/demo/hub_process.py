"""A real hub in a process of its own on this computer, started, asked for codes, killed and started again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from fieldkit.base.errors import FieldKitError

_READY = "FieldKit hub ready at "
_STARTED_WITHIN_SECONDS = 60.0


class HubStartError(FieldKitError):
    """The demo's hub did not start."""

    code = "FK-DEMO-HUB"


class HubProcess:
    """One hub over one database, always at the same port of this computer. ``log`` takes what it prints.

    It ends with this program, also where this program is killed.
    """

    def __init__(self, database: str, log: Path) -> None:
        self.database = database
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = log
        self._process: subprocess.Popen[str] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start and wait until it answers. Raises HubStartError."""
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [*_program(), "hub", "serve", "--port", str(self.port), "--database", self.database,
                 "--while-input-open"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=child_environment(), start_new_session=True,
            )  # fmt: skip
        # Whatever happens, reading the first line ends: with the line, or because the process was ended.
        watchdog = threading.Timer(_STARTED_WITHIN_SECONDS, self._process.kill)
        watchdog.start()
        assert self._process.stdout is not None  # a pipe was asked for
        line = self._process.stdout.readline()
        watchdog.cancel()
        if not line.startswith(_READY):
            self.kill()
            raise HubStartError("The demo's hub did not start.", f"Look at {self._log} for what it said.")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)

    def stop(self) -> None:
        """End it in its own time."""
        self._end(signal.SIGTERM)

    def invite(self, name: str, role: str) -> str:
        """A one-time code for one laptop. Raises HubStartError."""
        return str(json.loads(self._command("invite", "--name", name, "--role", role, "--json"))["code"])

    def records(self) -> int:
        """How many records it holds, running or not. Raises HubStartError."""
        return int(json.loads(self._command("status", "--json"))["records"])

    def ring(self, program: Path) -> None:
        """Hand every call that is due to a program, as a timer of whoever runs the hub would."""
        words = [*_program(), "hub", "check-ins", "--alert-with", str(program), "--database", self.database]
        subprocess.run(words, capture_output=True, check=False, env=child_environment())

    def revoke(self, practitioner: str, why: str) -> None:
        """End the access of every laptop of a practitioner. Raises HubStartError."""
        self._command("revoke", "--practitioner", practitioner, "--why", why)

    def _command(self, *words: str) -> str:
        done = subprocess.run(
            [*_program(), "hub", *words, "--database", self.database],
            capture_output=True, text=True, check=False, env=child_environment(),
        )  # fmt: skip
        if done.returncode != 0:
            raise HubStartError(f"The demo's hub could not {words[0]}.", done.stderr.strip() or "Try again.")
        return done.stdout

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(how)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _program() -> list[str]:
    """This very FieldKit as a command: frozen, it is the program itself."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "fieldkit"]


def child_environment() -> dict[str, str]:
    """The same FieldKit in the child, wherever it was started from."""
    package_root = str(Path(__file__).resolve().parents[2])
    found = [package_root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(found), "PYTHONUTF8": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
