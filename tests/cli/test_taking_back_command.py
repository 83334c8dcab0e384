"""What the person asks not to keep goes from the command line too, and the command says what stays and why."""

from tests.cli.conftest import Terminal
from tests.services.desk import SMALL_FORM

WORDS = "He took my pension book on Tuesday"
PATH = "a"


def begun(terminal: Terminal) -> str:
    assert terminal.type("form", "add", terminal.file("small.json", SMALL_FORM)).code == 0
    person = terminal.json("person", "new", "--given", "May", "--family", "Kirk")["id"]
    record = str(terminal.json("record", "new", "small", "--person", person)["id"])
    assert terminal.type("record", "set", record, PATH, WORDS).code == 0
    return record


def test_without_a_path_it_lists_what_was_written_and_changes_nothing(terminal: Terminal) -> None:
    record = begun(terminal)

    done = terminal.json("record", "take-back", record)

    assert done["takenBack"] == 0
    assert [(one["words"], one["stays"]) for one in done["written"]] == [(WORDS, "")]


def test_an_answer_goes_and_that_is_told(terminal: Terminal) -> None:
    record = begun(terminal)

    done = terminal.type("record", "take-back", record, PATH)

    assert done.code == 0, done.err
    assert "1 taken back" in done.out
    assert WORDS not in terminal.type("record", "show", record).out


def test_what_is_signed_stays_and_the_reason_is_told(terminal: Terminal) -> None:
    record = begun(terminal)
    assert terminal.type("record", "sign", record).code == 0

    done = terminal.type("record", "take-back", record, PATH)

    assert done.code == 3
    assert "FK-TAKE-BACK-STAYS" in done.err
    assert WORDS in terminal.type("record", "show", record).out
