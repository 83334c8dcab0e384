"""Photos and drawn signatures stand on the page with their words."""

import base64
from dataclasses import replace

import pytest

from fieldkit.printing.about import Signature
from fieldkit.printing.pictures import drawn_signatures, jpeg_size, photo_svg
from fieldkit.printing.reading import read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.records import files
from fieldkit.services.writing.pictures import prepare
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import ABOUT, answered, form, question, response, typesetter
from tests.printing.tagging import faults
from tests.services.photos import photo

PHOTO = prepare(photo(size=(400, 300))).content
DATA = base64.b64encode(PHOTO).decode()


def attached(title: str) -> dict[str, object]:
    inner = files.attachment(PHOTO, "image/jpeg", title)["valueAttachment"]
    return {"valueAttachment": {**inner, "data": DATA}}


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    assert jpeg_size(PHOTO) == (400, 300)
    for broken in (b"", b"\xff\xd8", PHOTO[:40], b"\x89PNG" + PHOTO):
        assert jpeg_size(broken) is None


@pytest.mark.parametrize(
    "inner",
    [
        {},
        {"contentType": "image/jpeg"},
        {"contentType": "image/png", "data": DATA},
        {"contentType": "image/jpeg", "data": "not base64 <"},
        {"contentType": "image/jpeg", "data": base64.b64encode(b"GIF89a").decode()},
    ],
)
def test_what_is_no_picture_here_is_left_to_its_words(inner: dict[str, object]) -> None:
    assert photo_svg(inner) == ""


def test_a_photo_is_printed_under_its_words_and_described_for_who_can_not_see_it() -> None:
    asked = form(question("p", "Photos", "attachment", repeats=True))
    copy = record_copy(
        read_contents(
            asked, response(answered("p", attached("The step at the back door"), attached(""))), ABOUT
        )
    )
    pictures = [one for one in copy.blocks if one["kind"] == "picture"]
    assert [one["alternative"] for one in pictures] == [
        "The step at the back door",
        "A photo that nobody has described",
    ]
    made = typesetter().pdf(copy)
    assert faults(made) == []
    assert made.count(b"/Image") >= 2
    assert squashed("The step at the back door") in squashed(said(made))


def test_a_drawn_signature_stands_at_the_end_with_its_name() -> None:
    about = replace(
        ABOUT, signed_by=(Signature("May", "2026-11-14", drawing=DATA), Signature("Jean", "2026-11-14"))
    )
    asked = form(question("p", "A word"))
    given = read_contents(asked, response(answered("p", "kettle")), about)
    assert [one["caption"] for one in drawn_signatures(about, given.phrases)] == ["Signature of May"]
    made = typesetter().pdf(record_copy(given))
    assert faults(made) == []
    assert squashed("Signature of May") in squashed(said(made))
