"""Safe means: the hub's receipts name every answer. Nothing less turns it green."""

from collections.abc import Iterable
from functools import partial

from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement, declare
from fieldkit.store import authoring, lists, outbox, receipts
from tests.records.people import HUB
from tests.store.laptop import AT, Laptop, text


def receipt_for(
    hub: SigningKey, revision: Revision, digests: Iterable[str] | None = None
) -> tuple[Statement, dict[str, list[str]]]:
    """A receipt for all answers of a revision, or some."""
    named = sorted(digest for digest, _ in revision.header.answers) if digests is None else sorted(digests)
    return declare(receipts.TAG, {"v": 1, "stored": [[revision.id, named]]}, hub), {revision.id: named}


def authored(laptop: Laptop) -> Revision:
    revision = laptop.seal("r-1", "conversation", {("words",): text("one"), ("mood",): text("two")})
    laptop.write(lambda c: authoring.keep_sealed(c, revision, AT))
    return revision


def delivery(laptop: Laptop) -> str:
    row = laptop.read(lambda c: lists.record(c, "r-1"))
    return row.delivery if row else ""


def test_a_receipt_for_every_answer_makes_it_safe(laptop: Laptop) -> None:
    revision = authored(laptop)
    assert delivery(laptop) == "only-here"
    statement, stored = receipt_for(HUB, revision)
    assert laptop.write(lambda c: receipts.keep(c, statement, stored, AT)) == (revision.id,)
    assert laptop.read(lambda c: receipts.is_safe(c, revision.id))
    assert laptop.read(lambda c: receipts.safe_since(c, revision.id)) == AT
    assert laptop.read(lambda c: receipts.covering(c, revision.id)) == statement
    assert laptop.read(outbox.waiting) == ()
    assert delivery(laptop) == "safe"


def test_a_receipt_for_some_answers_does_not_until_another_names_the_rest(laptop: Laptop) -> None:
    revision = authored(laptop)
    first, second = (digest for digest, _ in revision.header.answers)
    assert laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, revision, [first]), at=AT)) == ()
    assert delivery(laptop) == "only-here"
    assert laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, revision, [first]), at=AT)) == ()
    assert laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, revision, [second]), at=AT)) == (
        revision.id,
    )
    assert delivery(laptop) == "safe"


def test_a_receipt_that_names_other_answers_or_none_changes_nothing(laptop: Laptop) -> None:
    revision = authored(laptop)
    for digests in ((), ("ab" * 32,)):
        statement, stored = receipt_for(HUB, revision, digests)
        assert laptop.write(partial(receipts.keep, receipt=statement, stored=stored, at=AT)) == ()
    assert not laptop.read(lambda c: receipts.is_safe(c, revision.id))
    assert laptop.read(lambda c: receipts.safe_since(c, revision.id)) is None
    assert laptop.read(lambda c: receipts.covering(c, revision.id)) is None


def test_a_receipt_for_what_is_not_here_is_kept_and_harmless(laptop: Laptop) -> None:
    revision = laptop.seal("r-1", "conversation", {("words",): text("elsewhere")})
    assert laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, revision), at=AT)) == ()
    assert not laptop.read(lambda c: receipts.is_safe(c, revision.id))


def test_what_others_wrote_is_at_the_hub_by_nature(laptop: Laptop) -> None:
    laptop.keep("r-1", "conversation", {("words",): text("one")})
    assert delivery(laptop) == "received"


def test_the_newest_receipt_of_a_record_is_told_and_none_for_what_has_none(laptop: Laptop) -> None:
    revision = authored(laptop)
    assert laptop.read(lambda c: receipts.newest_of(c, ["r-1", "r-2"])) == {}
    laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, revision), at=AT))
    assert laptop.read(lambda c: receipts.newest_of(c, ["r-1", "r-2"])) == {"r-1": AT}
