from pathlib import Path

from tests.cli.conftest import Terminal


def test_the_store_is_checked_and_its_lists_made_again(terminal: Terminal) -> None:
    terminal.type("person", "new", "--given", "Mary")

    found = terminal.json("store", "verify")

    assert (found["holds"], found["revisions"]) == (True, 1)
    assert "0 faults" in terminal.type("store", "verify").out
    assert terminal.json("store", "rebuild") == {"records": 1}
    again = terminal.type("store", "rebuild")
    assert "The lists of 1 records were made again." in again.out
    assert "Making the lists again: 100 %" in again.err


def test_a_profile_is_backed_up_and_made_again_elsewhere(terminal: Terminal) -> None:
    terminal.type("person", "new", "--given", "Mary")
    out = str(terminal.folder / "kept.backup")

    made = terminal.json("store", "backup", "--out", out)
    elsewhere = str(terminal.folder / "elsewhere")
    back = terminal.json("store", "restore", out, "--data", elsewhere)

    assert made["records"] == 1
    assert (back["id"], back["name"]) == (made["profile"], "Sharon Pike")
    assert terminal.json("store", "verify", "--data", elsewhere)["holds"]
    assert "backed up" in terminal.type("store", "backup", "--out", out).out
    assert "FK-BACKUP-EXISTS" in terminal.type("store", "restore", out, "--data", elsewhere).err


def test_a_store_is_repaired_with_its_old_self_kept(terminal: Terminal) -> None:
    terminal.type("person", "new", "--given", "Mary")
    found = terminal.json("store", "repair")
    assert (found["revisions"], found["unread"]) == (1, 0)
    assert Path(found["kept_copy"]).exists()
    assert "1 revisions of 1 records can be read" in terminal.type("store", "repair").out
    assert terminal.json("store", "verify")["holds"]
