from typing import Any

import pytest

from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.check import Problem, check
from tests.questionnaire.building import choice, expression, extended, extension, group, q, resource


def problems(*items: Any, **more: Any) -> list[Problem]:
    return list(check(dumps(resource(*items, **more))))


@pytest.mark.parametrize(
    ("url", "value"),
    [
        (ext.SDC + "candidateExpression", {"valueExpression": expression("%patient.name")}),
        (ext.SDC + "subQuestionnaire", {"valueCanonical": "https://example.org/Questionnaire/part"}),
        (ext.SDC + "lookupQuestionnaire", {"valueCanonical": "https://example.org/Questionnaire/part"}),
        (ext.SDC + "itemPopulationContext", {"valueExpression": expression("%patient.name")}),
        (ext.SDC + "choiceColumn", {"extension": []}),
        (ext.CORE + "questionnaire-usageMode", {"valueCode": "capture"}),
        (ext.CORE + "questionnaire-supportLink", {"valueUri": "https://example.org"}),
    ],
)
def test_a_feature_that_is_not_honoured_is_named_at_its_item(url: str, value: dict[str, Any]) -> None:
    (problem,) = problems(group("g", extended(q("a"), extension(url, **value))))

    assert (problem.link_id, problem.code, problem.severity) == ("a", "not-honoured", "warning")
    assert url.rpartition("-")[2] in problem.message


def test_features_of_the_whole_form_are_named_without_a_link_id() -> None:
    found = problems(
        q("a"),
        extension=[extension(ext.SDC + "entryMode", valueCode="sequential")],
        implicitRules="https://example.org/rules",
    )

    assert [(one.link_id, one.code) for one in found] == [("", "not-honoured"), ("", "implicit-rules")]


def test_an_unknown_extension_is_named_once_wherever_it_stands() -> None:
    stranger = extension("https://vendor.example/glow", valueBoolean=True)
    option = {"valueString": "x", "extension": [stranger]}
    styled = {**q("c"), "_text": {"extension": [stranger]}}

    (problem,) = problems(extended(q("a"), stranger), q("b", "choice", answerOption=[option]), styled)

    assert (problem.link_id, problem.code) == ("a", "extension-unknown")
    assert "vendor.example/glow" in problem.message
    assert "3 times" in problem.message


def test_what_is_for_before_or_after_the_filling_is_no_problem() -> None:
    extracted = extended(q("a"), extension(ext.SDC + "observationExtract", valueBoolean=True))

    assert problems(extracted, extension=[extension(ext.SDC + "sourceQueries", valueReference={})]) == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://hl7.org/fhir/StructureDefinition/data-absent-reason", []),
        (ext.SDC + "new", ["extension-unknown"]),
    ],
)
def test_of_hl7s_own_extensions_only_those_about_forms_matter(url: str, code: list[str]) -> None:
    assert [one.code for one in problems(extended(q("a"), extension(url, valueCode="x")))] == code


def test_a_control_nobody_knows_is_named_and_the_usual_ones_are_not() -> None:
    def controlled(name: str, code: str) -> dict[str, Any]:
        return extended(
            choice(name, "x"),
            extension(ext.ITEM_CONTROL, valueCodeableConcept={"coding": [{"code": code}]}),
        )

    found = problems(controlled("a", "radio-button"), controlled("b", "hologram"))

    assert [(one.link_id, one.code) for one in found] == [("b", "control-unknown")]


@pytest.mark.parametrize(("repeats", "found"), [(True, []), (False, ["table-stacked"])])
def test_a_table_that_is_shown_as_a_list_is_named(repeats: bool, found: list[str]) -> None:
    control = extension(
        ext.CORE + "questionnaire-itemControl",
        valueCodeableConcept={
            "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "table"}]
        },
    )
    table = extended(group("g", q("a"), repeats=repeats), control)

    assert [one.code for one in problems(table)] == found


def test_an_expression_where_none_is_run_is_named() -> None:
    worked_out = {"extension": [extension(ext.CQF_CALCULATED, valueExpression=expression("true"))]}

    (problem,) = problems({**q("a"), "_required": worked_out})

    assert (problem.link_id, problem.code) == ("a", "expression-misplaced")


@pytest.mark.parametrize("part", ["answerOption", "enableWhen", "initial"])
def test_a_modifier_inside_an_item_stops_the_form(part: str) -> None:
    modified = {**q("a", "choice"), part: [{"valueString": "x", "modifierExtension": [{"url": "u"}]}]}

    assert ("modifier-extension", "error") in [(one.code, one.severity) for one in problems(modified)]


@pytest.mark.parametrize("broken", [None, 3, "x", [3], [{"url": 4}], [{}], {"url": "u"}])
def test_broken_extensions_are_passed_over(broken: Any) -> None:
    items = [{**q("a"), "extension": broken, "_text": {"extension": broken}, "answerOption": broken}]

    assert {one.code for one in problems(*items, extension=broken)} <= {"extension-unknown"}


def test_media_outside_the_file_is_named() -> None:
    linked = {"contentType": "image/png", "url": "https://example.org/x.png"}

    found = problems(extended(q("a"), extension(ext.ITEM_MEDIA, valueAttachment=linked)))

    assert [(one.link_id, one.code) for one in found] == [("a", "media-elsewhere")]


@pytest.mark.parametrize(
    ("attachment", "code"),
    [
        ({"contentType": "audio/mpeg", "data": "AAEC", "title": "A cough"}, "media-not-shown"),
        ({"contentType": "image/png", "data": "AAEC"}, "media-without-words"),
        ({"contentType": "image/png", "url": "https://example.org/x.png"}, "media-elsewhere"),
    ],
)
def test_a_picture_of_an_option_that_cannot_be_shown_or_told_is_named(
    attachment: dict[str, str], code: str
) -> None:
    option = extended({"valueString": "A ramp"}, extension(ext.ANSWER_MEDIA, valueAttachment=attachment))

    found = problems({**q("a"), "type": "choice", "answerOption": [option]})

    assert [(one.link_id, one.code) for one in found] == [("a", code)]


@pytest.mark.parametrize(
    ("size", "read"),
    [
        (5, "5 megabytes"),
        (0.5, "0.5 megabytes"),
        (5.5, "5.5 megabytes"),
        (50, "50 bytes"),
        (999, "999 bytes"),
    ],
)
def test_how_the_greatest_size_of_a_file_is_read_is_named_where_it_could_be_either(
    size: float, read: str
) -> None:
    (found,) = problems(extended(q("a", "attachment"), extension(ext.MAX_SIZE, valueDecimal=size)))

    assert (found.code, found.severity) == ("max-size-unit", "warning")
    assert f"read as {read}." in found.message


def test_a_greatest_size_that_can_only_be_bytes_is_not_named() -> None:
    assert problems(extended(q("a", "attachment"), extension(ext.MAX_SIZE, valueDecimal=1000))) == []
