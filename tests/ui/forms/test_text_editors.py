from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.questionnaire.findings import Level
from fieldkit.ui.forms.text_editors import OwnWordsEditor, TextEditor
from fieldkit.ui.widgets.entries import LineField, TextField
from tests.ui.live_form import LiveForm, ours, question, questionnaire

OWN = [ours("own-words", valueBoolean=True)]


def _text(live: LiveForm) -> TextEditor:
    editor = live.editor("a")
    assert isinstance(editor, TextEditor)
    return editor


def test_what_is_typed_becomes_the_answer_when_the_field_is_left(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "string")))
    QTest.keyClicks(_text(live).field, "Up by eight")
    assert live.values("a") == ()
    live.finish()
    assert live.values("a") == ({"valueString": "Up by eight"},)
    _text(live).field.show_text("")
    _text(live).field.typed.emit("")
    live.finish()
    assert live.values("a") == ()


def test_each_type_writes_its_own_kind_of_value(qtbot: QtBot) -> None:
    for kind, value in (
        ("url", {"valueUri": "https://example.org"}),
        ("reference", {"valueReference": {"display": "https://example.org"}}),
        ("text", {"valueString": "https://example.org"}),
    ):
        live = LiveForm(qtbot, questionnaire(question("a", kind)))
        QTest.keyClicks(_text(live).field, "https://example.org")
        live.finish()
        assert live.values("a") == (value,)


def test_spaces_copied_with_an_address_are_no_part_of_it(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "url")))
    QTest.keyClicks(_text(live).field, " https://example.org ")
    live.finish()
    assert live.values("a") == ({"valueUri": "https://example.org"},)
    assert live.session.findings(Level.TYPING) == ()


def test_short_words_have_a_line_and_long_ones_a_paragraph(qtbot: QtBot) -> None:
    assert isinstance(_text(LiveForm(qtbot, questionnaire(question("a", "string")))).field, LineField)
    assert isinstance(_text(LiveForm(qtbot, questionnaire(question("a", "text")))).field, TextField)


def test_own_words_say_who_speaks_and_keep_their_language(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "text", extension=OWN)))
    editor = live.editor("a")
    assert isinstance(editor, OwnWordsEditor)
    QTest.keyClicks(editor.field.field, "My kitchen")
    live.finish()
    assert live.values("a") == ({"speaker": "person", "valueString": "My kitchen"},)
    assert editor.field.caption.text() == "May's own words · typed by Sharon"


def test_words_said_by_somebody_else_stay_theirs(qtbot: QtBot) -> None:
    said = {"valueString": "Te", "speaker": "Jean", "language": "cy"}
    live = LiveForm(qtbot, questionnaire(question("a", "text", extension=OWN)), answers={("a",): said})
    editor = live.editor("a")
    assert isinstance(editor, OwnWordsEditor)
    QTest.keyClicks(editor.field.field, "!")
    live.finish()
    assert live.values("a")[0]["speaker"] == "Jean"
    assert live.values("a")[0]["language"] == "cy"


def test_what_arrives_is_shown_and_read_only_stays(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot,
        questionnaire(question("a", "string", readOnly=True)),
        answers={("a",): {"valueString": "kept"}},
    )
    assert _text(live).field.isReadOnly()
    live.session.set(("a",), {"valueString": "new"})
    live.view.refresh()
    field = _text(live).field
    assert isinstance(field, LineField)
    assert field.text() == "new"


def test_how_it_was_said_rides_with_the_words_and_stands_under_them(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "text", extension=OWN)))
    editor = live.editor("a")
    assert isinstance(editor, OwnWordsEditor)
    QTest.keyClicks(editor.field.field, "The garden")
    live.finish()
    editor.say_how({"speaker": "carer", "language": "cy", "through": "worker", "translation": "yes"})
    assert live.values("a") == (
        {
            "valueString": "The garden",
            "speaker": "carer",
            "language": "cy",
            "through": "worker",
            "translation": "yes",
        },
    )
    caption = editor.field.caption.text()
    assert caption == "Said by a carer · typed by Sharon · Welsh · through my own translation · a translation"
