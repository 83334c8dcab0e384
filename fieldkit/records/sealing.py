"""Need to know: answers sealed to the hub with age, withheld, or erased, without breaking what was signed."""

from __future__ import annotations

from collections.abc import Iterable

import pyrage

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records import copies
from fieldkit.records.answers import Body, Erased, Open, Sealed, Withheld, digest_of
from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement, declare

ERASURE = "erasure"


class SealError(FieldKitError):
    """Sealed words that this key does not open."""

    code = "FK-RECORD-SEALED"


def seal_answers(revision: Revision, digests: Iterable[str], recipient: str) -> Revision:
    """A copy in which these open answers can be read by the age recipient (``age1…``) only."""
    chosen = frozenset(digests)
    to = [pyrage.x25519.Recipient.from_str(recipient)]

    def change(digest: str, body: Body) -> Body:
        if digest in chosen and isinstance(body, Open):
            return Sealed(pyrage.encrypt(copies.write_open(body), to))
        return body

    return revision.with_bodies(change)


def open_answers(revision: Revision, identity: str) -> Revision:
    """A copy with every sealed answer opened by the age identity (secret key). Raises SealError."""
    key = pyrage.x25519.Identity.from_str(identity)

    def change(digest: str, body: Body) -> Body:
        if not isinstance(body, Sealed):
            return body
        try:
            opened = copies.read_open(pyrage.decrypt(body.ciphertext, [key]))
        except pyrage.DecryptError as error:
            raise SealError(
                said("These words are sealed to somebody else."), said("Leave them as they are.")
            ) from error
        if digest_of(opened) != digest:
            raise SealError(
                said("What was sealed here is not what was signed."), said("Tell whoever runs your hub.")
            )
        return opened

    return revision.with_bodies(change)


def withhold_answers(revision: Revision, digests: Iterable[str]) -> Revision:
    """A copy in which these answers are known by their digest only. What was erased stays erased."""
    chosen = frozenset(digests)
    return revision.with_bodies(
        lambda digest, body: Withheld() if digest in chosen and not isinstance(body, Erased) else body
    )


def order_erasure(record: str, digests: Iterable[str], reason: str, at: str, hub: SigningKey) -> Statement:
    """The hub's signed order that these answers of a record be destroyed wherever they are held."""
    content = {"v": 1, "record": record, "answers": sorted(digests), "reason": reason, "at": at}
    return declare(ERASURE, content, hub)


def erase_answers(revision: Revision, order: Statement, hub: str) -> Revision:
    """A copy without the words the order names; it goes on replacing what they replaced. Raises StatementError."""
    content = order.check(hub)
    named = frozenset(content["answers"]) if content["record"] == revision.header.record else frozenset()
    return revision.with_bodies(lambda digest, body: Erased(order.id) if digest in named else body)
