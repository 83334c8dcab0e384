import json

from tests.cli.conftest import Terminal
from tests.services.form_versions import NEW, OLD


def begun(terminal: Terminal) -> str:
    assert terminal.type("form", "add", terminal.file("old.json", OLD)).code == 0
    record: str = terminal.json("record", "new", "Versions")["id"]
    terminal.type("record", "set", record, "gone", "Old words")
    terminal.type("record", "set", record, "same", "Kept")
    assert terminal.type("form", "add", terminal.file("new.json", NEW)).code == 0
    return record


def test_a_dry_run_says_what_would_change_and_changes_nothing(terminal: Terminal) -> None:
    record = begun(terminal)
    told = terminal.json("record", "move", record, "--dry-run")
    assert (told["from"], told["to"], told["moved"]) == ("1.0.0", "1.10.0", False)
    assert {"removed", "added", "reworded"} <= {one["kind"] for one in told["changes"]}
    assert [(one["question"], one["words"]) for one in told["leftOver"]] == [("Goes away", "Old words")]
    assert "|1.0.0#" in terminal.json("record", "show", record)["canonical"]


def test_a_moved_record_shows_what_is_left_over(terminal: Terminal) -> None:
    record = begun(terminal)
    out = terminal.type("record", "move", record, "--to", "1.10.0").out
    assert "left over: Goes away: Old words (not asked any more)" in out
    assert "Moved. Nothing was deleted." in out
    shown = terminal.json("record", "show", record)
    assert "|1.10.0#" in shown["canonical"]
    assert {(one["label"], one["words"], one["left_over"]) for one in shown["answers"]} == {
        ("Stays, worded anew", "Kept", False),
        ("Goes away", "Old words", True),
    }
    assert "left over" in terminal.type("record", "show", record).out


def test_where_nothing_is_newer_it_says_so(terminal: Terminal) -> None:
    record = begun(terminal)
    assert terminal.type("record", "move", record, "--to", "7").code == 3
    assert json.loads(json.dumps(terminal.json("record", "show", record)["canonical"])).count("|1.0.0#") == 1
