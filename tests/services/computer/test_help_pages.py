import re

from fieldkit.services.computer import help_pages
from fieldkit.services.computer.help_pages import read_pages


def test_every_journey_has_a_page_with_a_title() -> None:
    pages = {one.key: one for one in read_pages()}
    wanted = (
        help_pages.START, help_pages.CONVERSATION, help_pages.CONCERN, help_pages.EQUIPMENT, help_pages.CALL_OUT,
        help_pages.TWO_ANSWERS, help_pages.COPY, help_pages.WHAT_IF, help_pages.PRACTISE,
        help_pages.SERVICE, help_pages.FINGER,
    )  # fmt: skip
    assert tuple(pages) == wanted
    assert all(one.title and one.text.startswith(f"# {one.title}\n") for one in pages.values())


def test_sentences_are_short_and_no_page_is_long() -> None:
    for page in read_pages():
        assert len(page.text.split()) < 300, page.key
        sentences = re.split(r"[.?!:]\s|\n|\|", page.text)
        longest = max(sentences, key=lambda one: len(one.split()))
        assert len(longest.split()) <= 24, longest
