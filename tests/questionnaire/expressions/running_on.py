"""Expressions run on a small form, with their results as plain values."""

from __future__ import annotations

from typing import Any

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire.expressions.arguments import text_of
from fieldkit.questionnaire.expressions.focus import Collection, Element
from fieldkit.questionnaire.expressions.running import Runner
from fieldkit.questionnaire.items import Expression
from fieldkit.questionnaire.session import FormSession
from tests.questionnaire.building import NOW, session


def runner_of(s: FormSession, launch: dict[str, Any] | None = None) -> Runner:
    """A runner on the cells of a session."""
    s.changed()
    return Runner(s.form, s._tree, launch or {}, FixedClock(NOW).now())


def run(words: str, s: FormSession | None = None, launch: dict[str, Any] | None = None) -> Collection:
    """The raw result of an expression at the root of a session (an empty one unless given)."""
    used = s if s is not None else session()
    return runner_of(used, launch).run(Expression(words), used._tree.root)


def texts(words: str, s: FormSession | None = None, launch: dict[str, Any] | None = None) -> list[Any]:
    """The result with every value as text; FHIR objects as their JSON."""
    return [one.data if isinstance(one, Element) else text_of(one) for one in run(words, s, launch)]
