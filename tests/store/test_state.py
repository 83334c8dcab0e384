"""Small things are remembered under their names."""

from fieldkit.store import state
from tests.store.laptop import AT, Laptop


def test_nothing_is_remembered_at_first(laptop: Laptop) -> None:
    assert laptop.read(state.cursor) is None
    assert laptop.read(state.hub) is None
    assert laptop.read(state.last_contact) is None
    assert laptop.read(state.own_certificate) is None
    assert laptop.read(lambda c: state.setting(c, "text-size")) is None


def test_what_was_put_comes_back(laptop: Laptop) -> None:
    cursor = {"area": "moorlands", "epoch": 1, "number": 7, "scope": 2}
    laptop.write(lambda c: state.set_cursor(c, cursor))
    laptop.write(lambda c: state.set_hub(c, {"url": "https://hub.example.org"}))
    laptop.write(lambda c: state.set_last_contact(c, AT))
    laptop.write(lambda c: state.set_own_certificate(c, "ab" * 32))
    laptop.write(lambda c: state.set_setting(c, "text-size", 120))
    assert laptop.read(state.cursor) == cursor
    assert laptop.read(state.hub) == {"url": "https://hub.example.org"}
    assert laptop.read(state.last_contact) == AT
    assert laptop.read(state.own_certificate) == "ab" * 32
    assert laptop.read(lambda c: state.setting(c, "text-size")) == 120


def test_the_last_word_counts_and_can_be_forgotten(laptop: Laptop) -> None:
    laptop.write(lambda c: state.put(c, "word", "one"))
    laptop.write(lambda c: state.put(c, "word", "two"))
    assert laptop.read(lambda c: state.get(c, "word")) == "two"
    laptop.write(lambda c: state.drop(c, "word"))
    laptop.write(lambda c: state.drop(c, "word"))
    assert laptop.read(lambda c: state.get(c, "word")) is None
