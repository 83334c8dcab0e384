"""The result of an expression as answers of the type that its item takes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.expressions.arguments import text_of
from fieldkit.questionnaire.expressions.focus import Answer, Collection, Element, answer_value, as_amount
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.offer import Offer
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import is_number

_DIGITS: Final = 15


def as_answers(values: Collection, item: Item, options: Offer) -> tuple[Json, ...]:
    """Each value as ``{"valueX": ...}``; values that don't fit the item's type are left out."""
    found = []
    for value in values:
        for one in answer_value(value) if isinstance(value, Answer) else [value]:
            answer = _answer(one, item, options)
            if answer is not None:
                found.append(answer)
    return tuple(found)


def _answer(value: Any, item: Item, options: Offer) -> Json | None:
    kind = item.type
    if kind in ("choice", "open-choice"):
        return _choice(value, options, is_open=kind == "open-choice")
    if kind == "boolean":
        return {"valueBoolean": value} if isinstance(value, bool) else None
    if kind in ("decimal", "integer"):
        return _number(value, kind)
    if kind in ("string", "text", "url"):
        text = _text(value)
        return {"valueUri" if kind == "url" else "valueString": text} if text else None
    if kind in ("date", "dateTime", "time"):
        return _moment(value, kind)
    if kind == "quantity":
        return _quantity(value, item)
    if kind in ("reference", "attachment") and isinstance(value, Element):
        return {f"value{kind.capitalize()}": value.data}
    return None


def _number(value: Any, kind: str) -> Json | None:
    amount = as_amount(value)
    number = amount.value if amount is not None else value
    if not is_number(number):
        return None
    if kind == "decimal":
        return {"valueDecimal": tidy(Decimal(number))}
    return {"valueInteger": int(number)} if Decimal(number) % 1 == 0 else None


def tidy(number: Decimal) -> Decimal:
    """A calculated decimal with no more digits than the calculation can vouch for; written without exponent."""
    if len(number.as_tuple().digits) > _DIGITS:
        number = Decimal(f"{number:.{_DIGITS}g}").normalize()
    if number == number.to_integral_value() and abs(number) < 10**_DIGITS:
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent > 0:
            number = number.quantize(Decimal(1))
    return number


def _text(value: Any) -> str | None:
    if isinstance(value, Element):
        display = value.data.get("display") or value.data.get("text")
        return display if isinstance(display, str) else None
    return text_of(value)


def _moment(value: Any, kind: str) -> Json | None:
    if isinstance(value, str):
        value = temporal.parse_time(value) if kind == "time" else temporal.parse_moment(value)
    if not isinstance(value, Moment) or (value.kind == "time") != (kind == "time"):
        return None
    if kind == "date":
        return {"valueDate": temporal.write(Moment("date", value.parts[:3]))}
    return {"valueTime" if kind == "time" else "valueDateTime": temporal.write(value)}


def _quantity(value: Any, item: Item) -> Json | None:
    if isinstance(value, Element):
        return {"valueQuantity": value.data} if "value" in value.data else None
    coding = item.unit_coding or {}
    amount = as_amount(value)
    if amount is not None and amount.unit != "1":
        return {"valueQuantity": {**amount.as_quantity(), "system": "http://unitsofmeasure.org"}}
    number = amount.value if amount is not None else value
    if not is_number(number):
        return None
    quantity: Json = {"value": tidy(Decimal(number)) if isinstance(number, Decimal) else number}
    if coding:
        quantity["unit"] = coding.get("display") or coding.get("code")
        quantity |= {key: coding[key] for key in ("system", "code") if key in coding}
    return {"valueQuantity": quantity}


def _choice(value: Any, options: Offer, *, is_open: bool) -> Json | None:
    if isinstance(value, Element):
        part = option_part(value.data)
        listed = options.by_part.get(part)
        if listed is not None:
            return listed.value
        coding = {key: one for key, one in value.data.items() if key != "extension"}
        return {"valueCoding": coding} if coding.get("code") or coding.get("display") else None
    text = text_of(value)
    if text is None:
        return None
    for option in options:
        content = next(iter(option.value.values()))
        if (
            (isinstance(content, dict) and content.get("code") == text)
            or option.text == text
            or text == str(content)
        ):
            return option.value
    return {"valueString": text} if is_open else None
