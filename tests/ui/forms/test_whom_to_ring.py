from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.whom_to_ring import WhomToRing
from fieldkit.ui.look.theme import Theme, apply_theme
from tests.ui.live_form import LiveForm, question, questionnaire

LEAST = {"url": "https://fieldkit.example.org/fhir/StructureDefinition/send-minimum", "valueBoolean": True}
WORRY = questionnaire(
    {**question("who", "string"), "text": "Who is this about?", "extension": [LEAST]},
    {**question("saw", "string"), "text": "What I saw", "extension": [LEAST]},
    question("more", "string"),
)


def test_it_names_the_answers_that_are_still_needed_and_says_when_none_is(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, WORRY)
    lines = WhomToRing("Ring now: 01629 533190", live.view)
    live.view.side.lead(lines)
    assert lines.ring.words.text() == "Ring now: 01629 533190"
    assert lines.needed.words.text() == "Still needed to send it: Who is this about? · What I saw"
    assert lines.needed.isVisible()
    assert not lines.enough.isVisible()

    live.session.set(("who",), {"valueString": "May"})
    live.view.refresh()
    assert lines.needed.words.text() == "Still needed to send it: What I saw"

    live.session.set(("saw",), {"valueString": "An empty purse"})
    live.view.refresh()
    assert not lines.needed.isVisible()
    assert lines.enough.isVisible()
    assert lines.enough.words.text().startswith("Enough to send.")


def test_an_answer_taken_back_is_needed_again(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, WORRY)
    lines = WhomToRing("Ring now", live.view)
    live.view.side.lead(lines)
    for key in ("who", "saw"):
        live.session.set((key,), {"valueString": "Words"})
    live.view.refresh()
    live.session.set(("saw",), None)
    live.view.refresh()

    assert lines.needed.isVisible()
    assert not lines.enough.isVisible()


def test_a_form_that_asks_for_no_least_answers_says_only_whom_to_ring(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string"), question("b", "string")))
    lines = WhomToRing("Ring now", live.view)
    live.view.side.lead(lines)

    assert lines.ring.isVisible()
    assert not lines.needed.isVisible()
    assert not lines.enough.isVisible()


def test_where_there_is_little_room_whom_to_ring_is_all_of_it_and_uncut(
    qapp: QApplication, qtbot: QtBot
) -> None:
    live = LiveForm(qtbot, WORRY)
    lines = WhomToRing(
        "No duty number is known here. Ring 999, else your own council's number. " * 2, live.view
    )
    live.view.side.lead(lines)
    apply_theme(qapp, Theme(scale=2.0))
    live.view.resize(820, 400)
    qtbot.waitUntil(lambda: not lines.needed.isVisible())
    words = lines.ring.words
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))

    live.view.resize(1366, 1400)
    qtbot.waitUntil(lines.needed.isVisible)
