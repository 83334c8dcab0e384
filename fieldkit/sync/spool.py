"""The folder of sealed envelopes beside a vault: what can be sent while the vault is locked, and nothing that can be read.

Each file is one letter to the hub, an age file (age-encryption.org/v1) that only the hub opens. Names say how pressing
it is and which revision lies inside, never whose. ``posting.json`` holds a key that may post here and do nothing else.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyrage
import zstandard
from pydantic import ValidationError

from fieldkit.base.jsontext import dumps, loads
from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement
from fieldkit.sync.post_bag import ANSWER, LETTER, POSTING
from fieldkit.sync.protocol import Copy, EnvelopeReceipt, FormText, Letter, Signed
from fieldkit.sync.signing import RequestSigner

UNFINISHED = ".part"
"""What a letter's name ends with while it is written."""

POSTING_NAME = "posting:"
"""Before the public key it is the name in which envelopes are signed."""


@dataclass(frozen=True)
class PostingKey:
    """Where envelopes go, and the key that signs their posting: it reads nothing and signs nothing else.

    ``hub_key`` is the hub's identity key (hex), by which its answers are told from anybody else's.
    """

    url: str
    hub_key: str
    key: SigningKey

    def signer(self) -> RequestSigner:
        return RequestSigner(posting_name(self.key.public), self.key)


def posting_name(public: str) -> str:
    """Under which name the hub knows a posting key (hex)."""
    return POSTING_NAME + public


def write_posting_key(folder: Path, posting: PostingKey) -> None:
    """Keep the posting key in the clear; at enrolment."""
    folder.mkdir(parents=True, exist_ok=True)
    held = {"url": posting.url, "hub_key": posting.hub_key, "seed": posting.key.seed().hex()}
    _write(folder / POSTING, dumps(held).encode("utf-8"))


def read_posting_key(folder: Path) -> PostingKey | None:
    """The posting key, or None before enrolment or where the file is damaged."""
    try:
        held = loads((folder / POSTING).read_bytes())
        return PostingKey(held["url"], held["hub_key"], SigningKey(bytes.fromhex(held["seed"])))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def enclose(revisions: Iterable[Revision], forms: Iterable[FormText], recipient: str) -> bytes:
    """A letter that only the hub (age recipient ``age1…``) can open."""
    return _sealed(Letter(revisions=tuple(Copy.of(one) for one in revisions), forms=tuple(forms)), recipient)


def put_order(folder: Path, order: Statement, recipient: str) -> Path:
    """Spool an order to take back, ahead of everything, so that a locked laptop delivers it too."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"0-{order.id}{LETTER}"
    if not path.exists():
        _write(path, _sealed(Letter(revisions=(), orders=(Signed.of(order),)), recipient))
    return path


def _sealed(letter: Letter, recipient: str) -> bytes:
    packed = zstandard.ZstdCompressor(level=3).compress(letter.model_dump_json().encode("utf-8"))
    return bytes(pyrage.encrypt(packed, [pyrage.x25519.Recipient.from_str(recipient)]))


def put(folder: Path, rank: int, revision: Revision, forms: Iterable[FormText], recipient: str) -> Path:
    """Spool one sealed revision, durably, under its rank (0 goes first). Spooling it again changes nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{rank}-{revision.id}{LETTER}"
    if not path.exists():
        _write(path, enclose([revision], forms, recipient))
    return path


def write_answer(letter: Path, answer: EnvelopeReceipt) -> None:
    """Keep the hub's answer beside its envelope until the next unlock, which puts it into the store."""
    _write(letter.with_suffix(ANSWER), answer.model_dump_json().encode("utf-8"))


def answers(folder: Path) -> Sequence[tuple[Path, EnvelopeReceipt]]:
    """Every answered envelope with its answer; one that is damaged is taken away, so that its envelope goes again."""
    found = []
    for path in sorted(folder.glob(f"*{ANSWER}")):
        try:
            found.append((path.with_suffix(LETTER), EnvelopeReceipt.model_validate_json(path.read_bytes())))
        except ValidationError:
            path.unlink()
    return found


def forget(folder: Path, revisions: Iterable[str]) -> None:
    """Take away the envelopes of these revisions, and their answers: the store holds their receipts now."""
    gone = frozenset(revisions)
    for path in [one for kind in (LETTER, ANSWER, UNFINISHED) for one in folder.glob(f"*{kind}")]:
        if path.name.partition(".")[0].partition("-")[2] in gone:
            path.unlink(missing_ok=True)


def forget_letter(letter: Path) -> None:
    """Take one envelope away, and its answer last, so that a crash in between sends nothing twice."""
    letter.unlink(missing_ok=True)
    forget_answer(letter)


def forget_answer(letter: Path) -> None:
    """Take away an answer that says nothing, so that its envelope goes again."""
    letter.with_suffix(ANSWER).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write so that a crash leaves either the whole file or none, and two who write the same do not meet half-way."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}{UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    if os.name == "posix":
        held = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
