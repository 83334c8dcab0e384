from dataclasses import replace

from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.visit_aside import VisitAside
from fieldkit.ui.screens.visit_data import LookAt, VisitData
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.text import Words
from tests.ui.active import stays_at
from tests.ui.samples import VISIT


def _words(aside: VisitAside) -> list[str]:
    return [one.text() for one in aside.findChildren(Words)]


def test_what_to_look_at_says_where_it_leads(qtbot: QtBot) -> None:
    aside = VisitAside()
    qtbot.addWidget(aside)
    aside.show_data(VISIT)

    settle = next(one for one in aside.findChildren(Button) if one.text() == "Settle")
    assert settle.accessibleName().startswith("Settle: Staying safe")
    with qtbot.waitSignal(aside.look) as told:
        settle.click()
    assert told.args == ["settle"]


def test_where_nothing_is_known_only_what_to_look_at_stands_there(qtbot: QtBot) -> None:
    aside = VisitAside()
    qtbot.addWidget(aside)
    aside.show_data(VisitData("v", "Somebody", "", "visit at 09:30"))

    assert _words(aside) == ["To look at", "Nothing now."]


def test_told_anew_after_an_answer_it_stays_as_it_is_but_for_what_changed(qtbot: QtBot) -> None:
    aside = VisitAside()
    qtbot.addWidget(aside)
    aside.show_data(VISIT)
    words = aside.findChild(Quotation)
    settle = next(one.accessibleName() for one in aside.findChildren(Button) if one.text() == "Settle")
    more = LookAt("To fill in", "wait", "What matters to me", "Go there", "matters")
    stays_at(qtbot, aside, settle, lambda: aside.show_data(replace(VISIT, look_at=(more, *VISIT.look_at))))
    assert aside.findChild(Quotation) is words
