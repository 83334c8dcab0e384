import json
import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from fieldkit.base.clock import FixedClock
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import StatementError, declare
from fieldkit.sync.protocol import (
    RECEIPT,
    Copy,
    Cursor,
    ExchangeRequest,
    FormText,
    Signed,
    read_receipt,
    receipt_content,
)
from tests.sync.laptops import Laptop

LAPTOP = Laptop("Sharon", FixedClock(datetime(2026, 11, 22, tzinfo=UTC)), os.urandom)
HUB = SigningKey(b"h" * 32)
WORDS = st.text(st.characters(codec="utf-8"), max_size=50)


@given(path=st.lists(WORDS, min_size=1, max_size=4).map(tuple), words=WORDS)
def test_a_copy_comes_back_from_the_wire_to_the_byte(path: tuple[str, ...], words: str) -> None:
    revision = LAPTOP.seal("r1", [(path, {"valueString": words})])
    request = ExchangeRequest(revisions=(Copy.of(revision),))
    (again,) = ExchangeRequest.model_validate_json(request.model_dump_json()).revisions
    assert again.revision() == revision
    again.revision().verify(LAPTOP.revision_key.public)


def test_digits_stay_as_they_were_written() -> None:
    revision = LAPTOP.seal("r1", [(("weight",), '{"valueDecimal":70.50}')])
    wire = Copy.of(revision).model_dump_json()
    assert Copy.model_validate_json(wire).answers[0]["value"] == '{"valueDecimal":70.50}'


def test_members_that_a_newer_end_adds_are_ignored() -> None:
    wire = json.loads(ExchangeRequest().model_dump_json()) | {"colour": "green"}
    assert ExchangeRequest.model_validate_json(json.dumps(wire)) == ExchangeRequest()


def test_a_cursor_never_points_before_the_beginning() -> None:
    with pytest.raises(ValidationError):
        Cursor(number=-1)


def test_a_form_is_known_by_its_bytes() -> None:
    form = FormText.of('{"url":"u","version":"1"}')
    assert form.canonical.startswith("u|1#")
    assert form.holds()
    assert not FormText(canonical=form.canonical, text='{"url":"u","version":"1" }').holds()
    assert not FormText(canonical="x", text="rubbish").holds()
    assert FormText.of('\ufeff{"url":"u"}').canonical.startswith("u|#")
    with pytest.raises(ValueError, match="object"):
        FormText.of("[]")


def test_a_receipt_is_read_only_under_the_hubs_own_key() -> None:
    content = receipt_content("area", "epoch", "2026-11-22T09:00:00.000Z", {"r": ("b", "a")})
    statement = Signed.of(declare(RECEIPT, content, HUB)).statement(RECEIPT)
    assert read_receipt(statement, HUB.public) == ("epoch", {"r": ("a", "b")})
    with pytest.raises(StatementError):
        read_receipt(statement, SigningKey(b"x" * 32).public)


def test_a_receipt_never_passes_for_anything_else() -> None:
    signed = Signed.of(declare(RECEIPT, {"v": 1}, HUB))
    with pytest.raises(StatementError):
        signed.statement("certificate").check(HUB.public)
