"""An answer names a file by what it holds."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records import files, values
from fieldkit.records.revisions import NewAnswer, seal
from tests.records.people import SHARON

DURATION = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Attachment.duration"
NAMED = files.attachment(b"a photo", "image/jpeg", "The step")


def test_an_answer_gives_the_file_back_by_its_hash() -> None:
    found = files.file_of(NAMED)
    assert found == files.FileRef(hashlib.sha256(b"a photo").hexdigest(), 7, "image/jpeg", "The step")
    weak = hashlib.sha1(b"a photo", usedforsecurity=False).digest()
    assert NAMED["valueAttachment"]["hash"] == base64.b64encode(weak).decode()


@given(st.integers(1, 3), st.integers(-1, 1))
def test_pieces_make_the_whole_again(count: int, more: int) -> None:
    content = b"x" * (count * files.PIECE_BYTES + more)
    pieces = files.pieces_of(content)
    assert b"".join(pieces) == content
    assert all(0 < len(piece) <= files.PIECE_BYTES for piece in pieces)


@pytest.mark.parametrize(
    "told",
    [
        None,
        {"valueString": "words"},
        {"valueAttachment": "words"},
        {"valueAttachment": {"title": "elsewhere", "url": "https://example.org/a.jpg", "size": 3}},
        {"valueAttachment": {"url": "urn:sha256:short", "size": 3}},
        {"valueAttachment": {"url": "urn:sha256:" + "a" * 64}},
        {"valueAttachment": {"url": "urn:sha256:" + "a" * 64, "size": 0}},
        {"valueAttachment": {"url": "urn:sha256:" + "a" * 64, "size": files.MOST_BYTES + 1}},
        {"valueAttachment": {"url": ["urn"], "size": 3}},
    ],
)
def test_what_names_no_file_that_can_be_kept_gives_none(told: dict[str, object] | None) -> None:
    assert files.file_of(told) is None


def test_a_kind_that_is_no_kind_becomes_plain_bytes() -> None:
    told = {"valueAttachment": {"url": "urn:sha256:" + "a" * 64, "size": 3, "contentType": "<b>"}}
    found = files.file_of(told)
    assert found is not None
    assert found.content_type == "application/octet-stream"


def test_files_are_found_in_open_answers_with_their_place() -> None:
    revision = seal(
        record="r-1", form="f", parents=(), cert="00" * 32, at="2026-11-22T09:30:00.000Z",
        answers=(NewAnswer(("photo", "e:1"), values.write(NAMED)), NewAnswer(("words",), '{"valueString":"x"}')),
        key=SHARON.key, random=bytes,
    )  # fmt: skip
    assert list(files.files_in([revision])) == [("r-1", ("photo", "e:1"), files.file_of(NAMED))]


def test_a_recording_says_how_long_it_runs_and_when_its_person_agreed_and_can_be_signed() -> None:
    plain = files.attachment(b"a voice", "audio/ogg", "")
    value = files.with_recording(plain, 45, "2026-11-22T09:00:00.000Z")
    back = values.parse(values.write(value)) or {}
    assert files.seconds_of(back["valueAttachment"]) == 45
    assert "2026-11-22T09:00:00.000Z" in values.write(value)
    assert files.file_of(back) == files.file_of(plain)
    answers = (NewAnswer(("voice",), values.write(value)),)
    revision = seal(
        record="r-1", form="f", parents=(), cert="00" * 32, at="2026-11-22T09:30:00.000Z", answers=answers,
        key=SHARON.key, random=bytes,
    )  # fmt: skip
    assert [found.hash for _, _, found in files.files_in((revision,))] == [files.hash_of(b"a voice")]


@pytest.mark.parametrize(
    "about", [None, "x", [None], [{"url": "x"}], [{"url": DURATION, "valueDecimal": -1}]]
)
def test_a_file_that_tells_no_length_has_none(about: object) -> None:
    assert files.seconds_of({"contentType": "audio/ogg", "extension": about}) is None


@pytest.mark.parametrize(
    ("kind", "is_one"), [("audio/ogg", True), ("video/mp4", True), ("image/jpeg", False), ("", False)]
)
def test_sound_and_film_are_recordings(kind: str, is_one: bool) -> None:
    assert files.is_recording(kind) is is_one
