"""FHIRPath's operators on our values: equality, order, arithmetic and three-valued logic (FHIRPath 2.0.0, section 6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from operator import add, mul, sub
from typing import Any, Final

from fieldkit.base.text import same_text
from fieldkit.questionnaire import quantities, temporal
from fieldkit.questionnaire.expressions.focus import Amount, Collection, Element, as_amount
from fieldkit.questionnaire.expressions.shifting import shift
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import is_number, same_coding


class EvaluationError(ValueError):
    """The expression can't be evaluated on these values; its result counts as empty, and is reported."""


def single(values: Collection) -> Any:
    """The one value of a collection, None where it is empty. Raises EvaluationError where there are several."""
    if len(values) > 1:
        raise EvaluationError("one value was needed, but there are several")
    return values[0] if values else None


def truth(values: Collection) -> bool | None:
    """A collection as a condition: empty is unknown, a single value that is no truth value counts as true."""
    value = single(values)
    return value if value is None or isinstance(value, bool) else True


def equals(left: Any, right: Any) -> bool | None:
    """Whether two values are equal; None where it can't be known (dates of differing precision, other units)."""
    if isinstance(left, Moment) or isinstance(right, Moment):
        pair = _moments(left, right)
        if pair is None or (pair[0].kind == "time") != (pair[1].kind == "time"):
            return False
        order = temporal.compare(*pair)
        return None if order is None else order == 0
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if is_number(left) and is_number(right):
        return bool(left == right)
    if isinstance(left, str) and isinstance(right, str):
        return same_text(left, right)
    ours, theirs = as_amount(left), as_amount(right)
    if ours is not None and theirs is not None:
        order = quantities.compare(ours.as_quantity(), theirs.as_quantity())
        return None if order is None else order == 0
    if isinstance(left, Element) and isinstance(right, Element):
        if left.data.get("code") and right.data.get("code"):
            return same_coding(left.data, right.data)
        return left.data == right.data
    return bool(left is right or left == right)


def equal_collections(left: Collection, right: Collection) -> bool | None:
    """``=`` on collections: unknown where either is empty."""
    if not left or not right:
        return None
    if len(left) != len(right):
        return False
    unknown = False
    for ours, theirs in zip(left, right, strict=True):
        same = equals(ours, theirs)
        if same is False:
            return False
        unknown = unknown or same is None
    return None if unknown else True


def equivalent(left: Any, right: Any) -> bool:
    """``~`` on single values: letter case and spacing ignored, numbers at the lower precision, Codings by code."""
    if isinstance(left, str) and isinstance(right, str):
        return " ".join(left.lower().split()) == " ".join(right.lower().split())
    if is_number(left) and is_number(right):
        ours, theirs = Decimal(str(left)), Decimal(str(right))
        places = min(_places(ours), _places(theirs))
        return round(ours, places) == round(theirs, places)
    return equals(left, right) is True


def order(left: Any, right: Any) -> int | None:
    """-1, 0 or 1, None where unknown. Raises EvaluationError for values of different kinds."""
    if isinstance(left, Moment) or isinstance(right, Moment):
        pair = _moments(left, right)
        if pair is None:
            raise EvaluationError("a date was compared with something else")
        return temporal.compare(*pair)
    if (is_number(left) and is_number(right)) or (isinstance(left, str) and isinstance(right, str)):
        return int(left > right) - int(left < right)
    ours, theirs = as_amount(left), as_amount(right)
    if ours is not None and theirs is not None:
        return quantities.compare(ours.as_quantity(), theirs.as_quantity())
    if ours is not None and is_number(right):
        return order(ours.value, right)
    if theirs is not None and is_number(left):
        return order(left, theirs.value)
    raise EvaluationError("values of different kinds were compared")


def _moments(left: Any, right: Any) -> tuple[Moment, Moment] | None:
    ours = left if isinstance(left, Moment) else _read(left)
    theirs = right if isinstance(right, Moment) else _read(right)
    return (ours, theirs) if ours is not None and theirs is not None else None


def _read(text: Any) -> Moment | None:
    if not isinstance(text, str):
        return None
    return temporal.parse_moment(text) or temporal.parse_time(text)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _plus(left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        return bounded(left + right)
    moved = _moved(left, right, 1)
    if moved is not None:
        return moved
    return _amounts(left, right, 1) or _numbers("+", left, right, lambda one, two: one + two)


def _minus(left: Any, right: Any) -> Any:
    moved = _moved(left, right, -1)
    if moved is not None:
        return moved
    return _amounts(left, right, -1) or _numbers("-", left, right, lambda one, two: one - two)


def _moved(left: Any, right: Any, sign: int) -> Any:
    amount = as_amount(right)
    if amount is None:
        return None
    moment = left if isinstance(left, Moment) else _read(left)
    return shift(moment, amount, sign) if moment is not None else None


def _amounts(left: Any, right: Any, sign: int) -> Amount | None:
    ours, theirs = as_amount(left), as_amount(right)
    if ours is None or theirs is None:
        return None
    converted = quantities.convert(theirs.value, theirs.unit, ours.unit)
    return None if converted is None else Amount(ours.value + sign * converted, ours.unit)


def _numbers(sign: str, left: Any, right: Any, work: Callable[[Any, Any], Any]) -> Any:
    if not is_number(left) or not is_number(right):
        raise EvaluationError(f"{sign} needs two numbers")
    return work(left, right)


def _times(left: Any, right: Any) -> Any:
    ours, theirs = as_amount(left), as_amount(right)
    if ours is not None and is_number(right):
        return Amount(ours.value * Decimal(str(right)), ours.unit)
    if theirs is not None and is_number(left):
        return Amount(theirs.value * Decimal(str(left)), theirs.unit)
    return _numbers("*", left, right, lambda one, two: one * two)


def _divide(left: Any, right: Any) -> Any:
    ours = as_amount(left)
    if ours is not None and is_number(right):
        return Amount(ours.value / Decimal(str(right)), ours.unit) if right else None
    return _numbers("/", left, right, lambda one, two: Decimal(one) / Decimal(two) if two else None)


def _whole_divide(left: Any, right: Any) -> Any:
    return _numbers("div", left, right, lambda one, two: int(Decimal(one) / Decimal(two)) if two else None)


def _remainder(left: Any, right: Any) -> Any:
    def work(one: Any, two: Any) -> Any:
        if not two:
            return None
        rest = Decimal(one) % Decimal(two)
        return int(rest) if isinstance(one, int) and isinstance(two, int) else rest

    return _numbers("mod", left, right, work)


ARITHMETIC: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "+": _plus,
    "-": _minus,
    "*": _times,
    "/": _divide,
    "div": _whole_divide,
    "mod": _remainder,
}


_NUMBERS: Final = frozenset({int, Decimal})
_PLAIN: Final[Mapping[str, Callable[[Any, Any], Any]]] = {"+": add, "-": sub, "*": mul}
"""What plain numbers need; nearly every calculation of a form is one of these."""


def arithmetic(sign: str, left: Collection, right: Collection) -> Collection:
    """An arithmetic operator on collections: empty where either side is, or where the result is undefined."""
    if not left or not right:
        return []
    ours, theirs = single(left), single(right)
    try:
        if type(ours) in _NUMBERS and type(theirs) in _NUMBERS and sign in _PLAIN:
            result = _PLAIN[sign](ours, theirs)
        else:
            result = ARITHMETIC[sign](ours, theirs)
    except (InvalidOperation, OverflowError, ArithmeticError):
        return []
    return [] if result is None or not within_bounds(result) else [result]


def within_bounds(result: Any) -> bool:
    """Whether a number is of a size that FHIRPath knows; beyond that arithmetic gives empty."""
    if isinstance(result, int):
        return -_GREATEST < result < _GREATEST
    return is_number(result) if isinstance(result, Decimal) else True


def bounded(text: str) -> str:
    """The same text. Raises EvaluationError where it is longer than any answer: it was made by repetition."""
    if len(text) > _LONGEST:
        raise EvaluationError("the text is too long")
    return text


_GREATEST: Final = 10**28
_LONGEST: Final = 100_000
_MOST_PAIRS: Final = 2_000_000


def logical(sign: str, left: bool | None, right: bool | None) -> bool | None:
    """``and``, ``or``, ``xor`` and ``implies`` with None for unknown."""
    if sign == "and":
        return False if left is False or right is False else True if left and right else None
    if sign == "or":
        return True if left or right else False if left is False and right is False else None
    if sign == "xor":
        return None if left is None or right is None else left is not right
    if left is False or right is True:
        return True
    return None if left is None or right is None else False


def union(left: Collection, right: Collection) -> Collection:
    """``|``: both collections, each value once. Raises EvaluationError where comparing all of them would take too long."""
    comparable(left, right)
    found: Collection = []
    for value in (*left, *right):
        if not contains(found, value):
            found.append(value)
    return found


def comparable(left: Collection, right: Collection) -> None:
    """Raises EvaluationError where there are so many values that comparing each with each would hold up the form."""
    if (len(left) + len(right)) ** 2 > _MOST_PAIRS:
        raise EvaluationError("there are too many values to compare each with each")


def contains(values: Collection, wanted: Any) -> bool:
    """Whether a collection holds a value."""
    return any(equals(value, wanted) is True for value in values)
