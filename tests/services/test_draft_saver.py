import pytest

from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.paths import Path
from fieldkit.services.draft_saver import DraftSaver, SaveState
from fieldkit.services.session import Session
from fieldkit.store import drafts
from fieldkit.store.connection import Connection
from fieldkit.store.errors import DiskFullError, StoreClosedError
from tests.services.desk import Desk

RECORD = "0198c0de-0000-7000-8000-000000000001"


def _draft(session: Session, *words: str) -> Draft:
    form = session.newest_form("conversation").canonical
    fields: dict[Path, DraftField] = {
        (word,): DraftField((word,), f'{{"valueString":"{word}"}}', (), session.now()) for word in words
    }
    return Draft(RECORD, form, session.certificate.id, fields)


def _held(session: Session) -> Draft | None:
    return session.read(lambda connection: drafts.load(connection, RECORD, session.certificate.id))


def test_after_a_flush_the_disk_has_the_newest_state(session: Session) -> None:
    saver = DraftSaver(session.database, session.now)
    for words in (("a",), ("a", "b"), ("a", "b", "c")):
        saver.keep(_draft(session, *words))
    saver.flush()

    assert _held(session) == _draft(session, "a", "b", "c")
    assert saver.state == SaveState(saved=True, at=session.now(), trouble=None)


def test_a_draft_without_fields_is_dropped(session: Session) -> None:
    saver = DraftSaver(session.database, session.now)
    saver.keep(_draft(session, "a"))
    saver.keep(_draft(session))
    saver.flush()

    assert _held(session) is None


def test_a_full_disk_is_told_and_the_next_save_brings_everything(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = DraftSaver(session.database, session.now)
    save = drafts.save

    def no_room(_connection: Connection, _draft: Draft, _at: str) -> None:
        raise DiskFullError("No room.", "Make room.")

    monkeypatch.setattr(drafts, "save", no_room)
    saver.keep(_draft(session, "a"))
    with pytest.raises(DiskFullError):
        saver.flush()
    assert isinstance(saver.state.trouble, DiskFullError)
    assert not saver.state.saved

    monkeypatch.setattr(drafts, "save", save)
    saver.flush()
    assert _held(session) == _draft(session, "a")
    assert saver.state.trouble is None


def test_a_locked_store_takes_nothing(desk: Desk, session: Session) -> None:
    saver = DraftSaver(session.database, session.now)
    draft = _draft(session, "a")
    desk.lock(session)

    with pytest.raises(StoreClosedError):
        saver.keep(draft)
