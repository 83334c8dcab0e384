import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from tests.cli.conftest import Terminal

IT, LEAD = (pyrage.x25519.Identity.generate() for _ in range(2))


def keys(terminal: Terminal) -> tuple[str, str]:
    return tuple(  # type: ignore[return-value] # two, as the list says
        terminal.file(name, f"# public key: {one.to_public()}\n{one}\n".encode())
        for name, one in (("it.key", IT), ("lead.key", LEAD))
    )


def set_up(terminal: Terminal) -> None:
    assert terminal.type("recovery", "set", str(IT.to_public()), str(LEAD.to_public())).code == 0


def test_who_can_recover_is_shown_by_fingerprint_and_nobody_at_first(terminal: Terminal) -> None:
    assert "Nobody can recover" in terminal.type("recovery", "show").out
    assert terminal.json("recovery", "show") == {"recipients": []}
    set_up(terminal)
    found = terminal.json("recovery", "show")["recipients"]
    assert [one["recipient"] for one in found] == [str(IT.to_public()), str(LEAD.to_public())]
    assert found[0]["fingerprint"] in terminal.type("recovery", "show").out


def test_the_drill_two_people_in_turn_and_a_new_passphrase(terminal: Terminal) -> None:
    terminal.type("person", "new", "--given", "Mary")
    set_up(terminal)
    it, lead = keys(terminal)
    outer, inner, opened = (str(terminal.folder / name) for name in ("outer.age", "inner.age", "opened.json"))
    assert terminal.type("recovery", "begin", "--out", outer).code == 0
    assert "FK-VAULT-RECOVERY" in terminal.type("recovery", "open", outer, "--key", lead, "--out", inner).err
    assert not Path(inner).exists()
    assert terminal.type("recovery", "open", outer, "--key", it, "--out", inner).code == 0
    assert terminal.type("recovery", "open", inner, "--key", lead, "--out", opened).code == 0
    for made in (outer, inner, opened):
        assert Path(made).stat().st_mode & 0o077 == 0

    terminal.file("passphrase", b"three herons in the beck\n")
    assert "FK-VAULT-RECOVERY" in terminal.type("recovery", "finish", inner).err
    done = terminal.type("recovery", "finish", opened)
    assert done.code == 0, done.err
    assert "Join the hub again" in done.out
    assert terminal.json("unlock-check")["opens"]
    assert len(terminal.json("person", "list")["people"]) == 1
    assert terminal.json("store", "verify")["holds"]


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed here")
def test_the_age_command_opens_the_same_file(terminal: Terminal) -> None:
    set_up(terminal)
    it, lead = keys(terminal)
    outer, inner = (str(terminal.folder / name) for name in ("outer.age", "inner.age"))
    terminal.type("recovery", "begin", "--out", outer)
    subprocess.run(["age", "--decrypt", "-i", it, "-o", inner, outer], check=True)
    opened = subprocess.run(["age", "--decrypt", "-i", lead, inner], check=True, capture_output=True).stdout
    terminal.file("passphrase", b"three herons in the beck\n")
    assert terminal.json("recovery", "finish", terminal.file("opened.json", opened))["recovered"]


def test_a_file_that_is_there_is_never_written_over(terminal: Terminal) -> None:
    set_up(terminal)
    there = terminal.file("outer.age", b"something else")
    assert "FK-CLI-OUTPUT" in terminal.type("recovery", "begin", "--out", there).err
    assert Path(there).read_bytes() == b"something else"
    assert "FK-CLI-OUTPUT" in terminal.type("recovery", "begin", "--out", str(terminal.folder / "no" / "x")).err
