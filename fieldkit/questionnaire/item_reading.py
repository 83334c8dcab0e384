"""Reading one item of a form file, leniently: what is wrong becomes a finding, what is unknown stays in the JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire import options
from fieldkit.questionnaire.expression_reading import read_expressions
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.findings import FormFinding
from fieldkit.questionnaire.items import ITEM_TYPES, QUESTION_TYPES, Condition, Item, Json, Limit
from fieldkit.questionnaire.language import Translator
from fieldkit.questionnaire.media import embedded
from fieldkit.questionnaire.offer import NOTHING_OFFERED, Offer
from fieldkit.questionnaire.options import ValueSets
from fieldkit.questionnaire.richtext import rich_text
from fieldkit.questionnaire.value_types import is_number, value_key

_OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
SMALLEST_FILE = 35
"""Bytes of the smallest picture there is, a GIF of one point: no limit on files can mean fewer."""
_ATTACHED = frozenset(
    {"help", "flyover", "unit", "prompt", "lower", "upper", "security", "required", "legal"}
)


@dataclass(slots=True)
class Reading:
    """What is shared while one form is read: its value sets, the language wanted, and the findings so far."""

    contained: ValueSets
    bundled: ValueSets
    translate: Translator
    findings: list[FormFinding] = field(default_factory=list)
    choices: dict[str, tuple[Offer | None, str]] = field(default_factory=dict)

    def note(self, code: str, link_id: str, severity: str, message: str) -> None:
        """Add a finding."""
        self.findings.append(FormFinding(code, link_id, severity, message))


def read_item(element: Json, link_id: str, reading: Reading) -> Item:
    """The item without its children."""
    item_type = element.get("type")
    item = Item(link_id=link_id, type=item_type if isinstance(item_type, str) else "", json=element)
    item.is_group = item.type == "group"
    item.is_question = item.type in QUESTION_TYPES
    item.is_display = not item.is_group and not item.is_question
    if item.type not in ITEM_TYPES:
        reading.note(
            "unknown-type", link_id, "error", f"The type {item_type!r} is not one of FHIR R4's item types."
        )
    item.text = reading.translate(element, "text")
    item.prefix = reading.translate(element, "prefix")
    item.required = element.get("required") is True
    item.repeats = element.get("repeats") is True
    item.read_only = element.get("readOnly") is True
    item.max_length = _whole(element.get("maxLength"))
    if "extension" in element:
        _read_extensions(item, Extensions(element), reading)
    if "_text" in element or "_prefix" in element:
        _read_text_extensions(item, Extensions(element.get("_text")), reading)
    _read_options(item, reading)
    _read_initial(item)
    if "enableWhen" in element:
        _read_conditions(item, reading)
    return item


def _read_extensions(item: Item, found: Extensions, reading: Reading) -> None:
    for url in found.urls():
        reader = _READERS.get(url)
        if reader:
            reader(item, found)
    reference = found.value(ext.UNIT_VALUE_SET)
    if isinstance(reference, str):
        _read_unit_set(item, reference, reading)
    read_expressions(item, found, reading.note)


def _read_text_extensions(item: Item, found: Extensions, reading: Reading) -> None:
    xhtml, markdown = found.text(ext.XHTML), found.text(ext.MARKDOWN)
    if (xhtml or markdown) and reading.translate.is_original(item.json, "text"):
        item.rich_text, lost = rich_text(xhtml=xhtml, markdown=markdown)
        if lost:
            reading.note(
                "markup-reduced",
                item.link_id,
                "information",
                f"Left out of the formatted text: {', '.join(lost)}. The words are kept.",
            )
    expression = found.value(ext.CQF_EXPRESSION)
    if isinstance(expression, dict) and isinstance(expression.get("expression"), str):
        read_expressions(item, found, reading.note, of_text=True)


def _read_options(item: Item, reading: Reading) -> None:
    element = item.json
    if "answerOption" in element:
        item.options = options.listed(element["answerOption"], reading.translate)
        item.option_source = "listed"
    reference = element.get("answerValueSet")
    if isinstance(reference, str) and not item.options:
        known, source = _value_set(reference, reading)
        item.options, item.option_source = (known, source) if known else (NOTHING_OFFERED, "missing")
        if not known:
            reading.note(
                "value-set-missing",
                item.link_id,
                "warning",
                f"The answers are in the value set {reference}, which is not part of the form library.",
            )


def _value_set(reference: str, reading: Reading) -> tuple[Offer | None, str]:
    if reference not in reading.choices:
        found, source = options.find_value_set(reference, reading.contained, reading.bundled)
        sets = {**reading.bundled, **reading.contained}
        reading.choices[reference] = (
            options.from_value_set(found, sets, reading.translate) if found else None,
            source,
        )
    return reading.choices[reference]


def _read_unit_set(item: Item, reference: str, reading: Reading) -> None:
    known, _ = _value_set(reference, reading)
    if known:
        item.unit_options += tuple(
            option.value["valueCoding"] for option in known if "valueCoding" in option.value
        )
    else:
        reading.note(
            "unit-set-missing",
            item.link_id,
            "warning",
            f"The units are in the value set {reference}, which is not part of the form library; any unit is taken.",
        )


def _read_initial(item: Item) -> None:
    initial = item.json.get("initial")
    if isinstance(initial, list):
        item.initial = tuple(
            {value_key(one): one[value_key(one)]}
            for one in initial
            if isinstance(one, dict) and value_key(one)
        )
    if not item.initial:
        item.initial = tuple(option.value for option in item.options if option.initial)


def _read_conditions(item: Item, reading: Reading) -> None:
    listed = item.json["enableWhen"]
    conditions = []
    for one in listed if isinstance(listed, list) else ():
        question = one.get("question") if isinstance(one, dict) else None
        operator = str(one.get("operator")) if isinstance(one, dict) else None
        key = next((key for key in one if key.startswith("answer")), "") if isinstance(one, dict) else ""
        if not isinstance(question, str) or operator not in _OPERATORS or not key:
            reading.note(
                "enable-when-broken",
                item.link_id,
                "error",
                "A condition (enableWhen) lacks its question, a known operator or its answer.",
            )
            conditions.append(Condition(str(question), "never", key, None))
        else:
            conditions.append(Condition(question, operator, key, one[key]))
    item.enable_when = tuple(conditions)
    behaviour = item.json.get("enableBehavior")
    item.enable_all = behaviour == "all"
    if len(conditions) > 1 and behaviour not in ("all", "any"):
        reading.note(
            "enable-behavior-missing",
            item.link_id,
            "warning",
            "Several conditions without enableBehavior (FHIR rule que-12): any one of them is taken to be enough.",
        )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> Decimal | None:
    return Decimal(str(value)) if is_number(value) else None


def _limit(found: Extensions, *urls: str) -> Limit | None:
    for url in urls:
        for one in found.all(url):
            for key, value in one.items():
                if key.startswith("value"):
                    return Limit(key, value, _limit_expression(value, one.get(f"_{key}")))
                if key.startswith("_value"):
                    expression = _limit_expression(None, value)
                    if expression:
                        return Limit(key[1:], None, expression)
    return None


def _limit_expression(value: Any, beside: Any) -> Any:
    for place in (beside, value):
        for url in (ext.CQF_CALCULATED, ext.CQF_EXPRESSION):
            written = Extensions(place).value(url) if isinstance(place, dict) else None
            if isinstance(written, dict) and isinstance(written.get("expression"), str):
                return ext.expression(written)
    return None


def _control(item: Item, found: Extensions) -> None:
    concept = found.value(ext.ITEM_CONTROL)
    codings = concept.get("coding") if isinstance(concept, dict) else None
    for coding in codings if isinstance(codings, list) else ():
        if isinstance(coding, dict) and isinstance(coding.get("code"), str):
            item.control = coding["code"]
            break
    item.attached = item.type == "display" and item.control in _ATTACHED


def _category(item: Item, found: Extensions) -> None:
    concept = found.value(ext.DISPLAY_CATEGORY)
    codings = concept.get("coding") if isinstance(concept, dict) else None
    if isinstance(codings, list) and codings and isinstance(codings[0], dict):
        item.display_category = str(codings[0].get("code") or "")


def _unit(item: Item, found: Extensions) -> None:
    coding = found.value(ext.UNIT)
    if isinstance(coding, dict):
        item.unit_coding = coding
        item.unit = str(coding.get("display") or coding.get("code") or "")


def _unit_options(item: Item, found: Extensions) -> None:
    item.unit_options = tuple(
        value for one in found.all(ext.UNIT_OPTION) if isinstance(value := ext.first_value(one), dict)
    )


def _texts(url: str, found: Extensions) -> tuple[str, ...]:
    return tuple(value for one in found.all(url) if isinstance(value := ext.first_value(one), str))


def _setter(name: str, read: Callable[[Extensions], Any]) -> Callable[[Item, Extensions], None]:
    def put(item: Item, found: Extensions) -> None:
        value = read(found)
        if value is not None:
            setattr(item, name, value)

    return put


def _most_bytes(found: Extensions) -> Decimal | None:
    """The limit in bytes, as FHIR's extension pack defines it.

    The text of FHIR R4 itself said megabytes under the same url, and forms of both kinds are about: what can't be
    bytes, because no file is so small or because bytes have no fractions, is megabytes.
    """
    told = _number(found.value(ext.MAX_SIZE))
    if told is None:
        return None
    return told * 1_000_000 if told < SMALLEST_FILE or told != int(told) else told


_READERS: dict[str, Callable[[Item, Extensions], None]] = {
    ext.ITEM_CONTROL: _control,
    ext.DISPLAY_CATEGORY: _category,
    ext.UNIT: _unit,
    ext.UNIT_OPTION: _unit_options,
    ext.UNIT_OPEN: _setter(
        "units_open", lambda found: bool(found.text(ext.UNIT_OPEN).startswith("optionsOr"))
    ),
    ext.HIDDEN: _setter("hidden", lambda found: found.flag(ext.HIDDEN)),
    ext.MIN_LENGTH: _setter("min_length", lambda found: found.whole(ext.MIN_LENGTH)),
    ext.MIN_OCCURS: _setter("min_occurs", lambda found: found.whole(ext.MIN_OCCURS)),
    ext.MAX_OCCURS: _setter("max_occurs", lambda found: found.whole(ext.MAX_OCCURS)),
    ext.MIN_VALUE: _setter("min_value", lambda found: _limit(found, ext.MIN_VALUE)),
    ext.MAX_VALUE: _setter("max_value", lambda found: _limit(found, ext.MAX_VALUE)),
    ext.MIN_QUANTITY: _setter("min_value", lambda found: _limit(found, ext.MIN_QUANTITY, ext.MIN_VALUE)),
    ext.MAX_QUANTITY: _setter("max_value", lambda found: _limit(found, ext.MAX_QUANTITY, ext.MAX_VALUE)),
    ext.MAX_DECIMALS: _setter("max_decimals", lambda found: found.whole(ext.MAX_DECIMALS)),
    ext.MAX_SIZE: _setter("max_size", _most_bytes),
    ext.MIME_TYPE: _setter("mime_types", lambda found: _texts(ext.MIME_TYPE, found)),
    ext.REGEX: _setter("regex", lambda found: found.text(ext.REGEX)),
    ext.ENTRY_FORMAT: _setter("entry_format", lambda found: found.text(ext.ENTRY_FORMAT)),
    ext.CHOICE_ORIENTATION: _setter("orientation", lambda found: found.text(ext.CHOICE_ORIENTATION)),
    ext.OPEN_LABEL: _setter("open_label", lambda found: found.text(ext.OPEN_LABEL)),
    ext.SLIDER_STEP: _setter("slider_step", lambda found: _number(found.value(ext.SLIDER_STEP))),
    ext.SHORT_TEXT: _setter("short_text", lambda found: found.text(ext.SHORT_TEXT)),
    ext.COLLAPSIBLE: _setter("collapsible", lambda found: found.text(ext.COLLAPSIBLE)),
    ext.ITEM_MEDIA: _setter("media", lambda found: embedded(found.value(ext.ITEM_MEDIA))),
    ext.SIGNATURE_REQUIRED: _setter(
        "signature_required", lambda found: bool(found.value(ext.SIGNATURE_REQUIRED))
    ),
    ext.REFERENCE_RESOURCE: _setter("reference_types", lambda found: _texts(ext.REFERENCE_RESOURCE, found)),
    ext.OWN_WORDS: _setter("own_words", lambda found: found.flag(ext.OWN_WORDS)),
    ext.SENSITIVITY: _setter("sensitivity", lambda found: found.text(ext.SENSITIVITY)),
    ext.SAFETY_ITEM: _setter("safety_item", lambda found: found.flag(ext.SAFETY_ITEM)),
    ext.ANSWER_PER_AUTHOR: _setter("answer_per_author", lambda found: found.flag(ext.ANSWER_PER_AUTHOR)),
    ext.PRACTITIONERS_OWN: _setter("practitioners_own", lambda found: found.flag(ext.PRACTITIONERS_OWN)),
    ext.PRIORITY: _setter("priority", lambda found: found.text(ext.PRIORITY)),
    ext.CARRY_OVER: _setter("carry_over", lambda found: found.text(ext.CARRY_OVER)),
    ext.SEND_MINIMUM: _setter("send_minimum", lambda found: found.flag(ext.SEND_MINIMUM)),
    ext.SECTION_REASON: _setter("section_reason", lambda found: found.flag(ext.SECTION_REASON)),
    ext.SECRET: _setter("secret", lambda found: found.flag(ext.SECRET)),
    ext.PROJECTS_TO: _setter("projects_to", lambda found: found.text(ext.PROJECTS_TO)),
    ext.ONE_PRESS: _setter("one_press", lambda found: found.text(ext.ONE_PRESS)),
    ext.ONE_PRESS_TIME: _setter("one_press_time", lambda found: found.flag(ext.ONE_PRESS_TIME)),
    ext.PICKS_FROM: _setter("picks_from", lambda found: found.text(ext.PICKS_FROM)),
    ext.OPENS_FORM: _setter("opens", lambda found: found.text(ext.OPENS_FORM)),
}
