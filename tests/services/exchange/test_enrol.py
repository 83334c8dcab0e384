import pytest

from fieldkit.services.exchange.enrol import enrol, enrol_at
from fieldkit.services.writing.record_list import show
from fieldkit.store import drafts, state
from fieldkit.sync.errors import AddressError, CodeUnknownError, CodeUsedError
from tests.services.desk import ADDRESS, Desk


def test_work_from_before_goes_on_under_the_new_certificate(desk: Desk) -> None:
    session = desk.open()
    record = desk.small_record(session, ("a", "kettle"))
    record.seal()
    record.set(("a",), {"valueString": "urn"})
    record.flush()
    before = session.certificate

    made = enrol_at(session, desk.hub.as_device(""), ADDRESS, desk.hub.invite("Sharon Pike", "social-worker"))

    assert (made.name, made.role, made.area) == ("Sharon Pike", "social-worker", "area")
    assert before.provisional
    assert not session.certificate.provisional
    assert [one.cert for one in session.read(drafts.everything)] == [session.certificate.id]
    done = desk.exchange(session)
    assert (done.trouble, done.waiting.count) == (None, 0)
    assert {one.author for one in show(session, record.id).answers} == {"Sharon Pike"}


def test_a_used_or_unknown_code_changes_nothing(desk: Desk) -> None:
    code = desk.hub.invite("Sharon Pike", "social-worker")
    first, second = desk.open(), desk.open("Glynis Hart", "cpn")
    enrol_at(first, desk.hub.as_device(""), ADDRESS, code)

    for bad, error in ((code, CodeUsedError), ("AAAAA-BBBBB-CCCCC", CodeUnknownError)):
        with pytest.raises(error):
            enrol_at(second, desk.hub.as_device(""), ADDRESS, bad)

    assert second.certificate.provisional
    assert second.read(state.hub) is None


def test_an_address_in_the_clear_elsewhere_is_not_sent_to(desk: Desk) -> None:
    with pytest.raises(AddressError):
        enrol(desk.open(), "http://hub.example.org", "AAAAA")
