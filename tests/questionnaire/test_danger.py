"""Danger is a safety question of the first look, answered with anything but no."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.danger import standing
from fieldkit.questionnaire.session import FormSession
from tests.questionnaire.building import choice, coding, extended, extension, session
from tests.questionnaire.building import group as part


def asked(link_id: str, *, urgent: bool = True) -> dict[str, Any]:
    more = [extension(ext.PRIORITY, valueCode="welfare")] if urgent else []
    return extended(
        choice(link_id, "yes", "no", "could-not-tell"), extension(ext.SAFETY_ITEM, valueBoolean=True), *more
    )


def in_danger(s: FormSession) -> list[str]:
    return [node.path[-1] for node in standing(s.root)]


@pytest.mark.parametrize(("first", "second"), list(product(("", "yes", "no", "could-not-tell"), repeat=2)))
def test_anything_but_no_stands_and_a_blank_does_not(first: str, second: str) -> None:
    s = session(part("g", asked("a"), asked("b")))
    for name, code in (("a", first), ("b", second)):
        if code:
            s.set(("g", name), {"valueCoding": coding(code)})
    said = (("a", first), ("b", second))
    assert in_danger(s) == [name for name, code in said if code in ("yes", "could-not-tell")]


def test_a_question_that_only_stops_equipment_is_not_danger_now() -> None:
    s = session(part("g", asked("a", urgent=False)))
    s.set(("g", "a"), {"valueCoding": coding("yes")})
    assert in_danger(s) == []
