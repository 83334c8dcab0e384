"""An operator between two compiled operands."""

from __future__ import annotations

from typing import Any

from fieldkit.questionnaire.expressions.environment import Env, Step, Unsupported
from fieldkit.questionnaire.expressions.focus import Amount, Collection
from fieldkit.questionnaire.expressions.operators import (
    ARITHMETIC,
    EvaluationError,
    arithmetic,
    bounded,
    contains,
    equal_collections,
    equivalent,
    logical,
    order,
    single,
    truth,
    union,
)
from fieldkit.questionnaire.value_types import is_number


def operation(sign: str, left: Step, right: Step) -> Step:
    """The function for ``left sign right``. Raises Unsupported for an operator that is not known."""
    if sign in ("and", "or", "xor", "implies"):
        return lambda env: _known(_logic(sign, left, right, env))
    if sign in ("=", "!="):
        return lambda env: _same(left(env), right(env), wanted=sign == "=")
    if sign in ("~", "!~"):
        return lambda env: [_equivalent(left(env), right(env)) is (sign == "~")]
    if sign in ("<", ">", "<=", ">="):
        return lambda env: _ordered(sign, left(env), right(env))
    if sign in ARITHMETIC:
        return lambda env: arithmetic(sign, left(env), right(env))
    if sign == "|":
        return lambda env: union(left(env), right(env))
    if sign == "&":
        return lambda env: [bounded(_glued(left(env)) + _glued(right(env)))]
    if sign == "in":
        return lambda env: _within(left(env), right(env))
    if sign == "contains":
        return lambda env: _within(right(env), left(env))
    raise Unsupported(sign)


def negative(value: Any) -> Any:
    """A number or amount with the other sign."""
    if isinstance(value, Amount):
        return Amount(-value.value, value.unit)
    if not is_number(value):
        raise EvaluationError("- needs a number")
    return -value


def _logic(sign: str, left: Step, right: Step, env: Env) -> bool | None:
    first = truth(left(env))
    if (sign == "and" and first is False) or (sign == "or" and first is True):
        return first
    return logical(sign, first, truth(right(env)))


def _known(value: bool | None) -> Collection:
    return [] if value is None else [value]


def _same(left: Collection, right: Collection, *, wanted: bool) -> Collection:
    same = equal_collections(left, right)
    return [] if same is None else [same is wanted]


def _ordered(sign: str, left: Collection, right: Collection) -> Collection:
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    found = order(ours, theirs)
    if found is None:
        return []
    return [
        found < 0 if sign == "<" else found > 0 if sign == ">" else found <= 0 if sign == "<=" else found >= 0
    ]


def _equivalent(left: Collection, right: Collection) -> bool:
    if len(left) != len(right):
        return False
    return all(any(equivalent(ours, theirs) for theirs in right) for ours in left)


def _within(left: Collection, right: Collection) -> Collection:
    value = single(left)
    return [] if value is None else [contains(right, value)]


def _glued(values: Collection) -> str:
    value = single(values)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise EvaluationError("& needs text")
    return value
