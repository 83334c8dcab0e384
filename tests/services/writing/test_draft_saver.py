from collections.abc import Callable

import pytest

from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.draft_saver import DraftSaver, SaveState
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

    def no_room(_connection: Connection, _draft: Draft, _at: str, changed: object) -> None:
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


def test_a_save_touches_only_what_differs_from_the_save_before(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = DraftSaver(session.database, session.now)
    asked: list[object] = []
    save = drafts.save

    def listening(connection: Connection, draft: Draft, at: str, changed: tuple[Path, ...] | None) -> None:
        asked.append(changed)
        save(connection, draft, at, changed)

    monkeypatch.setattr(drafts, "save", listening)
    first = _draft(session, "a", "b")
    second = Draft(first.record, first.form, first.cert, {**first.fields, **_draft(session, "c").fields})
    third = Draft(first.record, first.form, first.cert, {("c",): second.fields["c",]})
    for draft in (first, first, second, third):
        saver.keep(draft)
        saver.flush()

    assert asked == [None, (("c",),), (("a",), ("b",))]
    assert _held(session) == third


def test_a_draft_that_was_sealed_meanwhile_is_saved_anew_as_a_whole(session: Session) -> None:
    saver = DraftSaver(session.database, session.now)
    first = _draft(session, "a", "b")
    saver.keep(first)
    saver.flush()
    session.write(lambda connection: drafts.delete(connection, first.record, first.cert))

    second = Draft(first.record, first.form, first.cert, {**first.fields, **_draft(session, "c").fields})
    saver.keep(second)
    saver.flush()

    assert _held(session) == second


def test_what_the_disk_did_not_take_is_tried_again_by_itself(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[tuple[float, Callable[[], None]]] = []
    saver = DraftSaver(session.database, session.now, lambda wait, work: planned.append((wait, work)))
    save = drafts.save

    def no_room(_connection: Connection, _draft: Draft, _at: str, changed: object) -> None:
        raise DiskFullError("No room.", "Make room.")

    monkeypatch.setattr(drafts, "save", no_room)
    saver.keep(_draft(session, "a"))
    with pytest.raises(DiskFullError):
        saver.flush()
    for _ in range(6):
        planned[-1][1]()
        session.write(lambda _: None)
    assert [wait for wait, _ in planned] == [2, 4, 8, 16, 30, 30, 30]
    monkeypatch.setattr(drafts, "save", save)
    planned[-1][1]()
    session.write(lambda _: None)

    assert saver.state.saved
    assert _held(session) == _draft(session, "a")
    assert len(planned) == 7


def test_a_retry_after_locking_gives_up_quietly(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    session = desk.open()
    planned: list[Callable[[], None]] = []
    saver = DraftSaver(session.database, session.now, lambda _, work: planned.append(work))

    def no_room(_connection: Connection, _draft: Draft, _at: str, changed: object) -> None:
        raise DiskFullError("No room.", "Make room.")

    monkeypatch.setattr(drafts, "save", no_room)
    saver.keep(_draft(session, "a"))
    with pytest.raises(DiskFullError):
        saver.flush()
    desk.lock(session)
    planned[0]()

    assert not saver.state.saved
    assert isinstance(saver.state.trouble, StoreClosedError)
    assert len(planned) == 1
