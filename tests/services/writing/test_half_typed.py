from fieldkit.records import drafts
from fieldkit.records.drafts import Draft
from fieldkit.records.merge import merge
from fieldkit.services.writing.half_typed import only, place_of, typed, with_typed
from fieldkit.services.writing.seal import is_typing

AT = "2026-11-22T09:00:00.000Z"
BORN = ("p.born",)


def test_half_a_date_is_kept_beside_the_answer_and_taken_out_again() -> None:
    draft = with_typed(Draft("r", "form", "cert"), merge(()), BORN, "3 Ma", AT)

    assert typed(draft, BORN) == "3 Ma"
    assert typed(draft, ("p.died",)) is None
    assert BORN not in draft.fields
    assert typed(with_typed(draft, merge(()), BORN, None, AT), BORN) is None


def test_where_it_is_kept_is_never_sealed() -> None:
    draft = with_typed(Draft("r", "form", "cert"), merge(()), BORN, "3 Ma", AT)

    assert all(is_typing(path) for path in draft.fields)
    assert drafts.forget_field(draft, place_of(BORN)).fields == {}


def test_sealing_leaves_only_what_is_no_answer_yet() -> None:
    draft = with_typed(Draft("r", "form", "cert"), merge(()), BORN, "3 Ma", AT)
    draft = drafts.write(draft, merge(()), ("a",), '{"valueString":"kettle"}', AT)

    assert set(only(draft).fields) == {place_of(BORN)}
