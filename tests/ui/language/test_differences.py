from hypothesis import given
from hypothesis import strategies as st

from fieldkit.ui.language.differences import GAP, has_gaps, pieces, shared_with_gaps

SHARON = "May tripped on the step once in October. She says it was dark."
GLYNIS = "May tripped on the step twice in October. She has stopped going out."

WORDS = st.lists(st.sampled_from(["May", "tripped", "once", "twice", "dark", "."]), max_size=12).map(" ".join)


def test_only_what_differs_is_marked() -> None:
    own = [piece.text for piece in pieces(SHARON, GLYNIS) if piece.own]
    assert own[0] == "once"
    assert "dark." in own[-1]


def test_nothing_is_chosen_for_anybody() -> None:
    joined = shared_with_gaps(SHARON, GLYNIS)
    assert "once" not in joined
    assert "twice" not in joined
    assert has_gaps(joined)
    assert joined.startswith(f"May tripped on the step {GAP} in October.")


def test_the_same_words_leave_no_gap() -> None:
    assert shared_with_gaps(SHARON, SHARON) == SHARON
    assert not has_gaps(SHARON)
    assert not any(piece.own for piece in pieces(SHARON, SHARON))


@given(WORDS, WORDS)
def test_the_pieces_always_make_the_whole_text_again(one: str, other: str) -> None:
    assert "".join(piece.text for piece in pieces(one, other)) == one


@given(WORDS, WORDS)
def test_every_word_of_the_joined_start_is_in_both(one: str, other: str) -> None:
    for word in shared_with_gaps(one, other).replace(GAP, " ").split():
        assert word in one
        assert word in other
