"""The log of hazards cannot lag: every test that it names is there, and every finding of the visits has a play and a row."""

import re

from fieldkit.demo.visits.programme import VISITS
from tests.architecture.source_tree import ROOT

LOG = (ROOT / "docs/hazards.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([a-z_/0-9]+\.py)`")
JOURNEY = re.compile(r"^journeys/test_v(\d\d)_\w+\.py$")
FINDINGS = range(1, 26)
STATES = {"built", "part", "designed"}


def _rows(heading: str) -> list[list[str]]:
    """The cells of the first table after a heading, without its two opening lines."""
    after = LOG.partition(heading)[2].splitlines()
    start = next(number for number, line in enumerate(after) if line.startswith("| "))
    found = []
    for line in after[start + 2 :]:
        if not line.startswith("| "):
            break
        found.append([cell.strip() for cell in line.strip("| ").split(" | ")])
    return found


HAZARDS = {row[0]: row for row in _rows("# Hazards")}
ASKED = _rows("## What real visits asked")


def test_every_hazard_says_how_it_comes_about_what_is_done_with_tests_and_how_far_that_is() -> None:
    assert list(HAZARDS) == sorted(HAZARDS, key=lambda one: int(one.removeprefix("H")))
    for row in HAZARDS.values():
        assert len(row) == 6, row[0]
        assert all(row), row[0]
        assert row[5] in STATES, row[0]
        assert bool(NAMED.findall(row[4])) == (row[5] != "designed"), row[0]


def test_every_test_that_the_log_names_is_there() -> None:
    missing = [name for name in NAMED.findall(LOG) if not (ROOT / "tests" / name).is_file()]
    assert missing == []


def test_every_finding_has_a_journey_named_after_its_visit_and_a_hazard_that_names_it_too() -> None:
    assert [int(row[0]) for row in ASKED] == list(FINDINGS)
    for number, _, journeys, hazards in ASKED:
        rows = hazards.split(", ")
        assert set(rows) <= set(HAZARDS), number
        named = NAMED.findall(journeys)
        assert named, number
        assert all(JOURNEY.match(one) for one in named), number
        held = {name for row in rows for name in NAMED.findall(HAZARDS[row][4])}
        built = any(HAZARDS[row][5] != "designed" for row in rows)
        assert not built or held & set(named), number


def test_all_twelve_visits_are_played_by_a_journey_of_their_name_that_a_finding_calls_for() -> None:
    called = {f"V{int(found[1])}" for row in ASKED for one in NAMED.findall(row[2]) if (found := JOURNEY.match(one))}
    assert called == {one.key for one in VISITS}
    folder = ROOT / "tests/journeys"
    assert [one.key for one in VISITS if not list(folder.glob(f"test_v{int(one.key[1:]):02}_*.py"))] == []
