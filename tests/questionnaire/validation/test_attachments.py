from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import codes, extended, extension, q, session

ITEM = extended(
    q("a", "attachment"),
    extension(ext.MAX_SIZE, valueDecimal=5_000),
    extension(ext.MIME_TYPE, valueCode="image/*"),
    extension(ext.MIME_TYPE, valueCode="application/pdf"),
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"size": 5_000, "contentType": "image/png"}, []),
        ({"size": 5_001}, ["attachment-max-size"]),
        ({"data": "A" * 8_000}, ["attachment-max-size"]),
        ({"size": 1, "data": "A" * 8_000}, ["attachment-max-size"]),
        ({"contentType": "APPLICATION/PDF; x=1"}, []),
        ({"contentType": "text/plain"}, ["attachment-type"]),
        ({"title": "x"}, []),
    ],
)
def test_files_are_held_to_size_and_kind(content: dict[str, Any], found: list[str]) -> None:
    assert codes(session(ITEM, answers={("a",): {"valueAttachment": content}})) == found


@pytest.mark.parametrize(
    ("limit", "most"),
    [
        (5, 5_000_000),
        (0.5, 500_000),
        (34, 34_000_000),
        (35.5, 35_500_000),
        (35, 35),
        (50, 50),
        (5_000, 5_000),
    ],
)
def test_a_limit_that_no_file_could_keep_in_bytes_counts_in_megabytes(limit: float, most: int) -> None:
    limited = extended(q("a", "attachment"), extension(ext.MAX_SIZE, valueDecimal=limit))
    for size, found in ((most, []), (most + 1, ["attachment-max-size"])):
        answer: dict[tuple[str, ...], Any] = {("a",): {"valueAttachment": {"size": size}}}
        assert codes(session(limited, answers=answer)) == found
