import pytest

from fieldkit.questionnaire.media import embedded, picture_of, picture_words


def test_only_what_stands_in_the_file_is_taken() -> None:
    held = {"contentType": "image/png", "data": "AAEC"}
    assert embedded(held) is held
    assert embedded({"url": "https://example.org/x.png"}) is None
    assert embedded({"data": ""}) is None
    assert embedded("x") is None


def test_the_bytes_of_a_picture_are_read_over_line_breaks() -> None:
    assert picture_of({"contentType": "image/png", "data": "AA\nEC"}) == b"\x00\x01\x02"


@pytest.mark.parametrize(
    "attachment",
    [
        None,
        {"contentType": "audio/mpeg", "data": "AAEC"},
        {"contentType": "image/png", "data": "no base64!"},
        {"contentType": "image/png", "data": "A" * 12_000_004},
    ],
)
def test_what_is_no_picture_or_broken_or_huge_is_nothing(attachment: dict[str, str] | None) -> None:
    assert picture_of(attachment) == b""


def test_the_title_says_what_a_picture_shows() -> None:
    assert picture_words({"title": " A step stool "}) == "A step stool"
    assert picture_words({"title": 3}) == ""
    assert picture_words(None) == ""
