from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.languages import LanguageChoice, in_order
from fieldkit.ui.widgets.text import Words
from tests.questionnaire.test_second_language import FORM
from tests.ui.accessible import names
from tests.ui.live_form import LiveForm


def test_the_language_that_is_known_of_the_person_comes_first() -> None:
    assert in_order(("cy", "ur"), "Speaks Urdu, reads large print.") == ["ur", "cy"]
    assert in_order(("cy", "ur"), "") == ["cy", "ur"]


def test_a_form_is_shown_in_the_persons_language_beside_its_own_and_back(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, FORM, languages=("cy", "ur"))
    choice = live.view.languages
    assert choice.isVisible()
    choice.buttons["cy"].click()
    assert {"What do you drink?", "Beth ydych chi'n yfed?"} <= {
        one.text() for one in live.view.findChildren(Words)
    }
    qtbot.waitUntil(lambda: "Tea · Te" in names(live.view))
    choice.buttons["ur"].click()
    line = live.block("drink").second.line
    assert line is not None
    assert line.isRightToLeft()
    qtbot.waitUntil(lambda: "Tea" in names(live.view))
    choice.buttons["ur"].click()
    assert not line.isVisible()
    assert choice.buttons["ur"].text() == "Also in Urdu"


def test_a_form_in_one_language_offers_none(qtbot: QtBot) -> None:
    choice = LanguageChoice(())
    qtbot.addWidget(choice)
    assert not choice.offers
    assert choice.isHidden()
