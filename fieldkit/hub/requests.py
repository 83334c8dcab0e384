"""Reads an HTTP request as the hub takes it: no larger than it may be, signed by a laptop it knows, and unpacked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from fieldkit.hub.core import HubCore
from fieldkit.hub.devices import Device
from fieldkit.hub.packing import unpack
from fieldkit.sync.errors import NotSignedError, UnreadableError
from fieldkit.sync.signing import claimed_key, verify
from fieldkit.sync.spool import POSTING_NAME


def signed_device(
    core: HubCore,
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    now: datetime,
    *,
    posting: bool = False,
) -> Device:
    """The laptop whose key signed this request, body as it came over the wire.

    ``posting``: by its posting key, which signs nothing but envelopes and the question how the laptop stands. Raises NotSignedError, ClockError.
    """
    key_id = claimed_key(headers)
    if key_id.startswith(POSTING_NAME) != posting:
        raise NotSignedError
    device = core.device(key_id)
    key = key_id.removeprefix(POSTING_NAME) if posting else device.request_key
    verify(method, path, headers, body, key, now)
    return device


def content(headers: Mapping[str, str], body: bytes) -> bytes:
    """The body unpacked. Raises UnreadableError, TooLargeError."""
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        return body
    if encoding != "zstd":
        raise UnreadableError
    return unpack(body)
