"""Sealing is one step: revision, lists, outbox and the end of the draft come together or not at all."""

import pytest

from fieldkit.store import authoring, drafts, lists, outbox, revisions
from fieldkit.store.connection import Connection
from tests.records.people import GLYNIS
from tests.store.laptop import AT, Laptop, text

WORDS = ("words",)


def test_a_sealed_draft_is_a_revision_that_waits_for_the_hub_and_a_draft_no_more(laptop: Laptop) -> None:
    laptop.save("r-1", "conversation", {WORDS: text("one")})
    theirs = Laptop(laptop.database, GLYNIS).save("r-1", "conversation", {("mood",): text("theirs")})
    revision = laptop.seal("r-1", "conversation", {WORDS: text("one")})
    laptop.write(lambda c: authoring.keep_sealed(c, revision, AT))
    assert laptop.read(lambda c: drafts.of_record(c, "r-1")) == (theirs,)
    assert laptop.read(lambda c: revisions.get(c, revision.id)) == revision
    assert [one.revision for one in laptop.read(outbox.waiting)] == [revision.id]
    row = laptop.read(lambda c: lists.record(c, "r-1"))
    assert row is not None
    assert (row.state, row.delivery) == ("unsigned", "only-here")


def test_a_step_that_fails_half_way_leaves_the_draft_alone(laptop: Laptop) -> None:
    draft = laptop.save("r-1", "conversation", {WORDS: text("one")})
    revision = laptop.seal("r-1", "conversation", {WORDS: text("one")})

    def fail(connection: Connection) -> None:
        authoring.keep_sealed(connection, revision, AT)
        raise KeyError("the power went")

    with pytest.raises(KeyError):
        laptop.write(fail)
    assert laptop.read(lambda c: drafts.load(c, "r-1", laptop.cert)) == draft
    assert laptop.read(revisions.count) == 0
    assert laptop.read(outbox.waiting) == ()


def test_a_sign_off_leaves_what_is_being_typed(laptop: Laptop) -> None:
    draft = laptop.save("r-1", "conversation", {WORDS: text("one")})
    revision = laptop.seal("r-1", "conversation", {("mood",): text("two")})
    laptop.write(lambda c: authoring.keep_added(c, revision, AT))
    assert laptop.read(lambda c: drafts.load(c, "r-1", laptop.cert)) == draft
    assert laptop.read(outbox.counts).only_here == 1
