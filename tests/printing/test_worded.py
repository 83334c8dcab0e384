from dataclasses import replace
from typing import Any

from fieldkit.printing.blocks import Text
from fieldkit.printing.reading import Answer, Contents, read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.worded import Worded
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form
from tests.printing.reading_aloud import read_aloud, said, squashed
from tests.printing.samples import ABOUT, answered, form, group, inside, question, response, typesetter
from tests.printing.soundness import sound


def in_welsh(words: str) -> dict[str, Any]:
    """A translation, as it stands beside a text."""
    parts = [{"url": "lang", "valueCode": "cy"}, {"url": "content", "valueString": words}]
    return {"extension": [{"url": ext.TRANSLATION, "extension": parts}]}


SOME: dict[str, Any] = {"valueCoding": {"system": "urn:s", "code": "some", "display": "Some of it"}}
NONE: dict[str, Any] = {"valueCoding": {"system": "urn:s", "code": "none", "display": "None of it"}}
OPTIONS = [
    {"valueCoding": {**SOME["valueCoding"], "_display": in_welsh("Peth ohono")}},
    NONE,
]
ASKED: Form = form(
    group(
        "b", "About you",
        question("b.much", "How much?", "choice", answerOption=OPTIONS, _text=in_welsh("Faint?")),
        question("b.left", "What is left?", "choice", answerOption=OPTIONS),
        _text=in_welsh("Amdanoch chi"),
    ),
    title="A talk", _title=in_welsh("Sgwrs"), language="en",
)  # fmt: skip
SAID = response(inside("b", answered("b.much", SOME), answered("b.left", NONE)))


def contents(language: str) -> Contents:
    return read_contents(ASKED, SAID, replace(ABOUT, language=language))


def test_a_copy_in_a_language_asks_in_it_with_the_forms_own_words_beside() -> None:
    pdf = typesetter().pdf(record_copy(contents("cy")))
    told = said(pdf)
    for words in (
        "Sgwrs · A talk",
        "Amdanoch chi · About you",
        "Faint? · How much?",
        "Peth ohono · Some of it",
    ):
        assert squashed(words) in told
    assert sound(pdf)


def test_what_has_no_translation_stands_as_it_was_written_and_says_in_which_language() -> None:
    worded = Worded(ASKED, "cy")
    assert worded.title == Text("Sgwrs", "cy", beside="A talk", beside_language="en")
    (left,) = [one for one in contents("cy").walk() if isinstance(one, Answer) and one.path[-1] == "b.left"]
    assert left.ask == Text("What is left?", "en")
    assert left.said[0].text == Text("None of it", "en")
    assert worded.own("Said earlier") == Text("Said earlier", "en")
    english = [
        one.text
        for one in read_aloud(typesetter().pdf(record_copy(contents("cy")))).walk()
        if one.language == "en"
    ]
    assert any("What is left?" in words for words in english)


def test_a_copy_in_the_forms_own_language_says_nothing_twice() -> None:
    told = said(typesetter().pdf(record_copy(contents("en-GB"))))
    assert squashed("How much? Some of it") in told
    assert "Faint" not in told
    assert Worded(ASKED, "en-GB").title == Text("A talk")
