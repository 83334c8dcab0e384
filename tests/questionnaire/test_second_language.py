from typing import Any

from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.second_language import SecondLanguage, languages_of

URL = "http://hl7.org/fhir/StructureDefinition/translation"


def said(**words: str) -> dict[str, Any]:
    """Translations by language."""
    return {
        "extension": [
            {
                "url": URL,
                "extension": [{"url": "lang", "valueCode": code}, {"url": "content", "valueString": text}],
            }
            for code, text in words.items()
        ]
    }


FORM: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "status": "active",
    "language": "en-GB",
    "item": [
        {
            "linkId": "drink",
            "type": "choice",
            "text": "What do you drink?",
            "_text": said(cy="Beth ydych chi'n yfed?", en="What?", ur="آپ کیا پیتے ہیں؟"),
            "answerOption": [
                {"valueCoding": {"code": "tea", "display": "Tea", "_display": said(cy="Te")}},
                {"valueString": "Milk", "_valueString": said(cy="Llaeth")},
                {"valueString": "Coffee"},
            ],
        },
        {"linkId": "other", "type": "string", "text": "Anything else?"},
    ],
}


def test_the_languages_of_a_form_are_those_it_is_translated_into() -> None:
    assert languages_of(FORM) == ("cy", "ur")
    assert languages_of({"item": "broken"}) == ()


def test_words_are_given_only_where_the_form_has_them() -> None:
    drink, other = load_form(FORM).items
    welsh = SecondLanguage("cy")
    assert welsh.label(drink) == "Beth ydych chi'n yfed?"
    assert welsh.label(other) == ""
    assert {part.partition("|")[2]: words for part, words in welsh.options(drink).items()} == {
        "tea": "Te",
        "Milk": "Llaeth",
    }
    assert SecondLanguage("pl").label(drink) == ""


def test_help_is_translated_line_by_line() -> None:
    control = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
        "valueCodeableConcept": {"coding": [{"code": "help"}]},
    }
    line = {"linkId": "h", "type": "display", "text": "Take time.", "_text": said(cy="Cymerwch amser.")}
    form = load_form(
        {**FORM, "item": [{"linkId": "a", "type": "string", "item": [{**line, "extension": [control]}]}]}
    )
    assert SecondLanguage("cy").help(form.items[0]) == "Cymerwch amser."


def test_some_languages_run_from_right_to_left() -> None:
    assert SecondLanguage("ur-PK").right_to_left
    assert not SecondLanguage("cy").right_to_left


def test_answers_from_a_value_set_have_their_words_in_other_languages() -> None:
    concepts = [
        {
            "code": "tea",
            "display": "Tea",
            "designation": [{"language": "cy", "value": "Te"}, {"language": 4}, 3],
        },
        {"code": "milk", "display": "Milk", "_display": said(cy="Llaeth", pl="Mleko")},
        {"code": "water", "display": "Water", "designation": "broken"},
    ]
    places = {
        "resourceType": "ValueSet", "id": "drinks", "compose": {"include": [{"system": "s", "concept": concepts}]},
    }  # fmt: skip
    asked = {"linkId": "a", "type": "choice", "answerValueSet": "#drinks"}
    resource = {**FORM, "contained": [places], "item": [asked]}

    (item,) = load_form(resource).items
    (in_welsh,) = load_form(resource, language="cy").items

    assert SecondLanguage("cy").options(item) == {"e:s|tea": "Te", "e:s|milk": "Llaeth"}
    assert SecondLanguage("pl").options(item) == {"e:s|milk": "Mleko"}
    assert [option.text for option in in_welsh.options] == ["Te", "Llaeth", "Water"]
    assert [option.value["valueCoding"]["display"] for option in in_welsh.options] == ["Tea", "Milk", "Water"]
    assert languages_of(resource) == ("cy", "pl")
