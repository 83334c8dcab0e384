"""The hub obeys an author's own order about their own unsigned words, and nobody else's about anything."""

from fieldkit.hub.taking_back import NOT_HELD, STAYS
from fieldkit.records import taking_back
from fieldkit.records.answers import Erased, Open
from fieldkit.records.revisions import Revision
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.seal import seal_draft
from fieldkit.sync.protocol import Copy, ExchangeRequest, ExchangeResponse, Signed
from tests.services.conftest import desk
from tests.services.desk import Desk

__all__ = ["desk"]


WORDS = "A sentence that somebody took back"


def sent(desk: Desk, session: Session) -> Revision:
    record = desk.small_record(session, ("a", WORDS))
    revision = seal_draft(session, record.id)
    assert revision is not None
    desk.exchange(session)
    return revision


def order(session: Session, revision: Revision, by: Session | None = None) -> Signed:
    signer = by or session
    made = taking_back.order(
        revision.header.record,
        [digest for digest, _ in revision.header.answers[-1:]],
        count=1,
        cert=signer.certificate.id,
        at=session.now(),
        key=signer.profile.revision_key,
    )
    return Signed.of(made.statement)


def ask(desk: Desk, session: Session, **said: object) -> ExchangeResponse:
    return desk.hub.as_device(session.certificate.id).exchange(ExchangeRequest(**said))


def held(desk: Desk) -> str:
    with desk.hub.engine.connect() as connection:
        return "".join(row[0] for row in connection.exec_driver_sql("SELECT bodies FROM revision"))


def test_an_authors_own_order_is_obeyed_once_and_known_from_then_on(desk: Desk) -> None:
    session = desk.join()
    revision = sent(desk, session)
    one = order(session, revision)
    assert WORDS in held(desk)

    first = ask(desk, session, orders=(one,))
    again = ask(desk, session, orders=(one,))

    assert first.orders_known == again.orders_known != ()
    assert first.orders_refused == ()
    assert WORDS not in held(desk)


def test_somebody_else_may_bring_an_order_and_not_give_one(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart")
    revision = sent(desk, sharon)

    theirs = ask(desk, glynis, orders=(order(sharon, revision, by=glynis),))
    assert [one.code for one in theirs.orders_refused] == [STAYS]
    assert WORDS in held(desk)

    carried = ask(desk, glynis, orders=(order(sharon, revision),))
    assert carried.orders_known != ()
    assert WORDS not in held(desk)


def test_an_order_whose_signature_is_false_changes_nothing(desk: Desk) -> None:
    session = desk.join()
    revision = sent(desk, session)
    false = order(session, revision).model_copy(update={"signature": "00" * 64})

    said = ask(desk, session, orders=(false,))

    assert [one.code for one in said.orders_refused] == [NOT_HELD]
    assert WORDS in held(desk)


def test_a_laptop_cannot_destroy_words_by_sending_a_copy_that_calls_them_gone(desk: Desk) -> None:
    session = desk.join()
    revision = sent(desk, session)
    claimed = revision.with_bodies(lambda _digest, _body: Erased("0" * 64))

    ask(desk, session, revisions=(Copy.of(claimed),))

    assert WORDS in held(desk)


def test_a_copy_that_comes_after_the_order_is_emptied_on_the_way_in(desk: Desk) -> None:
    session = desk.join()
    revision = sent(desk, session)
    ask(desk, session, orders=(order(session, revision),))

    answer = ask(desk, session, revisions=(Copy.of(revision),))

    assert WORDS not in held(desk)
    given = [one.revision() for one in answer.revisions]
    assert all(not isinstance(body, Open) or WORDS not in body.value for one in given for body in one.bodies)
