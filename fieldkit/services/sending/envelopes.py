"""What is sealed is enclosed for the hub at once, so that a locked laptop can go on posting it."""

from __future__ import annotations

from functools import partial

from fieldkit.services.profile.session import Session
from fieldkit.services.sending import sync_store
from fieldkit.store import library, outbox, state
from fieldkit.store.connection import Connection
from fieldkit.sync import spool
from fieldkit.sync.protocol import FormText


def write_envelopes(session: Session) -> int:
    """Enclose everything that waits without an envelope; how many. Before enrolment there is nobody to enclose it to."""
    hub = session.read(state.hub)
    if hub is None:
        return 0
    waiting = session.read(outbox.without_envelope)
    for revision, rank in waiting:
        form = session.read(partial(_form_text, canonical=revision.header.form))
        spool.put(session.spool, rank, revision, form, str(hub["recipient"]))
    if waiting:
        ids = [revision.id for revision, _ in waiting]
        session.write(lambda connection: outbox.mark_enveloped(connection, ids))
    return len(waiting)


def _form_text(connection: Connection, canonical: str) -> tuple[FormText, ...]:
    """The form itself, unless the hub is known to hold it: a concern must not wait there for a form it has never seen."""
    data = library.data(connection, canonical)
    if data is None or canonical in sync_store.offered_forms(connection):
        return ()
    return (FormText(canonical=canonical, text=data.decode("utf-8")),)
