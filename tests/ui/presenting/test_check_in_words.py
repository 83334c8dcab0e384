from dataclasses import replace

from fieldkit.services.visit.checking_in import Watched
from fieldkit.ui.presenting.check_in_words import watched_news


def watched(*, late: bool) -> Watched:
    return Watched("v1", "p1", "Sharon Pike", "12 Brook Lane", "2026-11-22T11:30:00+00:00", late)


def test_whoever_watches_is_told_until_when_and_where() -> None:
    news = watched_news(watched(late=False))
    assert (news.name, news.record_id) == ("Sharon Pike", "v1")
    assert news.words == (f"You watch until {news.when}.", "12 Brook Lane")


def test_after_back_by_they_are_told_to_ring() -> None:
    assert watched_news(watched(late=True)).words[0].endswith("nobody has said that they are out. Ring them.")


def test_the_number_to_ring_stands_with_it() -> None:
    late = watched_news(replace(watched(late=True), phone="07700 900456"))
    assert late.words[1:] == ("Their phone: 07700 900456", "12 Brook Lane")
