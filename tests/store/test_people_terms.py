"""A person is found by part of a name, its sound, NHS number, postcode or telephone."""

from pathlib import Path

import pytest

from fieldkit.store import people_terms
from tests.store.laptop import Laptop


@pytest.fixture
def crowd(laptop: Laptop) -> Laptop:
    laptop.person(
        "p-1",
        given="Catherine",
        family="O'Brien",
        nhs="999 123 4567",
        postcode="SK17 6BE",
        phone="01298 555123",
    )
    laptop.person("p-2", given="Muhammad", family="Hussain", nhs="999 765 4321", postcode="SK22 4AB")
    laptop.person(
        "p-3", given="Rose", family="Moss", known_as="Rosie", nhs="999 111 1111", postcode="SK17 9ZZ"
    )
    return laptop


def found(laptop: Laptop, typed: str) -> list[str]:
    numbers = laptop.read(lambda c: people_terms.find(c, typed, 20))
    ids: dict[int, str] = dict(laptop.read(lambda c: c.execute("SELECT n, id FROM records").fetchall()))
    return [ids[number] for number in numbers]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cath", ["p-1"]), ("CATHERINE o’b", ["p-1"]), ("obrien", ["p-1"]), ("brien", ["p-1"]),
        ("kathryn", ["p-1"]), ("mohamed", ["p-2"]), ("ussai", ["p-2"]), ("rosie", ["p-3"]),
        ("moss rose", ["p-3"]), ("9991234567", ["p-1"]), ("999 123", ["p-1"]), ("sk17 6be", ["p-1"]),
        ("sk176", ["p-1"]), ("01298555", ["p-1"]), ("999", ["p-1", "p-2", "p-3"]), ("moss catherine", []),
        ("nobody", []), ("", []), ("  ", []),
    ],
)  # fmt: skip
def test_what_is_typed_finds_whom_it_means(crowd: Laptop, typed: str, expected: list[str]) -> None:
    assert sorted(found(crowd, typed)) == expected


def test_a_spelling_comes_before_a_sound(crowd: Laptop) -> None:
    crowd.person("p-4", given="Kathryn", family="Ash")
    assert found(crowd, "kathryn") == ["p-4", "p-1"]


def test_a_name_that_changed_is_not_found_any_more(crowd: Laptop, tmp_path: Path) -> None:
    crowd.person("p-3", family="Pike")
    assert found(crowd, "moss") == []
    assert found(crowd, "pike") == ["p-3"]
