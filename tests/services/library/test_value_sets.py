from fieldkit.questionnaire.options import from_value_set
from fieldkit.services.library.value_sets import shipped_value_sets


def test_every_shipped_value_set_gives_options_with_code_system_and_words() -> None:
    sets = shipped_value_sets()

    assert "http://hl7.org/fhir/ValueSet/yesnodontknow" in sets
    for url, one in sets.items():
        options = from_value_set(one, sets)
        assert options, url
        assert all({"system", "code", "display"} <= option.value["valueCoding"].keys() for option in options)
