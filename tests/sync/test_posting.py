import os
from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.sync import post_bag, spool
from fieldkit.sync.errors import NotSignedError, TooLargeError, UnreachableError, UntrustedError
from fieldkit.sync.posting import ask_standing, collect_answers, post_spool, post_to, standing_at
from fieldkit.sync.protocol import Cursor, EnvelopeReceipt
from fieldkit.sync.spool import PostingKey
from tests.hub.processes import invite, serving
from tests.hub.worlds import World
from tests.sync.laptops import Laptop
from tests.sync.sample_forms import CONVERSATION
from tests.sync.test_exchange import Between


def spooled(laptop: Laptop, folder: Path, number: int = 1, *, with_form: bool = True) -> list[str]:
    """Some revisions sealed and spooled, ids in order."""
    assert laptop.membership is not None
    ids = []
    for count in range(number):
        revision = laptop.begin(f"posted-{count}")
        forms = [CONVERSATION] if with_form else []
        spool.put(folder, 0, revision, forms, laptop.membership.recipient)
        ids.append(revision.id)
    return ids


def letter_box(world: World, laptop: Laptop) -> Between:
    return Between(world.hub.as_device(spool.posting_name(laptop.posting_key.public)))


def test_a_locked_laptop_delivers_and_finds_its_receipts_when_unlocked(world: World, tmp_path: Path) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    ids = spooled(sharon, tmp_path, 3)
    posted = post_to(letter_box(world, sharon), tmp_path, sharon.store.hub_key)
    assert (posted.sent, posted.waiting, posted.trouble) == (3, 0, None)
    world.sync(glynis)
    assert set(ids) <= set(glynis.store.revisions)
    assert collect_answers(tmp_path, sharon.store) == set(ids)
    assert all(sharon.store.is_safe(one) for one in ids)
    assert not list(tmp_path.iterdir())


def test_receipts_count_even_before_the_first_exchange_and_not_after_a_restore(
    world: World, tmp_path: Path
) -> None:
    sharon = world.join("Sharon")
    (first,) = spooled(sharon, tmp_path)
    known = sharon.store.cursor
    sharon.store.cursor = Cursor()
    post_to(letter_box(world, sharon), tmp_path, sharon.store.hub_key)
    assert collect_answers(tmp_path, sharon.store) == {first}
    (second,) = spooled(sharon, tmp_path)
    post_to(letter_box(world, sharon), tmp_path, sharon.store.hub_key)
    sharon.store.cursor = known.model_copy(update={"epoch": "after a restore"})
    assert collect_answers(tmp_path, sharon.store) == set()
    assert sharon.store.waiting() == [second]


def test_a_hub_that_fails_half_way_leaves_the_rest_waiting(world: World, tmp_path: Path) -> None:
    sharon = world.join("Sharon")
    spooled(sharon, tmp_path, 3)
    box = letter_box(world, sharon)

    class Failing(Between):
        count = 0

        def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
            self.count += 1
            if self.count == 2:
                raise UnreachableError
            return self.hub.post_envelope(envelope)

    posted = post_to(Failing(box), tmp_path, sharon.store.hub_key)
    assert (posted.sent, posted.waiting) == (1, 2)
    assert isinstance(posted.trouble, UnreachableError)
    assert post_to(box, tmp_path, sharon.store.hub_key).sent == 2


def test_one_letter_that_is_too_large_does_not_hold_up_the_next(world: World, tmp_path: Path) -> None:
    sharon = world.join("Sharon")
    spooled(sharon, tmp_path, 2)

    class Narrow(Between):
        count = 0

        def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
            self.count += 1
            if self.count == 1:
                raise TooLargeError
            return self.hub.post_envelope(envelope)

    posted = post_to(Narrow(letter_box(world, sharon)), tmp_path, sharon.store.hub_key)
    assert (posted.sent, posted.waiting) == (1, 1)


def test_an_answer_that_the_hub_did_not_sign_or_that_says_nothing_does_not_count(
    world: World, tmp_path: Path
) -> None:
    sharon = world.join("Sharon")
    spooled(sharon, tmp_path)

    class Forging(Between):
        def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
            told = self.hub.post_envelope(envelope)
            forged = tuple(one.model_copy(update={"signature": "00" * 64}) for one in told.receipts)
            return told.model_copy(update={"receipts": forged})

    class Silent(Between):
        def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
            return EnvelopeReceipt()

    for liar in (Forging(letter_box(world, sharon)), Silent(letter_box(world, sharon))):
        posted = post_to(liar, tmp_path, sharon.store.hub_key)
        assert (posted.sent, posted.waiting) == (0, 1)


def test_a_false_answer_found_at_unlock_is_thrown_away(world: World, tmp_path: Path) -> None:
    sharon = world.join("Sharon")
    (revision,) = spooled(sharon, tmp_path)
    (letter,) = post_bag.waiting(tmp_path)
    told = letter_box(world, sharon).post_envelope(letter.read_bytes())
    forged = tuple(one.model_copy(update={"signature": "00" * 64}) for one in told.receipts)
    spool.write_answer(letter, told.model_copy(update={"receipts": forged}))
    assert collect_answers(tmp_path, sharon.store) == set()
    assert not sharon.store.is_safe(revision)
    assert list(post_bag.waiting(tmp_path)) == [letter]


def test_what_only_lacked_its_form_is_left_to_the_next_exchange(world: World, tmp_path: Path) -> None:
    sharon = world.join("Sharon")
    (revision,) = spooled(sharon, tmp_path, with_form=False)
    post_to(letter_box(world, sharon), tmp_path, sharon.store.hub_key)
    collect_answers(tmp_path, sharon.store)
    assert sharon.store.waiting() == [revision]
    world.sync(sharon)
    assert sharon.store.is_safe(revision)


def test_a_revoked_laptops_letters_are_kept_in_quarantine(world: World, tmp_path: Path) -> None:
    sharon = world.join("Sharon")
    (revision,) = spooled(sharon, tmp_path)
    world.hub.revoke(sharon.certificate.id)
    post_to(letter_box(world, sharon), tmp_path, sharon.store.hub_key)
    collect_answers(tmp_path, sharon.store)
    assert sharon.store.refusals[revision].kept
    assert world.hub.quarantined() == {"FK-HUB-ACCESS-ENDED": 1}


def test_posting_needs_nothing_but_the_folder(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    folder = tmp_path / "spool"
    with serving(database, log=tmp_path / "hub.log") as url:
        from fieldkit.sync.client import HttpHub

        sharon = Laptop("Sharon", SystemClock(), os.urandom)
        hub = HttpHub(url, None, SystemClock())
        sharon.enrol(hub, invite(database, "Sharon"))
        hub.close()
        assert sharon.membership is not None
        (revision,) = spooled(sharon, folder)
        spool.write_posting_key(folder, PostingKey(url, sharon.membership.hub_key, sharon.posting_key))
        posted = post_spool(folder, SystemClock())
        assert (posted.sent, posted.waiting, posted.trouble) == (1, 0, None)
    assert collect_answers(folder, sharon.store) == {revision}
    assert sharon.store.is_safe(revision)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://hub.example.org"])
def test_without_a_hub_everything_waits(real: World, tmp_path: Path, url: str) -> None:
    sharon = real.join("Sharon")
    spooled(sharon, tmp_path)
    assert post_spool(tmp_path, SystemClock()).waiting == 1
    spool.write_posting_key(tmp_path, PostingKey(url, sharon.store.hub_key, sharon.posting_key))
    posted = post_spool(tmp_path, SystemClock())
    assert (posted.sent, posted.waiting) == (0, 1)
    assert posted.trouble is not None


def test_a_locked_laptop_with_nothing_to_post_hears_how_it_stands(world: World) -> None:
    sharon = world.join("Sharon")
    box, name = letter_box(world, sharon), spool.posting_name(sharon.posting_key.public)
    before = standing_at(box, sharon.store.hub_key, name)
    assert before is not None
    assert (before.ended, before.kept) == ("", frozenset())
    world.hub.revoke(sharon.certificate.id)
    after = standing_at(box, sharon.store.hub_key, name)
    assert after is not None
    assert after.ended == "lost"


def test_what_is_said_to_another_laptop_or_by_another_hub_ends_nothing(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    world.hub.revoke(glynis.certificate.id)
    name = spool.posting_name(sharon.posting_key.public)
    with pytest.raises(UntrustedError):
        standing_at(letter_box(world, glynis), sharon.store.hub_key, name)
    with pytest.raises(UntrustedError):
        standing_at(letter_box(world, sharon), "00" * 32, name)


def test_a_posting_key_that_the_hub_does_not_know_is_told_nothing(real: World) -> None:
    with pytest.raises(NotSignedError):
        real.hub.as_device(spool.posting_name("00" * 32)).standing()


def test_before_enrolment_there_is_nobody_to_ask(tmp_path: Path) -> None:
    assert ask_standing(tmp_path, SystemClock()) is None
