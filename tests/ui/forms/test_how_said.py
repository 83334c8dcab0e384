from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.how_said import HowSaidSheet, how_said_words, speaker_words
from fieldkit.ui.widgets.choices import ChoiceList
from tests.ui.accessible import nameless


def test_what_is_usual_says_nothing(qtbot: QtBot) -> None:
    assert how_said_words(None) == how_said_words({"valueString": "x", "speaker": "person"}) == ""
    assert speaker_words({"speaker": "person"}) == ""
    sheet = HowSaidSheet({"valueString": "x"})
    qtbot.addWidget(sheet)
    assert sheet.riders == {"speaker": "person"}
    assert nameless(sheet) == []


def test_what_was_chosen_rides_and_what_is_taken_back_does_not(qtbot: QtBot) -> None:
    sheet = HowSaidSheet({"valueString": "x", "speaker": "Jean", "through": "interpreter", "order": "m"})
    qtbot.addWidget(sheet)
    assert sheet.riders == {"speaker": "Jean", "through": "interpreter"}
    sheet.language.chosen.emit("cy")
    through, kind = sheet.findChildren(ChoiceList)[1:]
    through.chosen.emit("")
    kind.chosen.emit("yes")
    assert sheet.riders == {"speaker": "Jean", "language": "cy", "translation": "yes"}
    kind.chosen.emit("original")
    assert "translation" not in sheet.riders


def test_a_name_that_is_no_code_is_said_as_it_is() -> None:
    assert speaker_words({"speaker": "Jean"}) == "Jean"
    assert how_said_words({"language": "gd"}) == "gd"
