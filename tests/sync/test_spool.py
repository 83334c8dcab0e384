import os
import threading
from pathlib import Path

import pyrage
import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.hub.envelopes import open_envelope
from fieldkit.records.keys import SigningKey
from fieldkit.sync import post_bag, spool
from fieldkit.sync.protocol import EnvelopeReceipt
from fieldkit.sync.spool import PostingKey
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import CONVERSATION

IDENTITY = pyrage.x25519.Identity.generate()
RECIPIENT = str(IDENTITY.to_public())
KEY = PostingKey("https://hub.example.org", "0" * 64, SigningKey(b"p" * 32))


@pytest.fixture
def sharon() -> Laptop:
    return Laptop("Sharon Pike", SystemClock(), os.urandom)


def test_a_letter_opens_for_the_hub_and_says_what_was_sealed(sharon: Laptop, tmp_path: Path) -> None:
    revision = sharon.seal("r1", [(("matters",), text("Marmalade"))])
    path = spool.put(tmp_path, 1, revision, [CONVERSATION], RECIPIENT)
    letter = open_envelope(path.read_bytes(), str(IDENTITY))
    assert letter.revisions[0].revision() == revision
    assert letter.forms == (CONVERSATION,)


def test_nothing_in_the_spool_can_be_read(sharon: Laptop, tmp_path: Path) -> None:
    revision = sharon.seal("the-record", [(("matters",), text("Marmalade on Sundays"))])
    spool.put(tmp_path, 0, revision, [CONVERSATION], RECIPIENT)
    spool.write_posting_key(tmp_path, KEY)
    for path in tmp_path.rglob("*"):
        content = path.read_bytes() + path.name.encode()
        for word in (b"Marmalade", b"Sharon", b"the-record", b"matters", b"Questionnaire"):
            assert word not in content


def test_spooling_again_changes_nothing(sharon: Laptop, tmp_path: Path) -> None:
    revision = sharon.seal("r1", [(("a",), text("b"))])
    first = spool.put(tmp_path, 1, revision, [], RECIPIENT).read_bytes()
    assert spool.put(tmp_path, 1, revision, [], RECIPIENT).read_bytes() == first
    assert len(list(tmp_path.iterdir())) == 1


def test_an_answered_letter_waits_no_more_and_both_go_once_the_receipt_is_kept(
    sharon: Laptop, tmp_path: Path
) -> None:
    revision = sharon.seal("r1", [(("a",), text("b"))])
    letter = spool.put(tmp_path, 1, revision, [], RECIPIENT)
    spool.write_answer(letter, EnvelopeReceipt())
    assert not post_bag.waiting(tmp_path)
    assert [path for path, _ in spool.answers(tmp_path)] == [letter]
    spool.forget(tmp_path, [revision.id])
    assert not list(tmp_path.iterdir())


def test_a_damaged_answer_is_taken_away_so_that_the_letter_goes_again(sharon: Laptop, tmp_path: Path) -> None:
    letter = spool.put(tmp_path, 1, sharon.seal("r1", [(("a",), text("b"))]), [], RECIPIENT)
    letter.with_suffix(post_bag.ANSWER).write_bytes(b"half an ans")
    assert not spool.answers(tmp_path)
    assert list(post_bag.waiting(tmp_path)) == [letter]


def test_the_posting_key_is_read_as_it_was_written(tmp_path: Path) -> None:
    spool.write_posting_key(tmp_path / "spool", KEY)
    held = spool.read_posting_key(tmp_path / "spool")
    assert held is not None
    assert (held.url, held.hub_key, held.key.public) == (KEY.url, KEY.hub_key, KEY.key.public)
    assert held.signer().key_id == f"posting:{KEY.key.public}"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"url":1,"hub_key":2,"seed":3}', b"[]"])
def test_a_damaged_posting_key_is_none(tmp_path: Path, content: bytes) -> None:
    assert spool.read_posting_key(tmp_path) is None
    (tmp_path / post_bag.POSTING).write_bytes(content)
    assert spool.read_posting_key(tmp_path) is None


def test_a_seal_and_a_sync_may_spool_the_same_at_the_same_moment(sharon: Laptop, tmp_path: Path) -> None:
    revisions = [sharon.seal(f"r{number}", [(("a",), text("b" * 5_000))]) for number in range(40)]
    together, trouble = threading.Barrier(2), []

    def spool_all() -> None:
        for revision in revisions:
            together.wait()
            try:
                spool.put(tmp_path, 1, revision, [], RECIPIENT)
            except OSError as error:
                trouble.append(error)

    both = [threading.Thread(target=spool_all) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert trouble == []
    assert len(list(tmp_path.iterdir())) == len(revisions)


def test_what_a_crash_left_unfinished_goes_with_its_letter(sharon: Laptop, tmp_path: Path) -> None:
    revision = sharon.seal("r1", [(("a",), text("b"))])
    letter = spool.put(tmp_path, 1, revision, [], RECIPIENT)
    letter.with_name(f"{letter.name}.17-4{spool.UNFINISHED}").write_bytes(b"half")
    spool.forget(tmp_path, [revision.id])
    assert not list(tmp_path.iterdir())
