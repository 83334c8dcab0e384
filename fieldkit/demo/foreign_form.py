"""A questionnaire that nobody here wrote: added, filled in, signed, synced and exported like our own."""

from __future__ import annotations

from pathlib import Path

from fieldkit.demo.stage import Stage
from fieldkit.demo.talk import Line, write
from fieldkit.services.exchange import sync_now
from fieldkit.services.giving import export
from fieldkit.services.library.form_shelf import FormNotHereError
from fieldkit.services.writing import capture, forms, record_list, sign

CARE_PLAN = Path(__file__).with_name("care_plan.json")

ANSWERS: tuple[Line, ...] = (
    ("1/1.1", "2026-11-22"),
    ("1/1.2", "Somewhere else"),
    ("1/1.2.1", "In the back room of the Methodist chapel"),
    (r"2\/needs[1]/2\/needs\/what", "Somebody to come in of a morning and see that she has eaten."),
    (r"2\/needs[1]/2\/needs\/hours", "3.50"),
    ("3", "GP surgery"),
    ("3", "The warden at the flats next door"),
    ("4", "I'd sooner have the same girl every time."),
)


def foreign_form(stage: Stage) -> None:
    """The whole way of a foreign form, and back out again."""
    tell = stage.telling
    tell.step("A form that nobody here wrote: a neighbourhood's own care plan")
    with stage.as_sharon() as session:
        added = forms.add(session, CARE_PLAN.read_bytes())
        tell.check(
            "it is added, and can be rendered faithfully", added.new and not added.problems, added.problems
        )
        form = session.form(added.form.canonical)
        record = capture.begin_record(session, form, person=stage.cast.people[1])
        write(record, ANSWERS)
        sign.sign(session, record)
        done = sync_now.sync_now(session)
        line = record_list.line(session, record.id)
        tell.check("filled in, signed and safe at the hub", (line.state, line.where) == ("signed", "safe"), (
            line.state, line.where, done.trouble))  # fmt: skip
        response = export.export(session, record.id).response
        texts = _answers(response)
        tell.check("the export names the form and its version", response["questionnaire"] == form.reference)
        tell.check("the export holds every answer, digits as written", all(
            said in texts for _, said in ANSWERS if said != "Somewhere else"), texts)  # fmt: skip
    with stage.as_glynis() as session:
        sync_now.sync_now(session)
        try:
            there = record_list.show(session, record.id)
            words = {one.words for one in there.answers}
        except FormNotHereError:
            words = set()
        tell.check(
            "form and answers reached the second practitioner",
            "I'd sooner have the same girl every time." in words,
        )


def _answers(response: dict[str, object]) -> set[str]:
    """Every answer of a response as text."""
    found: set[str] = set()
    waiting: list[object] = [response]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            found.update(str(value) for key, value in one.items() if key.startswith("value"))
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return found
