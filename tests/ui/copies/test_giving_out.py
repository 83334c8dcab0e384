from pathlib import Path

from fieldkit.printing.typesetting import PREVIEW_PPI
from fieldkit.services.giving import give_copy
from fieldkit.services.giving.print_record import Asked, copy_of
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.copies.giving_out import LAYOUTS, Setter
from tests.ui.computer import Computer
from tests.ui.copies.test_giving import begin, giving, safe, save_to, screen
from tests.ui.copies.test_giving import talk as talk  # noqa: PLC0414 - a fixture, found by its name
from tests.ui.copies.test_printer import pdf_printer

CANARY = b"blackbird"


def files_that_say(words: bytes, folder: Path) -> list[Path]:
    """Every file below a folder in which the words can be read."""
    return [one for one in folder.rglob("*") if one.is_file() and words in one.read_bytes()]


def test_printing_paints_the_pages_and_writes_the_copy_down(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    begin(opened, talk)
    safe(opened)
    giving(opened).out.printing = lambda _name: pdf_printer(tmp_path / "paper.pdf")
    giving(opened).out.print_on("Hall")
    opened.settled()
    assert (tmp_path / "paper.pdf").stat().st_size > 10_000
    (line,) = give_copy.given(opened.desk.session, talk.id)
    assert line.giving.how == "print"


def test_nothing_is_printed_or_saved_before_the_safe_question_is_answered(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    begin(opened, talk)
    giving(opened).out.printing = lambda _name: pdf_printer(tmp_path / "paper.pdf")
    save_to(opened, tmp_path / "copy.pdf")
    giving(opened).out.print_on("Hall")
    giving(opened).out._save(None)
    opened.settled()
    assert not (tmp_path / "paper.pdf").exists()
    assert not (tmp_path / "copy.pdf").exists()


def test_a_preview_and_a_protected_file_leave_no_readable_word_on_the_disk(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    begin(opened, talk)
    screen(opened).how_much.buttons()[1].click()
    opened.settled()
    safe(opened)
    save_to(opened, tmp_path / "copy.pdf")
    screen(opened).save.click()
    sheet = giving(opened).out.sheet
    assert sheet is not None
    sheet.accept()
    opened.settled()
    assert (tmp_path / "copy.pdf").exists()
    assert files_that_say(CANARY, tmp_path) == []


def test_a_place_that_can_not_be_written_to_is_said_beside_the_buttons(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    begin(opened, talk)
    safe(opened)
    save_to(opened, tmp_path / "no" / "folder" / "copy.pdf")
    screen(opened).plain.click()
    sheet = giving(opened).out.sheet
    assert sheet is not None
    sheet.accept()
    opened.settled()
    assert "can't be saved" in screen(opened).finding.words.text()
    assert give_copy.given(opened.desk.session, talk.id) == ()


def test_one_setter_makes_pages_and_files_of_every_layout(opened: Computer, talk: OpenRecord) -> None:
    setter, copy = Setter(), copy_of(opened.desk.session, talk.id, Asked())
    for layout in LAYOUTS.values():
        assert setter.pages(copy, layout, PREVIEW_PPI)[0].startswith(b"\x89PNG")
        assert setter.pdf(copy, layout, None).startswith(b"%PDF")
