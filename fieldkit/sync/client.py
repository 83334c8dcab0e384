"""The hub over HTTP, as the laptop sees it: signed, compressed, patient while there is progress, and never believing noise."""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import requests
import zstandard
from pydantic import ValidationError

from fieldkit.base.clock import Clock, parse_instant
from fieldkit.sync.errors import (
    AddressError,
    BusyError,
    ClockError,
    HubFaultError,
    NonsenseError,
    SyncError,
    TooLargeError,
    UnreachableError,
    UntrustedError,
)
from fieldkit.sync.files import FileOffer, OfferRequest, OfferResponse, PieceTaken
from fieldkit.sync.protocol import (
    MOST_BYTES,
    Enrolled,
    EnrolRequest,
    EnvelopeReceipt,
    ExchangeRequest,
    ExchangeResponse,
    Fault,
    HubStatus,
    Message,
    StandingTold,
)
from fieldkit.sync.signing import RequestSigner, sign

CONNECT_SECONDS = 10.0
NO_PROGRESS_SECONDS = 30.0
"""How long no single byte may come or go before a request counts as cut off."""

JSON = "application/json"
ENVELOPE = "application/age"
PIECE = "application/octet-stream"

_WORTH_PACKING = 1_000
_CHUNK = 65_536

M = TypeVar("M", bound=Message)


class HttpHub:
    """Implements ``protocol.Hub`` and ``files.FileHub``. Not for use by two threads at once; ``close`` it when done.

    ``signer`` may be missing for enrolment and status, which nobody signs. Raises AddressError for an address that
    is neither ``https`` nor on this computer.
    """

    def __init__(
        self,
        url: str,
        signer: RequestSigner | None,
        clock: Clock,
        *,
        connect_seconds: float = CONNECT_SECONDS,
        no_progress_seconds: float = NO_PROGRESS_SECONDS,
    ) -> None:
        self._url = checked_address(url)
        self._signer = signer
        self._clock = clock
        self._timeout = (connect_seconds, no_progress_seconds)
        self._ahead = timedelta()
        self._session = requests.Session()
        self._session.trust_env = not _is_here(self._url)

    def close(self) -> None:
        self._session.close()

    def enrol(self, request: EnrolRequest) -> Enrolled:
        return self._say("/v1/enrol", request, Enrolled)

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
        return self._say("/v1/exchange", request, ExchangeResponse)

    def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
        return self._ask("POST", "/v1/envelope", envelope, ENVELOPE, EnvelopeReceipt)

    def standing(self) -> StandingTold:
        return self._ask("POST", "/v1/standing", b"", JSON, StandingTold)

    def status(self) -> HubStatus:
        return self._ask("GET", "/v1/status", b"", JSON, HubStatus)

    def offer_files(self, request: OfferRequest) -> OfferResponse:
        return self._say("/v1/files", request, OfferResponse)

    def put_piece(self, file_hash: str, content: bytes) -> PieceTaken:
        return self._ask("POST", f"/v1/files/{file_hash}/pieces", content, PIECE, PieceTaken)

    def file_offer(self, file_hash: str) -> FileOffer:
        return self._ask("GET", f"/v1/files/{file_hash}", b"", JSON, FileOffer)

    def file_piece(self, file_hash: str, piece: str) -> bytes:
        return self._patiently("GET", f"/v1/files/{file_hash}/pieces/{piece}", {"Content-Type": JSON}, b"")

    def _say(self, path: str, message: Message, expected: type[M]) -> M:
        return self._ask("POST", path, message.model_dump_json().encode("utf-8"), JSON, expected)

    def _ask(self, method: str, path: str, body: bytes, kind: str, expected: type[M]) -> M:
        headers = {"Content-Type": kind}
        if len(body) > _WORTH_PACKING and kind == JSON:
            body = zstandard.ZstdCompressor(level=3).compress(body)
            headers["Content-Encoding"] = "zstd"
        content = self._patiently(method, path, headers, body)
        try:
            return expected.model_validate_json(content)
        except ValidationError as error:
            raise NonsenseError from error

    def _patiently(self, method: str, path: str, headers: dict[str, str], body: bytes) -> bytes:
        try:
            return self._once(method, path, headers, body)
        except ClockError:
            # The laptop's clock is wrong, and the hub has said by how much: once more, dated by the hub's time.
            return self._once(method, path, headers, body)

    def _once(self, method: str, path: str, headers: dict[str, str], body: bytes) -> bytes:
        if self._signer is not None:
            at = self._clock.now() + self._ahead
            headers = sign(method, path, headers, body, self._signer, at)
        status, content = self._send(method, path, headers, body)
        if status != requests.codes.ok:
            raise self._fault(status, content)
        return content

    def _send(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        try:
            with self._session.request(
                method, self._url + path, headers=headers, data=body, timeout=self._timeout,
                allow_redirects=False, stream=True,
            ) as response:  # fmt: skip
                return response.status_code, _content(response)
        except requests.exceptions.SSLError as error:
            raise UntrustedError from error
        except requests.exceptions.ContentDecodingError as error:
            raise NonsenseError from error
        except requests.exceptions.InvalidURL as error:
            raise AddressError from error
        except requests.RequestException as error:
            raise UnreachableError from error

    def _fault(self, status: int, content: bytes) -> SyncError:
        try:
            fault = Fault.model_validate_json(content)
        except ValidationError:
            return _error_without_words(status)
        error = fault.error()
        if isinstance(error, ClockError) and fault.hub_time:
            try:
                hub_time = parse_instant(fault.hub_time)
            except ValueError:
                return NonsenseError()
            self._ahead = hub_time - self._clock.now()
        return error


def checked_address(url: str) -> str:
    """The address without a closing slash. Raises AddressError: personal data goes out encrypted or stays here."""
    try:
        parts = urlsplit(url.strip())
        sound = (
            bool(parts.hostname) and parts.port != 0 and not (parts.query or parts.fragment or parts.username)
        )
    except ValueError as error:
        raise AddressError from error
    address = url.strip().rstrip("/")
    sound = sound and not any(sign.isspace() for sign in address)
    if not sound or not (parts.scheme == "https" or (parts.scheme == "http" and _is_here(address))):
        raise AddressError
    return address


def _is_here(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _content(response: requests.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > 2 * MOST_BYTES:
            raise NonsenseError
    return bytes(content)


def _error_without_words(status: int) -> SyncError:
    """What a status means when no FieldKit hub has put it in words: a proxy, or a hub that fell over."""
    if status == requests.codes.request_entity_too_large:
        return TooLargeError()
    if status in {requests.codes.too_many_requests, requests.codes.service_unavailable}:
        return BusyError()
    if status in {requests.codes.bad_gateway, requests.codes.gateway_timeout}:
        return UnreachableError()
    return HubFaultError() if status >= requests.codes.server_error else NonsenseError()
