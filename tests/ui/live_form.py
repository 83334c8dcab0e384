"""A form view over a real questionnaire session, with verbs that do and remember."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.session import FormSession
from fieldkit.records.paths import Path
from fieldkit.ui.forms.editors import Editor
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.forms.verbs import FormSurroundings, OfferedFile
from fieldkit.ui.forms.view import FormView
from tests.ui.conftest import MOMENT

Json = dict[str, Any]


class SessionVerbs:
    """Does the verbs to a session and refreshes the view after each, as an open record does."""

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self.done: list[tuple[Any, ...]] = []
        self.after: Callable[[], object] = lambda: None
        self._made = 0

    def set(self, path: Path, value: Json | None) -> None:
        self.done.append(("set", path, value))
        self.session.set(path, value)
        self.after()

    def set_all(self, answers: Sequence[tuple[Path, Json]]) -> None:
        self.done.append(("set_all", *answers))
        for path, value in answers:
            self.session.set(path, value)
        self.after()

    def add(self, path: Path, value: Json | None = None) -> Path:
        self._made += 1
        made = self.session.add_entry(path, f"n{self._made}", f"a{self._made}")
        if value is not None:
            self.session.set(made, {**value, "order": f"a{self._made}"})
        self.done.append(("add", path, value))
        self.after()
        return made

    def remove(self, path: Path) -> None:
        self.done.append(("remove", path))
        self.session.remove_entry(path)
        self.after()

    def begin(self, path: Path) -> None:
        self.done.append(("begin", path))

    def leave(self) -> None:
        self.done.append(("leave",))

    def draft_text(self, path: Path, text: str | None) -> None:
        self.done.append(("draft", path, text))

    def settle(self, path: Path) -> None:
        self.done.append(("settle", path))

    def attach(self, path: Path, offered: OfferedFile | None = None) -> None:
        self.done.append(("attach", path, offered))


class LiveForm:
    """The view, the session and the verbs of one form under test."""

    def __init__(
        self,
        qtbot: QtBot,
        resource: Json | bytes,
        *,
        answers: dict[Path, Any] | None = None,
        alone: bool = True,
        **around: Any,
    ) -> None:
        self.form = load_form(resource)
        clock = FixedClock(MOMENT)
        self.session = FormSession(self.form, launch=LaunchContext(), clock=clock)
        self.session.load(list((answers or {}).items()))
        self.verbs = SessionVerbs(self.session)
        surroundings = replace(
            FormSurroundings(now=clock.now, person="May", author="Sharon", own_entry="e:sharon"), **around
        )
        self.view = FormView(self.session, self.verbs, surroundings, sensitivity=self.form.sensitivity)
        self.verbs.after = self.view.refresh
        self.view.resize(900, 700)
        if alone:
            qtbot.addWidget(self.view)
            self.view.show()

    def block(self, *path: str) -> QuestionBlock:
        found = self.view.kit.blocks[path]
        assert isinstance(found, QuestionBlock)
        return found

    def editor(self, *path: str) -> Editor:
        return self.block(*path).editor

    def values(self, *path: str) -> tuple[Json, ...]:
        return tuple(dict(value) for value in self.session.node(path).values)

    def finish(self) -> None:
        self.view.finish()


def questionnaire(*items: Json, **more: Any) -> Json:
    """A form with these items."""
    return {
        "resourceType": "Questionnaire",
        "status": "active",
        "url": "https://example.org/q",
        "version": "1",
        "title": "Try",
        "item": list(items),
        **more,
    }


def question(link_id: str, kind: str, **more: Any) -> Json:
    """A question with its linkId as its words."""
    return {"linkId": link_id, "type": kind, "text": f"What is {link_id}?", **more}


def options(*words: str) -> list[Json]:
    """Codings as answer options."""
    return [
        {"valueCoding": {"system": "https://example.org/c", "code": word.lower(), "display": word}}
        for word in words
    ]


def control(code: str) -> Json:
    """The itemControl extension."""
    return {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
        "valueCodeableConcept": {
            "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}]
        },
    }


def ours(name: str, **value: Any) -> Json:
    """One of FieldKit's own extensions."""
    return {"url": f"https://fieldkit.example.org/fhir/StructureDefinition/{name}", **value}
