import json
from typing import Any

import pytest

from fieldkit.base.assets import resource
from fieldkit.services.following import directory_feed
from fieldkit.services.following.directory_feed import FeedError, ServiceContact

OLDER = {
    "content": [
        {
            "id": "1",
            "name": "Warm Room",
            "description": "  Tea\n and heat ",
            "email": "warm@example.org",
            "organization": {"name": "Village Trust"},
            "service_taxonomys": [{"taxonomy": {"name": "Heating"}}],
            "service_areas": [{"service_area": "Staffordshire"}],
            "service_at_locations": [
                {"location": {"physical_addresses": [{"address_1": "1 Lane", "postal_code": "st13 9zz"}]}}
            ],
        }
    ]
}


def bytes_of(found: Any) -> bytes:
    return json.dumps(found).encode()


def test_the_sample_feed_is_read_with_its_named_contacts() -> None:
    feed = directory_feed.read(resource("sample-directory.json").read_bytes())
    assert (len(feed.entries), feed.left_out) == (7, 1)
    table = feed.entries[0]
    assert (table.name, table.needs, table.postcodes) == (
        "Tuesday Lunch Table",
        ("Loneliness", "Food and meals"),
        ("ST13 9ZZ",),
    )
    assert table.contacts[0].name == "Beryl Hallam"
    assert table.contacts[0].phone == "01632 960101"


def test_an_older_feed_is_read_too() -> None:
    (one,) = directory_feed.read(bytes_of(OLDER)).entries
    assert (one.about, one.needs, one.areas, one.postcodes) == (
        "Tea and heat",
        ("Heating",),
        ("Staffordshire",),
        ("ST13 9ZZ",),
    )
    assert one.contacts == (ServiceContact("", "", "", "warm@example.org"),)


def test_named_people_come_before_a_switchboard() -> None:
    one = {
        "id": "1",
        "name": "S",
        "phones": [{"number": "1"}],
        "contacts": [{"phones": [{"number": "2"}]}, {"name": "Ann"}],
    }
    (entry,) = directory_feed.read(bytes_of(one)).entries
    assert [(each.name, each.phone) for each in entry.contacts] == [("Ann", ""), ("", "2"), ("", "1")]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"7", b'{"contents": 5}', bytes_of([{"name": "no id"}]), b"[" * 100_000],
)
def test_a_file_that_is_no_feed_is_told_plainly(data: bytes) -> None:
    with pytest.raises(FeedError):
        directory_feed.read(data)


def test_odd_parts_of_a_service_are_passed_over() -> None:
    odd = {"id": "1", "name": "S", "contacts": "x", "attributes": [3, {"taxonomy_term": []}], "phones": [{"number": 7}],
           "organization": [], "service_at_locations": [{"location": None}], "description": None}  # fmt: skip
    (entry,) = directory_feed.read(bytes_of([odd, "x", None])).entries
    assert (entry.name, entry.contacts, entry.needs, entry.places) == ("S", (), (), ())
