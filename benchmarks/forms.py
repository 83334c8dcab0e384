"""The form engine: reading a large questionnaire, and what one keystroke costs in it.

The form is made here: 300 questions in 15 groups, with skip logic, a repeating group and calculated sums, larger than
any form that comes with FieldKit. While somebody types, the window asks the engine after every change and then paints,
all within one frame of 16 ms; the engine may have half of it.
"""

from typing import Any

from benchmarks.results import Result, at_most, median_ms, percentile, times_ms
from fieldkit.base.clock import SystemClock
from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire import response
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.session import FormSession

GROUPS, QUESTIONS = 15, 20
SUM = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"


def run() -> list[Result]:
    """Every figure of the form engine."""
    text = dumps(questionnaire())
    form = load_form(text)
    filled = answered(form)
    typed = iter(range(1_000_000))
    keystrokes = times_ms(lambda: keystroke(filled, next(typed)), repeats=100, warm_up=5)
    return [
        at_most("read a form of 300 questions", median_ms(lambda: load_form(text)), "ms", 200),
        at_most("begin a record in it", median_ms(lambda: answered(form)), "ms", 400),
        at_most("one keystroke, middle", percentile(keystrokes, 0.5), "ms", 8),
        at_most("one keystroke, 95 of 100", percentile(keystrokes, 0.95), "ms", 16),
        at_most("what is missing before signing", median_ms(lambda: filled.findings(Level.SIGNING)), "ms", 100),
        at_most("write the response", median_ms(lambda: written(filled, form)), "ms", 100),
    ]


def questionnaire() -> dict[str, Any]:
    """The form: each question after the first of a group is asked only when the first was answered yes."""
    groups = [
        {"linkId": f"g{group}", "type": "group", "text": f"Part {group}", "item": [first(group), *rest(group)]}
        for group in range(GROUPS)
    ]
    people = {
        "linkId": "people", "type": "group", "repeats": True, "text": "People",
        "item": [{"linkId": "people.name", "type": "string", "text": "Name", "required": True}],
    }  # fmt: skip
    return {
        "resourceType": "Questionnaire", "status": "active", "title": "A large form",
        "url": "https://fieldkit.example.org/fhir/Questionnaire/benchmark", "version": "1.0.0",
        "item": [*groups, people],
    }  # fmt: skip


def first(group: int) -> dict[str, Any]:
    """The question that opens its group."""
    return {"linkId": f"g{group}.open", "type": "boolean", "text": f"Does part {group} matter?", "required": True}


def rest(group: int) -> list[dict[str, Any]]:
    """Texts and numbers that depend on it, and the sum of the numbers."""
    opened = [{"question": f"g{group}.open", "operator": "=", "answerBoolean": True}]
    asked: list[dict[str, Any]] = []
    for number in range(QUESTIONS - 2):
        kind = {"type": "integer"} if number % 2 else {"type": "text", "required": True, "maxLength": 2000}
        link = f"g{group}.q{number}"
        asked.append({"linkId": link, "text": f"Question {number}", "enableWhen": opened, **kind})
    numbers = " + ".join(f"iif(%resource.descendants().where(linkId='g{group}.q{n}').answer.exists(), "
                         f"%resource.descendants().where(linkId='g{group}.q{n}').answer.value, 0)" for n in (1, 3))  # fmt: skip
    expression = {"language": "text/fhirpath", "expression": numbers}
    calculated = {"linkId": f"g{group}.sum", "type": "integer", "text": "Sum", "readOnly": True,
                  "extension": [{"url": SUM, "valueExpression": expression}]}  # fmt: skip
    return [*asked, calculated]


def answered(form: Form) -> FormSession:
    """A record in which every part was opened and every question answered."""
    session = FormSession(form, launch=LaunchContext(), clock=SystemClock())
    answers: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    for group in range(GROUPS):
        answers.append(((f"g{group}", f"g{group}.open"), {"valueBoolean": True}))
        for number in range(QUESTIONS - 2):
            value: dict[str, Any] = {"valueInteger": number} if number % 2 else {"valueString": f"Words {number}"}
            answers.append(((f"g{group}", f"g{group}.q{number}"), value))
    session.load(answers)
    return session


def keystroke(session: FormSession, number: int) -> None:
    """What the window asks after each change: what else changed, and how the field stands now."""
    path = ("g7", "g7.q1")
    session.set(path, {"valueInteger": number})
    session.changed()
    session.node(path)


def written(session: FormSession, form: Form) -> dict[str, Any]:
    """The record as a FHIR QuestionnaireResponse."""
    return response.build(
        session, record_id="benchmark", status="in-progress", authored="2026-11-22T09:30:00Z",
        subject={"reference": "Patient/p"}, author={"reference": "Practitioner/a"},
        questionnaire_canonical=form.reference,
    )  # fmt: skip
