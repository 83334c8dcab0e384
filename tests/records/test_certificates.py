"""Certificates say whose keys these are; the roster says which the hub stands behind."""

import os

import pytest

from fieldkit.records import certificates
from fieldkit.records.certificates import is_trusted, publish_roster, read_roster
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import Statement, StatementError, declare
from tests.records.people import HUB, SHARON, author


def test_a_certificate_read_back_is_the_same() -> None:
    back = certificates.read(Statement.from_wire("certificate", SHARON.certificate.statement.to_wire()))

    assert back == SHARON.certificate
    assert back.name == "Sharon Pike"
    assert not back.provisional


def test_a_certificate_of_the_hub_is_trusted_and_one_of_another_hub_is_not() -> None:
    stranger = author("Mallory", 9, issuer=SigningKey.make(os.urandom))

    assert is_trusted(SHARON.certificate, HUB.public, None)
    assert not is_trusted(stranger.certificate, HUB.public, None)


def test_a_laptops_own_certificate_counts_once_the_hub_has_taken_it_on() -> None:
    alone = author("Glynis Hart", 3, issuer=None).certificate
    before = publish_roster("moorlands", 1, [], {}, HUB)
    after = publish_roster("moorlands", 2, [alone.id], {}, HUB)

    assert alone.provisional
    assert not is_trusted(alone, HUB.public, before)
    assert is_trusted(alone, HUB.public, after)


def test_the_roster_tells_what_was_withdrawn_when_and_why() -> None:
    made = publish_roster("moorlands", 3, [], {"c1": ("2026-11-22T18:10:00.000Z", "lost")}, HUB)

    back = read_roster(Statement.from_wire("roster", made.statement.to_wire()), HUB.public)

    assert back.revoked == {"c1": ("2026-11-22T18:10:00.000Z", "lost")}
    assert (back.area, back.number) == ("moorlands", 3)


def test_a_roster_by_somebody_else_is_turned_away() -> None:
    forged = publish_roster("moorlands", 3, [], {}, SigningKey.make(os.urandom))

    with pytest.raises(StatementError):
        read_roster(forged.statement, HUB.public)


@pytest.mark.parametrize("content", [{"v": 2}, {"v": 1, "name": "x"}, {"v": 1, "name": ["x"]}])
def test_what_is_no_certificate_is_turned_away(content: dict[str, object]) -> None:
    with pytest.raises(StatementError):
        certificates.read(declare("certificate", content, HUB))


def test_a_roster_with_missing_parts_is_turned_away() -> None:
    with pytest.raises(StatementError):
        read_roster(declare("roster", {"v": 1, "area": "moorlands"}, HUB), HUB.public)
