"""The FHIR extensions the engine understands, and how to read them out of an element."""

from __future__ import annotations

from typing import Any, Final

from fieldkit.questionnaire.items import Expression

Json = dict[str, Any]

CORE: Final = "http://hl7.org/fhir/StructureDefinition/"
SDC: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
OURS: Final = "https://fieldkit.example.org/fhir/StructureDefinition/"

ITEM_CONTROL: Final = CORE + "questionnaire-itemControl"
HIDDEN: Final = CORE + "questionnaire-hidden"
DISPLAY_CATEGORY: Final = CORE + "questionnaire-displayCategory"
CHOICE_ORIENTATION: Final = CORE + "questionnaire-choiceOrientation"
UNIT: Final = CORE + "questionnaire-unit"
UNIT_OPTION: Final = CORE + "questionnaire-unitOption"
UNIT_VALUE_SET: Final = CORE + "questionnaire-unitValueSet"
MIN_OCCURS: Final = CORE + "questionnaire-minOccurs"
MAX_OCCURS: Final = CORE + "questionnaire-maxOccurs"
OPTION_EXCLUSIVE: Final = CORE + "questionnaire-optionExclusive"
OPTION_PREFIX: Final = CORE + "questionnaire-optionPrefix"
SLIDER_STEP: Final = CORE + "questionnaire-sliderStepValue"
SIGNATURE_REQUIRED: Final = CORE + "questionnaire-signatureRequired"
REFERENCE_RESOURCE: Final = CORE + "questionnaire-referenceResource"
CONSTRAINT: Final = CORE + "questionnaire-constraint"
TARGET_CONSTRAINT: Final = CORE + "targetConstraint"
MIN_VALUE: Final = CORE + "minValue"
MAX_VALUE: Final = CORE + "maxValue"
MIN_LENGTH: Final = CORE + "minLength"
MAX_SIZE: Final = CORE + "maxSize"
MIME_TYPE: Final = CORE + "mimeType"
MAX_DECIMALS: Final = CORE + "maxDecimalPlaces"
REGEX: Final = CORE + "regex"
ENTRY_FORMAT: Final = CORE + "entryFormat"
VARIABLE: Final = CORE + "variable"
TRANSLATION: Final = CORE + "translation"
MARKDOWN: Final = CORE + "rendering-markdown"
XHTML: Final = CORE + "rendering-xhtml"
ORDINAL: Final = CORE + "ordinalValue"
WEIGHT: Final = CORE + "itemWeight"
CQF_EXPRESSION: Final = CORE + "cqf-expression"
CQF_CALCULATED: Final = CORE + "cqf-calculatedValue"

CALCULATED: Final = SDC + "calculatedExpression"
INITIAL_EXPRESSION: Final = SDC + "initialExpression"
ENABLE_EXPRESSION: Final = SDC + "enableWhenExpression"
ANSWER_EXPRESSION: Final = SDC + "answerExpression"
TOGGLE: Final = SDC + "answerOptionsToggleExpression"
LAUNCH_CONTEXT: Final = SDC + "launchContext"
MIN_QUANTITY: Final = SDC + "minQuantity"
MAX_QUANTITY: Final = SDC + "maxQuantity"
UNIT_OPEN: Final = SDC + "unitOpen"
OPEN_LABEL: Final = SDC + "openLabel"
ITEM_MEDIA: Final = SDC + "itemMedia"
ANSWER_MEDIA: Final = SDC + "itemAnswerMedia"
SHORT_TEXT: Final = SDC + "shortText"
COLLAPSIBLE: Final = SDC + "collapsible"

OWN_WORDS: Final = OURS + "own-words"
SENSITIVITY: Final = OURS + "sensitivity"
SAFETY_ITEM: Final = OURS + "safety-item"
ANSWER_PER_AUTHOR: Final = OURS + "answer-per-author"
PRIORITY: Final = OURS + "priority"
CARRY_OVER: Final = OURS + "carry-over"
PRACTITIONERS_OWN: Final = OURS + "practitioners-own"
SEND_MINIMUM: Final = OURS + "send-minimum"
PURPOSE: Final = OURS + "purpose"
SECTION_REASON: Final = OURS + "section-reason"
SECRET: Final = OURS + "secret"
PROJECTS_TO: Final = OURS + "projects-to"
BODY_VIEW: Final = OURS + "body-map-view"
BODY_ACROSS: Final = OURS + "body-map-across"
BODY_DOWN: Final = OURS + "body-map-down"
ONE_PRESS: Final = OURS + "one-press"
ONE_PRESS_TIME: Final = OURS + "one-press-time"
OPENS_FORM: Final = OURS + "opens-form"
PICKS_FROM: Final = OURS + "picks-from"
CONFLICTING: Final = OURS + "conflicting-answers"
ANSWER_CONTEXT: Final = OURS + "answer-context"


def first_value(extension: Json) -> Any:
    """The ``value[x]`` of one extension, whatever its type; None where it has none."""
    for key, value in extension.items():
        if key.startswith("value"):
            return value
    return None


class Extensions:
    """The extensions of one element, looked up by url; keeps nothing but references into the element."""

    __slots__ = ("_by_url",)

    def __init__(self, element: Any) -> None:
        self._by_url: dict[str, list[Json]] = {}
        listed = element.get("extension") if isinstance(element, dict) else None
        if isinstance(listed, list):
            for one in listed:
                if isinstance(one, dict) and isinstance(one.get("url"), str):
                    self._by_url.setdefault(one["url"], []).append(one)

    def __bool__(self) -> bool:
        return bool(self._by_url)

    def urls(self) -> tuple[str, ...]:
        """Every url present, in the order of first appearance."""
        return tuple(self._by_url)

    def all(self, url: str) -> list[Json]:
        """Every extension with this url, as written."""
        return self._by_url.get(url, [])

    def value(self, url: str) -> Any:
        """The value of the first extension with this url; None where there is none."""
        found = self._by_url.get(url)
        return first_value(found[0]) if found else None

    def text(self, url: str) -> str:
        """The value as text; empty where it is missing or no text."""
        value = self.value(url)
        return value if isinstance(value, str) else ""

    def flag(self, url: str) -> bool:
        """The value as a truth value; False where it is missing."""
        return self.value(url) is True

    def whole(self, url: str) -> int | None:
        """The value as a whole number; None where it is missing or something else."""
        value = self.value(url)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


def part(extension: Json, name: str) -> Any:
    """The value of the sub-extension with this short url; None where it is missing."""
    return Extensions(extension).value(name)


def expression(written: Json) -> Expression:
    """An ``Expression`` element as the engine holds it."""
    language, name = written.get("language"), written.get("name")
    return Expression(
        text=str(written.get("expression") or ""),
        language=language if isinstance(language, str) else "text/fhirpath",
        name=name if isinstance(name, str) else "",
    )
