"""The parsed expressions of a form, to be kept beside it: parsing them costs more than all the rest of opening it.

What is kept holds nothing that anybody answered, only what stands in the form's file. Where it is kept is the
caller's business.
"""

from __future__ import annotations

import hashlib
import json

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.expressions.syntax import LIBRARY, stored_tree, take_in
from fieldkit.questionnaire.expressions_of import every_expression


def dump_cache(form: Form) -> bytes:
    """The trees of all expressions of a form, parsed now where that is still to be done."""
    trees = {one.text: stored_tree(one.text) for _, one in every_expression(form) if one.runnable}
    body = json.dumps([form.sha256, LIBRARY, trees], ensure_ascii=True, separators=(",", ":")).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def load_cache(sha256: str, data: bytes) -> bool:
    """Take in what ``dump_cache`` gave for the form with these bytes.

    False, and nothing taken, where it is damaged, of another form or by another version of the grammar: the
    expressions are then parsed anew, so nothing can go wrong but time.
    """
    checksum, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        return False
    form, library, trees = json.loads(body)
    if (form, library) != (sha256, LIBRARY):
        return False
    take_in(trees)
    return True
