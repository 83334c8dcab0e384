"""A draft's fields and cursor come back from their rows as they were put in."""

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.text import repair
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.store import draft_rows
from tests.store.laptop import text

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
PATHS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3).map(tuple)


@given(PATHS, st.none() | st.text(), st.lists(DIGESTS, max_size=3))
def test_any_field_is_given_back(path: tuple[str, ...], words: str | None, seen: list[str]) -> None:
    value = None if words is None else repair(text(words))
    field = DraftField(path, value, tuple(seen), "2026-11-22T09:30:00.000Z")
    assert draft_rows.read_field(*draft_rows.write_field(field)) == field


def test_a_lone_surrogate_is_repaired_on_the_way_in() -> None:
    field = DraftField(("a",), '{"valueString":"half \ud83d"}', (), "2026-11-22T09:30:00.000Z")
    assert draft_rows.write_field(field)[1] == '{"valueString":"half \ufffd"}'


def test_nowhere_is_no_cursor() -> None:
    assert draft_rows.write_cursor(Draft("r", "f", "c")) is None
    assert draft_rows.write_cursor(Draft("r", "f", "c", {}, (("a", "e:1"), 7))) == '[["a", "e:1"], 7]'
