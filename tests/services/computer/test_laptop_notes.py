from fieldkit.services.computer import laptop_notes
from tests.services.desk import Desk


def test_a_note_is_found_again_beside_the_others(desk: Desk) -> None:
    assert laptop_notes.read(desk.laptop, "disk") is None
    laptop_notes.keep(desk.laptop, "disk", ["swap"])
    laptop_notes.keep(desk.laptop, "other", 1)
    assert laptop_notes.read(desk.laptop, "disk") == ["swap"]


def test_a_file_that_is_none_holds_nothing(desk: Desk) -> None:
    laptop_notes.keep(desk.laptop, "disk", [])
    for content in ("[1]", "{"):
        (desk.laptop.data / laptop_notes.FILE).write_text(content, encoding="utf-8")
        assert laptop_notes.read(desk.laptop, "disk") is None
