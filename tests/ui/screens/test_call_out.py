from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.call_out import CallOutSheet, CardData, CardScreen, ShownLine, WhoSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.text import Words

PEOPLE = [ChoiceOption("p1", "Mary Ashdown · 12 Brook Lane")]
LINE = ShownLine("How to find the house", "Left after the chapel", "Checked 2 October")


def told(screen: CardScreen) -> str:
    return " ".join(words.text() for words in screen.findChildren(Words))


def test_a_call_out_starts_with_nothing_chosen(qtbot: QtBot) -> None:
    sheet = CallOutSheet(PEOPLE)
    qtbot.addWidget(sheet)

    assert sheet.go.isEnabled()
    assert (sheet.person_id, sheet.number) == (None, "")
    sheet.incident.setText(" 117 ")
    sheet.person.chosen.emit("p1")
    assert (sheet.person_id, sheet.number) == ("p1", "117")


def test_it_says_whose_clock_counts_with_the_number_where_there_is_one(qtbot: QtBot) -> None:
    for control, end in (("01632 960999", "when you are out: 01632 960999."), ("", "when you are out.")):
        sheet = CallOutSheet(PEOPLE, control=control)
        qtbot.addWidget(sheet)
        (said,) = [one.text() for one in sheet.findChildren(Words) if "Control counts" in one.text()]
        assert said.endswith(end)


def test_who_it_is_needs_a_choice(qtbot: QtBot) -> None:
    sheet = WhoSheet(PEOPLE)
    qtbot.addWidget(sheet)

    assert not sheet.go.isEnabled()
    sheet.person.chosen.emit("p1")
    assert sheet.go.isEnabled()
    sheet.person.chosen.emit(None)
    assert not sheet.go.isEnabled()


def test_a_code_is_shown_for_its_seconds_and_nothing_of_it_stays(qtbot: QtBot) -> None:
    screen = CardScreen(3)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_data(CardData("May", "", (("Getting there", (LINE,)),), has_code=True))
    screen.show_code("4711")
    assert "4711" in told(screen)
    for _ in range(3):
        screen._tick()
    assert "4711" not in told(screen)
    screen.show_code("4711")
    screen.hide()
    assert "4711" not in told(screen)


def test_without_a_card_or_a_code_the_screen_says_whom_to_ask(qtbot: QtBot) -> None:
    screen = CardScreen(60)
    qtbot.addWidget(screen)
    screen.show_data(CardData("May", "12 Brook Lane"))

    assert "Ask control" in told(screen)
    assert "Show the code" not in [button.text() for button in screen.findChildren(Button)]
