"""Need to know: what no rule allows is not allowed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.access import (
    AREA,
    AUTHOR,
    LABELS,
    PARTNER,
    STARTING_POLICY,
    Policy,
    Reader,
    involvement,
    may_read,
    read_policy,
    strictest,
)

POLICY = read_policy(json.loads(json.dumps(STARTING_POLICY)))


@pytest.mark.parametrize(
    ("role", "kind", "label", "involved", "allowed"),
    [
        ("social-worker", "conversation", "ordinary", {AREA}, True),
        ("cpn", "conversation", "restricted", {AREA}, True),
        ("firefighter", "conversation", "ordinary", {AREA}, False),
        ("firefighter", "conversation", "ordinary", {AREA, PARTNER}, True),
        ("firefighter", "telecare", "ordinary", {AREA}, True),
        ("firefighter", "responder-card", "restricted", {AREA}, True),
        ("firefighter", "other", "ordinary", {AREA}, False),
        ("trusted-assessor", "responder-card", "ordinary", {AREA}, False),
        ("occupational-therapist", "equipment", "ordinary", {AREA}, True),
        ("physiotherapist", "equipment", "ordinary", {AREA}, True),
        ("occupational-therapist", "conversation", "ordinary", {AREA}, False),
        ("occupational-therapist", "person", "restricted", {AREA}, False),
        ("social-worker", "concern", "concern", {AREA}, False),
        ("social-worker", "concern", "concern", {AREA, PARTNER}, False),
        ("social-worker", "concern", "concern", {AREA, AUTHOR}, True),
        ("safeguarding-lead", "concern", "concern", {AREA}, True),
        ("manager", "concern", "concern", {AREA}, False),
        ("cpn", "wellness-plan", "private", {AREA}, False),
        ("cpn", "wellness-plan", "private", {AREA, PARTNER}, False),
        ("cpn", "wellness-plan", "private", {AREA, AUTHOR}, True),
        ("administrator", "person", "ordinary", {AREA}, False),
    ],
)
def test_the_starting_table_of_roles(
    role: str, kind: str, label: str, involved: set[str], allowed: bool
) -> None:
    assert may_read(POLICY, role, kind, label, involved) is allowed


@given(st.text(), st.text(), st.sampled_from(LABELS))
def test_an_empty_policy_lets_nobody_read_anything(role: str, kind: str, label: str) -> None:
    assert not may_read(Policy("0", frozenset()), role, kind, label, {AREA, AUTHOR, PARTNER})


def test_the_strictest_label_counts_and_an_unknown_one_is_the_strictest() -> None:
    assert strictest([]) == "ordinary"
    assert strictest(["ordinary", "restricted"]) == "restricted"
    assert strictest(["ordinary", "never heard of"]) == "concern"


def test_involvement_follows_authorship_and_the_visit() -> None:
    reader = Reader("p1", "cpn")

    assert involvement(reader, ["p1"], ["p2"]) == {AREA, AUTHOR}
    assert involvement(reader, ["p2"], ["p1"]) == {AREA, PARTNER}
    assert involvement(reader, [], []) == {AREA}


@pytest.mark.parametrize(("said", "allowed"), [("yes", True), ("no", False), (None, False), (True, False)])
def test_recordings_are_kept_only_where_the_hub_says_so_in_one_way(said: object, allowed: bool) -> None:
    resource = {**STARTING_POLICY, "recordings": said}
    assert read_policy(resource).recordings is allowed
    assert POLICY.recordings is False
