"""What stands around a question's label: the same words in a second language, its picture, where its answer came from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.media import picture_of, picture_words
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.second_language import SecondLanguage
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.shown_picture import ShownPicture
from fieldkit.ui.widgets.text import Words

_SHOW_IT = frozenset({"string", "text", "url", "reference", "date", "dateTime", "time"})
"""Kinds of fields that show how to write an answer: in the empty field, or by one field each for day, month and year."""


class SecondWords:
    """A line in the person's language under words of the form; made when first needed."""

    def __init__(self, column: QVBoxLayout, under: QWidget) -> None:
        self._column = column
        self._under = under
        self.line: Words | None = None

    def show_words(self, words: str, language: SecondLanguage | None) -> None:
        """Show the words of this language, or nothing."""
        if self.line is None:
            if not words:
                return
            self.line = Words("", "soft")
            self._column.insertWidget(self._column.indexOf(self._under) + 1, self.line)
        self.line.setText(words)
        mirrored = language is not None and language.right_to_left
        self.line.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        reveal(self.line, bool(words))


def second_words(item: Item | None, language: SecondLanguage | None) -> str:
    """The item's label and help in the second language; empty where it has none."""
    if item is None or language is None:
        return ""
    return "\n".join(words for words in (language.label(item), language.help(item)) if words)


def hint_words(item: Item) -> str:
    """Help, how to write the answer (where the field can't show it itself), and that a signature is asked for."""
    lines = (item.help, _how_written(item), _signed_too(item))
    return "\n".join(line for line in lines if line)


def _how_written(item: Item) -> str:
    """A number's example as such, other words about it as the form's author wrote them."""
    said = "" if item.type in _SHOW_IT else item.entry_format
    is_number = said.strip().lstrip("+-").replace(".", "", 1).isdecimal()
    return tr("Write it like this: {example}", example=said) if is_number else said


def needed_words(*, may_wait: bool) -> str:
    """What stands under the label of an answer that is still missing."""
    return tr("wanted, and it can wait") if may_wait else tr("needed before you sign")


def _signed_too(item: Item) -> str:
    told = tr("This asks for a signature. Review and sign signs it with the record.")
    return told if item.signature_required else ""


def source_words(node: Node) -> str:
    """Who answered, where it was the form itself; empty for a person's own answer."""
    kinds = {(value.get("source") or {}).get("kind") for value in node.values}
    if "calculated" in kinds:
        return tr("worked out by the form")
    return tr("filled in by the form") if "initial" in kinds else ""


def shown_while_typing(finding: Finding) -> bool:
    """Whether it is told at once: what is wrong as typed, what the author of the form wonders at, and that a person's
    answer is not what the form works out."""
    wondered_at = finding.code == "constraint" and finding.severity == "warning"
    return finding.level is Level.TYPING or wondered_at or finding.code == "calculated-differs"


def half_typed_words(item: Item, draft: str | None) -> str:
    """What to say of text that was typed, left, and is no answer; "" where nothing was typed but answers."""
    if not draft:
        return ""
    if item.type in {"integer", "decimal", "quantity"}:
        return tr("This is not kept as the answer yet. Write only a number.")
    return tr("This is not kept as the answer yet. Write all of it.")


def add_picture(column: QLayout, item: Item) -> None:
    """The picture of an item under its words, where the form holds one that can be shown."""
    content = picture_of(item.media)
    if not content:
        return
    words = picture_words(item.media)
    shown = ShownPicture(content, words or tr("Picture: {label}", label=item.label))
    if not shown.has_picture:
        return
    column.addWidget(shown)
    if words:
        column.addWidget(Words(words, "small"))
