"""What the person asks not to keep goes from the command line too, and the command says what stays and why."""

from io import BytesIO

from PIL import Image

from tests.cli.conftest import Terminal
from tests.services.desk import SMALL_FORM

WORDS = "He took my pension book on Tuesday"
PATH = "a"
PHOTO = "q.photo"


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


def test_a_photo_without_a_title_is_listed_and_goes(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "May", "--family", "Kirk")["id"]
    record = terminal.json("record", "new", "equipment", "--person", person)["id"]
    picture = BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "JPEG")
    done = terminal.type("record", "attach", record, PHOTO, terminal.file("step.jpg", picture.getvalue()))
    assert done.code == 0, done.err
    (shown,) = [
        one for one in terminal.json("record", "take-back", record)["written"] if one["words"] == "Photo"
    ]
    assert shown["stays"] == ""

    assert terminal.json("record", "take-back", record, shown["path"])["takenBack"] == 1

    assert terminal.type("record", "save-file", record, shown["path"], "gone.jpg").code == 3
