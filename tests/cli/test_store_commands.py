from tests.cli.conftest import Terminal


def test_the_store_is_checked_and_its_lists_made_again(terminal: Terminal) -> None:
    terminal.type("person", "new", "--given", "Mary")

    found = terminal.json("store", "verify")

    assert (found["holds"], found["revisions"]) == (True, 1)
    assert "0 faults" in terminal.type("store", "verify").out
    assert terminal.json("store", "rebuild")["records"] >= 1
    assert "made again" in terminal.type("store", "rebuild").out
