"""Forms are kept to the byte and for ever; new records begin with the highest version."""

from fieldkit.records.access import STARTING_POLICY, read_policy
from fieldkit.store import library
from fieldkit.store.library import ADDED, BUNDLED, PUBLISHED
from tests.store.laptop import AT, CONVERSATION, Laptop, canonical


def versioned(number: str) -> bytes:
    return CONVERSATION.replace(b'"1.0.0"', f'"{number}"'.encode())


def test_a_form_is_given_back_to_the_byte_under_its_name_and_hash(laptop: Laptop) -> None:
    spaced = CONVERSATION + b"\n\n"
    assert laptop.write(lambda c: library.add(c, spaced, canonical(spaced), ADDED, AT))
    assert laptop.read(lambda c: library.data(c, canonical(spaced))) == spaced
    assert laptop.read(lambda c: library.data(c, canonical(CONVERSATION))) == CONVERSATION
    assert laptop.read(lambda c: library.data(c, "nowhere|1#x")) is None


def test_adding_again_changes_nothing_but_the_hub_s_word_on_it(laptop: Laptop) -> None:
    two = versioned("2.0.0")
    assert laptop.write(lambda c: library.add(c, two, canonical(two), ADDED, AT))
    assert not laptop.write(lambda c: library.add(c, two, canonical(two), BUNDLED, AT))
    assert not laptop.write(lambda c: library.add(c, two, canonical(two), PUBLISHED, AT))
    held = {one.canonical: one for one in laptop.read(library.everything)}[canonical(two)]
    assert (held.source, held.version, held.name, held.purpose, held.label) == (
        PUBLISHED, "2.0.0", "conversation", "conversation", "ordinary",
    )  # fmt: skip


def test_new_records_begin_with_the_highest_version_by_number(laptop: Laptop) -> None:
    for number in ("1.9.0", "1.10.0"):
        data = versioned(number)
        laptop.write(lambda c, one=data: library.add(c, one, canonical(one), PUBLISHED, AT))  # type: ignore[misc]  # bound at once
    url = laptop.known["conversation"].partition("|")[0]
    for asked in ("conversation", url):
        newest = laptop.read(lambda c, one=asked: library.newest(c, one))  # type: ignore[misc]  # bound at once
        assert newest is not None
        assert newest.version == "1.10.0"
    assert laptop.read(lambda c: library.newest(c, "nothing like it")) is None


def test_what_items_mean_can_be_asked(laptop: Laptop) -> None:
    facts = laptop.read(lambda c: library.facts_of(c, laptop.known["conversation"]))
    assert facts.item(("home",)).label == "private"


def test_the_starting_policy_holds_until_the_hub_publishes_another(laptop: Laptop) -> None:
    assert laptop.read(library.policy) == read_policy(STARTING_POLICY)
    published = {"version": "7", "rules": [["*", "*", "ordinary", "author"]]}
    assert laptop.write(lambda c: library.set_policy(c, published)) == read_policy(published)
    assert laptop.read(library.policy) == read_policy(published)
