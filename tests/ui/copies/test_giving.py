from pathlib import Path

import pytest

from fieldkit.base.assets import resource
from fieldkit.records import paths
from fieldkit.services.giving import give_copy
from fieldkit.services.giving.copies import Kind
from fieldkit.services.giving.give_copy import Giving
from fieldkit.services.person import actions
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.copies.given_words import given_words
from fieldkit.ui.copies.giving import _LANGUAGES
from fieldkit.ui.copies.giving import Giving as GivingScreen
from fieldkit.ui.screens.give_copy import GiveCopyScreen
from tests.printing.reading_aloud import said, squashed
from tests.ui.computer import Computer

ANSWERS = (
    ("sb/b.matters", "I want to hear the blackbird."),
    ("sh/h.goals", "Yes"),
    ("sh/g[a]/g.words", "To walk to church"),
    ("sh/g[a]/h.action[b]/h.action.what", "Walk to the corner with Jean"),
    ("sh/g[a]/h.action[c]/h.action.what", "Bring the frame down"),
)


def giving(opened: Computer) -> GivingScreen:
    return opened.desk.giving


def screen(opened: Computer) -> GiveCopyScreen:
    return giving(opened).screen


@pytest.fixture
def talk(opened: Computer) -> OpenRecord:
    """A conversation with May, sealed."""
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("conversation"), person=opened.person)
    for path, words in ANSWERS:
        enter(record, paths.parse_written(path), words)
    record.seal()
    return record


def begin(opened: Computer, record: OpenRecord) -> GiveCopyScreen:
    """Press *Give a copy* on the record's own screen."""
    opened.desk.open_record(record.id)
    opened.until(lambda: opened.window.filling is opened.visiting.workspace)
    opened.settled()
    opened.visiting.workspace.give.emit(record.id)
    opened.until(lambda: opened.window.filling is screen(opened))
    opened.settled()
    return screen(opened)


def safe(opened: Computer, place: int = 0) -> None:
    """Answer the safe question."""
    screen(opened).safe_list.buttons()[place].click()


def save_to(opened: Computer, place: Path) -> None:
    """Let the file dialog answer."""
    giving(opened).out.place = lambda _window: str(place)


def test_a_copy_from_a_records_screen_begins_short_and_shows_its_pages(
    opened: Computer, talk: OpenRecord
) -> None:
    shown = begin(opened, talk)
    assert shown.much == "short"
    assert shown.paper.page == 1
    assert "May" in shown.header.under.text()
    assert not shown.print.isEnabled()


def test_letters_that_no_font_here_has_are_warned_of_before_anything_is_printed(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("conversation"), person=opened.person)
    enter(record, paths.parse_written("sb/b.matters"), "Happy \ue0f0 today")
    record.seal()
    shown = begin(opened, record)
    assert "\ue0f0" in shown.finding.words.text()
    assert shown.finding.isVisible()


def test_there_is_no_copy_to_give_of_a_safeguarding_note(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("safeguarding-concern"), person=opened.person)
    enter(record, paths.parse_written("e.saw"), "Bruises on both arms.")
    record.seal()
    giving(opened).of_record(record.id)
    opened.settled()
    assert opened.window.filling is not screen(opened)
    assert "no copy" in opened.window.toast.words.text()


def test_another_choice_makes_other_pages_without_holding_the_window_up(
    opened: Computer, talk: OpenRecord
) -> None:
    shown = begin(opened, talk)
    shown.how_much.buttons()[1].click()
    assert opened.program.tasks.busy
    opened.settled()
    assert shown.much == "whole"
    assert [row.text() for row in shown.named_list.rows()] == ["Jean Ashdown: “Walk to the corner with Jean”"]


def test_a_saved_file_opens_with_its_password_and_it_is_written_down_who_got_it(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    begin(opened, talk)
    screen(opened).named_list.rows()[0].click()
    opened.settled()
    safe(opened)
    save_to(opened, tmp_path / "copy.pdf")
    screen(opened).save.click()
    sheet = giving(opened).out.sheet
    assert sheet is not None
    password = sheet.password()  # type: ignore[union-attr]  # it is the sheet of the password
    sheet.accept()
    opened.settled()
    told = said((tmp_path / "copy.pdf").read_bytes(), password)
    assert squashed("Bring the frame down") in told
    assert squashed("Jean") not in told
    (line,) = give_copy.given(opened.desk.session, talk.id)
    assert (line.giving.how, line.giving.format) == ("file", "standard-print")
    assert opened.window.filling is opened.visiting.workspace
    assert given_words(line, opened.visiting.now().date()) == (
        "Before: Standard print in English, as a file with a password, today, by Sharon Pike"
    )


def test_a_plain_file_is_made_only_after_its_warning_was_agreed_to(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    begin(opened, talk)
    safe(opened, 1)
    save_to(opened, tmp_path / "copy.pdf")
    screen(opened).plain.click()
    sheet = giving(opened).out.sheet
    assert sheet is not None
    sheet.reject()
    opened.settled()
    assert not (tmp_path / "copy.pdf").exists()
    screen(opened).plain.click()
    again = giving(opened).out.sheet
    assert again is not None
    again.accept()
    opened.settled()
    assert squashed("Bring the frame down") in said((tmp_path / "copy.pdf").read_bytes())


def test_what_is_not_to_be_made_is_written_down_and_becomes_a_task(
    opened: Computer, talk: OpenRecord
) -> None:
    begin(opened, talk)
    safe(opened, 3)
    screen(opened).note.click()
    opened.settled()
    (line,) = give_copy.given(opened.desk.session, talk.id)
    assert (line.giving.safe, line.giving.how) == (give_copy.KEEP, "")
    assert [one.what for one in actions.all_open(opened.desk.session)] == [
        "Keep the copy until the person asks for it"
    ]


def test_a_person_can_be_given_their_own_page_and_back_leads_to_them(opened: Computer) -> None:
    opened.desk.open_person(opened.person)
    opened.settled()
    opened.desk.person.give_copy.emit(opened.person)
    opened.settled()
    sheet = giving(opened).sheet
    assert sheet is not None
    sheet._choose("0")
    opened.until(lambda: opened.window.filling is screen(opened))
    assert "About me" in screen(opened).header.title.text()
    giving(opened).close()
    opened.settled()
    assert opened.window.page is opened.desk.person
    assert screen(opened).paper.page == 0


def test_a_letter_can_be_given_when_a_visit_ends(opened: Computer) -> None:
    opened.start_visit()
    opened.visiting.end_asked.emit()
    opened.until(lambda: opened.desk.ending.screen is not None)
    ending = opened.desk.ending.screen
    assert ending is not None
    ending.give_letter.emit()
    opened.until(lambda: opened.window.filling is screen(opened))
    assert giving(opened)._now is not None
    assert giving(opened)._now.offer.wanted.kind is Kind.LETTER  # type: ignore[union-attr]  # asserted above
    giving(opened).close()
    assert opened.window.filling is ending


def test_locking_takes_the_pages_out_of_the_window(opened: Computer, talk: OpenRecord) -> None:
    shown = begin(opened, talk)
    paper = shown.paper
    opened.program.door.lock()
    assert not paper.isVisible()
    opened.program.door.shutting.finish()
    assert paper.page == 0


def test_a_copy_says_whom_to_call_as_it_was_typed_and_can_be_in_welsh(
    opened: Computer, talk: OpenRecord, tmp_path: Path
) -> None:
    shown = begin(opened, talk)
    name, phone = shown.numbers.lines[0]
    name.setText("Orchard House")
    phone.setText("01629 555 0142")
    phone.left.emit()
    opened.settled()
    shown.language_list.buttons()[1].click()
    opened.settled()
    safe(opened)
    save_to(opened, tmp_path / "copy.pdf")
    screen(opened).plain.click()
    sheet = giving(opened).out.sheet
    assert sheet is not None
    sheet.accept()
    opened.settled()
    told = said((tmp_path / "copy.pdf").read_bytes())
    for words in ("Orchard House", "01629 555 0142", "To walk to church", "no translator has read it yet"):
        assert squashed(words) in told
    assert squashed("Pwy sy’n gwneud beth") in told or squashed("Pwy sy'n gwneud beth") in told
    assert shown.numbers.numbers == ()


def test_the_next_copy_is_offered_in_the_format_and_language_of_the_last_one(
    opened: Computer, talk: OpenRecord
) -> None:
    session = opened.desk.session
    give_copy.note(
        session, talk.id, Giving("record", "large-print", give_copy.HAND, how="print", language="cy")
    )
    opened.desk.open_person(opened.person)
    opened.settled()
    opened.desk.person.give_copy.emit(opened.person)
    opened.settled()
    sheet = giving(opened).sheet
    assert sheet is not None
    sheet._choose("0")
    opened.until(lambda: opened.window.filling is screen(opened))
    shown = screen(opened)
    assert (shown.format_key, shown.language) == ("large-print", "cy")
    assert shown.draft.isVisible()
    assert not shown.safe
    now = giving(opened)._now
    assert now is not None
    assert now.made is not None
    assert now.made.copy.document.language == "cy"


def test_whom_to_call_is_asked_for_a_short_copy_and_not_for_all_of_a_record(
    opened: Computer, talk: OpenRecord
) -> None:
    shown = begin(opened, talk)
    assert shown.numbers.isVisible()
    shown.how_much.buttons()[1].click()
    opened.settled()
    assert not shown.numbers.isVisible()


def test_every_language_that_copies_have_words_in_is_offered() -> None:
    held = {place.stem for place in resource("print", "phrases").glob("*.json")}
    assert {one.key for one in _LANGUAGES} == held
