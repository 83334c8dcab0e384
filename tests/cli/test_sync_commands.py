from pathlib import Path

from tests.cli.conftest import Terminal
from tests.hub.processes import invite, serving


def test_joining_a_hub_and_syncing_makes_work_safe(terminal: Terminal, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    terminal.type("person", "new", "--given", "Mary")
    assert terminal.json("waiting")["count"] == 1
    with serving(database, log=tmp_path / "hub.log") as url:
        code = invite(database, "Sharon Pike")
        made = terminal.json("enrol", url, code)
        assert (made["name"], len(made["fingerprint"].split())) == ("Sharon Pike", 16)
        used = terminal.type("enrol", url, code)

        done = terminal.json("sync")

    assert used.code in (0, 3)
    assert (done["safe"], done["wentThrough"], done["trouble"]) == (1, True, None)
    assert done["waiting"]["words"] == "All is safe at the hub"
    after = terminal.type("sync", "--json")
    assert (after.code, after.json["trouble"]["code"]) == (1, "FK-SYNC-UNREACHABLE")
    assert "Sent 0" in terminal.type("sync").out


def test_before_enrolment_sync_says_what_to_do(terminal: Terminal) -> None:
    done = terminal.type("sync")

    assert (done.code, "[FK-SYNC-NOT-ENROLLED]" in done.err) == (3, True)


def test_a_hub_that_is_not_there_and_an_address_that_is_none_are_told(terminal: Terminal) -> None:
    for url, code in (
        ("http://127.0.0.1:9", "FK-SYNC-UNREACHABLE"),
        ("http://example.org", "FK-SYNC-ADDRESS"),
    ):
        done = terminal.type("enrol", url, "AAAAA-BBBBB-CCCCC")
        assert (done.code, f"[{code}]" in done.err) == (3, True), done.err


def test_what_waits_is_listed(terminal: Terminal) -> None:
    terminal.type("person", "new", "--given", "Mary")

    told = terminal.type("waiting").out

    assert told.splitlines()[0] == "1 record only on this laptop"
    assert "Person Mary: On this laptop, not yet at the hub" in told
