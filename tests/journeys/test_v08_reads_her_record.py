"""V8: a person reads her record with us, gets a copy that is safe, and adds her own view."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.conftest import Played


def test_a_person_who_wants_to_read_her_record(played: Callable[[str], Played]) -> None:
    visit = played("V8")

    assert visit.failed == ""
    assert "no answer is chosen for her" in visit.held
