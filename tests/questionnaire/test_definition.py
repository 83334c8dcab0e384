import json
from decimal import Decimal

import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.errors import FormError
from tests.questionnaire.building import extended, extension, form, group, q, resource


def test_a_form_knows_what_it_is_called_and_which_bytes_it_was_read_from() -> None:
    data = json.dumps(resource(q("a"), title="Conversation")).encode()

    loaded = load_form(data)

    assert (loaded.url, loaded.version, loaded.title) == (
        "https://example.org/Questionnaire/test",
        "1",
        "Conversation",
    )
    assert loaded.canonical == f"{loaded.url}|1#{loaded.sha256}"
    assert loaded.reference == f"{loaded.url}|1"
    assert load_form(data.decode()).sha256 == loaded.sha256


def test_the_file_is_kept_as_it_was_unknown_members_included() -> None:
    loaded = load_form('{"resourceType": "Questionnaire", "strange": {"deep": 1.50}, "item": []}')

    assert loaded.resource["strange"] == {"deep": Decimal("1.50")}


def test_items_are_found_by_their_link_id_at_any_depth() -> None:
    loaded = form(group("g", group("h", q("a"))), q("b"))

    found = loaded.item("a")

    assert found is not None
    assert [item.link_id for item in found.lineage] == ["g", "h", "a"]
    assert [item.link_id for item in loaded.walk()] == ["g", "h", "a", "b"]
    assert loaded.item("gone") is None


def test_of_two_items_side_by_side_with_one_link_id_the_first_is_used() -> None:
    loaded = form(q("a", "integer"), q("a"))

    assert [item.type for item in loaded.items] == ["integer"]
    assert not loaded.usable


def test_two_items_with_one_link_id_in_different_places_are_both_kept_and_reported() -> None:
    loaded = form(group("g", q("a")), group("h", q("a")))

    assert len(loaded.items_with("a")) == 2
    assert [finding.code for finding in loaded.findings] == ["duplicate-link-id"]


def test_an_item_without_a_link_id_is_reported_and_still_shown() -> None:
    loaded = form({"type": "string", "text": "lost"})

    assert [finding.code for finding in loaded.findings] == ["no-link-id"]
    assert loaded.items[0].text == "lost"


def test_help_and_unit_lines_belong_to_the_label_of_what_holds_them() -> None:
    def line(control: str, words: str) -> dict[str, object]:
        concept = {"coding": [{"code": control}]}
        url = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
        return q(words, "display", extension=[{"url": url, "valueCodeableConcept": concept}])

    (item,) = form(q("weight", "decimal", item=[line("help", "Without shoes"), line("unit", "kg")])).items

    assert (item.help, item.unit, item.has_entries) == ("Without shoes", "kg", False)


@pytest.mark.parametrize("data", [b"\xff\xfe", "nonsense", "[]", '{"resourceType": "Bundle"}', b""])
def test_what_is_no_form_is_an_error_with_a_next_step(data: bytes | str) -> None:
    with pytest.raises(FormError) as caught:
        load_form(data)

    assert caught.value.next_step


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert load_form(b"\xef\xbb\xbf" + json.dumps(resource(q("a"))).encode()).item("a") is not None


def test_the_form_is_shown_in_a_language_it_carries() -> None:
    url = "http://hl7.org/fhir/StructureDefinition/translation"
    parts = [{"url": "lang", "valueCode": "cy"}, {"url": "content", "valueString": "Enw"}]
    data = resource(q("name", _text={"extension": [{"url": url, "extension": parts}]}))

    assert load_form(data, language="cy").items[0].text == "Enw"
    assert load_form(data, language="pl").items[0].text == "name"


def test_our_own_extensions_reach_the_form_and_its_items() -> None:
    base = "https://fieldkit.example.org/fhir/StructureDefinition/"
    private = {"url": base + "sensitivity", "valueCode": "private"}
    loaded = form(
        group("g", q("a"), extension=[private]), extension=[{"url": base + "purpose", "valueCode": "visit"}]
    )

    inner = loaded.item("a")
    assert loaded.purpose == "visit"
    assert inner is not None
    assert inner.effective_sensitivity == "private"


@pytest.mark.parametrize(
    "control", ["help", "flyover", "prompt", "lower", "upper", "legal", "security", "required"]
)
def test_every_line_that_belongs_to_a_label_is_read_there(control: str) -> None:
    line = extended(
        {"linkId": "h", "type": "display", "text": "Never"},
        extension(ext.ITEM_CONTROL, valueCodeableConcept={"coding": [{"code": control}]}),
    )

    assert form(q("a", "integer", item=[line])).items[0].help == "Never"
