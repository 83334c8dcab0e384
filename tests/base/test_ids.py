"""Ids sort by time, never repeat, and agree where two laptops mean the same record."""

import os
import uuid
from datetime import UTC, datetime, timedelta

from fieldkit.base.clock import FixedClock
from fieldkit.base.ids import new_id, planned_record_id

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_new_id_is_a_version_7_uuid_of_the_rfc_variant() -> None:
    made = uuid.UUID(new_id(FixedClock(START), os.urandom))

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(START.timestamp() * 1000)


def test_later_ids_sort_after_earlier_ones() -> None:
    clock = FixedClock(START)
    made = []
    for _ in range(50):
        made.append(new_id(clock, os.urandom))
        clock.advance(timedelta(milliseconds=1))

    assert made == sorted(made)
    assert len(set(made)) == 50


def test_two_laptops_give_a_planned_record_the_same_id() -> None:
    first = planned_record_id("visit-1", "https://example.org/form", "person-1")
    second = planned_record_id("visit-1", "https://example.org/form", "person-1")

    assert first == second
    assert uuid.UUID(first).version == 5
    assert first != planned_record_id("visit-1", "https://example.org/form", "person-2")
