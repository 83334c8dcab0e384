from PySide6.QtWidgets import QApplication

from fieldkit.services.writing import capture, record_list, sign
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.screens.review import Agreement
from fieldkit.ui.widgets.text import Words
from tests.ui.computer import Computer


def _reviewed(opened: Computer) -> str:
    opened.start_visit()
    record = opened.visiting.workspace.current_record()
    assert record is not None
    opened.visiting.signing.review(record)
    opened.until(lambda: opened.window.filling is opened.visiting.signing.screen)
    return record


def test_what_is_still_needed_leads_back_to_its_field(opened: Computer) -> None:
    record = _reviewed(opened)
    screen = opened.visiting.signing.screen
    first = screen._data.blocking[0]

    screen.jump.emit(first.path)
    QApplication.processEvents()

    assert opened.window.filling is opened.visiting.workspace
    block = opened.view().kit.blocks[first.path]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert block.isAncestorOf(focus), (record, first)


def test_what_cannot_be_signed_yet_says_why_and_stays_on_the_page(opened: Computer) -> None:
    _reviewed(opened)
    screen = opened.visiting.signing.screen

    screen.sign.emit(Agreement("not-asked"))
    opened.until(lambda: screen.why_not.property("tone") == "bad")

    assert "Still to answer before this can be signed" in screen.why_not.text()
    assert opened.window.filling is screen


def _answer_what_is_needed(held: OpenRecord) -> None:
    while needed := sign.review(held).blocking:
        for one in needed:
            item = held.node(one.path).item
            assert item is not None
            if item.is_group:
                held.add(one.path)
            else:
                enter(held, one.path, item.options[0].text if item.options else "x")


def test_signing_goes_back_to_the_record_and_tells_which(opened: Computer) -> None:
    record = _reviewed(opened)
    _answer_what_is_needed(opened.visiting.records[record])
    told: list[str] = []
    opened.visiting.signing.signed.connect(told.append)
    opened.visiting.signing.review(record)
    opened.until(lambda: not opened.visiting.signing.screen._data.blocking)

    opened.visiting.signing.screen.sign.emit(Agreement("not-asked"))
    opened.until(lambda: bool(told))

    assert told == [record]
    assert opened.window.filling is opened.visiting.workspace
    assert record_list.line(opened.desk.session, record).state == "signed"


def test_what_may_not_be_left_there_is_named_and_stops_the_signature(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("equipment"), person=opened.person)
    lineage = {one.link_id: tuple(step.link_id for step in one.lineage) for one in record.form.walk()}
    enter(record, (*lineage["q.item.code"][:-1], "e:one", "q.item.code"), "Raised toilet seat 100 mm")
    enter(record, ("q.done",), "fitted")
    record.seal()
    opened.desk.open_record(record.id)
    opened.until(lambda: record.id in opened.visiting.records)
    opened.settled()
    opened.visiting.signing.review(record.id)
    opened.until(lambda: opened.window.filling is opened.visiting.signing.screen)
    blocking = opened.visiting.signing.screen._data.blocking
    named = [one for one in blocking if one.question == "Raised toilet seat 100 mm"]
    assert any("maker's plate" in one.words for one in named)
    assert {one.path[-1] for one in named} == {"e:one", "q.fixed"}, (
        "what is hidden is led to by what brings it"
    )
    assert "in the way" in opened.visiting.signing.screen.why_not.text()
    assert not opened.visiting.signing.screen.button.isEnabled()


def test_that_a_record_is_signed_stands_beside_it_and_not_only_in_passing(opened: Computer) -> None:
    record = _reviewed(opened)
    side = opened.view().side
    words = "Signed. What you add now is marked as added since."
    told = next(one for one in side.findChildren(Words) if one.text() == words)
    assert told.isHidden()
    opened.visiting.signing.signed.emit(record)
    assert not told.isHidden()
