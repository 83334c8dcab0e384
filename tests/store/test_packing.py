"""A revision comes out of the store as it went in, to the byte, however open its copy is."""

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.text import repair
from fieldkit.records.answers import Erased, Open, Sealed, Withheld
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.store import packing
from tests.records.people import SHARON
from tests.store.laptop import sealed, text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PATHS = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map(tuple)


def revision_of(answers: dict[tuple[str, ...], str]) -> Revision:
    new = [NewAnswer(path, text(words), ("ab" * 32,)) for path, words in answers.items()]
    return sealed("record-1", "form|1#x", new, SHARON)


@given(st.dictionaries(PATHS, WORDS, min_size=1, max_size=5))
def test_any_revision_is_given_back_to_the_byte(answers: dict[tuple[str, ...], str]) -> None:
    revision = revision_of(answers)
    again = packing.unpack(packing.pack(revision))
    assert (again.header_bytes, again.signature, again.bodies) == (
        revision.header_bytes,
        revision.signature,
        revision.bodies,
    )
    assert again.header == revision.header
    again.verify(SHARON.key.public)


def test_sealed_withheld_and_erased_answers_keep_their_places() -> None:
    revision = revision_of({("a",): "one", ("b",): "two", ("c",): "three", ("d",): "four"})
    bodies = (Sealed(b"age file"), revision.bodies[1], Withheld(), Erased("order"))
    mixed = Revision(revision.header_bytes, revision.signature, bodies)
    assert packing.unpack(packing.pack(mixed)).bodies == bodies


def test_one_answer_is_found_without_reading_the_rest() -> None:
    revision = revision_of({("a",): "one", ("b",): "two"})
    bodies = (Withheld(), revision.bodies[1])
    packed = packing.pack(Revision(revision.header_bytes, revision.signature, bodies)).bodies
    second = revision.bodies[1]
    assert isinstance(second, Open)
    assert packing.text_at(packed, 1) == (second.path, second.value)
    assert packing.text_at(packed, 0) is None
    assert packing.values_in(packed) == (None, second.value)


@given(st.text())
def test_compressing_is_undone(words: str) -> None:
    content = repair(words).encode("utf-8")
    assert packing.expand(packing.compress(content)) == content
