from dataclasses import replace

from fieldkit.records.keys import SigningKey
from fieldkit.services.profile import new_signing_keys
from fieldkit.services.profile.session import Session
from fieldkit.store import certificates, drafts, state
from tests.services.desk import Desk


def test_the_same_keys_keep_their_certificate(desk: Desk, session: Session) -> None:
    own = session.certificate
    assert new_signing_keys.certified(session.profile, own, desk.clock) is own


def test_other_keys_get_a_certificate_of_their_own_and_the_drafts_follow(desk: Desk, session: Session) -> None:
    desk.small_record(session, ("a", "half of a sen"))
    key = SigningKey.make(desk.laptop.random)
    made = new_signing_keys.certified(
        replace(session.profile, revision_key=key), session.certificate, desk.clock
    )
    assert made.provisional
    assert made.revision_key == key.public
    assert made.practitioner == session.certificate.practitioner
    assert session.read(state.own_certificate) == made.id
    assert session.read(lambda held: certificates.get(held, made.id)) == made
    assert [one.cert for one in session.read(drafts.everything)] == [made.id]
