from typing import Any

from fieldkit.base.wording import InLanguages, Said
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.items import Item
from fieldkit.services.library.form_words import answer_words, choice_words, label_words, option_words


def beside(words: str) -> dict[str, Any]:
    parts = [{"url": "lang", "valueCode": "cy"}, {"url": "content", "valueString": words}]
    return {"extension": [{"url": ext.TRANSLATION, "extension": parts}]}


def item(link_id: str) -> Item:
    """An item of a form that is partly in Welsh too."""
    coding = {"system": "urn:x", "code": "large", "display": "Large print", "_display": beside("Print bras")}
    asked = [
        {"linkId": "bus", "type": "boolean", "text": "Comes by bus?", "_text": beside("Yn dod ar y bws?")},
        {"linkId": "print", "type": "choice", "text": "Print", "answerOption": [{"valueCoding": coding}]},
    ]
    form = load_form({"resourceType": "Questionnaire", "status": "draft", "title": "A form", "item": asked})
    return form.by_link[link_id]


def test_a_question_carries_its_translations_with_and_without_its_question_mark() -> None:
    whole, bare = label_words(item("bus")), label_words(item("bus"), ask=False)
    assert (whole, bare) == ("Comes by bus?", "Comes by bus")
    assert isinstance(whole, InLanguages)
    assert isinstance(bare, InLanguages)
    assert (whole.others["cy"], bare.others["cy"]) == ("Yn dod ar y bws?", "Yn dod ar y bws")


def test_an_answer_that_was_chosen_is_worded_by_the_form_in_every_language_it_has() -> None:
    words = option_words(item("print"), "large", "Large print")
    assert isinstance(words, InLanguages)
    assert words.others == {"cy": "Print bras"}


def test_what_the_form_has_no_translation_for_is_plain_text() -> None:
    assert type(label_words(item("print"))) is str
    assert type(option_words(item("print"), "large", "Worded otherwise then")) is str


def test_an_answer_is_worded_by_what_it_is() -> None:
    chosen = {"valueCoding": {"system": "urn:x", "code": "large", "display": "Large print"}}
    words = answer_words(item("print"), chosen)
    assert isinstance(words, InLanguages)
    assert answer_words(item("bus"), {"valueBoolean": True}) == "yes"
    assert isinstance(answer_words(item("bus"), {"valueBoolean": False}), Said)
    assert answer_words(item("bus"), {"valueString": "On Mondays"}) == "On Mondays"
    assert answer_words(item("bus"), None) == ""


def test_words_that_a_list_kept_are_worded_by_the_item_with_their_role() -> None:
    coding = {"system": "urn:x", "code": "me", "display": "Me", "_display": beside("Fi")}
    role = {"url": ext.PROJECTS_TO, "valueCode": "action.owner-type"}
    asked = {
        "linkId": "who", "type": "choice", "text": "Who?", "extension": [role], "answerOption": [{"valueCoding": coding}],
    }  # fmt: skip
    form = load_form({"resourceType": "Questionnaire", "status": "draft", "title": "A form", "item": [asked]})
    words = choice_words(form, "action.owner-type", "Me")
    assert isinstance(words, InLanguages)
    assert words.others == {"cy": "Fi"}
    assert type(choice_words(form, "action.owner-type", "Somebody")) is str
    assert type(choice_words(form, "action.status", "Me")) is str
