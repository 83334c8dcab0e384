"""Every kind of copy in every layout it can have, in a language that nobody has: whatever is left in English shows, and whatever has no room."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.base.assets import forms_folder
from fieldkit.base.pseudo import PSEUDO_TAG
from fieldkit.base.wording import said, said_many
from fieldkit.dev.filling import filled
from fieldkit.printing.about import About, Addition, Earlier, Signature, View
from fieldkit.printing.agreed import Contact, agreed_in
from fieldkit.printing.blocks import Document, Text
from fieldkit.printing.reading import Contents, read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.short_copy import short_copy
from fieldkit.printing.wellness_plan import wellness_plan
from fieldkit.questionnaire.definition import load_form
from fieldkit.records import paths
from fieldkit.services.giving import copies
from fieldkit.services.giving.copies import Kind, Wanted
from fieldkit.services.giving.print_record import PLAN, Asked, layouts_of
from fieldkit.services.library.roles import ROLES
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture, forms, sign, take_back
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.sign import Agreement
from tests.printing.made_up import PPI, form_in_greek, greek, in_greek, inked_margins, left_over
from tests.printing.reading_aloud import read_aloud
from tests.printing.samples import typesetter
from tests.services.desk import START, Desk
from tests.services.giving.test_print_record import reasons_given

FORMS = sorted(one.stem for one in forms_folder().glob("*.json"))
NAMES = (greek("May"), greek("Glynis"), greek("Owen"))
NUMBERS = (Contact(Text(greek("Orchard House")), Text("01629 555 0142")),)
ABOUT = About(
    NAMES[0],
    language=PSEUDO_TAG,
    visit_on="2026-11-14T13:00:00Z",
    signed_by=(
        *(Signature(NAMES[1], "2026-11-14T15:10:00Z", role) for role in ROLES.values()),
        *(Signature(NAMES[0], "2026-11-14", manner=one) for one in ("agreed", "disagreed", "said-no", "witnessed")),
    ),
    version="3",
    added_since=(Addition(NAMES[2], "2026-11-16", greek("The rail.")), Addition(said("a colleague"), "2026-11-16")),
    views=(View(Text(greek("The house is quiet.")), "2026-11-15"),),
    taken_back=(
        said_many("One answer taken back.", "{count} answers taken back at {time}.", 2, time="10:42"),
    ),
)  # fmt: skip


def contents(name: str) -> Contents:
    """A form in Greek letters with an answer to every question."""
    form = load_form(form_in_greek((forms_folder() / f"{name}.json").read_bytes()))
    earlier = {item.text: Earlier(4, "2026-06-02") for item in form.all_items if item.type == "integer"}
    return read_contents(form, in_greek(filled(form)), replace(ABOUT, earlier=earlier))


def left_in_english(document: Document) -> Iterator[str]:
    """Words in any layout that are neither the person's nor in the language; and sides on which a page has no room."""
    for layout in layouts_of(document):
        for element in read_aloud(typesetter().pdf(document, layout)).walk():
            for words in (element.alternative, element.text):
                yield from (f"{layout}: {one}" for one in left_over(words))
        for number, page in enumerate(typesetter().pages(document, layout, ppi=PPI), start=1):
            yield from (f"{layout}: page {number}: {side}" for side in inked_margins(page))
    for words in (document.foot.text, document.page_of, document.title):
        yield from (f"every page: {one}" for one in left_over(words.format(page="", pages="")))


@pytest.mark.parametrize("name", FORMS)
def test_a_record_leaves_nothing_in_english_and_keeps_off_the_edges(name: str) -> None:
    found = contents(name)
    assert list(dict.fromkeys(left_in_english(record_copy(found)))) == []
    agreed = agreed_in(found, NUMBERS)
    if agreed.goals or agreed.actions:
        assert list(dict.fromkeys(left_in_english(short_copy(agreed, ABOUT)))) == []
    if found.form.purpose == PLAN:
        assert list(dict.fromkeys(left_in_english(wellness_plan(found)))) == []


@pytest.fixture
def greek_session(tmp_path: Path) -> Iterator[Session]:
    """Somebody whose name and whose forms are in Greek letters."""
    desk = Desk(tmp_path)
    session = desk.open(greek("Sharon Pike"))
    for place in forms_folder().glob("*.json"):
        forms.add(session, form_in_greek(place.read_bytes()))
    yield session
    desk.close()


@pytest.fixture
def known(greek_session: Session) -> dict[Kind, str]:
    """By kind of document, what one can be made about: all of it really written, signed, added to and taken back."""
    session = greek_session
    person = new_person(
        session,
        PersonDetails(
            given=NAMES[0], family=NAMES[1], known_as=NAMES[0], birth_date="1941-05-02",
            matters=greek("My own kitchen."), alerts=(greek("penicillin"), greek("Call before visiting")),
            adjustments=(greek("Face me when you speak"),), contacts=(ContactDetails(NAMES[2], greek("friend")),),
        ),
    )  # fmt: skip
    visit = plan_visit(session, person, starts=START, ends=START + timedelta(hours=1))
    talk = capture.begin_record(session, session.newest_form("conversation"), person=person, visit=visit)
    for path, words in (
        ("sb/b.matters", greek("My garden.")),
        ("sh/h.goals", "yes"),
        ("sh/g[a]/g.words", greek("To walk to church")),
        ("sh/g[a]/h.action[b]/h.action.what", greek("Walk to the corner")),
        ("sh/g[a]/h.action[b]/h.action.ownerType", "me"),
        ("sh/g[a]/h.action[b]/h.action.status", "agreed"),
    ):
        enter(talk, paths.parse_written(path), words)
    talk.seal()
    reasons_given(session, talk, greek("Nothing to say"))
    sign.sign(session, talk, agreement=Agreement(NAMES[0], "said-so"))
    enter(talk, paths.parse_written("sb/b.good"), greek("Up by eight."))
    enter(talk, paths.parse_written("sk/k.copy"), "large-print")
    talk.seal()
    unsigned = capture.begin_record(session, session.newest_form("conversation"), person=person)
    enter(unsigned, paths.parse_written("sb/b.matters"), greek("Said too soon."))
    unsigned.seal()
    take_back.take_back(session, unsigned, [paths.parse_written("sb/b.matters")])
    equipment = capture.begin_record(session, session.newest_form("equipment"), person=person)
    enter(equipment, paths.parse_written("qe/q.item[a]/q.item.code"), "T01")
    equipment.seal()
    return {
        Kind.RECORD: talk.id, Kind.ABOUT_ME: person, Kind.ACTIONS: person, Kind.LETTER: visit,
        Kind.LEAFLET: equipment.id,
    }  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_given_leaves_nothing_in_english_and_keeps_off_the_edges(
    greek_session: Session, known: dict[Kind, str], kind: Kind
) -> None:
    asked = Asked(whole=True, language=PSEUDO_TAG, numbers=NUMBERS)
    copy = copies.make(greek_session, Wanted(kind, known[kind]), asked)
    assert list(dict.fromkeys(left_in_english(copy.document))) == []


def test_what_was_taken_back_is_told_in_the_language(greek_session: Session, known: dict[Kind, str]) -> None:
    records = copies.about_person(greek_session, known[Kind.ABOUT_ME])
    found = [
        copies.make(greek_session, one.wanted, Asked(whole=True, language=PSEUDO_TAG)).document
        for one in records
        if one.wanted.kind is Kind.RECORD
    ]
    assert any("ţàķéñ" in str(block) for one in found for block in one.blocks)
    assert [words for one in found for words in left_in_english(one)] == []
