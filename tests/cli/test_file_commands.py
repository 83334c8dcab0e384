from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.services import sounds
from tests.services.photos import SECRETS, photo


@pytest.fixture
def record(terminal: Terminal) -> str:
    """An equipment record about somebody."""
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    found: str = terminal.json("record", "new", "equipment", "--person", person)["id"]
    return found


def test_a_photo_goes_in_and_comes_out_without_its_secrets(
    terminal: Terminal, record: str, tmp_path: Path
) -> None:
    original = tmp_path / "step.jpg"
    original.write_bytes(photo())
    told = terminal.json("record", "attach", record, "q.photo", str(original), "--title", "The step")
    assert told["contentType"] == "image/jpeg"
    out = tmp_path / "out.jpg"
    saved = terminal.json("record", "save-file", record, told["path"], str(out))
    assert saved["size"] == told["size"] == out.stat().st_size
    assert not any(secret in out.read_bytes() for secret in SECRETS)
    again = terminal.type("record", "save-file", record, told["path"], str(out))
    assert again.code != 0
    assert "FK-CLI-OUTPUT" in again.err


def test_a_place_without_a_photo_and_a_file_that_is_none_are_told(
    terminal: Terminal, record: str, tmp_path: Path
) -> None:
    words = tmp_path / "step.jpg"
    words.write_bytes(b"words")
    assert "FK-PICTURE-UNREADABLE" in terminal.type("record", "attach", record, "q.photo", str(words)).err
    assert "FK-ATTACH-FILE" in terminal.type("record", "attach", record, "q.photo", str(tmp_path / "no")).err
    assert terminal.type("record", "save-file", record, "qd/q.photo", str(tmp_path / "x")).code != 0


def test_a_recording_is_told_off_where_no_hub_has_allowed_it(
    terminal: Terminal, record: str, tmp_path: Path
) -> None:
    note = tmp_path / "note.ogg"
    note.write_bytes(sounds.ogg())
    told = terminal.type("record", "attach", record, "q.photo", str(note), "--agreed")
    assert "FK-RECORDING-OFF" in told.err
    assert "Your organisation does not keep recordings." in told.err
