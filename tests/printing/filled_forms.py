"""Random responses to any form, each with the list of what a copy of it has to say."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from fieldkit.printing.leaving_out import NOTHING
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
SCRIPTS = st.sampled_from([
    "abcdefghij klmnop'\"-.,!?#*_$@<>[]{}\\/`~=+&%^|", "äöüßéèçñłźżąęśćń ŵŷâêîôû", "αβγ δεζ", "жизнь дома",
    "مجھے صبح چائے پسند ہے", "أحب الشاي في الصباح", "আমি সকালে চা খাই", "मुझे चाय पसंद है", "שלום בית", "🙂👩‍👧✓½≤",
])  # fmt: skip


@st.composite
def words(draw: st.DrawFn) -> str:
    """A few words in some script, with whatever people and programs put between them."""
    alphabet = draw(SCRIPTS)
    text = draw(st.text(alphabet=alphabet + " \n", min_size=1, max_size=60))
    return text if any(letter.isalnum() for letter in text) else "so be it"


@dataclass
class Filled:
    """A QuestionnaireResponse and every piece of text that must be on its copy."""

    response: dict[str, Any]
    expected: list[str] = field(default_factory=list)


@st.composite
def filled(draw: st.DrawFn, form: Form) -> Filled:
    """A random fill of a form; at least one answer."""
    expected: list[str] = []
    items = _items(draw, form.items, expected)
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}
    return Filled(response, expected)


def _items(draw: st.DrawFn, items: tuple[Item, ...], expected: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for item in items:
        if item.is_display or NOTHING.leaves((item.link_id,), item) or not draw(st.booleans()):
            continue
        times = draw(st.integers(1, 3)) if item.repeats else 1
        if item.is_group:
            for number in range(times):
                inside = _items(draw, item.children, expected)
                if inside:
                    found.append({"linkId": item.link_id, "id": f"{item.link_id}-{number}", "item": inside})
        else:
            answers = [_answer(draw, item, expected) for _ in range(times)]
            found.append({"linkId": item.link_id, "answer": answers})
    return found


def _answer(draw: st.DrawFn, item: Item, expected: list[str]) -> dict[str, Any]:
    answer, text = _value(draw, item)
    expected.append(text)
    inside = _items(draw, item.children, expected)
    return {**answer, "item": inside} if inside else answer


def _value(draw: st.DrawFn, item: Item) -> tuple[dict[str, Any], str]:
    if item.options:
        option = draw(st.sampled_from(item.options))
        return dict(option.value), option.text
    kind = item.type
    if kind == "boolean":
        ticked = draw(st.booleans())
        return {"valueBoolean": ticked}, "Yes" if ticked else "No"
    if kind == "integer":
        number = draw(st.integers(-5, 3000))
        return {"valueInteger": number}, str(number)
    if kind == "decimal":
        exact = draw(st.decimals(0, 500, places=2))
        return {"valueDecimal": exact}, str(exact)
    if kind == "quantity":
        size = draw(st.decimals(0, 2000, places=1))
        return {"valueQuantity": {"value": size, "unit": "mm"}}, f"{size} mm"
    if kind in {"date", "dateTime"}:
        day = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
        key = "valueDate" if kind == "date" else "valueDateTime"
        return {key: day.isoformat()}, f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if kind == "time":
        minute = draw(st.integers(0, 59))
        return {"valueTime": f"13:{minute:02}:00"}, f"1:{minute:02} pm"
    text = draw(words())
    if kind == "attachment":
        return {"valueAttachment": {"contentType": "image/jpeg", "title": text}}, text
    if kind == "reference":
        return {"valueReference": {"reference": "Practitioner/1", "display": text}}, text
    if kind in {"choice", "open-choice"}:
        return {"valueCoding": {"system": "urn:x", "code": "c", "display": text}}, text
    return {"valueUri" if kind == "url" else "valueString": text}, text
