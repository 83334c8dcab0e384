import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from fieldkit.services.computer.laptop import DATA
from tests.cli.conftest import Terminal
from tests.hub.processes import invite, serving


def test_it_posts_with_no_passphrase_at_hand(terminal: Terminal, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    before = terminal.type("post")
    with serving(database, log=tmp_path / "hub.log") as url:
        terminal.json("enrol", url, invite(database, "Sharon Pike"))
        terminal.type("person", "new", "--given", "Mary")
        (tmp_path / "passphrase").unlink()

        done = terminal.json("post")

    assert (before.code, before.out) == (0, "Not joined to a hub yet.\n")
    assert done == {"sent": 1, "waiting": 0, "joined": True, "trouble": None, "words": "Everything sent."}


def test_it_ends_with_1_while_something_waits(terminal: Terminal, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    with serving(database, log=tmp_path / "hub.log") as url:
        terminal.json("enrol", url, invite(database, "Sharon Pike"))
    terminal.type("person", "new", "--given", "Mary")

    done = terminal.type("post")

    assert (done.code, done.out) == (1, "1 thing still to send.\n")
    assert "[FK-SYNC-UNREACHABLE]" in done.err


def test_watching_goes_on_until_stopped(terminal: Terminal, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fieldkit", "post", "--watch", "1", "--json"]
    around = {**os.environ, DATA: str(tmp_path / "data")}
    with subprocess.Popen(command, env=around, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            first = json.loads(process.stdout.readline())
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 130
        finally:
            process.kill()

    assert first["words"] == "Not joined to a hub yet."


def test_it_does_not_hurry_more_than_once_a_second(terminal: Terminal) -> None:
    done = terminal.type("post", "--watch", "0")

    assert (done.code, "at least one second" in done.err) == (2, True)
