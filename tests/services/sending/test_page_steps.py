import time
from dataclasses import replace

import pytest

from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import NewAnswer, Revision, seal
from fieldkit.records.statements import Statement, declare
from fieldkit.services.profile.session import Session
from fieldkit.services.sending.page_steps import PageSteps
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.store import drafts, guard, outbox, receipts, revisions, state, verifying
from fieldkit.store.connection import Connection
from fieldkit.store.errors import RemovalError
from fieldkit.store.writer import Priority
from fieldkit.sync.local import Page, Received, page_with
from fieldkit.sync.protocol import FormText
from tests.records.people import GLYNIS
from tests.services.desk import Desk
from tests.store.laptop import CONVERSATION, about, canonical, text
from tests.store.test_projections import everything_listed

FORM = FormText(canonical=canonical(CONVERSATION), text=CONVERSATION.decode("utf-8"))


def revision(record: str, words: str, form: str = FORM.canonical) -> Revision:
    said = {**about("person-1", "conversation"), ("words",): text(words), ("summary",): text(words)}
    return seal(
        record=record,
        form=form,
        parents=(),
        cert=GLYNIS.certificate.id,
        at="2026-11-22T09:30:00.000Z",
        answers=[NewAnswer(path, value, ()) for path, value in said.items()],
        key=GLYNIS.key,
        random=bytes,
    )


def page(session: Session, count: int = 60) -> Page:
    """What a hub might send: a form, Glynis's certificate, revisions of ten records; and what the laptop sent is safe."""
    store = SyncStore(session.database, session.laptop.clock)
    held = store.sync_state()
    arrived = [revision(f"talk-{number % 10}", f"The heron said {number}") for number in range(count)]
    mine = session.read(lambda connection: outbox.take(connection, 1 << 30))
    stored = {one.id: tuple(digest for digest, _ in one.header.answers) for one in mine}
    receipt = declare(receipts.TAG, {"v": 1, "stored": stored}, SigningKey(bytes(32)))
    return replace(
        page_with(held, receipts=[(receipt, stored)]),
        cursor=held.cursor.model_copy(update={"number": 77}),
        certificates=(GLYNIS.certificate,),
        forms=(FORM,),
        revisions=[Received(one, GLYNIS.certificate) for one in arrived],
        offered_forms=frozenset({FORM.canonical}),
    )


def everything(connection: Connection) -> object:
    return (
        sorted(revisions.all_ids(connection)),
        outbox.counts(connection),
        state.cursor(connection),
        everything_listed(connection),
    )


def apply_first(session: Session, steps: PageSteps, most: int) -> int:
    """Do the first steps, a transaction each, as far as a kill would let them come; how many there were."""
    done = 0
    for step in steps:
        if done == most:
            break
        session.write(step)
        done += 1
    return done


def joined(desk: Desk) -> Session:
    session = desk.join()
    for word in ("one", "two", "three"):
        desk.small_record(session, ("a", word)).seal()
    return session


def test_a_page_cut_at_any_step_leaves_the_cursor_and_ends_in_the_same_store_when_it_comes_again(
    desk: Desk,
) -> None:
    session = joined(desk)
    arriving = page(session)
    before = session.read(state.cursor)
    steps = sum(1 for _ in PageSteps(arriving, session.now()))
    assert steps > 15
    cut: list[object] = []
    for most in range(steps):
        apply_first(session, PageSteps(arriving, session.now()), most)
        cut.append(session.read(state.cursor))
        assert verifying.verify(session.database).faults == ()
    assert set(map(str, cut)) == {str(before)}

    store = SyncStore(session.database, desk.clock)
    store.commit_page(arriving)
    ended = session.read(everything)
    store.commit_page(arriving)

    assert session.read(everything) == ended
    assert (session.read(state.cursor) or {})["number"] == 77
    assert session.read(outbox.counts).total == 0
    held = set(session.read(revisions.all_ids))
    assert {one.revision.id for one in arriving.revisions} <= held


def test_a_record_that_waited_for_a_form_is_listed_though_the_page_was_cut_behind_the_form(
    desk: Desk,
) -> None:
    session = desk.join()
    arriving = page(session, 10)
    without = replace(arriving, forms=(), revisions=arriving.revisions[:1], cursor=page_with(
        SyncStore(session.database, desk.clock).sync_state()).cursor)  # fmt: skip
    store = SyncStore(session.database, desk.clock)
    store.commit_page(without)
    for most in range(5):
        apply_first(session, PageSteps(arriving, session.now()), most)
    store.commit_page(replace(arriving, revisions=()))

    listed = session.read(lambda c: c.execute("SELECT summary, waits FROM record_list").fetchall())
    assert ("The heron said 0", "") in listed


def test_drafts_are_saved_while_a_long_page_is_stored(desk: Desk) -> None:
    session = joined(desk)
    arriving = page(session, 500)
    draft = desk.small_record(session, ("a", "typing")).draft
    held: list[float] = []
    finished: list[float] = []
    steps = PageSteps(arriving, session.now())
    future = session.database.write_slices(
        steps, lambda connection, step: step(connection), finish=steps.finish
    )
    future.add_done_callback(lambda _: finished.append(time.monotonic()))
    while not future.done():
        saved = session.database.write(
            lambda connection: drafts.save(connection, draft, session.now()), Priority.DRAFT
        )
        saved.result()
        held.append(time.monotonic())
    future.result()

    assert len([moment for moment in held if moment < finished[0]]) >= 5


def test_what_would_remove_records_is_stopped_with_the_cursor_where_it_was(desk: Desk) -> None:
    session = joined(desk)
    arriving = page(session)
    SyncStore(session.database, desk.clock).commit_page(replace(arriving, cursor=page_with(
        SyncStore(session.database, desk.clock).sync_state()).cursor))  # fmt: skip
    steps = PageSteps(arriving, session.now())
    before = session.read(state.cursor)
    for step in steps:
        session.write(step)

    def vanish_and_finish(connection: Connection) -> None:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("DELETE FROM records")
        steps.finish(connection)

    with pytest.raises(RemovalError):
        session.write(vanish_and_finish)
    assert session.read(state.cursor) == before
    assert session.read(guard.records) > 10


def test_after_a_restore_of_the_hub_all_own_work_is_offered_again_and_new_receipts_count(desk: Desk) -> None:
    session = joined(desk)
    store = SyncStore(session.database, desk.clock)
    store.commit_page(page(session))
    assert session.read(outbox.counts).total == 0
    safe = session.read(revisions.all_ids)[0]
    stored = {safe: tuple(d for d, _ in _header(session, safe).header.answers)}
    receipt: Statement = declare(receipts.TAG, {"v": 1, "stored": stored}, SigningKey(bytes(32)))

    store.commit_page(replace(page_with(store.sync_state(), receipts=[(receipt, stored)]), new_epoch=True))

    assert session.read(outbox.counts).only_here == 2
    assert session.read(lambda c: receipts.is_safe(c, safe))


def _header(session: Session, one: str) -> Revision:
    found = session.read(lambda connection: revisions.get(connection, one))
    assert found is not None
    return found
