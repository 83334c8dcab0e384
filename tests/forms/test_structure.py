"""Every form that ships is sound FHIR, can be shown faithfully, and is written so that people can mend it by hand."""

from __future__ import annotations

from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from fieldkit.questionnaire.check import check
from tests.forms import shipped

PURPOSES = {
    "person",
    "visit",
    "conversation",
    "wellness-plan",
    "equipment",
    "concern",
    "telecare",
    "responder-card",
    "action",
    "other",
}
PROJECTIONS = {
    "person.nhs", "person.given", "person.family", "person.known-as", "person.birth-date", "person.pronouns",
    "person.address", "person.postcode", "person.phone", "person.matters", "person.alert", "person.adjustment",
    "person.alert-do", "person.alert-source", "person.alert-date", "person.access", "person.getting-in", "person.find",
    "person.grid", "person.contact-name", "person.contact-relationship", "visit.planned-start", "visit.planned-end", "visit.purpose",
    "visit.attendee", "visit.place", "visit.emergency", "goal.words", "action.what", "action.owner", "action.owner-type", "action.due",
    "action.status", "record.summary", "referral.service", "referral.contact", "referral.reach",
    "referral.answer", "referral.chase", "action.accepted", "permission.who", "permission.answer",
    "permission.chase", "person.nhs-check", "person.nhs-on", "responder.may-hold", "concern.where", "visit.back-by",
    "visit.out-at", "visit.watcher", "visit.watcher-then", "callout.incident", "callout.left", "visit.left", "visit.on", "visit.off-why", "visit.need",
    "visit.need-met", "visit.cover-to", "visit.cover-by", "visit.cover-note", "visit.cover-practitioner",
    "visit.cover-until", "visit.end", "visit.may-use", "visit.watcher-phone", "visit.own-phone", "episode.first", "episode.lead",
    "episode.block", "episode.sorted", "episode.sorted-on", "episode.word", "episode.again", "episode.pulled",
    "episode.pulled-state", "person.death", "person.death-by", "person.death-at", "person.death-date", "person.death-sure",
    "person.death-confirmed-by", "person.whereabouts", "person.whereabouts-since", "person.whereabouts-by",
    "person.view", "person.view-about", "person.view-on",
}  # fmt: skip
KNOWN: dict[str, set[Any]] = {
    "sensitivity": {"ordinary", "restricted", "private", "concern"},
    "priority": {"urgent-fact", "safeguarding", "welfare"},
    "carry-over": {"offer", "never"},
    "plan-part": {
        "toolbox",
        "daily",
        "triggers",
        "early-signs",
        "breaking-down",
        "crisis",
        "afterwards",
    },
    "projects-to": PROJECTIONS,
    "purpose": PURPOSES,
    "own-words": {True},
    "safety-item": {True},
    "answer-per-author": {True},
    "practitioners-own": {True},
    "send-minimum": {True},
    "section-reason": {True},
    "secret": {True},
    "one-press": {"None of these seen"},
    "one-press-time": {True},
    "picks-from": {"w1.tool.what"},
    "body-map-view": {"i.mark.view"},
    "body-map-across": {"i.mark.point/i.mark.x"},
    "body-map-down": {"i.mark.point/i.mark.y"},
    "opens-form": {
        "https://fieldkit.example.org/fhir/Questionnaire/" + name
        for name in ("equipment", "safeguarding-concern", "safety-plan")
    },
}
ESCAPES = ["not-asked", "prefers-not-to-say"]
HOW_IT_IS_NOW = ("safety-plan", "x.now")
"""Its own list ends with "could not tell", which leads to a call; a way round the question would lead to nothing."""


@pytest.mark.parametrize("name", shipped.NAMES)
def test_another_reader_of_fhir_accepts_the_form(name: str) -> None:
    read = Questionnaire.model_validate_json(shipped.source(name))

    assert read.url == f"https://fieldkit.example.org/fhir/Questionnaire/{name}"
    assert read.version == "1.0.0"
    assert read.status == "active"
    assert read.title
    assert read.name


@pytest.mark.parametrize("name", shipped.NAMES)
def test_the_engine_shows_all_of_the_form_faithfully(name: str) -> None:
    assert check(shipped.source(name)) == ()
    assert shipped.loaded(name).findings == ()


@pytest.mark.parametrize("name", shipped.NAMES)
def test_a_person_can_mend_the_file_by_hand(name: str) -> None:
    text = shipped.source(name).decode("utf-8")

    assert text.endswith("}\n")
    assert "\t" not in text
    assert "\\u" not in text
    assert max(len(line) for line in text.splitlines()) <= 1200
    assert all((len(line) - len(line.lstrip(" "))) % 2 == 0 for line in text.splitlines())


@pytest.mark.parametrize("name", shipped.NAMES)
def test_every_link_id_is_used_once(name: str) -> None:
    ids = [item["linkId"] for item in shipped.walk(shipped.resource(name))]

    assert [one for one in ids if ids.count(one) > 1] == []


@pytest.mark.parametrize("name", shipped.NAMES)
def test_sections_are_groups_with_titles_short_enough_for_a_list(name: str) -> None:
    sections = shipped.resource(name)["item"]

    assert {section["type"] for section in sections} == {"group"}
    assert [section["text"] for section in sections if len(section["text"]) > 32] == []
    assert not any(section.get("repeats") for section in sections)


def test_every_condition_points_at_a_question_and_at_one_of_its_answers() -> None:
    for name, item in shipped.every_item():
        for condition in shipped.conditions(item):
            target = shipped.items(name)[condition["question"]]
            offered = [
                {key: one["valueCoding"][key] for key in ("system", "code")}
                for one in target.get("answerOption", [])
            ]
            assert "answerCoding" not in condition or condition["answerCoding"] in offered, (
                name,
                item["linkId"],
            )


def test_several_conditions_say_whether_any_or_all_must_hold() -> None:
    silent = [
        (name, item["linkId"])
        for name, item in shipped.every_item()
        if len(list(shipped.conditions(item))) > 1 and "enableBehavior" not in item
    ]

    assert silent == []


def test_a_choice_can_be_left_open_in_two_ways_and_a_safety_question_in_neither() -> None:
    for name, item in shipped.every_item():
        codes = [one["valueCoding"]["code"] for one in item.get("answerOption", [])]
        if shipped.extension(item, "safety-item"):
            assert codes == ["yes", "no", "could-not-tell"], (name, item["linkId"])
            assert item.get("repeats") is None
        elif item["type"] in ("choice", "open-choice") and (name, item["linkId"]) != HOW_IT_IS_NOW:
            assert codes[-2:] == ESCAPES, (name, item["linkId"])
            assert len(codes) >= 4 or name == "person", (name, item["linkId"])


def test_nothing_is_ticked_together_with_a_way_of_leaving_the_question_open() -> None:
    exclusive = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"
    for name, item in shipped.every_item():
        if item["type"] in ("choice", "open-choice") and item.get("repeats"):
            alone = {
                one["valueCoding"]["code"]
                for one in item["answerOption"]
                if {"url": exclusive, "valueBoolean": True} in one.get("extension", [])
            }
            assert set(ESCAPES) <= alone, (name, item["linkId"])


def test_one_code_means_one_thing_in_all_forms() -> None:
    meant: dict[tuple[str, str], str] = {}
    for _, item in shipped.every_item():
        for one in item.get("answerOption", []):
            coding = one["valueCoding"]
            first = meant.setdefault((coding["system"], coding["code"]), coding["display"])
            assert first == coding["display"], coding["code"]


def test_our_extensions_say_only_what_is_agreed() -> None:
    for name in shipped.NAMES:
        for element in (shipped.resource(name), *shipped.walk(shipped.resource(name))):
            for one in element.get("extension", []):
                if one["url"].startswith(shipped.EXTENSIONS):
                    key = one["url"].removeprefix(shipped.EXTENSIONS)
                    assert shipped.extension(element, key) in KNOWN[key], (name, element.get("linkId"))


@pytest.mark.parametrize("name", shipped.NAMES)
def test_every_form_says_what_it_is_for_and_how_private_it_is(name: str) -> None:
    assert shipped.extension(shipped.resource(name), "purpose") in PURPOSES
    assert shipped.extension(shipped.resource(name), "sensitivity")


def test_each_practitioners_own_view_has_room_for_more_than_one() -> None:
    single = [
        (name, item["linkId"])
        for name, item in shipped.every_item()
        if shipped.extension(item, "answer-per-author") and not item.get("repeats")
    ]

    assert single == []


def test_codes_in_places_that_only_staff_on_a_visit_may_see_are_marked_secret() -> None:
    marked = {
        (name, item["linkId"]) for name, item in shipped.every_item() if shipped.extension(item, "secret")
    }

    assert marked == {("person", "p.addr.gate"), ("person", "p.keysafe"), ("responder-card", "rc.key")}


def test_amounts_have_one_unit_of_ucum_and_lengths_are_in_millimetres() -> None:
    url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
    for name, item in shipped.every_item():
        if item["type"] == "quantity":
            units = [one["valueCoding"] for one in item["extension"] if one["url"] == url]
            assert len(units) == 1, (name, item["linkId"])
            assert units[0]["system"] == "http://unitsofmeasure.org"
            assert units[0]["code"] in {"mm", "kg"}
