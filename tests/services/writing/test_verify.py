import pytest

from fieldkit.services.profile.session import Session
from fieldkit.services.writing import sign, verify
from fieldkit.services.writing.capture import RecordNotHereError
from fieldkit.store import revisions
from tests.services.desk import Desk


def test_a_signed_record_holds_and_counts_what_is_safe(desk: Desk) -> None:
    session = desk.join()
    record = desk.small_record(session, ("a", "kettle"))
    sign.sign(session, record)
    assert verify.verify(session, record.id) == verify.Verified(record.id, 2, 1, 0, ())
    desk.exchange(session)

    assert verify.verify(session, record.id).safe == 2


def test_an_answer_changed_in_the_store_is_found(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.seal()
    (whole,) = session.read(lambda held: revisions.everything_of(held, record.id))
    session.write(
        lambda held: held.execute(
            "UPDATE revisions SET signature = zeroblob(64) WHERE id = ?", (bytes.fromhex(whole.id),)
        )
    )

    found = verify.verify(session, record.id)

    assert not found.holds
    assert "signature" in found.problems[0]


def test_an_author_whose_certificate_is_not_here_is_a_problem(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    record = desk.small_record(sharon, ("a", "kettle"), person=desk.person(sharon))
    record.seal()
    desk.exchange(sharon)
    desk.exchange(glynis)
    assert verify.verify(glynis, record.id).holds
    cert = bytes.fromhex(sharon.certificate.id)
    glynis.write(lambda held: held.execute("DELETE FROM certificates WHERE id = ?", (cert,)))

    assert "certificate is not here" in verify.verify(glynis, record.id).problems[0]


def test_nothing_here_is_told(session: Session) -> None:
    with pytest.raises(RecordNotHereError):
        verify.verify(session, "nowhere")


def test_a_record_that_is_still_a_draft_has_nothing_to_check_yet(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    record.flush()

    assert verify.verify(session, record.id) == verify.Verified(record.id, 0, 0, 0, ())
