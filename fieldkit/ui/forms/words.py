"""Turns answers into words, and finds which option an answer is."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.offer import Option
from fieldkit.questionnaire.value_types import raw, value_key
from fieldkit.ui.forms.verbs import Json
from fieldkit.ui.language.wording import tr


def _date_words(value: str) -> str:
    if len(value) == 10:
        return f"{date.fromisoformat(value):%-d %B %Y}"
    if len(value) == 7:
        return f"{date.fromisoformat(value + '-01'):%B %Y}"
    return value


def _moment_words(value: str) -> str:
    if "T" not in value:
        return _date_words(value)
    return f"{datetime.fromisoformat(value):%-d %B %Y, %H:%M}"


def _quantity_words(value: Mapping[str, Any]) -> str:
    number = value.get("value")
    unit = value.get("unit") or value.get("code") or ""
    return f"{'' if number is None else number} {unit}".strip()


def value_words(value: Json | None) -> str:
    """The answer as a person would read it; empty for no answer."""
    if value is None:
        return ""
    key, inner = value_key(value), raw(value)
    if inner is None:
        return ""
    if key == "valueBoolean":
        return tr("Yes") if inner else tr("No")
    if key == "valueCoding":
        return str(inner.get("display") or inner.get("code") or "")
    if key == "valueQuantity":
        return _quantity_words(inner)
    if key == "valueReference":
        return str(inner.get("display") or inner.get("reference") or "")
    if key == "valueAttachment":
        return str(inner.get("title") or tr("A file"))
    try:
        if key == "valueDate":
            return _date_words(str(inner))
        if key == "valueDateTime":
            return _moment_words(str(inner))
    except ValueError:
        return str(inner)
    if key == "valueTime":
        return str(inner)[:5]
    return str(inner)


def answers_words(node: Node) -> str:
    """All answers of a node, one after the other."""
    return ", ".join(words for value in node.values if (words := value_words(value)))


def same_choice(option: Json, answer: Json) -> bool:
    """Whether an answer is this option: same system and code, or same plain value."""
    key = value_key(option)
    if key != value_key(answer):
        return False
    mine, given = raw(option), raw(answer)
    if key == "valueCoding":
        if mine.get("code") is None:
            return bool(mine.get("display") == given.get("display"))
        return bool((mine.get("system"), mine.get("code")) == (given.get("system"), given.get("code")))
    if key == "valueReference":
        return bool(mine.get("reference") == given.get("reference"))
    return bool(mine == given)


def option_of(options: tuple[Option, ...], answer: Json) -> Option | None:
    """The option that an answer is, None where it is none of them."""
    return next((option for option in options if same_choice(option.value, answer)), None)


def riders(value: Json | None) -> Json:
    """What rides with a value (speaker, language, through): kept when the words are changed."""
    if value is None:
        return {}
    own = value_key(value)
    return {key: part for key, part in value.items() if key not in {own, f"_{own}", "source"}}


def number_of(value: Json | None) -> Decimal | None:
    """The number in a decimal, integer or quantity answer."""
    inner = None if value is None else raw(value)
    if isinstance(inner, Mapping):
        inner = inner.get("value")
    return None if inner is None or isinstance(inner, bool) else Decimal(str(inner))
