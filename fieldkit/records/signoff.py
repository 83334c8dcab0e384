"""Signing: who stands behind what, what the signature covers, and what was added since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.jsontext import dumps
from fieldkit.records import values
from fieldkit.records.files import file_of
from fieldkit.records.merge import RecordState, open_answers
from fieldkit.records.paths import SIGN_OFF, Path, entry
from fieldkit.records.revisions import NewAnswer, Revision

ALL = "all"
OWN = "own-answers"


@dataclass(frozen=True)
class SignOff:
    """A signature on a record: ``scope`` is "all", "own-answers" or "sections"; ``digest`` that of the response as shown.

    ``signer`` names the one who signs (the practitioner, or the person); ``how`` says how a person signed
    ("said-so", "typed", "drawn", "disagrees", "declined") and is "device" for practitioners. ``reason`` says why
    something was added after an earlier signature. ``drawing`` is the SHA-256 of a drawn signature's picture, "" for none.
    """

    revision: str
    cert: str
    at: str
    signer: str
    role: str
    scope: str
    digest: str
    how: str
    reason: str | None
    drawing: str = ""


_DRAWING = "drawing"
_TEXTS = ("signer", "role", "scope", "digest", "how", "reason")


def response_digest(response: Mapping[str, Any]) -> str:
    """SHA-256 of the response as shown: its compact JSON, in the order shown, as UTF-8; in hex."""
    return hashlib.sha256(dumps(response).encode("utf-8")).hexdigest()


def answers(
    sign_off_id: str,
    *,
    signer: str,
    role: str,
    scope: str,
    digest: str,
    how: str,
    reason: str | None,
    drawing: Mapping[str, Any] | None = None,
) -> tuple[NewAnswer, ...]:
    """The answers that make a sign-off; sealed together in a revision of their own. ``drawing``: a ``valueAttachment``."""
    said = {"signer": signer, "role": role, "scope": scope, "digest": digest, "how": how, "reason": reason}
    written = tuple(
        NewAnswer(_path(sign_off_id, name), values.write({"valueString": text}))
        for name, text in said.items()
        if text is not None
    )
    if drawing is None:
        return written
    return (*written, NewAnswer(_path(sign_off_id, _DRAWING), values.write(drawing)))


def sign_offs(revisions: Iterable[Revision]) -> tuple[SignOff, ...]:
    """Every sign-off that can be read here, oldest first by the signers' clocks."""
    found = []
    for revision in revisions:
        answered = {
            held.path[-1]: values.parse(held.value) or {}
            for held in open_answers(revision)
            if held.path[:2] == ("", SIGN_OFF) and len(held.path) == 4
        }
        said = {name: value.get("valueString") for name, value in answered.items()}
        if all(said.get(name) for name in _TEXTS if name != "reason"):
            head = revision.header
            told = {name: str(said[name]) for name in _TEXTS if name != "reason"}
            drawn = file_of(answered.get(_DRAWING))
            found.append(
                SignOff(
                    revision.id, head.cert, head.at, reason=said.get("reason"),
                    drawing=drawn.hash if drawn else "", **told,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.at, one.revision)))


def covered_by(revision_id: str, revisions: Iterable[Revision]) -> frozenset[str]:
    """The revisions that a sign-off in ``revision_id`` covers: itself and all its ancestors held here."""
    parents = {revision.id: revision.header.parents for revision in revisions}
    covered: set[str] = set()
    waiting = [revision_id]
    while waiting:
        one = waiting.pop()
        if one in parents and one not in covered:
            covered.add(one)
            waiting.extend(parents[one])
    return frozenset(covered)


def added_since(revisions: Iterable[Revision], state: RecordState) -> tuple[Path, ...]:
    """Paths with an answer that no sign-off covers: later than, or concurrent with, every signature."""
    copies = tuple(revisions)
    covered = frozenset[str]().union(*(covered_by(one.revision, copies) for one in sign_offs(copies)))
    return tuple(
        path
        for path, at_path in state.fields.items()
        if path[0] != "" and any(held.revision not in covered for held in at_path.current)
    )


def _path(sign_off_id: str, name: str) -> Path:
    return ("", SIGN_OFF, entry(sign_off_id), name)
