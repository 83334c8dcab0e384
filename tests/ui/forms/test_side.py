import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.side import FormSide
from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.text import Words
from tests.ui.live_form import LiveForm, question, questionnaire

THIRTEEN = questionnaire(
    *(
        {
            "linkId": f"s{place}",
            "type": "group",
            "text": f"Part {place}",
            "item": [question(f"q{place}", "string")],
        }
        for place in range(13)
    )
)


def _all_of_it_is_in_sight(side: FormSide, part: Button) -> bool:
    top = part.mapTo(side, QPoint(0, 0)).y()
    return part.isVisible() and top >= 0 and top + part.height() <= side.height()


@pytest.mark.parametrize(("size", "scale"), [((820, 600), 2.0), ((1366, 768), 1.0)])
def test_what_is_pinned_stays_in_sight_however_many_parts_a_form_has(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    live = LiveForm(qtbot, THIRTEEN)
    review = Button("Review and sign", "primary")
    live.view.side.pin(review)
    live.view.side.add(Button("Give a copy"))
    apply_theme(qapp, Theme(scale=scale))
    live.view.resize(*size)
    qtbot.waitUntil(lambda: live.view.height() == size[1])
    QApplication.processEvents()

    assert _all_of_it_is_in_sight(live.view.side, review)
    live.view.navigator.button("s12").setFocus()
    assert _all_of_it_is_in_sight(live.view.side, review)


def test_words_that_are_pinned_leave_room_in_the_bar_for_where_one_is(
    qapp: QApplication, qtbot: QtBot
) -> None:
    live = LiveForm(qtbot, THIRTEEN)
    side = live.view.side
    side.pin(Button("Review and sign", "primary"))
    side.pin(words := Words("Signed. What you add now is marked as added since.", "small"))
    apply_theme(qapp, Theme(scale=2.0))
    live.view.resize(820, 600)
    qtbot.waitUntil(lambda: live.view.height() == 600)
    qtbot.waitUntil(lambda: side.folded)
    QApplication.processEvents()
    assert side.opener.width() >= side.width() // 3
    assert words.height() >= words.heightForWidth(words.width())


def test_a_form_of_one_part_has_no_side_until_something_stands_there(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string")))
    assert not live.view.side.isVisible()

    live.view.side.pin(Button("Review and sign"))

    assert live.view.side.isVisible()
    assert not live.view.navigator.isVisible()


def test_whom_to_ring_stands_over_list_and_questions_and_pushes_neither_away(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, THIRTEEN)
    live.view.resize(820, 600)
    QApplication.processEvents()
    before = live.view.side.page.height()
    ring = FindingLine("Ring now: 01629 533190, day and night. " * 4, "warning")
    live.view.side.lead(ring)
    QApplication.processEvents()

    lines = 4
    assert ring.visibleRegion().boundingRect().height() == ring.height()
    assert ring.width() > live.view.side.width() * 2
    assert before - live.view.side.page.height() <= ring.fontMetrics().lineSpacing() * lines
    assert ring.mapTo(live.view, QPoint(0, 0)).y() < live.view.side.mapTo(live.view, QPoint(0, 0)).y()


@pytest.fixture
def narrow(qapp: QApplication, qtbot: QtBot) -> LiveForm:
    """A small window with large text."""
    apply_theme(qapp, Theme(scale=2.0))
    live = LiveForm(qtbot, THIRTEEN)
    live.view.side.pin(Button("Review and sign", "primary"))
    live.view.side.add(Button("Give a copy"))
    live.view.resize(820, 430)
    QApplication.processEvents()
    return live


def test_without_room_beside_the_questions_the_list_is_a_bar_over_them(narrow: LiveForm) -> None:
    side = narrow.view.side

    assert side.folded
    assert side.width() == narrow.view.width()
    assert side.height() < narrow.view.height() / 4
    assert side.opener.text() == "Part 0"
    assert side.opener.accessibleName() == "Sections: Part 0"
    assert side.opener.accessibleDescription() == "1 of 13, closed"
    assert not side.page.isVisible()


def test_the_bar_opens_the_list_and_closes_it_at_the_choice(narrow: LiveForm) -> None:
    side = narrow.view.side
    side.opener.click()
    assert side.page.isVisible()
    assert side.opener.accessibleDescription() == "1 of 13, open"
    narrow.view.navigator.button("s3").setFocus()

    narrow.view.navigator.button("s3").click()

    assert narrow.view.current == "s3"
    assert not side.page.isVisible()
    assert (side.opener.text(), side.opener.accessibleDescription()) == ("Part 3", "4 of 13, closed")
    assert QApplication.focusWidget() is side.opener


def test_an_open_list_stays_open_while_answers_come_in(narrow: LiveForm) -> None:
    narrow.view.side.opener.click()
    narrow.session.set(("s0", "q0"), {"valueString": "Tea"})
    narrow.view.refresh()

    assert narrow.view.side.page.isVisible()
    assert narrow.view.side.page.height() <= narrow.view.height() / 2


def test_whom_to_ring_stands_over_the_bar(narrow: LiveForm) -> None:
    ring = FindingLine("Ring now: 01629 533190", "warning")
    narrow.view.side.lead(ring)
    QApplication.processEvents()

    assert ring.visibleRegion().boundingRect().height() == ring.height()
    assert (
        ring.mapTo(narrow.view, QPoint(0, 0)).y()
        < narrow.view.side.opener.mapTo(narrow.view, QPoint(0, 0)).y()
    )


def test_with_room_again_the_list_stands_beside_the_questions(narrow: LiveForm) -> None:
    ring = FindingLine("Ring now: 01629 533190", "warning")
    narrow.view.side.lead(ring)
    narrow.view.resize(1_366, 700)
    QApplication.processEvents()

    side = narrow.view.side
    assert not side.folded
    assert side.page.isVisible()
    assert ring.isVisible()
    assert not side.opener.isVisible()
    assert side.height() + side.head.height() == narrow.view.height()
