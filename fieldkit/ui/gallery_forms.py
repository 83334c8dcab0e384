"""The gallery's forms: one made-up form with every kind of question, new, filled in, doubtful, and signed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.session import FormSession
from fieldkit.records.paths import Path
from fieldkit.ui.forms.how_said import HowSaidSheet
from fieldkit.ui.forms.left_over import LEFT_OVER
from fieldkit.ui.forms.translation import TranslationSheet
from fieldkit.ui.forms.verbs import Earlier, FormSurroundings, LeftOverLine, OfferedFile
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.forms.whom_to_ring import WhomToRing
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

Now = Callable[[], datetime]
Json = dict[str, Any]
_HEIGHT = 900
_SAID = "My kitchen, and the radio on."
_RING = "Ring now: 0300 000 000. For Somewhere. Checked 2 November."


def _ours(name: str, **value: Any) -> Json:
    return {"url": ext.OURS + name, **value}


def _control(code: str) -> Json:
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return {"url": ext.ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}


def _choices(*words: str) -> list[Json]:
    return [
        {"valueCoding": {"system": "gallery", "code": one.lower().replace(" ", "-"), "display": one}}
        for one in words
    ]


def _asked(link: str, kind: str, text: str, *extensions: Json, **more: Any) -> Json:
    return {"linkId": link, "type": kind, "text": text, "extension": list(extensions), **more}


def _group(link: str, text: str, *items: Json, extensions: Sequence[Json] = (), **more: Any) -> Json:
    return {
        "linkId": link,
        "type": "group",
        "text": text,
        "extension": list(extensions),
        "item": list(items),
        **more,
    }


_SAFETY = (_ours("safety-item", valueBoolean=True), _ours("priority", valueCode="welfare"))
_YES_NO = _choices("Yes", "No", "Could not tell")

_WORDS_AND_CHOICES = _group(
    "words", "Words and choices",
    _asked("own", "text", "What matters most to you?", _ours("own-words", valueBoolean=True)),
    _asked("line", "string", "Who told you?", _ours("send-minimum", valueBoolean=True), required=True),
    _asked("area", "text", "What did you see?"),
    _asked("told", "display", "Said once, in plain words, where it helps."),
    _asked("yes", "boolean", "Do you live here alone?"),
    _asked("few", "choice", "How do you like help?", answerOption=_choices("Ask first", "Show me", "With me")),
    _asked("rows", "choice", "Who goes with you?", _control("radio-button"), answerOption=_choices("Nobody", "Jean")),
    _asked("many", "choice", "Which street?", answerOption=_choices(*(f"Street {n}" for n in range(20)))),
    _asked("boxes", "choice", "What is in the way?", repeats=True, answerOption=_choices("Loose rugs", "Cold", "Steps")),
)  # fmt: skip
_MEASURES = _group(
    "measures", "Numbers, days and files",
    _asked("whole", "integer", "How many falls this year?"),
    _asked("slider", "integer", "How satisfied are you with your life?", _control("slider"),
           {"url": ext.MIN_VALUE, "valueInteger": 0}, {"url": ext.MAX_VALUE, "valueInteger": 10}),
    _asked("weight", "quantity", "Weight",
           {"url": ext.UNIT_OPTION, "valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kg"}}),
    _asked("day", "date", "Since when?"),
    _asked("moment", "dateTime", "When was it?"),
    _asked("clock", "time", "At what time do you get up?"),
    _asked("photo", "attachment", "A photo, if they agree"),
)  # fmt: skip
_LISTS = _group(
    "lists", "Lists and drawings",
    _group("person", "Somebody close", _asked("name", "string", "Name"), repeats=True),
    _group("rooms", "Rooms", _asked("room", "string", "Room"), _asked("alarm", "boolean", "Alarm"),
           extensions=[_control("gtable")], repeats=True),
    _asked("where", "choice", "Where on the body?", _control("body-map"), answerOption=_choices("Face", "Left hand")),
)  # fmt: skip
_CHECKS = _group(
    "checks", "First look",
    *(_asked(f"danger{n}", "choice", text, *_SAFETY, answerOption=_YES_NO)
      for n, text in enumerate(("Heavy bleeding?", "Newly confused?"))),
    _asked("looked", "dateTime", "Looked at", _ours("one-press-time", valueBoolean=True)),
    extensions=[_ours("one-press", valueString="None of these seen"), _ours("section-reason", valueBoolean=True)],
)  # fmt: skip
_FORM: Json = {
    "resourceType": "Questionnaire",
    "status": "active",
    "url": "https://fieldkit.example.org/fhir/Questionnaire/gallery",
    "version": "1",
    "title": "Gallery",
    "item": [_WORDS_AND_CHOICES, _MEASURES, _LISTS, _CHECKS],
}
_FILLED: Mapping[Path, Any] = {
    ("words", "own"): {"valueString": _SAID},
    ("words", "line"): {"valueString": "Jean"},
    ("words", "yes"): {"valueBoolean": True},
    ("words", "few"): _choices("Show me")[0],
    ("words", "boxes"): _choices("Cold")[0],
    ("measures", "whole"): ({"valueInteger": 2}, {"valueInteger": 3}),
    ("measures", "slider"): {"valueInteger": 6},
    ("measures", "day"): {"valueDate": "2026-11"},
    ("lists", "person", "e:1"): {"order": "a0"},
    ("lists", "person", "e:1", "name"): {"valueString": "Jean Ashdown"},
    ("lists", "rooms", "e:2"): {"order": "a0"},
    ("lists", "rooms", "e:2", "room"): {"valueString": "Kitchen"},
    ("checks", "danger0"): _YES_NO[0],
}


class _Tried:
    """Does what is pressed in the gallery, and keeps nothing."""

    def __init__(self, session: FormSession) -> None:
        self._session = session
        self._made = 0
        self.view: FormView | None = None

    def _shown(self) -> None:
        if self.view is not None:
            self.view.refresh()

    def set(self, path: Path, value: Json | None) -> None:
        """Answer, or clear."""
        self._session.set(path, value)
        self._shown()

    def set_all(self, answers: Sequence[tuple[Path, Json]]) -> None:
        """Answer several."""
        for path, value in answers:
            self._session.set(path, value)
        self._shown()

    def add(self, path: Path, value: Json | None = None) -> Path:
        """Add an entry."""
        self._made += 1
        made = self._session.add_entry(path, f"n{self._made}", f"b{self._made}")
        if value is not None:
            self._session.set(made, {**value, "order": f"b{self._made}"})
        self._shown()
        return made

    def remove(self, path: Path) -> None:
        """Remove an entry."""
        self._session.remove_entry(path)
        self._shown()

    def begin(self, path: Path) -> None:
        """Nothing is kept here."""

    def leave(self) -> None:
        """Nothing is kept here."""

    def draft_text(self, path: Path, text: str | None) -> None:
        """Nothing is kept here."""

    def settle(self, path: Path) -> None:
        """There is nowhere to settle it."""

    def attach(self, path: Path, offered: OfferedFile | None = None) -> None:
        """No file is taken in."""


def _form(
    words: str, section: str, now: Now, answers: Mapping[Path, Any], *, ring: str = "", **around: Any
) -> Card:
    session = FormSession(load_form(_FORM), launch=LaunchContext(), clock=FixedClock(now()))
    session.load(list(answers.items()))
    verbs = _Tried(session)
    surroundings = FormSurroundings(now=now, person="May", author="Sharon", own_entry="e:sharon", **around)
    view = verbs.view = FormView(session, verbs, surroundings)
    if ring:
        view.side.lead(WhomToRing(ring, view))
    view.setFixedHeight(_HEIGHT)
    view.show_section(section)
    card = Card(words)
    card.add(view)
    return card


def forms(now: Now) -> list[QWidget]:
    """Every kind of question: new, filled in with two answers and an earlier one, in danger, and signed."""
    left = LeftOverLine("What do you eat?", "Toast.", "Sharon, 14 November", "It is not asked any more")
    both = [("Sharon Pike, 09:52", "2"), ("Glynis Hart, 09:55", "3")]
    earlier = Earlier("Two rugs", "May, to Sharon, in June")
    return [
        _form("Questions, new", "words", now, {}, earlier=lambda path: earlier if path[-1] == "area" else None),
        _form("Questions, filled in", "words", now, _FILLED, languages=("cy", "pl"), language="pl"),
        _form("Two answers, and a draft", "measures", now, _FILLED, said=lambda _path: both,
              draft=lambda path: "31/02/2026" if path[-1] == "day" else None),
        _form("Lists, in a worry that is enough to send", "lists", now, _FILLED, ring=_RING),
        _form("Danger", "checks", now, _FILLED, emergency=lambda: None),
        _form("Signed, to read only", "words", now, _FILLED, read_only=True),
        _form("Answers of an earlier version", LEFT_OVER, now, _FILLED, left_over=lambda: (left,)),
        _form("A worry, not enough to send", "lists", now, {}, ring=_RING),
    ]  # fmt: skip


def sheets() -> list[QWidget]:
    """Sheets over the window, as they are but for their frame."""
    made: list[Sheet] = [
        HowSaidSheet({"valueString": _SAID, "speaker": "Jean", "through": "interpreter"}),
        TranslationSheet({"valueString": _SAID}, "Sharon"),
    ]
    shown: list[QWidget] = []
    for sheet in made:
        sheet.setWindowFlags(Qt.WindowType.Widget)
        sheet.setMinimumHeight(420)
        card = Card()
        card.add(Words("A sheet", "small"))
        card.add(sheet)
        shown.append(card)
    return shown
