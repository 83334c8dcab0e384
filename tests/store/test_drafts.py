"""What is typed is kept to the sign, and the lists know of it in the same moment."""

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.base.text import repair
from fieldkit.records import drafts as rules
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.merge import merge
from fieldkit.store import drafts, lists
from fieldkit.store.database import open_database
from tests.records.people import GLYNIS
from tests.store.laptop import AT, KEY, Laptop, about, later, text

EMPTY = merge(())
WORDS = ("words",)
SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(
    st.dictionaries(st.sampled_from(["words", "mood", "ünï/[x]", "e:1"]), st.text(max_size=200), max_size=4),
    st.integers(0, 1 << 20),
)
def test_any_text_is_loaded_as_it_was_saved(laptop: Laptop, said: dict[str, str], at: int) -> None:
    draft = Draft("record-1", laptop.known["conversation"], laptop.cert, {}, (("words", "e:1"), at))
    for link, words in said.items():
        draft = rules.write(draft, EMPTY, (link,), text(repair(words)), AT)
    laptop.write(lambda c: drafts.save(c, draft, AT))
    assert laptop.read(lambda c: drafts.load(c, "record-1", laptop.cert)) == draft


def test_a_long_text_of_a_megabyte_is_kept(laptop: Laptop) -> None:
    draft = laptop.save("record-1", "conversation", {WORDS: text("  blank at both ends\t\n" * 50_000)})
    assert laptop.read(lambda c: drafts.load(c, "record-1", laptop.cert)) == draft


def test_each_author_has_a_draft_of_their_own(laptop: Laptop) -> None:
    mine = laptop.save("record-1", "conversation", {WORDS: text("mine")})
    theirs = Laptop(laptop.database, GLYNIS).save("record-1", "conversation", {WORDS: text("theirs")})
    held = {one.cert: one for one in laptop.read(lambda c: drafts.of_record(c, "record-1"))}
    assert held == {mine.cert: mine, theirs.cert: theirs}
    assert laptop.write(lambda c: drafts.delete(c, "record-1", mine.cert))
    assert laptop.read(lambda c: drafts.of_record(c, "record-1")) == (theirs,)


def test_naming_what_changed_saves_the_same_as_comparing_everything(laptop: Laptop) -> None:
    draft = laptop.save("record-1", "conversation", {WORDS: text("one"), ("mood",): text("good")})
    typed = rules.write(draft, EMPTY, WORDS, text("one and two"), AT)
    typed = rules.forget_field(typed, ("mood",))
    laptop.write(lambda c: drafts.save(c, typed, AT, [WORDS, ("mood",)]))
    assert laptop.read(lambda c: drafts.load(c, "record-1", laptop.cert)) == typed


def test_a_field_that_left_the_draft_leaves_the_store(laptop: Laptop) -> None:
    draft = laptop.save("record-1", "conversation", {WORDS: text("one"), ("mood",): text("good")})
    shorter = rules.forget_field(draft, ("mood",))
    laptop.write(lambda c: drafts.save(c, shorter, AT))
    assert laptop.read(lambda c: drafts.load(c, "record-1", laptop.cert)) == shorter


def test_a_field_only_looked_into_is_remembered(laptop: Laptop) -> None:
    looked = DraftField(WORDS, None, ("ab" * 32,), AT)
    draft = Draft("record-1", laptop.known["conversation"], laptop.cert, {WORDS: looked})
    laptop.write(lambda c: drafts.save(c, draft, AT))
    assert laptop.read(lambda c: drafts.load(c, "record-1", laptop.cert)) == draft


def test_a_record_that_is_only_a_draft_is_in_the_lists_and_leaves_them_with_it(laptop: Laptop) -> None:
    laptop.save("record-1", "conversation", {**about("person-1", "conversation"), WORDS: text("one")})
    (row,) = laptop.read(lambda c: lists.records_of(c, "person-1"))
    assert (row.id, row.state, row.delivery) == ("record-1", "draft", "")
    assert row.touched
    laptop.write(lambda c: drafts.delete(c, "record-1", laptop.cert))
    assert laptop.read(lambda c: lists.records_of(c, "person-1")) == ()
    assert not laptop.write(lambda c: drafts.delete(c, "record-1", laptop.cert))
    assert not laptop.write(lambda c: drafts.delete(c, "nobody", laptop.cert))


def test_typing_where_a_list_looks_is_in_the_list_at_once(laptop: Laptop) -> None:
    draft = laptop.save("person-1", "person", {**about("person-1", "person"), ("p.family",): text("Moss")})
    typed = rules.write(draft, EMPTY, ("p.family",), text("Mossop"), AT)
    laptop.write(lambda c: drafts.save(c, typed, AT, [("p.family",)]))
    assert [row.name for row in laptop.read(lists.people)] == ["Mossop"]


def test_a_private_answer_in_a_draft_makes_the_record_private_until_it_goes(laptop: Laptop) -> None:
    draft = laptop.save("record-1", "conversation", {WORDS: text("one")})

    def label() -> str:
        row = laptop.read(lambda c: lists.record(c, "record-1"))
        return row.label if row else ""

    assert label() == "ordinary"
    typed = rules.write(draft, EMPTY, ("home",), text("the key is under the pot"), AT)
    laptop.write(lambda c: drafts.save(c, typed, AT, [("home",)]))
    assert label() == "private"
    laptop.write(lambda c: drafts.save(c, draft, AT, [("home",)]))
    assert label() == "ordinary"


def test_moving_a_draft_to_another_form_is_in_the_lists(laptop: Laptop) -> None:
    draft = laptop.save("record-1", "conversation", {WORDS: text("one")})
    laptop.write(lambda c: drafts.save(c, replace(draft, form=laptop.known["concern"]), AT))
    row = laptop.read(lambda c: lists.record(c, "record-1"))
    assert row is not None
    assert (row.form, row.label) == (laptop.known["concern"], "concern")


def test_drafts_that_nobody_touched_are_found(laptop: Laptop) -> None:
    first = laptop.draft("record-1", "conversation", {WORDS: text("one")})
    second = laptop.draft("record-2", "conversation", {WORDS: text("two")})
    early, late = later(), later()
    laptop.write(lambda c: drafts.save(c, first, early))
    laptop.write(lambda c: drafts.save(c, second, late))
    assert laptop.read(lambda c: drafts.untouched_since(c, early)) == (first,)
    assert laptop.read(drafts.everything) == (second, first)


def test_a_saved_draft_is_there_after_opening_again(tmp_path: Path, laptop: Laptop) -> None:
    draft = laptop.save("record-1", "conversation", {WORDS: text("one")})
    laptop.database.close()
    again = open_database(tmp_path / "store.db", KEY)
    assert again.read(lambda c: drafts.load(c, "record-1", laptop.cert)) == draft
    again.close()
