"""What goes wrong is told with a message, a next step and a code, and changes nothing that was stored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from fieldkit.cli import opening, program
from tests.cli.conftest import Terminal, Typed, empty, terminal
from tests.hub.processes import hub_command, invite, serving

__all__ = ["empty", "terminal"]


@pytest.fixture
def kept(terminal: Terminal) -> Iterator[Terminal]:
    """A profile with something in it, which has to be there unchanged after the fault."""
    person = terminal.json("person", "new", "--given", "Mary", "--family", "Ashdown")["id"]
    record = terminal.json("record", "new", "conversation", "--person", person)["id"]
    terminal.type("record", "set", record, "b.matters", "The garden.")
    before = _said(terminal, record)
    yield terminal
    terminal.file("passphrase", b"a short walk to the gate\n")
    assert _said(terminal, record) == before
    assert terminal.json("store", "verify")["faults"] == []


def _said(terminal: Terminal, record: str) -> list[tuple[str, str, str]]:
    shown = terminal.json("--profile", "Sharon Pike", "record", "show", record)
    return [(one["path"], one["words"], one["author"]) for one in shown["answers"]]


def _tells(done: Typed, code: str) -> None:
    assert done.code in (1, 3)
    lines = done.err.strip().splitlines()
    assert lines[-1] == f"[{code}]", done.err
    assert len(lines) >= 3
    assert all(lines)


def _profile(terminal: Terminal) -> Path:
    return next(path for path in (terminal.folder / "data" / "profiles").iterdir() if path.name[0] != ".")


def test_a_wrong_passphrase(kept: Terminal) -> None:
    kept.file("passphrase", b"something else")

    _tells(kept.type("person", "list"), "FK-VAULT-PASSPHRASE")


@pytest.mark.parametrize("content", [b"", b"{}", b"\0\1\2", b'{"v": 1, "owner": []}'])
def test_a_damaged_vault(kept: Terminal, content: bytes) -> None:
    vault = _profile(kept) / "vault.json"
    whole = vault.read_bytes()
    vault.write_bytes(content)

    _tells(kept.type("person", "list"), "FK-VAULT-DAMAGED")

    assert vault.read_bytes() == content
    vault.write_bytes(whole)


def test_a_damaged_database(kept: Terminal) -> None:
    store = _profile(kept) / "store.db"
    whole = store.read_bytes()
    spoiled = bytearray(whole)
    spoiled[: 2 * 4096] = os.urandom(2 * 4096)
    store.write_bytes(bytes(spoiled))

    _tells(kept.type("person", "list"), "FK-STORE-DAMAGED")

    assert store.read_bytes() == bytes(spoiled)
    store.write_bytes(whole)


def test_a_database_that_is_gone(kept: Terminal) -> None:
    store = _profile(kept) / "store.db"
    away = store.rename(store.with_name("away"))

    _tells(kept.type("person", "list"), "FK-STORE-MISSING")

    assert not store.exists()
    away.rename(store)


def test_a_database_that_is_not_encrypted(kept: Terminal) -> None:
    store = _profile(kept) / "store.db"
    whole = store.read_bytes()
    store.write_bytes(b"SQLite format 3\0" + whole[16:])

    _tells(kept.type("person", "list"), "FK-STORE-PLAIN")

    store.write_bytes(whole)


@pytest.mark.parametrize(
    "content",
    [b"", b"no json", b"[]", b'{"resourceType":"Patient"}', b'{"resourceType":"Questionnaire","item":3}'],
)
def test_a_form_file_that_is_no_form(kept: Terminal, content: bytes) -> None:
    before = kept.json("form", "list")
    name = kept.file("form.json", content)

    done = kept.type("form", "add", name)

    if done.code:
        assert done.code == 3
        assert done.err.strip().splitlines()[-1].startswith("[FK-FORM-")
        assert kept.json("form", "list") == before


def test_a_hub_that_is_not_there(kept: Terminal) -> None:
    _tells(kept.type("enrol", "http://127.0.0.1:9", "AAAAA-BBBBB-CCCCC"), "FK-SYNC-UNREACHABLE")


@pytest.mark.parametrize(
    "answer", [b"", b"<html>Sign in to this network</html>", b"{}", b"\xff\xfe", b'{"protocol":1}']
)
def test_a_hub_that_answers_nonsense(kept: Terminal, answer: bytes) -> None:
    with _answering(answer) as url:
        _tells(kept.type("enrol", url, "AAAAA-BBBBB-CCCCC"), "FK-SYNC-NONSENSE")


def test_an_enrolled_laptop_that_meets_nonsense_goes_on_waiting(kept: Terminal, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    with serving(database, log=tmp_path / "hub.log") as url:
        kept.json("enrol", url, invite(database, "Sharon Pike"))
    port = int(url.rpartition(":")[2])
    waiting = kept.json("waiting")["count"]
    with _answering(b"<html>Sign in</html>", port):
        done = kept.type("sync")

    _tells(done, "FK-SYNC-NONSENSE")
    assert kept.json("waiting")["count"] == waiting > 0


def test_a_code_that_was_used_is_over_or_was_never_given(kept: Terminal, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    kept.json("profile", "create", "--name", "Glynis Hart", "--role", "cpn")
    with serving(database, log=tmp_path / "hub.log") as url:
        used = invite(database, "Sharon Pike")
        kept.json("enrol", url, used)
        over = json.loads(
            hub_command(
                "invite", "--database", database, "--name", "G", "--role", "cpn", "--hours", "0", "--json"
            ).stdout
        )["code"]

        for code, error in ((used, "USED"), (over, "EXPIRED"), ("AAAAA-BBBBB-CCCCC", "UNKNOWN")):
            _tells(kept.type("--profile", "Glynis Hart", "enrol", url, code), f"FK-SYNC-CODE-{error}")


def test_two_windows_on_one_profile(kept: Terminal) -> None:
    with opening.session(program.parse(["today"]), kept.around):
        _tells(kept.type("person", "list"), "FK-STORE-IN-USE")


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that stands for a full disk is POSIX's")
def test_a_full_disk_while_saving(kept: Terminal) -> None:
    record = kept.json("record", "list", "--form", "conversation")["records"][0]["id"]
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));"
        "from fieldkit.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    words = kept.file("words.json", b"x")
    Path(words).write_text("a word " * 100_000, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", _TYPES_A_FILE.format(limited=limited), "record", "set", record, "b.good", words],
        capture_output=True, text=True, check=False, env={**os.environ, **kept.around.environment},
    )  # fmt: skip

    # A limit on a file's size is no full disk to the system: it has a code of its own, and the words are the same.
    _tells(Typed(done.returncode, done.stdout, done.stderr), "FK-STORE-DISK")


_TYPES_A_FILE = "import sys; sys.argv[-1] = open(sys.argv[-1], encoding='utf-8').read();{limited}"


@contextmanager
def _answering(answer: bytes, port: int = 0) -> Iterator[str]:
    """Something that listens and is no hub; its address."""

    class Nonsense(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", port), Nonsense)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
