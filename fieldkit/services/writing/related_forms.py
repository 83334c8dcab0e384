"""The forms that answers in a record may call for, as far as they are on this laptop."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.related import forms_of
from fieldkit.records import access
from fieldkit.services.library.form_titles import titled
from fieldkit.services.profile.session import Session
from fieldkit.store import library
from fieldkit.store.connection import Connection


@dataclass(frozen=True)
class RelatedForm:
    """A form to offer: its url, title, and whether only few may know that such a record was begun."""

    url: str
    title: str
    restricted: bool


def related_forms(session: Session, form: Form) -> tuple[RelatedForm, ...]:
    """Every form that an answer in this one may open and that is here, in the order of the questions."""

    def look(connection: Connection) -> tuple[RelatedForm, ...]:
        held = (library.newest(connection, url) for url in forms_of(form))
        return tuple(
            RelatedForm(one.url, titled(one.title), one.label not in ("", access.ORDINARY))
            for one in held
            if one is not None
        )

    return session.read(look)
