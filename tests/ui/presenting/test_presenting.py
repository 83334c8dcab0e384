import pytest

from fieldkit.ui.presenting import presenting


@pytest.mark.parametrize(
    ("where", "tone"), [("safe", "ok"), ("received", "plain"), ("draft", "wait"), ("refused", "bad")]
)
def test_green_only_for_what_a_receipt_covers(where: str, tone: str) -> None:
    assert presenting.tone_of(where) == tone


@pytest.mark.parametrize(
    ("name", "known_as", "liked"),
    [
        ("Mary Ashdown", "May", "May"),
        ("Karen Mellor", "Karen", ""),
        ("Karen Mellor", "karen", ""),
        ("Ann Marie Kent", "Ann Marie", ""),
        ("Annette Kent", "Ann", "Ann"),
        ("May", "May", ""),
    ],
)
def test_what_they_like_to_be_called_is_said_only_where_it_differs(
    name: str, known_as: str, liked: str
) -> None:
    assert presenting.liked_name(name, known_as) == liked


def test_an_address_stands_on_one_line() -> None:
    assert presenting.one_line("12 Brook Lane,\n Nether Hallow\n") == "12 Brook Lane, Nether Hallow"
