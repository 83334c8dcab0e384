"""A signature covers what went before it; what came later or beside it shows as added since."""

import os

from fieldkit.records import revisions, signoff, values
from fieldkit.records.merge import merge
from fieldkit.records.revisions import Revision
from tests.records.laptops import Laptop, instant
from tests.records.people import GLYNIS, SHARON

FIELD = ("matters",)


def sign(laptop: Laptop, reason: str | None = None) -> Revision:
    answers = signoff.answers(
        f"sign-off-{instant()}",
        signer=laptop.author.name,
        role="social-worker",
        scope=signoff.ALL,
        digest="ab" * 32,
        how="device",
        reason=reason,
    )
    revision = revisions.seal(
        record="record-1",
        form="f|1#h",
        parents=laptop.sealed_state().heads,
        cert=laptop.author.certificate.id,
        at=instant(),
        answers=answers,
        key=laptop.author.key,
        random=os.urandom,
    )
    laptop.copies[revision.id] = revision
    return revision


def written(laptop: Laptop, text: str) -> None:
    laptop.write(FIELD, values.write({"valueString": text}))
    laptop.seal()


def test_a_sign_off_tells_who_signed_what_and_how() -> None:
    sharon = Laptop(SHARON)
    written(sharon, "My kitchen")
    signed = sign(sharon)

    (found,) = signoff.sign_offs(sharon.copies.values())

    assert (found.signer, found.role, found.scope, found.how) == (
        "Sharon Pike",
        "social-worker",
        "all",
        "device",
    )
    assert (found.revision, found.digest, found.reason) == (signed.id, "ab" * 32, None)


def test_everything_before_a_signature_is_covered() -> None:
    sharon = Laptop(SHARON)
    written(sharon, "My kitchen")
    sign(sharon)

    assert signoff.added_since(sharon.copies.values(), sharon.state()) == ()


def test_what_is_written_later_shows_as_added_since_until_it_is_signed_with_a_reason() -> None:
    sharon = Laptop(SHARON)
    written(sharon, "My kitchen")
    sign(sharon)
    written(sharon, "My kitchen and my radio")
    assert signoff.added_since(sharon.copies.values(), sharon.state()) == (FIELD,)

    sign(sharon, reason="She rang back")

    assert signoff.added_since(sharon.copies.values(), sharon.state()) == ()
    assert [one.reason for one in signoff.sign_offs(sharon.copies.values())] == [None, "She rang back"]


def test_what_was_written_beside_a_signature_shows_as_added_since() -> None:
    sharon, glynis = Laptop(SHARON), Laptop(GLYNIS)
    written(sharon, "My kitchen")
    glynis.receive(sharon)
    glynis.write(("about",), values.write({"valueString": "Up by eight"}))
    glynis.seal()
    sign(sharon)

    sharon.receive(glynis)

    assert signoff.added_since(sharon.copies.values(), sharon.state()) == (("about",),)


def test_two_signatures_over_different_states_both_stand() -> None:
    sharon, glynis = Laptop(SHARON), Laptop(GLYNIS)
    written(sharon, "My kitchen")
    written(glynis, "My garden")
    first, second = sign(sharon), sign(glynis)

    sharon.receive(glynis)

    assert {one.revision for one in signoff.sign_offs(sharon.copies.values())} == {first.id, second.id}
    assert signoff.added_since(sharon.copies.values(), sharon.state()) == ()


def test_the_digest_of_a_response_follows_its_words_and_their_order() -> None:
    one = {"item": [{"linkId": "a"}, {"linkId": "b"}]}
    other = {"item": [{"linkId": "b"}, {"linkId": "a"}]}

    assert signoff.response_digest(one) == signoff.response_digest(
        {"item": [{"linkId": "a"}, {"linkId": "b"}]}
    )
    assert signoff.response_digest(one) != signoff.response_digest(other)


def test_a_sign_off_with_parts_missing_here_is_not_counted() -> None:
    sharon = Laptop(SHARON)
    sharon.write(("", "signoff", "e:1", "signer"), values.write({"valueString": "Sharon"}))
    sharon.seal()

    assert signoff.sign_offs(sharon.copies.values()) == ()
    assert signoff.covered_by("nowhere", sharon.copies.values()) == frozenset()
    assert merge(sharon.copies.values()).fields
