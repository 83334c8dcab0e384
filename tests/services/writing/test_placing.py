from itertools import count

from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.services.writing.placing import Placing, answer_of

PROJECTS = "https://fieldkit.example.org/fhir/StructureDefinition/projects-to"


def _item(link: str, kind: str, role: str = "", **more: object) -> dict[str, object]:
    made: dict[str, object] = {"linkId": link, "type": kind, "text": link.upper(), **more}
    return {**made, "extension": [{"url": PROJECTS, "valueCode": role}]} if role else made


def _form() -> Form:
    option = {"valueCoding": {"code": "large", "display": "Large print"}}
    return load_form(
        {
            "resourceType": "Questionnaire",
            "url": "https://example.org/q",
            "item": [
                _item("top", "group", item=[_item("given", "string", "person.given"), _item("born", "date", "person.birth")]),
                _item("at", "group", repeats=True, item=[
                    _item("lines", "text", "person.address"), _item("code", "string", "person.postcode")]),
                _item("format", "choice", "person.adjustment", repeats=True, answerOption=[option]),
                _item("other", "text", "person.adjustment", repeats=True),
                _item("ring", "boolean", "person.alert"),
            ],
        }
    )  # fmt: skip


def _placing() -> Placing:
    numbers = count(1)
    return Placing(_form(), lambda: str(next(numbers)))


def test_an_answer_goes_where_the_form_has_its_role() -> None:
    placing = _placing()
    placing.put("person.given", "Mary", speaker="person")
    placing.put("person.birth", "1941-03-02")

    said = {one.path: one.value for one in placing.answers()}
    assert said == {
        ("top", "given"): '{"valueString":"Mary","speaker":"person"}',
        ("top", "born"): '{"valueDate":"1941-03-02"}',
    }


def test_answers_of_one_entry_share_it_and_the_next_entry_comes_after() -> None:
    placing = _placing()
    placing.entry({"person.address": "12 Brook Lane", "person.postcode": "WX4 2DT"})
    placing.entry({"person.address": "The Old Forge", "person.postcode": ""})

    said = {one.path: one.value for one in placing.answers()}
    assert list(said) == [
        ("at", "e:1"),
        ("at", "e:1", "code"),
        ("at", "e:1", "lines"),
        ("at", "e:2"),
        ("at", "e:2", "lines"),
    ]
    assert said["at", "e:1"] < said["at", "e:2"]


def test_of_several_places_the_one_that_offers_the_answer_is_taken_else_free_text() -> None:
    placing = _placing()
    placing.entry({"person.adjustment": "Large print"})
    placing.entry({"person.adjustment": "Knock loudly"})
    placing.entry({"person.alert": "RING"})

    paths = [one.path for one in placing.answers()]
    assert paths == [("format", "e:|large"), ("other", "e:1"), ("ring",)]


def test_a_role_without_a_place_is_told_and_left_out() -> None:
    placing = _placing()
    placing.put("person.shoe-size", "7")

    assert placing.answers() == ()
    assert placing.left_out == ["person.shoe-size"]


def test_text_for_an_option_is_the_option() -> None:
    item = _form().item("format")
    assert item is not None
    assert answer_of(item, "large") == {"valueCoding": {"code": "large", "display": "Large print"}}
    assert answer_of(item, "tiny") == {"valueString": "tiny"}


def test_a_choice_whose_list_is_not_here_takes_words_as_a_coding() -> None:
    form = load_form(
        {
            "resourceType": "Questionnaire",
            "item": [_item("strength", "choice", answerValueSet="https://example.org/ValueSet/elsewhere")],
        }
    )

    assert answer_of(form.items[0], "Strong hands") == {"valueCoding": {"display": "Strong hands"}}


def test_a_role_that_stands_in_several_entries_goes_into_the_one_that_was_opened() -> None:
    made = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/q",
        "item": [
            _item("allergy", "group", repeats=True, item=[
                _item("what", "string", "person.alert"), _item("who", "string", "person.source")]),
            _item("flag", "group", repeats=True, item=[
                _item("kind", "string", "person.flag"), _item("says", "string", "person.source")]),
        ],
    }  # fmt: skip
    numbers = count(1)
    placing = Placing(load_form(made), lambda: str(next(numbers)))
    placing.entry({"person.flag": "Seizures", "person.source": "GP letter"})
    assert [one.path for one in placing.answers()] == [
        ("flag", "e:1"), ("flag", "e:1", "kind"), ("flag", "e:1", "says"),
    ]  # fmt: skip


def test_a_role_offers_what_its_options_and_questions_say() -> None:
    placing = _placing()
    assert placing.offers("person.alert", "RING")
    assert not placing.offers("person.alert", "penicillin")
