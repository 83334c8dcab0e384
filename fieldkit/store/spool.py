"""Envelopes that a locked laptop can go on posting: ciphertext for the hub, and a key that can only post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage

from fieldkit.base.ids import RandomBytes
from fieldkit.base.jsontext import dumps
from fieldkit.records import copies
from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement, StatementError
from fieldkit.store import atomic_file
from fieldkit.store.connection import translated
from fieldkit.store.errors import VaultError
from fieldkit.store.receipts import TAG

_ENVELOPE = re.compile(r"(\d)-([0-9a-f]{64})\.age")
_RECEIPT = re.compile(r"([0-9a-f]{64})\.receipt")
_POSTING = "posting.json"


@dataclass(frozen=True)
class Envelope:
    """One sealed revision as an age file; ``rank`` is its place in the outbox's order."""

    revision: str
    rank: int
    path: Path


def sealed_for_hub(revision: Revision, recipient: str) -> bytes:
    """The revision's copy, whole, readable by the age recipient (``age1…``) only."""
    written = dumps(copies.write(revision)).encode("utf-8")
    sealed: bytes = pyrage.encrypt(written, [pyrage.x25519.Recipient.from_str(recipient)])
    return sealed


class Spool:
    """The folder beside the vault. All of it can be read without the passphrase and says nothing to whoever reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self, random: RandomBytes) -> SigningKey:
        """Make the folder and its posting key where they are not there yet."""
        with translated():
            self.folder.mkdir(mode=0o700, exist_ok=True)
        if not (self.folder / _POSTING).exists():
            key = SigningKey.make(random)
            self._write_posting({"seed": key.seed().hex()})
        return self.posting_key()

    def posting_key(self) -> SigningKey:
        """The key that signs envelope posts and nothing else. Raises VaultError where it can't be read."""
        try:
            return SigningKey(bytes.fromhex(self._posting()["seed"]))
        except (KeyError, ValueError) as error:
            raise _unreadable() from error

    def address(self) -> dict[str, Any] | None:
        """Where to post while locked: what ``set_address`` was given; None before enrolment."""
        kept = self._posting().get("address")
        return dict(kept) if isinstance(kept, dict) else None

    def set_address(self, address: Mapping[str, Any]) -> None:
        """Keep the hub's url, recipient and identity, none of which is secret."""
        self._write_posting({**self._posting(), "address": dict(address)})

    def put(self, revision: Revision, rank: int, recipient: str) -> Envelope:
        """Write an envelope, wholly or not at all."""
        envelope = Envelope(revision.id, rank, self.folder / f"{rank}-{revision.id}.age")
        atomic_file.write(envelope.path, sealed_for_hub(revision, recipient))
        return envelope

    def envelopes(self) -> tuple[Envelope, ...]:
        """What waits to be posted: concerns first, then in the order in which it was written."""
        with translated():
            found = [
                (int(match[1]), path.stat().st_mtime_ns, match[2], path)
                for path in self.folder.iterdir()
                if (match := _ENVELOPE.fullmatch(path.name))
            ]
        return tuple(Envelope(revision, rank, path) for rank, _, revision, path in sorted(found))

    def remove(self, revision_id: str) -> None:
        """The receipt came; an envelope and a receipt that are not there do no harm."""
        with translated():
            for path in self.folder.glob(f"?-{revision_id}.age"):
                path.unlink(missing_ok=True)
            (self.folder / f"{revision_id}.receipt").unlink(missing_ok=True)

    def put_receipt(self, revision_id: str, receipt: Statement) -> None:
        """Keep what the hub answered while locked, for the next unlock; then the envelope needs no more posting."""
        atomic_file.write(
            self.folder / f"{revision_id}.receipt", json.dumps(receipt.to_wire()).encode("utf-8")
        )
        with translated():
            for path in self.folder.glob(f"?-{revision_id}.age"):
                path.unlink(missing_ok=True)

    def receipts(self) -> dict[str, Statement]:
        """Receipts that came while locked, by revision id; unreadable ones are left out and left there."""
        found: dict[str, Statement] = {}
        with translated():
            for path in sorted(self.folder.iterdir()):
                match = _RECEIPT.fullmatch(path.name)
                if match:
                    try:
                        found[match[1]] = Statement.from_wire(TAG, json.loads(path.read_bytes()))
                    except (ValueError, StatementError):
                        continue
        return found

    def _posting(self) -> dict[str, Any]:
        try:
            with translated():
                return dict(json.loads((self.folder / _POSTING).read_bytes()))
        except (ValueError, TypeError) as error:
            raise _unreadable() from error

    def _write_posting(self, content: Mapping[str, Any]) -> None:
        atomic_file.write(self.folder / _POSTING, json.dumps(content).encode("utf-8"))


def _unreadable() -> VaultError:
    return VaultError(
        "The file that lets FieldKit post while locked can't be read.",
        "Your work is safe. Unlock and sync: it is sent then.",
    )
