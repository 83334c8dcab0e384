"""Taking back: what somebody asked not to keep is destroyed wherever it is held, on its author's own signed word.

The order names digests and nothing else, so it can be passed on to everybody who holds the record. It counts only for
answers of the one who signed it: whoever applies it says whose certificates belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.records.answers import Body, Erased, Withheld
from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement, StatementError, declare

TAG = "taking-back"

SameAuthor = Callable[[str, str], bool]
"""Whether two certificate ids are one person's: the order's, then the revision's."""


@dataclass(frozen=True)
class TakingBack:
    """An order that was read. ``answers`` are digests of one record; ``cert`` is its author's; ``at`` an instant.

    ``count`` is how many answers stood on the screen: earlier wordings of one answer go with it and count once.
    """

    statement: Statement
    record: str
    answers: frozenset[str]
    cert: str
    at: str
    count: int

    @property
    def id(self) -> str:
        return self.statement.id


def order(
    record: str, answers: Iterable[str], *, count: int, cert: str, at: str, key: SigningKey
) -> TakingBack:
    """The author's signed order that these answers (digests) of a record be destroyed because the person asked."""
    content = {"v": 1, "record": record, "answers": sorted(answers), "count": count, "cert": cert, "at": at}
    return read(declare(TAG, content, key))


def read(statement: Statement) -> TakingBack:
    """Read an order; says nothing about its signature, for which there is ``check``. Raises StatementError."""
    said = statement.fields()
    try:
        answers, count = said["answers"], said["count"]
        texts = (said["record"], said["cert"], said["at"], *answers)
        sound = all(isinstance(one, str) for one in texts) and isinstance(count, int)
    except (KeyError, TypeError) as error:
        raise _not_sound() from error
    if not sound or statement.tag != TAG or len(said["cert"]) != 64:
        raise _not_sound()
    return TakingBack(statement, said["record"], frozenset(answers), said["cert"], said["at"], count)


def check(statement: Statement, revision_key: str) -> TakingBack:
    """Read an order once the signature by its author's revision key (hex) holds. Raises StatementError."""
    statement.check(revision_key)
    return read(statement)


def apply(revision: Revision, orders: Iterable[TakingBack], same_author: SameAuthor) -> Revision:
    """A copy without the words that its own author took back; it goes on replacing what they replaced."""
    head = revision.header
    listed = {digest for digest, _ in head.answers}
    gone = {
        digest: one.id
        for one in sorted(orders, key=lambda one: one.id)
        if one.record == head.record and one.answers & listed and same_author(one.cert, head.cert)
        for digest in one.answers
    }
    if not gone.keys() & listed:
        return revision

    def change(digest: str, body: Body) -> Body:
        return body if digest not in gone or isinstance(body, Erased) else Erased(gone[digest])

    return revision.with_bodies(change)


def believed(revision: Revision, orders: Iterable[str]) -> Revision:
    """A copy that came from elsewhere, in which only these order ids count: nobody destroys words by saying they are gone."""
    known = frozenset(orders)
    return revision.with_bodies(
        lambda _digest, body: Withheld() if isinstance(body, Erased) and body.order not in known else body
    )


def _not_sound() -> StatementError:
    return StatementError(said("This taking back can't be read."), said("Nothing was changed by it."))
