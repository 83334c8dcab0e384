"""Paths: one address, three spellings (tuple, JSON bytes, command line)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.paths import (
    PathError,
    decode,
    encode,
    entry,
    is_inside,
    is_reserved,
    parse_written,
    write,
)

PART = st.text(st.characters(codec="utf-8")) | st.text("e:/[]\\ab", max_size=5)
PATHS = st.lists(PART, min_size=1, max_size=5).map(tuple)


@given(PATHS)
def test_a_path_read_back_from_json_is_the_same(path: tuple[str, ...]) -> None:
    assert decode(encode(path)) == path


@given(PATHS)
def test_a_path_typed_on_a_command_line_is_the_same_path(path: tuple[str, ...]) -> None:
    assert parse_written(write(path)) == path


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("b.matters", ("b.matters",)),
        ("goals[0198]/g.words", ("goals", "e:0198", "g.words")),
        ("goals/[0198]/g.words", ("goals", "e:0198", "g.words")),
        ("goals/[e:0198]/g.words", ("goals", "e:0198", "g.words")),
        ("/subject", ("", "subject")),
        (r"a\/b/c", ("a/b", "c")),
        ("q[http:\\/\\/loinc.org|LA1]", ("q", "e:http://loinc.org|LA1")),
        ("q[http://loinc.org|LA1]", ("q", "e:http://loinc.org|LA1")),
    ],
)
def test_what_people_type_is_understood(written: str, path: tuple[str, ...]) -> None:
    assert parse_written(written) == path


@pytest.mark.parametrize("written", ["a[", "a]b", "[x]y", "a\\"])
def test_a_path_that_cannot_be_read_says_where(written: str) -> None:
    with pytest.raises(PathError, match="sign"):
        parse_written(written)


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1]", '["a", null]', "nonsense", "[" * 100_000])
def test_json_that_is_no_path_is_turned_away(text: str) -> None:
    with pytest.raises(PathError):
        decode(text)


def test_no_path_is_empty() -> None:
    with pytest.raises(PathError):
        encode(())


def test_inside_means_strictly_below() -> None:
    group = ("goals", entry("1"))

    assert is_inside((*group, "g.words"), group)
    assert not is_inside(group, group)
    assert not is_inside(("goals", "e:11", "g.words"), group)


def test_the_records_own_answers_are_told_from_questions() -> None:
    assert is_reserved(("", "subject"))
    assert not is_reserved(("subject",))
