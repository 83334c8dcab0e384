"""Chooses the editor for a question by its type and the control its author asked for. The only place that knows all."""

from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.nodes import Node
from fieldkit.ui.forms.body_map_editor import BODY_MAP, BodyMapEditor
from fieldkit.ui.forms.choice_editors import BooleanEditor, CheckEditor, ChoiceEditor
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.file_editors import AttachmentEditor
from fieldkit.ui.forms.measure_editors import DateEditor, NumberEditor, QuantityEditor
from fieldkit.ui.forms.text_editors import OwnWordsEditor, TextEditor
from fieldkit.ui.forms.verbs import FormSurroundings, Verbs

_BY_TYPE: dict[str, type[Editor]] = {
    "boolean": BooleanEditor,
    "decimal": NumberEditor,
    "integer": NumberEditor,
    "date": DateEditor,
    "dateTime": DateEditor,
    "time": DateEditor,
    "string": TextEditor,
    "text": TextEditor,
    "url": TextEditor,
    "reference": TextEditor,
    "choice": ChoiceEditor,
    "open-choice": ChoiceEditor,
    "attachment": AttachmentEditor,
    "quantity": QuantityEditor,
}


def is_check_list(item: Item) -> bool:
    """Whether the question is answered by ticking several of its options."""
    childless = not item.children
    return item.repeats and childless and bool(item.options) and item.type in {"choice", "open-choice"}


def editor_class(item: Item) -> type[Editor]:
    """The editor for one answer to this item."""
    if is_check_list(item):
        return CheckEditor
    if item.own_words and item.type in {"string", "text"}:
        return OwnWordsEditor
    if item.control == BODY_MAP and item.options and not item.repeats:
        return BodyMapEditor
    if item.options and item.type not in {"boolean", "attachment"}:
        return ChoiceEditor
    return _BY_TYPE.get(item.type, TextEditor)


def make_editor(node: Node, verbs: Verbs, around: FormSurroundings) -> Editor:
    """An editor showing this node."""
    assert node.item is not None
    editor = editor_class(node.item)(node, verbs, around)
    editor.show_node(node)
    return editor
