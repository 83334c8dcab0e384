import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.forms.file_editors import AttachmentEditor, size_words
from tests.ui.accessible import names
from tests.ui.live_form import LiveForm, question, questionnaire

PHOTO = {"valueAttachment": {"title": "The step", "size": 81_000, "contentType": "image/png"}}


@pytest.mark.parametrize(
    ("size", "words"), [(None, ""), (12, "1 kB"), (81_000, "81 kB"), (2_400_000, "2.4 MB")]
)
def test_sizes_are_said_in_words(size: int | None, words: str) -> None:
    assert size_words(size) == words


def test_adding_asks_whoever_keeps_the_answers(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")))
    editor = live.editor("a")
    assert isinstance(editor, AttachmentEditor)
    assert not editor.held.isVisible()
    editor.add.click()
    assert ("attach", ("a",)) in live.verbs.done


def test_what_is_attached_is_shown_and_can_be_removed(qtbot: QtBot) -> None:
    live = LiveForm(qtbot, questionnaire(question("a", "attachment")), answers={("a",): PHOTO})
    editor = live.editor("a")
    assert isinstance(editor, AttachmentEditor)
    assert editor.title.text() == "The step · 81 kB"
    assert any("Replace it" in name for name in names(live.view))
    editor.remove.click()
    assert live.values("a") == ()
    assert not editor.held.isVisible()


def test_a_reader_can_neither_add_nor_remove(qtbot: QtBot) -> None:
    live = LiveForm(
        qtbot, questionnaire(question("a", "attachment")), answers={("a",): PHOTO}, read_only=True
    )
    editor = live.editor("a")
    assert isinstance(editor, AttachmentEditor)
    assert not editor.add.isVisible()
    assert not editor.remove.isVisible()
