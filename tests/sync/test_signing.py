from datetime import UTC, datetime, timedelta

import pytest

from fieldkit.records.keys import SigningKey
from fieldkit.sync.errors import ClockError, NotSignedError
from fieldkit.sync.signing import RequestSigner, claimed_key, sign, verify

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
KEY = SigningKey(b"k" * 32)
HEADERS = {"Content-Type": "application/json"}
BODY = b'{"protocol":1}'
PATH = "/v1/exchange"


def signed(key_id: str = "cert") -> dict[str, str]:
    return sign("POST", PATH, HEADERS, BODY, RequestSigner(key_id, KEY), NOW)


def test_a_signed_request_holds_whatever_the_case_of_its_headers() -> None:
    verify("POST", PATH, {name.lower(): value for name, value in signed().items()}, BODY, KEY.public, NOW)
    assert claimed_key(signed("posting:ab12")) == "posting:ab12"


@pytest.mark.parametrize(
    ("method", "path", "body", "change"),
    [
        ("PUT", PATH, BODY, {}),
        ("POST", "/v1/enrol", BODY, {}),
        ("POST", PATH, BODY + b" ", {}),
        ("POST", PATH, BODY, {"Content-Type": "text/html"}),
        ("POST", PATH, BODY, {"Content-Digest": "sha-256=:AAAA:"}),
        ("POST", PATH, BODY, {"Signature": "pyhms=:AAAA:"}),
        ("POST", PATH, BODY, {"Signature-Input": "rubbish"}),
    ],
)
def test_nothing_of_a_signed_request_can_be_changed(
    method: str, path: str, body: bytes, change: dict[str, str]
) -> None:
    with pytest.raises(NotSignedError):
        verify(method, path, signed() | change, body, KEY.public, NOW)


def test_the_name_of_the_key_is_signed_too() -> None:
    renamed = {name: value.replace('keyid="cert"', 'keyid="other"') for name, value in signed().items()}
    with pytest.raises(NotSignedError):
        verify("POST", PATH, renamed, BODY, KEY.public, NOW)


def test_another_key_does_not_hold() -> None:
    with pytest.raises(NotSignedError):
        verify("POST", PATH, signed(), BODY, SigningKey(b"o" * 32).public, NOW)


def test_a_request_without_a_signature_names_nobody() -> None:
    with pytest.raises(NotSignedError):
        claimed_key(HEADERS)


def test_a_signature_that_does_not_cover_the_body_is_none() -> None:
    headers = sign("POST", PATH, HEADERS, b"", RequestSigner("cert", KEY), NOW)
    with pytest.raises(NotSignedError):
        verify("POST", PATH, headers, BODY, KEY.public, NOW)


@pytest.mark.parametrize("minutes", [-6, 6])
def test_the_date_has_to_be_near_the_hubs_own(minutes: int) -> None:
    with pytest.raises(ClockError):
        verify("POST", PATH, signed(), BODY, KEY.public, NOW + timedelta(minutes=minutes))
    verify("POST", PATH, signed(), BODY, KEY.public, NOW + timedelta(minutes=minutes / 2))
