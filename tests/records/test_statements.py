"""What is declared is what is read, and one kind never passes for another."""

import os

import pytest

from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import Statement, StatementError, declare

KEY = SigningKey.make(os.urandom)


def test_a_statement_travels_and_still_holds() -> None:
    made = declare("receipt", {"v": 1, "revisions": ["a"]}, KEY)

    back = Statement.from_wire("receipt", made.to_wire())

    assert back == made
    assert back.check(KEY.public) == {"v": 1, "revisions": ["a"]}


def test_a_receipt_cannot_pass_for_a_certificate() -> None:
    made = declare("receipt", {"v": 1}, KEY)

    with pytest.raises(StatementError, match="certificate"):
        Statement("certificate", made.content, made.signature).check(KEY.public)


def test_an_altered_byte_is_found() -> None:
    made = declare("receipt", {"v": 1, "revisions": ["a"]}, KEY)
    altered = Statement("receipt", made.content.replace(b'"a"', b'"b"'), made.signature)

    with pytest.raises(StatementError):
        altered.check(KEY.public)


def test_another_key_is_not_believed() -> None:
    with pytest.raises(StatementError):
        declare("receipt", {"v": 1}, KEY).check(SigningKey.make(os.urandom).public)


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"b":1,"a":1}', b'{"a": 1}', b'{"a":null}', b"\xff"])
def test_content_outside_the_one_form_is_turned_away(content: bytes) -> None:
    with pytest.raises(StatementError):
        Statement("receipt", content, b"").fields()


@pytest.mark.parametrize(
    "wire", [{}, {"content": "{}", "signature": "zz"}, {"content": "{}", "signature": None}]
)
def test_a_broken_envelope_is_turned_away(wire: dict[str, str]) -> None:
    with pytest.raises(StatementError):
        Statement.from_wire("receipt", wire)
