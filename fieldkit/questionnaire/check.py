"""Can this form be shown and filled in faithfully? What ``fieldkit form check`` prints."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.errors import FormError
from fieldkit.questionnaire.logic_check import logic_findings
from fieldkit.questionnaire.options import ValueSets
from fieldkit.questionnaire.unhonoured import unhonoured_findings


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a form file that FieldKit can't honour as written. ``link_id`` is empty for the form as a whole."""

    link_id: str
    code: str
    message: str
    severity: str = "error"


def check(form_bytes: bytes | str, *, value_sets: ValueSets | None = None) -> tuple[Problem, ...]:
    """Every problem, in document order; none means that the form can be rendered faithfully.

    Mere advice (severity information) is left out; ``Form.findings`` has it. Never raises for a bad file: a file
    that can't be opened is one problem with the error's code.
    """
    try:
        form = load_form(form_bytes, value_sets=value_sets)
    except FormError as error:
        return (Problem("", error.code, f"{error.message} {error.next_step}"),)
    order = {item.link_id: item.index for item in form.walk()}
    found = [
        Problem(one.link_id, one.code, one.message, one.severity)
        for one in (*form.findings, *logic_findings(form), *unhonoured_findings(form))
        if one.severity != "information"
    ]
    return tuple(sorted(found, key=lambda one: order.get(one.link_id, -1)))
