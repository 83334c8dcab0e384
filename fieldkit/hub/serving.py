"""Runs the hub on a port and says so once it answers; the port is taken before anybody is told of it."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import uvicorn
from fastapi import FastAPI

from fieldkit.base.errors import FieldKitError

_STOP_WITHIN_SECONDS = 10
_IDLE_SECONDS = 30


class PortError(FieldKitError):
    """An address that cannot be listened on."""

    code = "FK-HUB-PORT"


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def listen(host: str, port: int) -> socket.socket:
    """Take a port (0: any free one). Raises PortError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortError(
            f"The hub can't listen at {host}, port {port}.",
            "Choose another --port (0 for any that is free), or stop what uses it.",
        ) from error
    return listener


def address(listener: socket.socket, *, encrypted: bool) -> str:
    """Where the hub is found."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if encrypted else 'http'}://{shown}:{port}"


def serve(
    app: FastAPI,
    listener: socket.socket,
    ready: Callable[[], None],
    *,
    tls_certificate: str | None = None,
    tls_key: str | None = None,
) -> None:
    """Serve until the process is asked to stop (SIGINT, SIGTERM); requests under way are finished first."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=_STOP_WITHIN_SECONDS,
        ssl_certfile=tls_certificate,
        ssl_keyfile=tls_key,
    )
    with _asked_to_stop_quietly():
        _Server(config, ready).run(sockets=[listener])


@contextmanager
def _asked_to_stop_quietly() -> Iterator[None]:
    """The server raises the signal that stopped it once more at its end; by default that would end the process unclosed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def stop_when_input_ends(given: BinaryIO) -> None:
    """Ask this process to stop once ``given`` ends: however the program that holds its other end came to go."""

    number = given.fileno()

    def watch() -> None:
        # Past Python's buffer, whose lock would bring the interpreter down with this thread still waiting in it.
        while os.read(number, 1024):
            pass
        signal.raise_signal(signal.SIGTERM)

    threading.Thread(target=watch, name="hub-input", daemon=True).start()
