"""A copy written down and read back is the same copy, byte for byte."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records import copies, revisions
from fieldkit.records.answers import Body, Erased, Open, Sealed, Withheld
from fieldkit.records.revisions import NewAnswer, RevisionError
from tests.records.people import SHARON

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(st.dictionaries(st.lists(TEXT, min_size=1, max_size=3).map(tuple), TEXT, min_size=1, max_size=5))
def test_any_copy_survives_being_written_down(said: dict[tuple[str, ...], str]) -> None:
    revision = revisions.seal(
        record="r",
        form="f|1#h",
        parents=[],
        cert=SHARON.certificate.id,
        at="2026-11-22T09:30:00.000Z",
        answers=[NewAnswer(path, json.dumps({"valueString": text})) for path, text in said.items()],
        key=SHARON.key,
        random=os.urandom,
    )
    states: list[Body] = [Withheld(), Sealed(b"\x00\xff"), Erased("order")]
    mixed = revision.with_bodies(
        lambda digest, body: states[int(digest[0], 16) % 4 - 1] if digest[0] > "3" else body
    )

    for copy in (revision, mixed):
        travelled = json.loads(json.dumps(copies.write(copy)))
        assert copies.read(travelled) == copy
        copies.read(travelled).verify(SHARON.key.public)


def test_an_open_answer_alone_survives_too() -> None:
    body = Open(("a/b", "e:1"), '{"valueDecimal":1.000}', b"s" * 32)

    assert copies.read_open(copies.write_open(body)) == body


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"header": "{}", "signature": "", "answers": []},
        {"header": 3, "signature": "", "answers": []},
        {"header": "{}", "signature": "zz", "answers": []},
        {"header": "{}", "signature": "", "answers": [{"path": "[]", "value": "", "salt": ""}]},
        {"header": "{}", "signature": "", "answers": [{"path": '["a"]', "value": "", "salt": "!!"}]},
        {"header": "{}", "signature": "", "answers": [{"sealed": "!!"}]},
        {"header": "{}", "signature": "", "answers": 7},
        {"header": "\ud800", "signature": "", "answers": []},
    ],
)
def test_a_broken_copy_is_set_aside_with_a_clear_error(broken: dict[str, object]) -> None:
    with pytest.raises(RevisionError, match=r"cannot be read|newer|signed form"):
        copies.read(broken)


@pytest.mark.parametrize("written", [b"", b"[]", b'{"sealed":"AA=="}', b'{"path":"[]","value":"","salt":""}'])
def test_sealed_content_that_is_no_answer_is_turned_away(written: bytes) -> None:
    with pytest.raises(RevisionError):
        copies.read_open(written)
