"""Which features the catalogue's forms must show, and how to tell in their files that one does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fieldkit.base.jsontext import loads
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import QUESTION_TYPES, Json

FORMS = sorted((Path(__file__).resolve().parents[2] / "forms" / "catalog").glob("*.json"))
"""The catalogue's files."""

Shows = Callable[[Json], Any]


def has(element: Json, url: str) -> bool:
    return bool(Extensions(element).all(url))


def carries(url: str) -> Shows:
    return lambda item: has(item, url)


def says(name: str, value: Any) -> Shows:
    return lambda item: item.get(name) == value


def coded(url: str, code: str) -> Shows:
    return lambda item: Extensions(item).text(url) == code


RULES: dict[str, Shows] = {
    "required": says("required", True),
    "maxLength": lambda item: "maxLength" in item,
    **{
        url: carries(url)
        for url in (
            *(ext.MIN_LENGTH, ext.REGEX, ext.MIN_VALUE, ext.MAX_VALUE, ext.MIN_QUANTITY, ext.MAX_QUANTITY),
            *(ext.MAX_DECIMALS, ext.MIN_OCCURS, ext.MAX_OCCURS, ext.MIME_TYPE, ext.MAX_SIZE, ext.CONSTRAINT),
        )
    },
}
"""What can be wrong with an answer, by the form's say-so."""


def elements() -> Iterator[Json]:
    """Every item of every catalogue form, with the items around it under ``around`` and its form under ``form``."""
    for place in FORMS:
        form = loads(place.read_bytes())
        waiting: list[tuple[Json, list[Json]]] = [(one, []) for one in form["item"]]
        while waiting:
            item, around = waiting.pop(0)
            yield {**item, "around": around, "form": form}
            waiting += [(one, [*around, item]) for one in item.get("item", [])]


EVERY = list(elements())
BY_LINK = {(item["form"]["url"], item["linkId"]): item for item in EVERY}


def own_rules(item: Json) -> bool:
    """A slider's least and greatest value are the ends of its scale, which nobody can pass."""
    ends = {ext.MIN_VALUE, ext.MAX_VALUE} if control(item) == "slider" else set()
    return any(found(item) for name, found in RULES.items() if name not in ends)


def has_rules(item: Json) -> bool:
    """A rule of its own or on what stands inside it."""
    return own_rules(item) or any(has_rules(one) for one in item.get("item", []))


def control(item: Json) -> str:
    value = Extensions(item).value(ext.ITEM_CONTROL)
    return str(value["coding"][-1]["code"]) if value else ""


def offered(item: Json) -> list[Json]:
    found: list[Json] = item.get("answerOption", [])
    return found


def option_has(item: Json, *urls: str) -> bool:
    return any(
        has(element, url)
        for one in offered(item)
        for element in (one, one.get("valueCoding", {}))
        for url in urls
    )


def targets(item: Json) -> list[Json]:
    return [BY_LINK[item["form"]["url"], one["question"]] for one in item.get("enableWhen", [])]


def conditional(operator: str) -> Shows:
    return lambda item: any(one["operator"] == operator for one in item.get("enableWhen", []))


def reads(url: str, name: str) -> Shows:
    return lambda item: name in (Extensions(item).value(url) or {}).get("expression", "")


def translated(item: Json, name: str) -> bool:
    return has(item.get(f"_{name}", {}), ext.TRANSLATION)


def attached(code: str) -> Shows:
    return lambda item: any(control(one) == code for one in item.get("item", []))


def controlled(code: str) -> Shows:
    return lambda item: control(item) == code


def offers(key: str) -> Shows:
    return lambda item: any(key in one for one in offered(item))


FEATURES: dict[str, Shows] = {
    **{f"type {kind}": says("type", kind) for kind in sorted(QUESTION_TYPES)},
    "questions under a question": lambda item: item["around"] and item["around"][-1]["type"] in QUESTION_TYPES
    and item["type"] in QUESTION_TYPES,
    "groups in groups": lambda item: item["type"] == "group" and any(one["type"] == "group" for one in item["around"]),
    "a question that repeats": lambda item: item.get("repeats") and item["type"] in QUESTION_TYPES,
    "a group that repeats": lambda item: item.get("repeats") and item["type"] == "group",
    "a group that repeats in one that does": lambda item: item.get("repeats") and item["type"] == "group"
    and any(one.get("repeats") for one in item["around"]),
    "readOnly": says("readOnly", True),
    "hidden": carries(ext.HIDDEN),
    "initial": lambda item: "initial" in item,
    "prefix": lambda item: "prefix" in item,
    "contained value set": lambda item: str(item.get("answerValueSet", "")).startswith("#"),
    "published value set": lambda item: str(item.get("answerValueSet", "")).startswith("http"),
    **{
        f"options {key}": offers(key)
        for key in ("valueCoding", "valueString", "valueInteger", "valueDate", "valueTime")
    },
    "initialSelected": lambda item: any(one.get("initialSelected") for one in offered(item)),
    "scores": lambda item: option_has(item, ext.ORDINAL, ext.WEIGHT),
    "ordinalValue": lambda item: option_has(item, ext.ORDINAL),
    "optionExclusive": lambda item: option_has(item, ext.OPTION_EXCLUSIVE),
    "optionPrefix": lambda item: option_has(item, ext.OPTION_PREFIX),
    "itemAnswerMedia": lambda item: option_has(item, ext.ANSWER_MEDIA),
    **{f"enableWhen {sign}": conditional(sign) for sign in ("exists", "=", "!=", ">", "<", ">=", "<=")},
    "enableWhen all": says("enableBehavior", "all"),
    "enableWhen any": says("enableBehavior", "any"),
    "enableWhen on a question that repeats": lambda item: any(one.get("repeats") for one in targets(item)),
    "enableWhen on a nested answer": lambda item: any(
        one["around"] and one["around"][-1]["type"] in QUESTION_TYPES for one in targets(item)
    ),
    "enableWhen in the same entry": lambda item: any(
        one["around"] and one["around"][-1].get("repeats") and one["around"][-1:] == item["around"][-1:]
        for one in targets(item)
    ),
    "enableWhenExpression": carries(ext.ENABLE_EXPRESSION),
    **{
        f"control {code}": controlled(code)
        for code in (
            *("radio-button", "check-box", "drop-down", "autocomplete", "text-box", "slider"),
            *("gtable", "table", "page"),
        )
    },
    "control tab": lambda item: item["around"] and control(item["around"][-1]) == "tab-container",
    **{
        f"line {code}": attached(code) for code in ("help", "flyover", "unit", "prompt", "lower", "upper")
    },
    "unit": carries(ext.UNIT),
    "unitOption": carries(ext.UNIT_OPTION),
    "unitOpen": carries(ext.UNIT_OPEN),
    "unitValueSet": carries(ext.UNIT_VALUE_SET),
    "entryFormat": carries(ext.ENTRY_FORMAT),
    "sliderStepValue": carries(ext.SLIDER_STEP),
    "choiceOrientation horizontal": coded(ext.CHOICE_ORIENTATION, "horizontal"),
    "choiceOrientation vertical": coded(ext.CHOICE_ORIENTATION, "vertical"),
    "openLabel": carries(ext.OPEN_LABEL),
    "shortText": carries(ext.SHORT_TEXT),
    "calculatedExpression": carries(ext.CALCULATED),
    "initialExpression, person": reads(ext.INITIAL_EXPRESSION, "%patient"),
    "initialExpression, visit": reads(ext.INITIAL_EXPRESSION, "%encounter"),
    "initialExpression, practitioner": reads(ext.INITIAL_EXPRESSION, "%user"),
    "variable": lambda item: has(item if has(item, ext.VARIABLE) else item["form"], ext.VARIABLE)
    and has(item, ext.CALCULATED),
    "answerExpression": carries(ext.ANSWER_EXPRESSION),
    "answerOptionsToggleExpression": carries(ext.TOGGLE),
    "label worked out": lambda item: has(item.get("_text", {}), ext.CQF_EXPRESSION),
    "translation": lambda item: translated(item, "text"),
    "translation of a value set": lambda item: translated(item, "text") and "answerValueSet" in item,
    "rendering-markdown": lambda item: has(item.get("_text", {}), ext.MARKDOWN),
    "rendering-xhtml": lambda item: has(item.get("_text", {}), ext.XHTML),
    "signatureRequired": carries(ext.SIGNATURE_REQUIRED),
    "itemMedia": carries(ext.ITEM_MEDIA),
    "collapsible": carries(ext.COLLAPSIBLE),
}  # fmt: skip
WORDS: dict[str, Shows] = {
    "display": says("type", "display"),
    "displayCategory": carries(ext.DISPLAY_CATEGORY),
    "header": controlled("header"),
    "footer": controlled("footer"),
    "limit that follows an answer": lambda item: any(
        has(one.get("valueDate", {}) or one.get("_valueDate", {}), ext.CQF_CALCULATED)
        for one in item.get("extension", [])
    ),
    "targetConstraint": lambda item: has(item["form"], ext.TARGET_CONSTRAINT),
    "launchContext": lambda item: has(item["form"], ext.LAUNCH_CONTEXT),
}
"""Nobody answers these, or they are rules themselves: one example says it all."""
