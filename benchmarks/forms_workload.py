"""Makes the questionnaires that the form engine is measured with: the same from the same seed, as mixed as real ones.

A form of N questions has sections of twenty: numbers, words, choices, dates, a repeating group here and there, one
question in three asked only when another answer says so. Its expressions hang on one another as a chain, the hardest
case there is: the first question of the form changes every one of them, one after the other.
"""

import random
from collections.abc import Iterator
from typing import Any, Final

from fieldkit.questionnaire.definition import Form
from fieldkit.records.paths import Path

SEED: Final = 20261122
SECTION: Final = 20
SDC: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
HEAD: Final = "start"
"""The question that the chain begins with."""

Json = dict[str, Any]
_KINDS: Final = ("integer", "decimal", "string", "text", "choice", "boolean", "date", "integer")


def questionnaire(items: int, expressions: int, seed: int = SEED) -> Json:
    """A form of exactly this many items, groups and calculated ones included, with that many different expressions."""
    chance = random.Random(seed)
    questions = list(_questions(items, expressions, chance))
    sections: list[Json] = []
    while questions:
        inside, questions = questions[: SECTION - 1], questions[SECTION - 1 :]
        number = len(sections)
        section: Json = {"linkId": f"s{number}", "type": "group", "text": f"Part {number}", "item": inside}
        if number % 5 == 4 and not any(one["linkId"].startswith(("c", "n")) for one in inside):
            section["repeats"] = True
        sections.append(section)
    return {
        "resourceType": "Questionnaire",
        "status": "active",
        "title": f"A form of {items} items",
        "url": f"https://fieldkit.example.org/fhir/Questionnaire/benchmark-{items}-{expressions}",
        "version": "1.0.0",
        "item": sections,
    }


def answers(form: Form) -> Iterator[tuple[Path, Json]]:
    """An answer to every question of such a form that nobody calculates, one entry in whatever repeats."""
    for item in form.walk():
        if item.is_question and item.calculated is None:
            path: list[str] = []
            for step in item.lineage:
                path.append(step.link_id)
                if step.has_entries:
                    path.append("e:1")
            yield tuple(path), _answer(item.type, item.index)


def _answer(kind: str, number: int) -> Json:
    if kind == "integer":
        return {"valueInteger": number % 7}
    if kind == "decimal":
        return {"valueDecimal": number % 9}
    if kind == "boolean":
        return {"valueBoolean": True}
    if kind == "date":
        return {"valueDate": "2026-11-22"}
    if kind == "choice":
        return {"valueCoding": _coding(number % 5)}
    return {"valueString": f"What was said, number {number}"}


def _questions(items: int, expressions: int, chance: random.Random) -> Iterator[Json]:
    """Everything but the sections: the head of the chain, questions, and the chain spread evenly among them."""
    count = items - -(-items // SECTION)
    yield {"linkId": HEAD, "type": "integer", "text": "Where everything starts", "required": True}
    calculated = 0
    apart = count // (expressions + 1) if expressions else count
    numbers = [HEAD]
    for place in range(1, count):
        if calculated < expressions and place % apart == 0:
            yield _calculated(calculated)
            calculated += 1
        elif calculated < expressions and place % apart == apart - 1:
            yield {"linkId": f"n{calculated}", "type": "integer", "text": "A number"}
        else:
            question = _question(place, numbers[-1], chance)
            if question["type"] == "integer" and "enableWhen" not in question:
                numbers.append(question["linkId"])
            yield question


def _question(place: int, decides: str, chance: random.Random) -> Json:
    kind = chance.choice(_KINDS)
    question: Json = {"linkId": f"q{place}", "type": kind, "text": f"Question {place}"}
    if chance.random() < 0.25:
        question["required"] = True
    if kind in ("string", "text"):
        question["maxLength"] = 2000
    if kind == "choice":
        question["answerOption"] = [{"valueCoding": _coding(code)} for code in range(5)]
    if chance.random() < 0.33:
        question["enableWhen"] = [
            {"question": decides, "operator": ">=", "answerInteger": chance.randrange(6)}
        ]
    return question


def _coding(code: int) -> Json:
    return {"system": "https://fieldkit.example.org/codes", "code": f"c{code}", "display": f"Answer {code}"}


def _calculated(number: int) -> Json:
    before = _read(f"c{number - 1}" if number else HEAD)
    own = _read(f"n{number}")
    shapes = (
        f"{before} + {own}",
        f"iif({own}.exists() and {own} >= 3, {before} + {own}, {before} + 1)",
        f"({before} | {own}).sum() + {number}",
        f"iif({own} > {before}, {own}, {before} * 2 - {own}) mod 100 + {number}",
    )
    return {
        "linkId": f"c{number}",
        "type": "integer",
        "text": "Worked out",
        "readOnly": True,
        "extension": [
            {
                "url": SDC + "calculatedExpression",
                "valueExpression": {"language": "text/fhirpath", "expression": shapes[number % 4]},
            }
        ],
    }


def _read(link_id: str) -> str:
    return f"%resource.repeat(item).where(linkId='{link_id}').answer.value"
