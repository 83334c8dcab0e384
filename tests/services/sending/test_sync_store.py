import pytest

from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.store import outbox, quarantine, state
from fieldkit.store.errors import NotHeldError
from fieldkit.sync.local import SetAside, page_with
from fieldkit.sync.protocol import Refusal
from tests.services.desk import Desk


def test_before_enrolment_there_is_no_state_to_exchange_from(desk: Desk) -> None:
    with pytest.raises(NotHeldError):
        SyncStore(desk.open().database, desk.clock).sync_state()


def test_what_was_tried_does_not_hide_what_waits_behind_it(desk: Desk) -> None:
    session = desk.join()
    sealed = [desk.small_record(session, ("a", word)).seal() for word in ("one", "two", "three")]
    store = SyncStore(session.database, desk.clock)
    ids = [one.id for one in sealed if one is not None]

    assert [one.id for one in store.outbox(items=500, size=1, without=frozenset())] == ids[:1]
    assert [one.id for one in store.outbox(items=500, size=1, without=frozenset(ids[:2]))] == ids[2:]
    assert [one.id for one in store.outbox(items=2, size=1 << 20, without=frozenset())] == ids[:2]


def test_a_refusal_is_kept_with_its_reason_and_not_sent_again(desk: Desk) -> None:
    session = desk.join()
    revision = desk.small_record(session, ("a", "kettle")).seal()
    assert revision is not None
    store = SyncStore(session.database, desk.clock)
    refusal = Refusal(revision=revision.id, code="FK-X", reason="No.", next_step="Ask.", kept=True)

    store.commit_page(page_with(store.sync_state(), refusals=(refusal,)))

    assert store.outbox(items=500, size=1 << 20, without=frozenset()) == []
    (waiting,) = session.read(outbox.waiting)
    assert (waiting.state, waiting.code, waiting.next_step) == (outbox.REFUSED, "FK-X", "Ask.")


def test_what_does_not_hold_is_set_aside_and_contact_is_noted(desk: Desk) -> None:
    session = desk.join()
    store = SyncStore(session.database, desk.clock)
    page = page_with(store.sync_state())
    aside = SetAside("f" * 64, "FK-X", "False.", "{}")
    desk.minutes_later(1)

    store.commit_page(type(page)(**{**vars(page), "set_aside": (aside,)}))

    assert [(one.name, one.code) for one in session.read(quarantine.everything)] == [("f" * 64, "FK-X")]
    assert session.read(state.last_contact) == "2026-11-22T09:01:00.000Z"


def test_forms_and_certificates_are_given_as_they_are_held(desk: Desk) -> None:
    session = desk.join()
    canonical = desk.small_form(session)
    store = SyncStore(session.database, desk.clock)

    text = store.form_text(canonical)

    assert text is not None
    assert text.holds()
    assert store.form_text("nothing|1#00") is None
    assert store.certificate(session.certificate.id) == session.certificate
