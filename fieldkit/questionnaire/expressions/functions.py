"""FHIRPath's functions on our values, those that take plain arguments (FHIRPath 2.0.0, section 5, and SDC's own).

Each takes the input collection and its evaluated arguments. Functions with expressions as arguments (where, all,
iif ...) are built by the compiler.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, Final

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.expressions.boundaries import boundary, precision
from fieldkit.questionnaire.expressions.focus import Amount, Answer, Collection, Element, as_amount
from fieldkit.questionnaire.expressions.operators import EvaluationError, arithmetic, contains, order, single, union
from fieldkit.questionnaire.quantities import unit_of
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.validation.patterns import compile_pattern
from fieldkit.questionnaire.value_types import is_number, raw

Function = Callable[[Collection, list[Collection]], Collection]
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_AMOUNT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(?:'([^']+)'|([a-z]+))?")
_LONGEST_TEXT = 5_000


def text_of(value: Any) -> str | None:
    """A value as FHIRPath writes it; None for objects and items."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if is_number(value):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, Moment):
        return temporal.write(value)
    amount = as_amount(value)
    return f"{amount.value} '{amount.unit}'" if amount is not None else None


def _text(values: Collection) -> str | None:
    value = single(values)
    if value is None:
        return None
    text = text_of(value)
    if text is None:
        raise EvaluationError("text was needed")
    return text


def _number(values: Collection) -> Decimal | None:
    value = single(values)
    if value is None:
        return None
    amount = as_amount(value)
    if amount is not None:
        return amount.value
    if not is_number(value):
        raise EvaluationError("a number was needed")
    return Decimal(value)


def _whole(values: Collection) -> int | None:
    number = _number(values)
    return None if number is None else int(number)


def _sum(values: Collection, _: list[Collection]) -> Collection:
    total: Collection = []
    for value in values:
        total = arithmetic("+", total, [value]) if total else [value]
    return total


def _average(values: Collection, _: list[Collection]) -> Collection:
    return arithmetic("/", _sum(values, []), [len(values)]) if values else []


def _extreme(wanted: int) -> Function:
    def find(values: Collection, _: list[Collection]) -> Collection:
        best: Collection = values[:1]
        for value in values[1:]:
            if order(value, best[0]) == wanted:
                best = [value]
        return best

    return find


def _count(values: Collection, _: list[Collection]) -> Collection:
    return [len(values)]


def _distinct(values: Collection, _: list[Collection]) -> Collection:
    return union(values, [])


def _truths(need: bool, every: bool) -> Function:
    def check(values: Collection, _: list[Collection]) -> Collection:
        return [(all if every else any)(value is need for value in values)]

    return check


def _join(values: Collection, args: list[Collection]) -> Collection:
    glue = _text(args[0]) if args else ""
    return [(glue or "").join(text for value in values if (text := text_of(value)) is not None)] if values else []


def _on_text(work: Callable[..., Any], needed: int) -> Function:
    """A text function: empty input or a missing needed argument gives empty."""

    def run(values: Collection, args: list[Collection]) -> Collection:
        text = _text(values)
        given = [_text(arg) for arg in args]
        if text is None or len(given) < needed or any(one is None for one in given):
            return []
        result = work(text, *given)
        return result if isinstance(result, list) else [] if result is None else [result]

    return run


def _pattern(text: str, pattern: str) -> re.Pattern[str]:
    compiled = compile_pattern(f"(?s:{pattern})")
    if compiled is None or len(text) > _LONGEST_TEXT:
        raise EvaluationError("the pattern can't be used")
    return compiled


def _matches(text: str, pattern: str) -> bool:
    return _pattern(text, pattern).search(text) is not None


def _matches_full(text: str, pattern: str) -> bool:
    return _pattern(text, pattern).fullmatch(text) is not None


def _replace_matches(text: str, pattern: str, replacement: str) -> str:
    try:
        return _pattern(text, pattern).sub(re.sub(r"\$(\d)", r"\\\1", replacement), text)
    except (re.error, IndexError) as error:
        raise EvaluationError("the replacement can't be used") from error


def _substring(values: Collection, args: list[Collection]) -> Collection:
    text, start = _text(values), _whole(args[0])
    if text is None or start is None or not 0 <= start < len(text):
        return []
    length = _whole(args[1]) if len(args) > 1 else None
    return [text[start:] if length is None else text[start : start + max(length, 0)]]


def _on_number(work: Callable[[Decimal], Any]) -> Function:
    def run(values: Collection, _: list[Collection]) -> Collection:
        number = _number(values)
        if number is None:
            return []
        try:
            result = work(number)
        except (ArithmeticError, ValueError, OverflowError):
            return []
        return [] if result is None else [result]

    return run


def _absolute(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    if isinstance(value, int) and not isinstance(value, bool):
        return [abs(value)]
    amount = as_amount(value)
    if amount is not None:
        return [Amount(abs(amount.value), amount.unit)]
    number = _number(values)
    return [] if number is None else [abs(number)]


def _round(values: Collection, args: list[Collection]) -> Collection:
    number, places = _number(values), _whole(args[0]) if args else 0
    if number is None or places is None:
        return []
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if places <= 0 or rounded == rounded.to_integral_value():
        return [Decimal(int(rounded))]
    return [rounded.normalize()]


def _power(values: Collection, args: list[Collection]) -> Collection:
    base, exponent = _number(values), _number(args[0])
    if base is None or exponent is None:
        return []
    try:
        result = base**exponent
    except ArithmeticError:
        return []
    return [int(result)] if isinstance(single(values), int) and exponent >= 0 and exponent % 1 == 0 else [result]


def _log(values: Collection, args: list[Collection]) -> Collection:
    number, base = _number(values), _number(args[0])
    if number is None or base is None or number <= 0 or base <= 0 or base == 1:
        return []
    return [number.ln() / base.ln()]


def _to_integer(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    if isinstance(value, bool):
        return [int(value)]
    if isinstance(value, str):
        return [int(value)] if re.fullmatch(r"[+-]?\d+", value) else []
    return [value] if isinstance(value, int) else []


def _to_decimal(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    if isinstance(value, bool):
        return [Decimal(int(value))]
    if isinstance(value, str):
        return [Decimal(value)] if _NUMBER.fullmatch(value) else []
    return [Decimal(value)] if is_number(value) else []


def _to_string(values: Collection, _: list[Collection]) -> Collection:
    text = text_of(single(values))
    return [] if text is None else [text]


def _to_boolean(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    text = str(text_of(value)).lower()
    if text in ("true", "t", "yes", "y", "1", "1.0"):
        return [True]
    return [False] if text in ("false", "f", "no", "n", "0", "0.0") else []


def _to_moment(kind: str) -> Function:
    def run(values: Collection, _: list[Collection]) -> Collection:
        value = single(values)
        if isinstance(value, str):
            value = temporal.parse_time(value) if kind == "time" else temporal.parse_moment(value)
        if not isinstance(value, Moment) or (value.kind == "time") != (kind == "time"):
            return []
        if kind == "date":
            return [Moment("date", value.parts[:3])]
        return [Moment(kind, value.parts, value.zone)]

    return run


def _to_quantity(values: Collection, args: list[Collection]) -> Collection:
    value = single(values)
    amount = as_amount(value)
    if amount is None and is_number(value):
        amount = Amount(Decimal(value), "1")
    if amount is None and isinstance(value, str):
        found = _AMOUNT.fullmatch(value.strip())
        if found:
            unit = unit_of({"code": found.group(2) or found.group(3) or "1"})
            amount = Amount(Decimal(found.group(1)), unit)
    return [] if amount is None else [amount]


def _weight(values: Collection, _: list[Collection]) -> Collection:
    """The score of chosen options: ``itemWeight`` or ``ordinalValue`` of the answer itself or of its option."""
    found: Collection = []
    for value in values:
        option = value.option if isinstance(value, Element) else None
        if isinstance(value, Answer):
            content = raw(value.value)
            element = content if isinstance(content, dict) else {}
            options = value.cell.item.options if value.cell.item is not None else ()
            option = next((one for one in options if raw(one.value) == content or _same_code(one, element)), None)
        if option is not None and option.weight is not None:
            found.append(option.weight)
    return found


def _same_code(option: Any, element: dict[str, Any]) -> bool:
    listed = raw(option.value)
    return (
        isinstance(listed, dict)
        and bool(element.get("code"))
        and (listed.get("code"), listed.get("system") or "") == (element.get("code"), element.get("system") or "")
    )


def _intersect(values: Collection, args: list[Collection]) -> Collection:
    return union([value for value in values if contains(args[0], value)], [])


def _exclude(values: Collection, args: list[Collection]) -> Collection:
    return [value for value in values if not contains(args[0], value)]


def _slice(cut: Callable[[Collection, int], Collection]) -> Function:
    def run(values: Collection, args: list[Collection]) -> Collection:
        count = _whole(args[0])
        return [] if count is None else cut(values, max(count, 0))

    return run


def _negate(values: Collection, _: list[Collection]) -> Collection:
    value = single(values)
    return [] if value is None else [value is False]


def _boundary(high: bool) -> Function:
    return lambda values, args: boundary(values, _whole(args[0]) if args else None, high=high)


FUNCTIONS: Final[Mapping[str, tuple[Function, int, int]]] = {
    # name: the function, least and most arguments
    "empty": (lambda values, _: [not values], 0, 0),
    "not": (_negate, 0, 0),
    "hasValue": (lambda values, _: [len(values) == 1 and text_of(values[0]) is not None], 0, 0),
    "count": (_count, 0, 0),
    "distinct": (_distinct, 0, 0),
    "isDistinct": (lambda values, _: [len(union(values, [])) == len(values)], 0, 0),
    "allTrue": (_truths(True, True), 0, 0),
    "anyTrue": (_truths(True, False), 0, 0),
    "allFalse": (_truths(False, True), 0, 0),
    "anyFalse": (_truths(False, False), 0, 0),
    "first": (lambda values, _: values[:1], 0, 0),
    "last": (lambda values, _: values[-1:], 0, 0),
    "tail": (lambda values, _: values[1:], 0, 0),
    "single": (lambda values, _: [] if single(values) is None else values, 0, 0),
    "skip": (_slice(lambda values, count: values[count:]), 1, 1),
    "take": (_slice(lambda values, count: values[:count]), 1, 1),
    "union": (lambda values, args: union(values, args[0]), 1, 1),
    "combine": (lambda values, args: [*values, *args[0]], 1, 1),
    "intersect": (_intersect, 1, 1),
    "exclude": (_exclude, 1, 1),
    "subsetOf": (lambda values, args: [all(contains(args[0], value) for value in values)], 1, 1),
    "supersetOf": (lambda values, args: [all(contains(values, value) for value in args[0])], 1, 1),
    "sum": (_sum, 0, 0),
    "avg": (_average, 0, 0),
    "min": (_extreme(-1), 0, 0),
    "max": (_extreme(1), 0, 0),
    "join": (_join, 0, 1),
    "weight": (_weight, 0, 0),
    "ordinal": (_weight, 0, 0),
    "startsWith": (_on_text(lambda text, part: text.startswith(part), 1), 1, 1),
    "endsWith": (_on_text(lambda text, part: text.endswith(part), 1), 1, 1),
    "contains": (_on_text(lambda text, part: part in text, 1), 1, 1),
    "indexOf": (_on_text(lambda text, part: text.find(part), 1), 1, 1),
    "upper": (_on_text(lambda text: text.upper(), 0), 0, 0),
    "lower": (_on_text(lambda text: text.lower(), 0), 0, 0),
    "trim": (_on_text(lambda text: text.strip(), 0), 0, 0),
    "length": (_on_text(len, 0), 0, 0),
    "toChars": (_on_text(list, 0), 0, 0),
    "split": (_on_text(lambda text, glue: text.split(glue) if glue else list(text), 1), 1, 1),
    "replace": (_on_text(lambda text, old, new: text.replace(old, new), 2), 2, 2),
    "matches": (_on_text(_matches, 1), 1, 1),
    "matchesFull": (_on_text(_matches_full, 1), 1, 1),
    "replaceMatches": (_on_text(_replace_matches, 2), 2, 2),
    "substring": (_substring, 1, 2),
    "abs": (_absolute, 0, 0),
    "ceiling": (_on_number(lambda number: int(number.to_integral_value(ROUND_CEILING))), 0, 0),
    "floor": (_on_number(lambda number: int(number.to_integral_value(ROUND_FLOOR))), 0, 0),
    "truncate": (_on_number(int), 0, 0),
    "exp": (_on_number(lambda number: number.exp()), 0, 0),
    "ln": (_on_number(lambda number: number.ln() if number > 0 else None), 0, 0),
    "log": (_log, 1, 1),
    "sqrt": (_on_number(lambda number: number.sqrt() if number >= 0 else None), 0, 0),
    "power": (_power, 1, 1),
    "round": (_round, 0, 1),
    "precision": (lambda values, _: precision(values), 0, 0),
    "lowBoundary": (_boundary(False), 0, 1),
    "highBoundary": (_boundary(True), 0, 1),
    "toInteger": (_to_integer, 0, 0),
    "toDecimal": (_to_decimal, 0, 0),
    "toString": (_to_string, 0, 0),
    "toBoolean": (_to_boolean, 0, 0),
    "toDate": (_to_moment("date"), 0, 0),
    "toDateTime": (_to_moment("dateTime"), 0, 0),
    "toTime": (_to_moment("time"), 0, 0),
    "toQuantity": (_to_quantity, 0, 1),
    "convertsToInteger": (lambda values, _: [bool(_to_integer(values, []))] if values else [], 0, 0),
    "convertsToDecimal": (lambda values, _: [bool(_to_decimal(values, []))] if values else [], 0, 0),
}
