"""An answer calls for another form: by its option, or by a yes."""

from __future__ import annotations

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.related import called_for, forms_of
from tests.forms import shipped
from tests.questionnaire.building import choice, coding, extended, extension, form, q, session

URL = "https://example.org/Questionnaire/other"
OPENS = extension(ext.OPENS_FORM, valueCanonical=URL)


def test_a_yes_calls_for_the_form_and_a_no_does_not() -> None:
    s = session(extended(q("a", "boolean"), OPENS))
    assert called_for(s.node(("a",))) == ()
    s.set(("a",), {"valueBoolean": False})
    assert called_for(s.node(("a",))) == ()
    s.set(("a",), {"valueBoolean": True})
    assert called_for(s.node(("a",))) == (URL,)


def test_only_the_option_that_is_marked_calls_for_it() -> None:
    asked = choice("a", "x", "y")
    asked["answerOption"][1]["extension"] = [OPENS]
    s = session(asked)
    s.set(("a",), {"valueCoding": coding("x")})
    assert called_for(s.node(("a",))) == ()
    s.set(("a",), {"valueCoding": coding("y")})
    assert called_for(s.node(("a",))) == (URL,)


def test_words_call_for_it_once_there_are_some() -> None:
    s = session(extended(q("a"), OPENS))
    s.set(("a",), {"valueString": "She is afraid of him"})
    assert called_for(s.node(("a",))) == (URL,)


def test_every_form_that_is_called_for_ships() -> None:
    urls = {url for name in shipped.NAMES for url in forms_of(shipped.loaded(name))}
    assert urls <= {shipped.loaded(name).url for name in shipped.NAMES}
    assert {url.rsplit("/", 1)[1] for url in urls} == {"equipment", "safeguarding-concern", "safety-plan"}
    assert forms_of(form(extended(q("a"), OPENS))) == (URL,)
