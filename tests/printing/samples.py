"""One small form, one response to it and one set of facts about a copy, for the tests that need any."""

from datetime import date
from functools import cache
from typing import Any

from fieldkit.base.jsontext import dumps
from fieldkit.printing.about import About, Addition, Signature
from fieldkit.printing.agreed import Contact, Known
from fieldkit.printing.blocks import Text
from fieldkit.printing.leaving_out import NOTHING, LeaveOut
from fieldkit.printing.reading import Contents, read_contents
from fieldkit.printing.typesetting import Typesetter
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form, load_form

ABOUT = About(
    "May",
    visit_on="2026-11-14",
    made_on=date(2026, 11, 22),
    version="3",
    signed_by=(
        Signature("Glynis Hart", "2026-11-14T15:10:00Z", "social worker"),
        Signature("May", "2026-11-14", manner="agreed"),
    ),
    added_since=(Addition("Owen Pryce", "2026-11-16", "The rail is ordered."),),
    names={"owen": "Owen Pryce"},
)
NUMBERS = (Contact(Text("Orchard House team"), Text("01522 555 0142"), (Known(Text("Monday to Friday")),)),)


def our(name: str, key: str, value: object) -> dict[str, Any]:
    """One of our extensions."""
    return {"url": ext.OURS + name, key: value}


OWN = our("own-words", "valueBoolean", True)


def question(
    link_id: str, text: str, kind: str = "string", *extensions: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """A question of a form."""
    return {
        "linkId": link_id,
        "text": text,
        "type": kind,
        **({"extension": list(extensions)} if extensions else {}),
        **more,
    }


def group(link_id: str, text: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A section of a form."""
    return {"linkId": link_id, "text": text, "type": "group", "item": list(items), **more}


def role(name: str) -> dict[str, Any]:
    """What lists read an item as."""
    return our("projects-to", "valueCode", name)


def form(*items: dict[str, Any], title: str = "What we talked about", **more: Any) -> Form:
    """A form of these items."""
    return load_form(
        {
            "resourceType": "Questionnaire",
            "url": "urn:form",
            "status": "draft",
            "title": title,
            "item": list(items),
            **more,
        }
    )


def answered(link_id: str, *values: dict[str, Any] | str) -> dict[str, Any]:
    """A question with its answers; plain text is a valueString."""
    return {
        "linkId": link_id,
        "answer": [{"valueString": one} if isinstance(one, str) else one for one in values],
    }


def inside(link_id: str, *items: dict[str, Any]) -> dict[str, Any]:
    """A section with what was answered in it."""
    return {"linkId": link_id, "item": list(items)}


def response(*items: dict[str, Any]) -> dict[str, Any]:
    """A response of these items."""
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items)}


def with_riders(words: str, **riders: str | dict[str, str]) -> dict[str, Any]:
    """An answer in words, and what rides with it."""
    context = {
        "url": ext.ANSWER_CONTEXT,
        "extension": [
            {"url": key, "valueString": one}
            if isinstance(one, str)
            else {"url": key, "extension": [{"url": "json", "valueString": dumps(one)}]}
            for key, one in riders.items()
        ],
    }
    return {"valueString": words, "extension": [context]}


TALK = form(
    group(
        "b", "About you",
        question("b.matters", "What matters most?", "text", OWN, role("person.matters")),
        question("b.early", "When do you get up?", "time"),
    ),
    group(
        "h", "Goals",
        question("g.words", "What do you want?", "text", OWN, role("goal.words")),
        group(
            "a", "Actions",
            question("a.what", "What?", "string", role("action.what")),
            question("a.who", "Who?", "string", role("action.owner")),
            question("a.due", "By when?", "date", role("action.due")),
            repeats=True,
        ),
        repeats=True,
    ),
    group("p", "Only for us", question("p.note", "A note", "text"), extension=[our("sensitivity", "valueCode", "private")]),
)  # fmt: skip
SAID = response(
    inside("b", answered("b.matters", "My garden."), answered("b.early", {"valueTime": "08:00:00"})),
    inside(
        "h",
        answered("g.words", "To church on my own two feet."),
        inside("a", answered("a.what", "Fit a rail"), answered("a.who", "Owen"), answered("a.due", {"valueDate": "2026-12-01"})),
        inside("a", answered("a.what", "Walk to the corner"), answered("a.who", "May")),
    ),
    inside("p", answered("p.note", "The son listens at the door.")),
)  # fmt: skip


def contents(leave_out: LeaveOut = NOTHING, about: About = ABOUT) -> Contents:
    """The sample record, ready to be laid out."""
    return read_contents(TALK, SAID, about, leave_out)


@cache
def typesetter() -> Typesetter:
    """One typesetter for all tests of a process: it looks at the fonts once."""
    return Typesetter()
