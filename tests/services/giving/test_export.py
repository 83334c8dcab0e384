import pytest

from fieldkit.services.giving import export
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import sign
from fieldkit.services.writing.capture import RecordNotHereError
from tests.services.desk import Desk


def test_an_unsigned_record_goes_out_as_in_progress(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "kettle"), ("d", "3.50"))
    with pytest.raises(RecordNotHereError):
        export.export(session, record.id)
    record.seal()

    out = export.export(session, record.id)

    assert (out.response["status"], out.signed, out.questionnaire) == (
        "in-progress", False, "https://example.org/Questionnaire/small|1",
    )  # fmt: skip
    assert str(out.response["item"][1]["answer"][0]["valueDecimal"]) == "3.50"
    assert out.response["author"]["display"] == "Sharon Pike"


def test_the_newest_signed_state_goes_out_and_what_was_added_since_is_told(
    desk: Desk, session: Session
) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    sign.sign(session, record)
    record.set(("a",), {"valueString": "urn"})
    record.seal()

    out = export.export(session, record.id)

    assert out.response["status"] == "completed"
    assert out.response["item"][0]["answer"] == [{"valueString": "kettle"}]
    assert out.added_since == ("a",)
    assert out.response["extension"] == [{"url": export.ADDED_SINCE, "valueInteger": 1}]
