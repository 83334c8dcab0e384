"""What the forms that come with FieldKit are called, marked for translators: a list of records loads no form to say it."""

from __future__ import annotations

from typing import Final

from fieldkit.base.wording import said

_SHIPPED: Final = {
    str(one): one
    for one in (
        said("Carer conversation"),
        said("Conversation record"),
        said("Equipment assessment"),
        said("Goal and action"),
        said("How life feels"),
        said("My wellness plan"),
        said("Note for the safeguarding team"),
        said("Person"),
        said("Pull on a service"),
        said("Responder card"),
        said("Staying safe from myself"),
        said("Talk about it together?"),
        said("Team talk"),
        said("Telecare call-out"),
        said("Telecare set-up visit"),
        said("Visit"),
        said("What we are sorting out"),
    )
}


def titled(title: str) -> str:
    """The title of a form, so that it can be shown in another language where FieldKit knows it; else as it came."""
    return _SHIPPED.get(title, title)
