import pytest

from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("'abc'.startsWith('ab')", ["true"]),
        ("'abc'.endsWith('x')", ["false"]),
        ("'abc'.contains('b')", ["true"]),
        ("'abc'.indexOf('c')", ["2"]),
        ("'aB'.upper() & 'aB'.lower()", ["ABab"]),
        ("' a '.trim()", ["a"]),
        ("'abc'.length()", ["3"]),
        ("'ab'.toChars()", ["a", "b"]),
        ("'a,b'.split(',')", ["a", "b"]),
        ("'abab'.replace('a', 'x')", ["xbxb"]),
        ("'abc'.matches('b')", ["true"]),
        ("'abc'.matchesFull('b')", ["false"]),
        ("'a1b2'.replaceMatches('([a-z])', '<$1>')", ["<a>1<b>2"]),
        ("'abc'.replaceMatches('a', '$9')", []),
        ("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+b')", ["false"]),
        ("'abc'.replaceMatches('(a+)+', 'x')", []),
        ("'abc'.substring(1)", ["bc"]),
        ("'abc'.substring(1, 1)", ["b"]),
        ("'abc'.substring(9)", []),
        ("('a'|'b').join('-')", ["a-b"]),
        ("{}.join('-')", []),
        ("{}.upper()", []),
        ("'a'.startsWith({})", []),
    ],
)
def test_texts_are_worked_on(words: str, expected: list[str]) -> None:
    assert texts(words) == expected
