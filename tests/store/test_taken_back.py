"""What was taken back is in no page of the store any more, and nothing that comes later brings it in again."""

from collections.abc import Iterable

from fieldkit.records import taking_back
from fieldkit.records.merge import merge
from fieldkit.records.revisions import Revision
from fieldkit.records.taking_back import TakingBack
from fieldkit.store import outbox, quarantine, revisions, search, taken_back
from fieldkit.store.scrubbing import scrub
from tests.records.people import GLYNIS, SHARON, Author
from tests.store import decrypted
from tests.store.laptop import AT, KEY, Laptop, text

WORDS = "He took my pension book on Tuesday and I cried about it all afternoon"


def order(record: str, digests: Iterable[str], author: Author = SHARON) -> TakingBack:
    return taking_back.order(record, digests, count=1, cert=author.certificate.id, at=AT, key=author.key)


def digests(revision: Revision) -> list[str]:
    return [digest for digest, _ in revision.header.answers]


def test_a_scan_of_the_decrypted_store_finds_the_words_before_and_not_after(laptop: Laptop) -> None:
    for number in range(30):
        laptop.keep(
            f"talk-{number}", "conversation", {("words",): text(f"Ordinary words number {number}. " * 40)}
        )
    held = laptop.keep("talk-x", "conversation", {("words",): text(WORDS)})
    salts = [body.salt for body in held.bodies if hasattr(body, "salt")]
    laptop.database.empty_log()
    assert decrypted.holds(laptop.database.path, KEY, WORDS.encode())
    assert all(decrypted.holds(laptop.database.path, KEY, salt) for salt in salts)

    lost = laptop.write(lambda c: taken_back.keep(c, order("talk-x", digests(held)), known=False))
    scrub(laptop.database)

    assert lost == (held.id,)
    assert not decrypted.holds(laptop.database.path, KEY, WORDS.encode())
    assert not any(decrypted.holds(laptop.database.path, KEY, salt) for salt in salts)
    assert laptop.read(lambda c: search.search(c, "pension", lambda place: True)).hits == ()
    kept = laptop.read(lambda c: revisions.everything_of(c, "talk-x"))
    kept[0].verify(SHARON.certificate.revision_key)
    assert merge(kept).unreadable == 0


def test_a_copy_that_comes_later_is_emptied_on_the_way_in(laptop: Laptop) -> None:
    held = laptop.seal("talk", "conversation", {("words",): text(WORDS)})
    laptop.write(lambda c: taken_back.keep(c, order("talk", digests(held)), known=True))

    laptop.write(lambda c: revisions.add(c, [held], AT))
    laptop.write(lambda c: revisions.add(c, [held], AT))

    (kept,) = laptop.read(lambda c: revisions.everything_of(c, "talk"))
    assert merge([kept]).erased
    assert not merge([kept]).fields


def test_somebody_elses_order_destroys_nothing(laptop: Laptop) -> None:
    held = laptop.keep("talk", "conversation", {("words",): text(WORDS)})

    assert laptop.write(lambda c: taken_back.keep(c, order("talk", digests(held), GLYNIS), known=True)) == ()
    assert laptop.read(lambda c: revisions.everything_of(c, "talk")) == (held,)


def test_only_an_order_that_is_here_lets_a_copy_say_that_words_are_gone(laptop: Laptop) -> None:
    held = laptop.keep("talk", "conversation", {("words",): text(WORDS)})
    claimed = taking_back.apply(held, [order("talk", digests(held))], lambda one, other: True)

    assert laptop.read(lambda c: taken_back.believed(c, claimed)) != claimed
    laptop.write(lambda c: taken_back.keep(c, order("talk", digests(held)), known=True))
    assert laptop.read(lambda c: taken_back.believed(c, claimed)) == claimed


def test_what_waits_for_the_hub_needs_a_new_envelope(laptop: Laptop) -> None:
    held = laptop.keep("talk", "conversation", {("words",): text(WORDS)})
    laptop.write(lambda c: outbox.put(c, held))
    laptop.write(lambda c: outbox.mark_enveloped(c, [held.id]))
    assert laptop.read(outbox.without_envelope) == ()

    laptop.write(lambda c: taken_back.keep(c, order("talk", digests(held)), known=False))

    ((again, _),) = laptop.read(outbox.without_envelope)
    assert merge([again]).erased


def test_a_copy_that_was_set_aside_goes_too(laptop: Laptop) -> None:
    held = laptop.keep("talk", "conversation", {("words",): text(WORDS)})
    wire = held.header_bytes + WORDS.encode()
    laptop.write(lambda c: quarantine.set_aside(c, "revision", held.id, wire, code="X", reason="x", at=AT))

    laptop.write(lambda c: taken_back.keep(c, order("talk", digests(held)), known=False))

    assert laptop.read(quarantine.everything) == ()


def test_orders_wait_for_the_hub_until_it_has_them_or_says_no(laptop: Laptop) -> None:
    held = laptop.keep("talk", "conversation", {("words",): text(WORDS)})
    one = order("talk", digests(held))
    laptop.write(lambda c: taken_back.keep(c, one, known=False))
    assert laptop.read(taken_back.waiting) == (one.statement,)

    laptop.write(lambda c: taken_back.refuse(c, one.id, "FK-HUB-TAKEN-BACK", "It was signed."))
    assert laptop.read(taken_back.waiting) == ()
    assert laptop.read(lambda c: taken_back.lines(c, "talk"))[0].reason == "It was signed."

    laptop.write(taken_back.offer_again)
    laptop.write(lambda c: taken_back.confirm(c, [one.id]))
    (line,) = laptop.read(lambda c: taken_back.lines(c, "talk"))
    assert (line.count, line.at, line.known, line.reason) == (1, AT, True, "")
    laptop.write(taken_back.offer_again)
    assert laptop.read(taken_back.waiting) == (one.statement,)
