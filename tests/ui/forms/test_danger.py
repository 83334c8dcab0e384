"""Danger answered in a form stands above it, with the 999 card one press away."""

from collections.abc import Callable
from datetime import datetime

from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.verbs import FormSurroundings
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.widgets.buttons import Button
from tests.ui.accessible import nameless
from tests.ui.live_form import LiveForm, ours, question, questionnaire

YES, NO = ({"valueCoding": {"system": "s", "code": code, "display": code.title()}} for code in ("yes", "no"))


def asked(qtbot: QtBot) -> LiveForm:
    urgent = [ours("safety-item", valueBoolean=True), ours("priority", valueCode="welfare")]
    parts = [
        question(name, "choice", text=f"{name}?", answerOption=[YES, NO], extension=urgent)
        for name in ("Bleeding", "Chest pain", "A burn")
    ]
    return LiveForm(qtbot, questionnaire(*parts))


def beside(live: LiveForm, now: Callable[[], datetime], pressed: list[str], reached: list[str]) -> FormView:
    around = FormSurroundings(
        now=now, emergency=lambda: pressed.append("card"), help_reached=lambda: bool(reached)
    )
    view = FormView(live.view.kit.form, live.view.kit.verbs, around)
    view.show()
    return view


def test_the_band_names_the_questions_and_opens_the_card(qtbot: QtBot, now: Callable[[], datetime]) -> None:
    live, pressed, reached = asked(qtbot), list[str](), list[str]()
    view = beside(live, now, pressed, reached)
    qtbot.addWidget(view)
    assert not view.danger.isVisible()
    for name in ("Bleeding", "Chest pain", "A burn"):
        live.view.kit.verbs.set((name,), YES)
    view.danger.look()
    words = view.danger.band.words.text()
    assert view.danger.isVisible()
    assert "Bleeding? Yes." in words
    assert "And 1 more." in words
    assert nameless(view.danger) == []
    view.danger.findChildren(Button)[0].click()
    assert pressed == ["card"]
    reached.append("answered")
    view.danger.look()
    assert not view.danger.isVisible()


def test_no_is_no_danger_and_a_form_without_a_card_has_no_band(
    qtbot: QtBot, now: Callable[[], datetime]
) -> None:
    live = asked(qtbot)
    view = beside(live, now, [], [])
    qtbot.addWidget(view)
    live.view.kit.verbs.set(("Bleeding",), NO)
    view.danger.look()
    assert not view.danger.isVisible()
    live.view.kit.verbs.set(("A burn",), YES)
    live.view.danger.look()
    assert not live.view.danger.isVisible()
