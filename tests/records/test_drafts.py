"""A draft remembers what its author saw, and seals nothing but what was said."""

from fieldkit.records import drafts, values
from tests.records.laptops import Laptop, instant
from tests.records.people import GLYNIS, SHARON

KITCHEN = values.write({"valueString": "My kitchen"})
RADIO = values.write({"valueString": "My radio"})
FIELD = ("matters",)


def sealed_laptop() -> Laptop:
    laptop = Laptop(SHARON)
    laptop.write(FIELD, KITCHEN)
    laptop.seal()
    return laptop


def test_beginning_a_field_again_keeps_what_was_seen_the_first_time() -> None:
    laptop = sealed_laptop()
    laptop.begin(FIELD)
    seen = laptop.draft.fields[FIELD].replaces
    other = Laptop(GLYNIS)
    other.write(FIELD, RADIO)
    other.seal()
    laptop.receive(other)

    laptop.begin(FIELD)

    assert laptop.draft.fields[FIELD].replaces == seen
    assert len(laptop.sealed_state().seen_at(FIELD)) == 2


def test_settling_replaces_everything_that_stands_there() -> None:
    laptop, other = sealed_laptop(), Laptop(GLYNIS)
    other.write(FIELD, RADIO)
    other.seal()
    laptop.receive(other)

    laptop.settle(FIELD, RADIO)
    laptop.seal()

    assert laptop.state().value(FIELD) == RADIO
    assert not laptop.state().conflicts


def test_a_field_begun_and_left_empty_seals_nothing() -> None:
    laptop = Laptop(SHARON)
    laptop.begin(FIELD)

    assert laptop.seal() is None


def test_looking_into_a_field_with_two_answers_settles_nothing() -> None:
    laptop, other = sealed_laptop(), Laptop(GLYNIS)
    other.write(FIELD, RADIO)
    other.seal()
    laptop.receive(other)

    laptop.begin(FIELD)

    assert laptop.seal() is None
    assert len(laptop.state().conflicts) == 1


def test_clearing_a_field_that_had_words_is_an_answer() -> None:
    laptop = sealed_laptop()
    laptop.write(FIELD, values.CLEARED)

    assert laptop.seal() is not None
    assert laptop.state().value(FIELD) is None


def test_an_unchanged_field_is_known_as_such() -> None:
    laptop = sealed_laptop()
    laptop.write(FIELD, KITCHEN)
    assert drafts.unchanged(laptop.draft, laptop.sealed_state()) == (FIELD,)

    laptop.write(FIELD, RADIO)

    assert drafts.unchanged(laptop.draft, laptop.sealed_state()) == ()


def test_removing_an_entry_drops_what_was_being_typed_in_it() -> None:
    laptop = Laptop(SHARON)
    laptop.write(("goals", "e:1"), '{"order":"a0"}')
    laptop.write(("goals", "e:1", "what"), KITCHEN)

    laptop.remove(("goals", "e:1"))

    assert list(laptop.draft.fields) == [("goals", "e:1")]
    assert laptop.seal() is None


def test_removing_an_entry_replaces_all_that_was_seen_in_it() -> None:
    laptop = Laptop(SHARON)
    laptop.write(("goals", "e:1"), '{"order":"a0"}')
    laptop.write(("goals", "e:1", "what"), KITCHEN)
    laptop.seal()
    laptop.write(("goals", "e:1", "what"), RADIO)

    laptop.remove(("goals", "e:1"))
    laptop.seal()

    assert [path for path in laptop.state().fields if path[0] == "goals"] == [("goals", "e:1")]
    assert values.is_removal(laptop.state().fields[("goals", "e:1")].value)


def test_forgetting_a_field_leaves_what_was_sealed() -> None:
    laptop = sealed_laptop()
    laptop.write(FIELD, RADIO)

    laptop.draft = drafts.forget_field(laptop.draft, FIELD)

    assert laptop.state().value(FIELD) == KITCHEN


def test_the_draft_shows_over_what_is_sealed() -> None:
    laptop = sealed_laptop()
    laptop.draft = drafts.write(laptop.draft, laptop.sealed_state(), FIELD, RADIO, instant())

    assert laptop.state().value(FIELD) == RADIO
    assert laptop.sealed_state().value(FIELD) == KITCHEN
