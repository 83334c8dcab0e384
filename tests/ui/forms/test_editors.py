from functools import partial

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.editors import TYPING_PAUSE_MS, Pause
from tests.ui.live_form import LiveForm, question, questionnaire


def test_only_the_last_of_many_letters_makes_the_form_think(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    pause = Pause(host)
    done: list[int] = []
    for letter in range(5):
        pause.after(partial(done.append, letter))
    assert pause.waiting
    assert done == []
    qtbot.waitUntil(lambda: done == [4], timeout=TYPING_PAUSE_MS * 20)
    assert not pause.waiting


def test_leaving_hands_over_at_once(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    pause = Pause(host)
    done: list[int] = []
    pause.after(lambda: done.append(1))
    pause.flush()
    pause.flush()
    assert done == [1]


def test_a_value_keeps_what_rides_with_it_and_an_entry_its_place(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "string")),
        answers={("a",): {"valueString": "x", "language": "cy", "source": {"kind": "initial"}}},
    )
    assert live.editor("a").value_of("valueString", "y") == {"valueString": "y", "language": "cy"}


def test_two_answers_are_no_one_value(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "string")),
        answers={("a",): ({"valueString": "x"}, {"valueString": "y"})},
    )
    assert live.editor("a").value is None


def test_a_reader_may_not_write(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string")), read_only=True)
    assert live.editor("a").locked
