"""A server that behaves like a broken hub, a guest network, or a cut line: raw answers over a real socket."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = Callable[[socket.socket], None]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """A server that reads each request and then does ``answer`` with the connection; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        stop = threading.Event()

        def run() -> None:
            while not stop.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    if stop.is_set():
                        return
                    try:
                        _read_request(connection)
                        answer(connection)
                    except OSError:
                        continue

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            stop.set()
            with socket.create_connection(listener.getsockname()):
                thread.join(timeout=10)


def says(status: str, body: bytes, *headers: str, length: int | None = None) -> Answer:
    """An answer with this status line and body; ``length`` may lie."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("ascii")
    return lambda connection: connection.sendall(head + body)


def hangs_up(_connection: socket.socket) -> None:
    """Close without a word."""


def _read_request(connection: socket.socket) -> None:
    data = b""
    while b"\r\n\r\n" not in data:
        got = connection.recv(65536)
        if not got:
            return
        data += got
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        got = connection.recv(65536)
        if not got:
            return
        body += got
