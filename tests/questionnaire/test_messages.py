import ast
from pathlib import Path

import pytest

from fieldkit.questionnaire import messages
from fieldkit.questionnaire.findings import Finding, Level

SOURCE = Path(__file__).resolve().parents[2] / "fieldkit" / "questionnaire"
PARAMS = {
    "length": 5,
    "limit": 3,
    "wanted": "date",
    "got": "String",
    "count": 2,
    "option": "None of these",
    "unit": "kg",
    "size": 9,
    "kind": "image/png",
    "given": "1",
    "calculated": "2",
    "human": "Words of the author",
    "format": "",
    "places": 2,
    "label": "A",
    "rule": "k",
}


def finding(key: str, **params: object) -> Finding:
    return Finding(key, "a", ("a",), "error", Level.TYPING, key, {**PARAMS, **params})


@pytest.mark.parametrize("key", sorted(messages.keys()))
def test_every_message_is_a_sentence(key: str) -> None:
    words = messages.text(finding(key))

    assert words
    assert "{" not in words
    assert words[0].isupper() or words[0] == "“"


def test_every_code_that_a_validator_gives_has_its_sentence() -> None:
    given = {
        call.args[1].value
        for place in (SOURCE / "validation").glob("*.py")
        for call in ast.walk(ast.parse(place.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "finding"
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Constant)
    }

    assert len(given) > 10
    assert given <= messages.keys()


def test_a_format_shown_by_the_author_helps_more_than_the_rule() -> None:
    assert messages.text(finding("regex", format="00-00-00")) == "Write it like this: 00-00-00."


def test_types_are_named_as_people_name_them() -> None:
    assert "a date" in messages.text(finding("answer-type"))


def test_a_rule_without_words_still_says_something() -> None:
    assert messages.text(finding("constraint", human="")) == "This does not fit with another answer."


@pytest.mark.parametrize(
    ("key", "params", "words"),
    [
        ("max-decimal-places", {"limit": 0}, "Give a whole number, with nothing after a point."),
        ("max-decimal-places", {"limit": 1}, "Give no more than 1 digit after the point."),
        ("max-decimal-places", {"limit": 2}, "Give no more than 2 digits after the point."),
        (
            "attachment-type",
            {"kind": "audio/ogg", "wanted": "image/jpeg, image/*, application/pdf, chemical/x-pdb"},
            (
                "This is a sound recording, which can't be used here. "
                "Choose a JPEG photo, a picture, a PDF, chemical/x-pdb."
            ),
        ),
        (
            "attachment-max-size",
            {"size": 3_240_000, "limit": 80_500},
            "This file is too big: 3.2 MB, and 81 kB is the most. Choose a smaller one.",
        ),
        (
            "attachment-max-size",
            {"size": 900, "limit": 90},
            "This file is too big: 900 bytes, and 90 bytes is the most. Choose a smaller one.",
        ),
    ],
)
def test_numbers_and_kinds_of_files_are_said_as_people_say_them(
    key: str, params: dict[str, object], words: str
) -> None:
    assert messages.text(finding(key, **params)) == words
