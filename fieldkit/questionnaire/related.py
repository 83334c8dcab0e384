"""Which other forms an answer calls for, so that a worry that was ticked does not stay a tick."""

from __future__ import annotations

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.value_types import raw


def called_for(node: Node) -> tuple[str, ...]:
    """The urls of the forms to offer beside this question now: of its options chosen, then its own.

    A question's own form is called for by yes, and by any answer where it is no yes-or-no question.
    """
    item = node.item
    if item is None or not node.shown or not node.values:
        return ()
    chosen = {option_part(raw(value)) for value in node.values}
    urls = [option.opens for option in item.options if option.opens and option.entry_id in chosen]
    if item.opens and (item.type != "boolean" or any(raw(value) is True for value in node.values)):
        urls.append(item.opens)
    return tuple(dict.fromkeys(urls))


def forms_of(form: Form) -> tuple[str, ...]:
    """Every form that some answer in this one may call for, by url."""
    urls: dict[str, None] = {}
    for item in form.all_items:
        urls.update(dict.fromkeys(option.opens for option in item.options if option.opens))
        if item.opens:
            urls[item.opens] = None
    return tuple(urls)
