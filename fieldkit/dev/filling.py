"""Every question of a form answered with made-up words, so that its print can be looked at before any real record has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, cycle

from fieldkit.demo import narratives
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.extensions import Json
from fieldkit.questionnaire.items import Item

_ENTRIES = 2
_TYPED = (
    "Orchard House team", "Jean next door", "Kitchen, by the back door", "Twice a day, with food",
    "Community Meal, Thursdays", "Asked again next week", "A walking frame with four wheels and a seat",
)  # fmt: skip
_NAMES = ("Karen Doyle", "Owen Pryce", "Dr Anneliese Featherstonehaugh-Cholmondeley")
_PHONES = ("01629 555 0142", "07700 900 118", "020 7946 0321")
_LONG = (
    "She came to the door herself and made the tea. The stairs are hard in the morning, and on two nights she slept "
    "in the chair. Her daughter rings at six. What helps is knowing who comes and when; what does not help is three "
    "strangers in one morning, each with a folder.\nThe back step is loose. She knows, and keeps to the front."
)


def filled(form: Form, own_words: Sequence[str] = narratives.MATTERS) -> Json:
    """A FHIR QuestionnaireResponse with an answer to every question, two entries where something repeats."""
    return _Filler(own_words).response(form)


class _Filler:
    """Takes the next of the made-up words each time, so that the same form is always filled the same."""

    def __init__(self, own_words: Sequence[str]) -> None:
        self._own, self._typed = cycle(own_words), cycle((*_TYPED, *narratives.SUMMARIES))
        self._names, self._phones = cycle(_NAMES), cycle(_PHONES)
        self._long = cycle((_LONG, *narratives.SUMMARIES))
        self._number = count(1)

    def response(self, form: Form) -> Json:
        return {
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "item": [one for item in form.items for one in self._item(item)],
        }

    def _item(self, item: Item) -> Iterator[Json]:
        if item.is_display or item.hidden:
            return
        times = _ENTRIES if item.repeats else 1
        if item.is_group:
            for _ in range(times):
                inside = [one for child in item.children for one in self._item(child)]
                if inside:
                    yield {
                        "linkId": item.link_id,
                        "id": f"{item.link_id}-{next(self._number)}",
                        "item": inside,
                    }
            return
        answers = [self._answer(item, number) for number in range(times)]
        yield {"linkId": item.link_id, "answer": answers[: len(item.options) or times]}

    def _answer(self, item: Item, number: int) -> Json:
        answer = self._value(item, number)
        inside = [one for child in item.children for one in self._item(child)]
        return {**answer, "item": inside} if inside else answer

    def _value(self, item: Item, number: int) -> Json:
        if item.options:
            return dict(item.options[(next(self._number) + number) % len(item.options)].value)
        turn = next(self._number)
        match item.type:
            case "boolean":
                return {"valueBoolean": turn % 3 > 0}
            case "integer" | "decimal":
                low, high = (
                    limit.value if limit and limit.value is not None else end
                    for limit, end in ((item.min_value, 0), (item.max_value, 10))
                )
                whole = int(low) + turn % (int(high) - int(low) + 1)
                return {"valueInteger": whole} if item.type == "integer" else {"valueDecimal": whole}
            case "quantity":
                units = [str(one.get("display") or one.get("code")) for one in item.unit_options]
                unit = item.unit or next(iter(units), "mm")
                return {
                    "valueQuantity": {"value": 640 + turn if unit == "mm" else 60 + turn % 40, "unit": unit}
                }
            case "date":
                return {"valueDate": f"2026-12-{turn % 28 + 1:02}"}
            case "dateTime":
                return {"valueDateTime": f"2026-11-{turn % 28 + 1:02}T09:{turn % 60:02}:00Z"}
            case "time":
                return {"valueTime": f"{turn % 24:02}:30:00"}
            case "attachment":
                return {"valueAttachment": {"contentType": "image/jpeg", "title": "The back step"}}
            case "reference":
                return {"valueReference": {"reference": "Practitioner/1", "display": next(self._names)}}
            case "url":
                return {"valueUri": "https://example.org/community-meal"}
            case "choice" | "open-choice":
                return {"valueCoding": {"system": "urn:x", "code": "c", "display": next(self._typed)}}
        return {"valueString": self._words(item)}

    def _words(self, item: Item) -> str:
        asked = f"{item.text} {item.link_id}".lower()
        if "phone" in asked or asked.startswith(("number", "telephone")):
            return next(self._phones)
        if item.own_words:
            return next(self._own)
        if "name" in asked or asked.startswith("who") or item.projects_to.endswith(("owner", "contact-name")):
            return next(self._names)
        return next(self._long if item.type == "text" else self._typed)
