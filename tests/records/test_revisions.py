"""What is signed is fixed: published vectors, altered bytes, and copies that join."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records import copies, revisions
from fieldkit.records.answers import Open, Withheld
from fieldkit.records.revisions import NewAnswer, Revision, RevisionError
from tests.records.people import GLYNIS, SHARON

VECTORS = Path(__file__).resolve().parents[2] / "docs" / "vectors" / "revision-1.json"


def sealed(*answers: NewAnswer, parents: tuple[str, ...] = ()) -> Revision:
    return revisions.seal(
        record="record-1",
        form="https://example.org/form|1.0.0#abc",
        parents=parents,
        cert=SHARON.certificate.id,
        at="2026-11-22T09:30:00.000Z",
        answers=answers,
        key=SHARON.key,
        random=os.urandom,
    )


def test_a_sealed_revision_holds_for_its_author_only() -> None:
    revision = sealed(NewAnswer(("q",), '{"valueString":"Tea at four"}'))

    revision.verify(SHARON.key.public)
    with pytest.raises(RevisionError, match="signature"):
        revision.verify(GLYNIS.key.public)


def test_the_published_vectors_are_met() -> None:
    vectors = json.loads(VECTORS.read_text("utf-8"))
    given_randomness = iter([bytes.fromhex(vectors["secret"])])
    revision = revisions.seal(
        record=vectors["record"],
        form=vectors["form"],
        parents=vectors["parents"],
        cert=vectors["cert"],
        at=vectors["at"],
        answers=[NewAnswer(tuple(a["path"]), a["value"], tuple(a["replaces"])) for a in vectors["answers"]],
        key=SHARON.key,
        random=lambda _: next(given_randomness),
    )

    assert copies.write(revision) == vectors["copy"]
    assert revision.id == vectors["id"]


def test_the_vectors_can_be_checked_with_standard_tools_alone() -> None:
    vectors = json.loads(VECTORS.read_text("utf-8"))
    copy = vectors["copy"]
    header = copy["header"].encode()
    revision_id = hashlib.sha256(b"fieldkit/revision/1\x00" + header).digest()

    assert revision_id.hex() == vectors["id"]
    assert json.loads(header)["answers"][0][0] == vectors["answers"][0]["digest"]
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(vectors["revision_key"]))
    key.verify(bytes.fromhex(copy["signature"]), b"fieldkit/signature/1\x00" + revision_id)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_an_altered_byte_anywhere_is_found(position: int, change: int) -> None:
    revision = sealed(NewAnswer(("q",), '{"valueString":"Tea"}'), NewAnswer(("r",), "null", ("ab" * 32,)))
    body = revision.bodies[0]
    assert isinstance(body, Open)
    parts = [revision.header_bytes, revision.signature, body.value.encode(), body.salt]
    which = position % len(parts)
    changed = bytearray(parts[which])
    changed[position // len(parts) % len(changed)] ^= change
    parts[which] = bytes(changed)
    try:
        forged = Open(body.path, parts[2].decode("utf-8"), parts[3])
    except UnicodeDecodeError:
        return

    with pytest.raises(RevisionError):
        Revision(parts[0], parts[1], (forged, revision.bodies[1])).verify(SHARON.key.public)


def test_a_moved_answer_is_found() -> None:
    revision = sealed(NewAnswer(("q",), '{"valueString":"Tea"}'), NewAnswer(("r",), '{"valueString":"Jam"}'))
    swapped = Revision(revision.header_bytes, revision.signature, revision.bodies[::-1])

    with pytest.raises(RevisionError, match="changed"):
        swapped.verify(SHARON.key.public)


def test_a_dropped_answer_is_found() -> None:
    revision = sealed(NewAnswer(("q",), '{"valueString":"Tea"}'), NewAnswer(("r",), '{"valueString":"Jam"}'))

    with pytest.raises(RevisionError, match="number of answers"):
        Revision(revision.header_bytes, revision.signature, revision.bodies[:1]).verify(SHARON.key.public)


def test_only_copies_of_one_revision_join() -> None:
    revision = sealed(NewAnswer(("q",), '{"valueString":"Tea"}'))
    cut = revision.with_bodies(lambda digest, body: Withheld())

    assert cut.join(revision) == revision.join(cut) == revision
    assert revision.is_fully_open()
    assert not cut.is_fully_open()
    with pytest.raises(ValueError, match="one revision"):
        revision.join(sealed(NewAnswer(("q",), "null")))


@pytest.mark.parametrize(
    "change",
    [
        lambda head: {**head, "v": 2},
        lambda head: {**head, "extra": "x"},
        lambda head: {**head, "answers": [["nothex", []]]},
        lambda head: {**head, "answers": [head["answers"][0], head["answers"][0]]},
        lambda head: {**head, "parents": "abc"},
        lambda head: {**head, "record": 7},
        lambda head: {key: value for key, value in head.items() if key != "at"},
    ],
)
def test_a_header_outside_the_one_form_is_turned_away(change) -> None:  # type: ignore[no-untyped-def]  # lambdas of the list above
    head = json.loads(sealed(NewAnswer(("q",), "null")).header_bytes)
    written = json.dumps(change(head), sort_keys=True, separators=(",", ":")).encode()

    with pytest.raises(RevisionError):
        _ = Revision(written, b"", ()).header


def test_spaces_in_a_header_are_not_its_canonical_form() -> None:
    spaced = sealed(NewAnswer(("q",), "null")).header_bytes.replace(b",", b", ")

    with pytest.raises(RevisionError, match="signed form"):
        _ = Revision(spaced, b"", ()).header
