import os

from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock, format_instant
from fieldkit.hub.database import writing
from fieldkit.hub.ending_facts import BEGUN, COVER, DIED, SUBJECT
from fieldkit.hub.facts import (
    AUTHOR,
    FORM,
    HELD_BACK,
    KIND,
    PARTNER,
    VISIT,
    RecordAccess,
    facts_of,
    needs_anew,
    read_access,
    read_facts,
    records_of_visits,
    records_with_forms,
    write_facts,
)
from fieldkit.hub.form_facts import UNKNOWN, read_form
from fieldkit.records.access import STARTING_POLICY, Reader, read_policy
from tests.hub.worlds import START, new_area
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import CARD, CONVERSATION
from tests.sync.sample_forms import VISIT as VISIT_FORM

LAPTOP = Laptop("Sharon", FixedClock(START), os.urandom)
FORMS = {form.canonical: read_form(form.text) for form in (CONVERSATION, VISIT_FORM)}
POLICY = read_policy(STARTING_POLICY)
SHARON, MEG = Reader("sharon", "social-worker"), Reader("meg", "firefighter")


def none(**more: frozenset[str]) -> dict[str, frozenset[str]]:
    return {KIND: frozenset({"conversation"}), FORM: frozenset({CONVERSATION.canonical}), **more}


def test_facts_are_read_from_the_answers_that_stand() -> None:
    first = LAPTOP.begin("r1", visit="v1")
    assert facts_of([first], ["sharon"], FORMS) == {
        KIND: {"conversation"}, VISIT: {"v1"}, AUTHOR: {"sharon"}, FORM: {CONVERSATION.canonical}, PARTNER: set(),
        HELD_BACK: set(), SUBJECT: {"may"}, COVER: set(), DIED: set(), BEGUN: {first.header.at},
    }  # fmt: skip


def test_partners_are_those_whom_a_visit_names() -> None:
    told = {"valueReference": {"reference": "Practitioner/meg"}}
    other = {"valueReference": {"reference": "RelatedPerson/son"}}
    visit = LAPTOP.seal(
        "v1", [(("attendee", "e:1"), told), (("attendee", "e:2"), other), (("place",), told)], form=VISIT_FORM
    )
    assert facts_of([visit], [], FORMS)[PARTNER] == {"meg"}


def test_only_what_can_change_the_facts_makes_them_anew() -> None:
    words = LAPTOP.seal("r1", [(("matters",), text("Tea"))])
    assert not needs_anew(words, FORMS[CONVERSATION.canonical])
    assert needs_anew(LAPTOP.begin("r1"), FORMS[CONVERSATION.canonical])
    assert needs_anew(
        LAPTOP.seal("v1", [(("place",), text("x"))], form=VISIT_FORM), FORMS[VISIT_FORM.canonical]
    )


def test_without_a_known_form_only_the_author_may_read() -> None:
    access = RecordAccess(
        none(AUTHOR=frozenset({"x"})) | {AUTHOR: frozenset({"sharon"})}, frozenset(), (UNKNOWN,)
    )
    assert access.visible(POLICY, SHARON)
    assert not access.visible(POLICY, Reader("glynis", "cpn"))
    assert access.label(("anything",)) == "concern"


def test_a_partner_reads_what_is_ordinary() -> None:
    access = RecordAccess(none(), frozenset({"meg"}), (FORMS[CONVERSATION.canonical],))
    assert access.readable(POLICY, MEG, access.label(("matters",)))
    assert not access.readable(POLICY, MEG, access.label(("worry",)))
    assert not access.readable(POLICY, MEG, access.label(("a question of no form",)))


def test_facts_are_stored_and_found_by_what_they_say(engine: Engine) -> None:
    area = new_area()
    with writing(engine) as connection:
        write_facts(connection, area, "v1", none(PARTNER=frozenset()) | {PARTNER: frozenset({"meg", "tom"})})
        write_facts(connection, area, "v2", none() | {PARTNER: frozenset({"meg"})})
        write_facts(connection, area, "r1", none() | {VISIT: frozenset({"old"})})
        write_facts(connection, area, "r1", none() | {VISIT: frozenset({"v1", "v2"})})
        assert read_facts(connection, area, ["r1"])["r1"] == none() | {VISIT: frozenset({"v1", "v2"})}
        assert records_of_visits(connection, area, ["v1"]) == {"r1"}
        assert records_of_visits(connection, area, ["old"]) == set()
        assert records_with_forms(connection, area, [CONVERSATION.canonical]) == {"r1", "v1", "v2"}
        access = read_access(connection, area, ["r1", "v1"], FORMS, format_instant(START))
    assert access["r1"].partners == {"meg"}
    assert access["v1"].partners == {"meg", "tom"}


def test_a_card_to_which_the_person_said_no_is_for_its_author_only() -> None:
    forms = {CARD.canonical: read_form(CARD.text)}
    begun = LAPTOP.begin("r1", kind="responder-card", form=CARD)
    for said, meg_reads in (("yes", True), ("no", False)):
        answer = LAPTOP.seal("r1", [(("ok",), {"valueCoding": {"code": said}})], form=CARD)
        assert needs_anew(answer, forms[CARD.canonical])
        facts = facts_of([begun, answer], ["sharon"], forms)
        access = RecordAccess(facts, frozenset({"meg"}), tuple(forms.values()))
        assert access.visible(POLICY, MEG) is meg_reads
        assert access.visible(POLICY, SHARON)


def test_of_two_answers_about_a_card_the_stricter_counts() -> None:
    forms = {CARD.canonical: read_form(CARD.text)}
    both = [LAPTOP.seal("r1", [(("ok",), {"valueCoding": {"code": said}})], form=CARD) for said in ("yes", "no")]
    assert facts_of(both, ["sharon"], forms)[HELD_BACK] == {"no"}
