"""An answer as a person would read it: no codes, no ISO dates, every digit kept."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any, Final

from fieldkit.base.jsontext import dumps
from fieldkit.printing.phrases import Phrases
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.value_types import raw, same_coding, value_key
from fieldkit.records.files import seconds_of

_KINDS: Final = {"image": "attachment.picture", "audio": "attachment.sound", "video": "attachment.film"}


def written(value: Json, item: Item | None, phrases: Phrases, zone: tzinfo | None) -> str:
    """The text of one FHIR ``value[x]``; empty where it holds nothing a person could read."""
    key, inner = value_key(value), raw(value)
    if inner is None:
        return ""
    if key == "valueBoolean":
        return phrases("yes") if inner else phrases("no")
    if key == "valueDate":
        return phrases.day(str(inner), zone)
    if key == "valueDateTime":
        return phrases.moment(str(inner), zone)
    if key == "valueTime":
        return phrases.time(str(inner))
    if isinstance(inner, dict):
        return _of_object(key, inner, item, phrases)
    return str(inner)


def _of_object(key: str, inner: Json, item: Item | None, phrases: Phrases) -> str:
    if key == "valueCoding":
        return _coding(inner, item)
    if key == "valueQuantity":
        return _quantity(inner)
    if key == "valueReference":
        return str(inner.get("display") or inner.get("reference") or "")
    if key == "valueAttachment":
        return _attachment(inner, phrases)
    return dumps(inner)


def _coding(coding: Json, item: Item | None) -> str:
    for option in item.options if item else ():
        offered = raw(option.value)
        if isinstance(offered, dict) and option.text and same_coding(offered, coding):
            return option.text
    return str(coding.get("display") or coding.get("code") or "")


def _quantity(quantity: Json) -> str:
    number = "" if quantity.get("value") is None else f"{quantity.get('comparator') or ''}{quantity['value']}"
    unit = quantity.get("unit") or quantity.get("code") or ""
    return f"{number} {unit}".strip()


def _attachment(attachment: Json, phrases: Phrases) -> str:
    kind = str(attachment.get("contentType") or "").split("/")[0]
    name: Any = attachment.get("title") or attachment.get("url") or ""
    label = phrases(_KINDS.get(kind, "attachment.file"))
    seconds = seconds_of(attachment)
    if seconds is not None:
        label = f"{label}, {seconds // 60}:{seconds % 60:02}"
        name = attachment.get("title") or ""
    return f"{label}: {name}" if name else label
