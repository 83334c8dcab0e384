from dataclasses import replace

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.review import Agreement, ReviewAnswer, ReviewData, ReviewScreen, agreement_options
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless
from tests.ui.samples import REVIEW
from tests.ui.widgets.test_signature import sign

READY = replace(REVIEW, blocking=())


def _screen(qtbot: QtBot, data: ReviewData) -> ReviewScreen:
    screen = ReviewScreen()
    qtbot.addWidget(screen)
    screen.show_data(data)
    screen.resize(1_100, 800)
    screen.show()
    return screen


def test_what_is_needed_holds_up_signing_and_leads_to_its_field(qtbot: QtBot) -> None:
    screen = _screen(qtbot, REVIEW)
    screen.agreement.chosen.emit("agrees")
    assert not screen.button.isEnabled()
    assert screen.why_not.text() == "1 answer is still needed."
    go = next(
        b for b in screen.findChildren(Button) if b.accessibleName() == "Go to: What matters most to you?"
    )
    with qtbot.waitSignal(screen.jump) as told:
        go.click()
    assert told.args == [("about", "b.matters")]


def test_two_answers_hold_up_nothing(qtbot: QtBot) -> None:
    screen = _screen(qtbot, replace(READY, standing_conflicts=2))
    screen.agreement.chosen.emit("agrees")
    assert screen.button.isEnabled()


def test_said_so_to_me_is_the_first_way_to_agree() -> None:
    assert agreement_options("May")[0].text == "May agrees, and said so to me"


def test_the_agreement_goes_with_the_signature_once(qtbot: QtBot) -> None:
    screen = _screen(qtbot, READY)
    assert not screen.button.isEnabled()
    screen.agreement.chosen.emit("disagrees")
    assert screen.their_words.isVisible()
    with qtbot.waitSignal(screen.sign) as told:
        screen.button.click()
    assert told.args == [Agreement("disagrees")]
    assert not screen.button.isEnabled()
    screen.not_signed("The disk is full.")
    assert screen.button.isEnabled()


def test_a_record_signed_before_asks_why(qtbot: QtBot) -> None:
    screen = _screen(qtbot, replace(READY, needs_reason=True))
    screen.agreement.chosen.emit("not-asked")
    assert not screen.button.isEnabled()
    QTest.keyClicks(screen.reason, "She rang back")
    with qtbot.waitSignal(screen.sign) as told:
        screen.button.click()
    assert told.args == [Agreement("not-asked", "She rang back")]


def test_own_words_look_like_speech_here_too_and_everything_is_named(qtbot: QtBot) -> None:
    screen = _screen(qtbot, REVIEW)
    assert len(screen.findChildren(Quotation)) == 2
    assert nameless(screen) == []
    with qtbot.waitSignal(screen.back):
        next(b for b in screen.findChildren(Button) if b.text() == "Back to writing").click()


def test_a_drawn_signature_goes_with_the_agreement_and_an_empty_one_holds_it_up(qtbot: QtBot) -> None:
    screen = _screen(qtbot, READY)
    screen.agreement.chosen.emit("agrees")
    assert screen.way.isVisible()
    assert screen.button.isEnabled()
    screen.way.ways.chosen.emit("drawn")
    assert not screen.button.isEnabled()
    assert screen.why_not.text() == "Nothing is drawn yet."
    screen.resize(1_100, 1_600)
    sign(screen.way.pad)
    with qtbot.waitSignal(screen.sign) as told:
        screen.button.click()
    assert told.args is not None
    agreement = told.args[0]
    assert (agreement.choice, agreement.how) == ("agrees", "drawn")
    assert agreement.drawing.startswith(b"\x89PNG")


def test_who_does_not_agree_is_not_asked_to_sign(qtbot: QtBot) -> None:
    screen = _screen(qtbot, READY)
    screen.agreement.chosen.emit("agrees")
    screen.way.ways.chosen.emit("typed")
    screen.agreement.chosen.emit("disagrees")
    assert not screen.way.isVisible()
    assert screen.button.isEnabled()


def test_what_was_taken_back_is_said_beside_the_signing(qtbot: QtBot) -> None:
    words = "One answer taken back at 10:42, as May asked."
    screen = _screen(qtbot, replace(READY, taken_back=(words,)))
    assert words in [one.text() for one in screen.findChildren(Words) if one.isVisible()]


def test_nobody_is_asked_to_agree_to_a_worry_about_them(qtbot: QtBot) -> None:
    screen = _screen(qtbot, replace(READY, asks_person=False))
    assert not screen.agreement.isVisible()
    assert screen.button.isEnabled()
    with qtbot.waitSignal(screen.sign) as told:
        screen.button.click()
    assert told.args == [Agreement("not-asked")]


def test_a_worry_that_can_not_be_signed_yet_says_that_it_is_sent_all_the_same(qtbot: QtBot) -> None:
    lacking = replace(REVIEW, asks_person=False)
    screen = _screen(qtbot, lacking)
    assert not screen.button.isEnabled()
    assert screen.why_not.text() == "1 answer is still needed. It is sent without a signature too."
    other = _screen(qtbot, replace(lacking, asks_person=True))
    assert other.why_not.text() == "1 answer is still needed."


def test_in_a_narrow_window_the_signature_is_one_press_away(qtbot: QtBot) -> None:
    answers = tuple(ReviewAnswer(f"Question {number}", "Yes") for number in range(30))
    screen = _screen(qtbot, replace(READY, sections=(("All of it", answers),)))
    qtbot.waitUntil(lambda: not screen.onward.isVisible())
    screen.resize(820, 600)
    qtbot.waitUntil(screen.onward.isVisible)
    assert screen.signing.visibleRegion().isEmpty()
    screen.onward.click()
    qtbot.waitUntil(lambda: not screen.agreement.visibleRegion().isEmpty())
