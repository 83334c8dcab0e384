import pytest

from fieldkit.records.merge import merge
from fieldkit.records.paths import parse_written
from fieldkit.records.signoff import sign_offs
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach, capture, sign, verify
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.pictures import PictureError
from fieldkit.services.writing.sign import AgreementError, NotReadyError, ReasonNeededError
from fieldkit.store import revisions
from tests.services.desk import Desk
from tests.services.photos import photo


def test_what_is_needed_holds_up_the_signature_and_loses_nothing(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("n", "2"))
    review = sign.review(record)
    assert [(one.label, one.code, one.blocks) for one in review.findings] == [("A word", "required", True)]

    with pytest.raises(NotReadyError):
        sign.sign(session, record)

    assert record.node(("n",)).values == ({"valueInteger": 2},)
    assert session.read(lambda held: revisions.everything_of(held, record.id)) == ()


def test_a_signature_covers_the_record_as_shown(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))

    sign.sign(session, record, agreement=sign.Agreement("May", "disagrees"))

    device, person = sorted(sign_offs(record.revisions), key=lambda one: one.how)
    assert (device.signer, device.role, device.scope) == (session.practitioner.id, "social-worker", "all")
    assert (person.signer, person.how, person.digest) == ("May", "disagrees", device.digest)
    assert sign.is_signed_as_shown(record.revisions)
    assert verify.verify(session, record.id).holds


def test_hidden_answers_are_listed_and_do_not_hold_it_up(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"), ("b", "yes"), ("c", "more"), ("b", "no"))

    review = sign.review(record)

    assert review.ready
    assert [(one.label, one.words) for one in review.hidden] == [("What more?", "more")]


def test_what_is_added_after_a_signature_needs_a_reason(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    sign.sign(session, record)
    assert not sign.review(record).needs_reason
    desk.minutes_later(10)
    record.set(("n",), {"valueInteger": 2})

    assert sign.review(record).added_since == (("n",),)
    with pytest.raises(ReasonNeededError):
        sign.sign(session, record)
    sign.sign(session, record, reason="She rang back.")

    assert [one.reason for one in sign_offs(record.revisions)] == [None, "She rang back."]
    assert sign.is_signed_as_shown(record.revisions)


def test_two_answers_at_one_place_hold_up_nothing(desk: Desk) -> None:
    sharon, glynis = desk.join(), desk.join("Glynis Hart", "cpn")
    record = desk.small_record(sharon, ("a", "kettle"))
    desk.exchange(sharon)
    desk.exchange(glynis)
    record = capture.open_record(sharon, record.id)
    hers = capture.open_record(glynis, record.id)
    hers.set(("a",), {"valueString": "urn"})
    record.set(("a",), {"valueString": "kettle on"})
    hers.seal()
    desk.exchange(glynis)
    desk.exchange(sharon)
    record = capture.open_record(sharon, record.id)

    assert sign.review(record).conflicts == (("a",),)
    sign.sign(sharon, record)

    assert len(merge(record.revisions).conflicts) == 1
    assert verify.verify(sharon, record.id).holds


def test_a_way_of_agreeing_that_is_not_known_signs_nothing(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))

    with pytest.raises(AgreementError):
        sign.sign(session, record, agreement=sign.Agreement("May", "winked"))

    assert sign_offs(record.revisions) == ()


def test_a_drawn_signature_is_kept_with_the_record_and_goes_to_the_hub(desk: Desk) -> None:
    session = desk.join()
    record = desk.small_record(session, ("a", "kettle"))
    drawn = photo(size=(90, 36), kind="PNG")
    sign.sign(session, record, agreement=sign.Agreement("May", "drawn", drawn))
    person = next(one for one in sign_offs(record.revisions) if one.how == "drawn")
    assert attach.content(session, person.drawing).startswith(b"\xff\xd8")
    assert verify.verify(session, record.id).holds
    assert desk.exchange(session).waiting.files == 0


def test_a_drawing_that_is_no_picture_signs_nothing(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    with pytest.raises(PictureError):
        sign.sign(session, record, agreement=sign.Agreement("May", "drawn", b"scrawl"))
    assert sign_offs(record.revisions) == ()


def test_each_thing_that_holds_it_up_is_named_and_leads_to_its_very_field(
    desk: Desk, session: Session
) -> None:
    record = capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    for place, words in (
        ("qe/q.item[e:1]/q.item.code", "T02"),
        ("qe/q.item[e:2]/q.item.code", "R01"),
        ("qf/q.done[x]", "ordered"),
    ):
        enter(record, parse_written(place.removesuffix("[x]")), words)
    for item in record.form.walk():
        if item.safety_item and item.link_id.startswith("q.stop."):
            enter(record, ("qb", item.link_id), "yes" if item.link_id == "q.stop.skin" else "no")

    lines = {(one.label, one.path): one.text for one in sign.review(record).findings if one.blocks}

    seat = record.node(("qe", "q.item", "e:1", "q.item.code")).values[0]["valueCoding"]["display"]
    limit = (f"{seat}, 1 of 2: Made to carry up to", ("qe", "q.item", "e:1", "q.item.swl"))
    assert lines[limit] == "How much it is made to carry is needed: read it on the maker's plate."
    assert ("Weight", ("qc", "M1.set", "M1")) in lines
    assert ("Damaged skin?", ("qb", "q.stop.skin")) in lines
    assert not any(label == "What was done today?" for label, _ in lines)
    assert len({label for label, _ in lines}) == len(lines), "no two lines say the same"
