"""What waits goes in order: concerns, urgent facts, small records, the rest; what the hub said no to stays in sight."""

import json

import pytest

from fieldkit.records import files
from fieldkit.records.revisions import Revision
from fieldkit.store import attachments, authoring, outbox, receipts
from fieldkit.store.errors import NotHeldError
from fieldkit.store.outbox import CONCERN, REST, SMALL, URGENT
from tests.records.people import HUB
from tests.store.laptop import AT, Laptop, text
from tests.store.test_receipts import receipt_for


def authored(laptop: Laptop, record: str, kind: str, link: str, words: str) -> Revision:
    revision = laptop.seal(record, kind, {(link,): text(words)})
    laptop.write(lambda c: authoring.keep_sealed(c, revision, AT))
    return revision


def test_the_order_is_concern_urgent_small_rest_then_age(laptop: Laptop) -> None:
    made = [
        authored(laptop, "r-1", "conversation", "words", "long " * 5000),
        authored(laptop, "r-2", "conversation", "words", "short"),
        authored(laptop, "r-3", "conversation", "risk", "the dog bites"),
        authored(laptop, "r-4", "concern", "what", "long " * 5000),
        authored(laptop, "r-5", "conversation", "words", "short too"),
    ]
    waiting = laptop.read(outbox.waiting)
    assert [(one.record, one.rank) for one in waiting] == [
        ("r-4", CONCERN), ("r-3", URGENT), ("r-2", SMALL), ("r-5", SMALL), ("r-1", REST),
    ]  # fmt: skip
    taken = laptop.read(lambda c: outbox.take(c, most_bytes=1 << 30))
    assert [one.id for one in taken] == [made[at].id for at in (3, 2, 1, 4, 0)]


def test_a_page_holds_at_least_one_however_large_it_is(laptop: Laptop) -> None:
    large = authored(laptop, "r-1", "concern", "what", "long " * 5000)
    authored(laptop, "r-2", "conversation", "words", "short")
    assert [one.id for one in laptop.read(lambda c: outbox.take(c, most_bytes=100))] == [large.id]
    assert len(laptop.read(lambda c: outbox.take(c, most_bytes=1 << 30, most=1))) == 1


def test_what_the_hub_said_no_to_stays_in_sight_and_goes_again_only_when_asked(laptop: Laptop) -> None:
    one = authored(laptop, "r-1", "conversation", "words", "short")
    other = authored(laptop, "r-2", "conversation", "words", "short too")
    laptop.write(lambda c: outbox.refuse(c, one.id, "FK-HUB-SIZE", "It is too large.", "Take out photos."))
    assert [two.id for two in laptop.read(lambda c: outbox.take(c, 1 << 30))] == [other.id]
    (waiting,) = laptop.read(lambda c: outbox.of_record(c, "r-1"))
    assert (waiting.state, waiting.code, waiting.reason, waiting.next_step) == (
        "refused", "FK-HUB-SIZE", "It is too large.", "Take out photos.",
    )  # fmt: skip
    laptop.write(lambda c: outbox.try_again(c, one.id))
    assert len(laptop.read(lambda c: outbox.take(c, 1 << 30))) == 2
    assert laptop.read(lambda c: outbox.of_record(c, "r-1"))[0].reason == ""
    with pytest.raises(NotHeldError):
        laptop.write(lambda c: outbox.try_again(c, "ab" * 32))


def test_what_was_on_its_way_when_the_link_was_cut_waits_again(laptop: Laptop) -> None:
    one = authored(laptop, "r-1", "conversation", "words", "short")
    laptop.write(lambda c: outbox.mark_sending(c, [one.id]))
    assert laptop.read(outbox.counts).sending == 1
    laptop.write(outbox.mark_only_here)
    assert laptop.read(outbox.counts) == outbox.Counts(1, 0, 0, 0)


def test_files_are_counted_too(laptop: Laptop) -> None:
    laptop.write(lambda c: attachments.add(c, b"photo", "image/jpeg", AT))
    laptop.write(lambda c: attachments.offer_again(c, AT))
    assert laptop.read(outbox.counts).total == 0
    named = json.dumps(files.attachment(b"photo", "image/jpeg", ""))
    one = laptop.keep("r-1", "conversation", {("words",): named})
    laptop.write(lambda c: attachments.queue(c, one))
    assert laptop.read(outbox.counts).total == 1


def test_each_revision_needs_one_envelope(laptop: Laptop) -> None:
    made = [authored(laptop, f"r-{number}", "conversation", "words", "x") for number in range(3)]
    laptop.write(lambda c: outbox.mark_enveloped(c, [made[1].id]))
    left = laptop.read(outbox.without_envelope)
    assert [(one.id, rank) for one, rank in left] == [(made[0].id, SMALL), (made[2].id, SMALL)]


def test_putting_twice_and_putting_what_is_safe_does_nothing(laptop: Laptop) -> None:
    one = authored(laptop, "r-1", "conversation", "words", "short")
    laptop.write(lambda c: outbox.put(c, one))
    assert laptop.read(outbox.counts).total == 1
    laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, one), at=AT))
    laptop.write(lambda c: outbox.put(c, one))
    assert laptop.read(outbox.counts).total == 0


def test_after_a_hub_was_restored_everything_is_offered_again(laptop: Laptop) -> None:
    one = authored(laptop, "r-1", "conversation", "words", "short")
    laptop.write(lambda c: receipts.keep(c, *receipt_for(HUB, one), at=AT))
    assert laptop.write(lambda c: outbox.offer_again(c, [laptop.cert])) == 1
    assert [two.id for two in laptop.read(lambda c: outbox.take(c, 1 << 30))] == [one.id]
    assert not laptop.read(lambda c: receipts.is_safe(c, one.id))


def test_the_rank_can_be_asked_for_before_anything_is_stored(laptop: Laptop) -> None:
    revision = laptop.seal("r-1", "concern", {("what",): text("x")})
    assert laptop.read(lambda c: outbox.rank_of(c, revision)) == CONCERN


def test_under_a_pause_only_what_is_pressing_is_taken_and_weighed(laptop: Laptop) -> None:
    authored(laptop, "r-1", "conversation", "words", "short")
    risk = authored(laptop, "r-2", "conversation", "risk", "the dog bites")
    concern = authored(laptop, "r-3", "concern", "what", "something I saw")
    taken = laptop.read(lambda c: outbox.take(c, 1 << 30, up_to=URGENT))
    assert [one.id for one in taken] == [concern.id, risk.id]
    count, size = laptop.read(outbox.weight)
    assert count == 3
    assert laptop.read(lambda c: outbox.weight(c, URGENT))[0] == 2
    laptop.write(lambda c: outbox.refuse(c, concern.id, "FK-HUB-SIZE", "Too large.", "Take out photos."))
    assert laptop.read(outbox.weight)[0] == 2
    assert laptop.read(outbox.weight)[1] < size
