import pytest

from fieldkit.questionnaire.language import Translator

URL = "http://hl7.org/fhir/StructureDefinition/translation"
ELEMENT = {
    "text": "Name",
    "_text": {
        "extension": [
            {
                "url": URL,
                "extension": [{"url": "lang", "valueCode": "cy"}, {"url": "content", "valueString": "Enw"}],
            }
        ]
    },
}


@pytest.mark.parametrize(
    ("language", "words"), [("cy", "Enw"), ("cy-GB", "Enw"), ("CY", "Enw"), ("", "Name"), ("pl", "Name")]
)
def test_the_text_is_given_in_the_language_wanted_where_the_form_has_it(language: str, words: str) -> None:
    assert Translator(language)(ELEMENT, "text") == words


def test_markup_belongs_to_the_original_text_only() -> None:
    assert Translator("pl").is_original(ELEMENT, "text")
    assert not Translator("cy").is_original(ELEMENT, "text")
