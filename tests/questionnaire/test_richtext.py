import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.richtext import rich_text


@pytest.mark.parametrize(
    ("xhtml", "reduced", "lost"),
    [
        ("<b>Bold</b> and <i>so</i>", "<b>Bold</b> and <i>so</i>", ()),
        ("<strong>a</strong><em>b</em>", "<b>a</b><i>b</i>", ()),
        ('<p style="x" onclick="evil()">a</p>', "<p>a</p>", ()),
        ("a<script>evil()</script>b", "ab", ("script",)),
        ("a<style>p{}</style>b", "ab", ("style",)),
        ('<img src="https://example.org/x.png"/>words', "words", ("img",)),
        ('<a href="https://example.org">link</a>', "link", ("a",)),
        ("<svg><script>x</script></svg>ok", "ok", ("script", "svg")),
        ("<ul><li>one<li>two</ul>", "<ul><li>one<li>two</li></li></ul>", ()),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3", ()),
        ("<b>never closed", "<b>never closed</b>", ()),
        ("</b>stray", "stray", ()),
        ("a<br/>b", "a<br>b", ()),
    ],
)
def test_only_safe_tags_without_attributes_are_left(xhtml: str, reduced: str, lost: tuple[str, ...]) -> None:
    assert rich_text(xhtml=xhtml) == (reduced, lost)


@pytest.mark.parametrize(
    ("markdown", "reduced"),
    [
        ("**Bold** and *so* and _so_", "<p><b>Bold</b> and <i>so</i> and <i>so</i></p>"),
        ("# Head\n\ntext", "<h3>Head</h3><p>text</p>"),
        ("- one\n- two\n\nafter", "<ul><li>one</li><li>two</li></ul><p>after</p>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("[words](https://example.org)", "<p>words</p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    ],
)
def test_the_markdown_that_labels_use_is_understood(markdown: str, reduced: str) -> None:
    assert rich_text(markdown=markdown)[0] == reduced


@given(st.text(alphabet="<>/abpscript&;\"'= !-[]()*_#\n", max_size=200))
def test_whatever_comes_in_only_plain_tags_come_out(junk: str) -> None:
    for reduced in (rich_text(xhtml=junk)[0], rich_text(markdown=junk)[0]):
        assert re.sub(r"</?(b|i|u|p|ul|ol|li|h3|h4)>|<br>", "", reduced).count("<") == 0


def test_hostile_lengths_take_no_time_to_speak_of() -> None:
    rich_text(markdown="[" * 100_000)
    rich_text(markdown="*" * 100_000)
    rich_text(xhtml="<b>" * 100_000)
