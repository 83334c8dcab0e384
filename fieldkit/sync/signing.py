"""Every request says who sends it: an HTTP message signature (RFC 9421, Ed25519) over method, path and body digest.

The host is left out on purpose: a hub behind a proxy is asked under another name than it knows. A repeated request does
no harm, because an exchange does nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    algorithms,
)
from http_message_signatures.exceptions import HTTPMessageSignaturesException, InvalidSignature
from http_sf.compat import InnerList

from fieldkit.records.keys import SigningKey
from fieldkit.sync.errors import ClockError, NotSignedError

COVERED = ("@method", "@path", "content-digest", "content-type")
TAG = "fieldkit"
WINDOW = timedelta(minutes=5)
"""How far a request's date may be from the hub's own time."""

_ANY_HOST = "https://hub.invalid"


@dataclass(frozen=True)
class RequestSigner:
    """A key and the name under which the hub knows it: a certificate id, or ``posting:`` and the posting key."""

    key_id: str
    key: SigningKey


@dataclass
class _Message:
    method: str
    url: str
    headers: MutableMapping[str, str]


class _OneKey(HTTPSignatureKeyResolver):
    """Knows one key by its name; a request signed in another name finds none."""

    def __init__(self, key_id: str, key: Ed25519PrivateKey | Ed25519PublicKey) -> None:
        self._keys = {key_id: key}

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey | Ed25519PublicKey:
        return self._keys[key_id]

    def resolve_public_key(self, key_id: str) -> Ed25519PrivateKey | Ed25519PublicKey:
        return self._keys[key_id]


class _Verifier(HTTPMessageVerifier):
    """Checks everything but how old the request is, which is judged by a clock that is passed in."""

    def validate_created_and_expires(self, sig_input: InnerList, max_age: timedelta | None = None) -> None:
        if max_age is not None or not isinstance(sig_input.params.get("created"), int):
            raise InvalidSignature("a request says when it was signed")


def sign(
    method: str, path: str, headers: Mapping[str, str], body: bytes, signer: RequestSigner, at: datetime
) -> dict[str, str]:
    """The headers with ``Content-Digest``, ``Signature-Input`` and ``Signature``. ``headers`` name the content type."""
    message = _Message(method, _ANY_HOST + path, dict(headers))
    private = Ed25519PrivateKey.from_private_bytes(signer.key.seed())
    HTTPMessageSigner(
        signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(signer.key_id, private)
    ).sign(message, key_id=signer.key_id, created=at, tag=TAG, covered_component_ids=COVERED, body=body)
    return dict(message.headers)


def claimed_key(headers: Mapping[str, str]) -> str:
    """Under which name a request says it was signed; nothing is checked yet. Raises NotSignedError."""
    written = {name.lower(): value for name, value in headers.items()}.get("signature-input", "")
    _, found, rest = written.partition(';keyid="')
    if not found:
        raise NotSignedError
    return rest.partition('"')[0]


def verify(
    method: str, path: str, headers: Mapping[str, str], body: bytes, public: str, now: datetime
) -> None:
    """Check a request's signature by the key ``public`` (hex), its body digest and its date.

    Raises NotSignedError, or ClockError where all holds but the date.
    """
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    verifier = _Verifier(
        signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(claimed_key(headers), key)
    )
    message = _Message(method, _ANY_HOST + path, dict(headers))
    try:
        (result,) = verifier.verify(
            message, max_age=None, expect_tag=TAG, require_components=COVERED, body=body
        )
    except (HTTPMessageSignaturesException, ValueError) as error:
        raise NotSignedError from error
    created = result.parameters["created"]
    if abs(now.timestamp() - float(created)) > WINDOW.total_seconds():
        raise ClockError
