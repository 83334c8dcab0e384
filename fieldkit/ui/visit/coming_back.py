"""Where somebody was writing when the door shut: kept with the draft, and found again when the record is opened."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from fieldkit.services.following import team_talk
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.view import FormView


def keep_place(view: FormView, record: OpenRecord) -> None:
    """Hand over what was typed up to this key press, and keep the field and the place in it with the draft.

    Called while the keyboard is still in the field: afterwards nobody knows where it was.
    """
    field = QApplication.focusWidget()
    editor: QWidget | None = field
    while editor is not None and not isinstance(editor, Editor):
        editor = editor.parentWidget()
    view.finish()
    if editor is None or field is None or editor.locked or not view.isAncestorOf(editor):
        return
    record.begin(editor.node.path, position_in(field))
    if record.draft.fields:
        record.keep()


def find_place(view: FormView, record: OpenRecord) -> None:
    """Put the keyboard where it was when the record was last shut unfinished, else to the reply, else into the first
    field: nobody looks for a reply under the last of twelve parts.
    """
    kept = record.draft.cursor
    if kept is None:
        reply = team_talk.reply_in(record)
        if reply is None:
            view.focus_first()
        else:
            view.jump(reply)
        return
    path, position = kept
    view.jump(path)
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(position, len(field.toPlainText())))
        field.setTextCursor(cursor)


def position_in(field: QWidget) -> int:
    """How many characters stand before the cursor; 0 in a field that is not typed into."""
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else 0
