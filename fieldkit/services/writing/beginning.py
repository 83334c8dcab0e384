"""A record made in one go, from few fields: placed by role, sealed, and queued for the hub."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fieldkit.base.ids import new_id
from fieldkit.questionnaire.definition import Form
from fieldkit.records.revisions import NewAnswer
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import first_answers
from fieldkit.services.writing.placing import Placing
from fieldkit.services.writing.seal import keep_answers


@contextmanager
def begin_with(
    session: Session, form: Form, *, record: str, subject: str, visit: str = ""
) -> Iterator[Placing]:
    """Place answers inside the block; at its end they are sealed together as the first revision of ``record``."""
    placing = Placing(form, lambda: new_id(session.laptop.clock, session.laptop.random))
    yield placing
    about = (
        NewAnswer(path, text) for path, text in first_answers(form, subject=subject, visit=visit).items()
    )
    keep_answers(session, record, form.canonical, (*about, *placing.answers()))
