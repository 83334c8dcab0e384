"""Chooses the block for a node. The only place that knows all kinds; passed to them, because groups hold every kind."""

from fieldkit.questionnaire.nodes import Node
from fieldkit.ui.forms.blocks import Block, Kit
from fieldkit.ui.forms.display import DisplayBlock
from fieldkit.ui.forms.entries import EntriesBlock, EntryBlock
from fieldkit.ui.forms.factory import is_check_list
from fieldkit.ui.forms.groups import GroupBlock
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.forms.tables import LineBlock, TableBlock, is_table
from fieldkit.ui.look import tokens


def make_block(node: Node, kit: Kit, level: int) -> Block:
    """The right block for a node."""
    item = node.item
    if item is None:
        return GroupBlock(node, kit, level)
    if node.entry_id:
        if is_table(item):
            return LineBlock(node, kit, level, gap=tokens.SPACE_M)
        return EntryBlock(node, kit, level, gap=tokens.SPACE_M)
    if item.is_display:
        return DisplayBlock(node, kit, level)
    repeats = (item.repeats or item.answer_per_author) and not is_check_list(item)
    if is_table(item):
        return TableBlock(node, kit, level)
    if repeats and item.has_entries:
        return EntriesBlock(node, kit, level)
    if item.is_group:
        return GroupBlock(node, kit, level)
    return QuestionBlock(node, kit, level)
