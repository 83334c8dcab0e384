from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from fieldkit.records import paths
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.giving.print_record import Asked, NoSectionError, copy_of, pdf
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile import profiles
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, move_form, sign, take_back
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store.derivation import Cost
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter
from tests.services.form_versions import NEW, OLD, add

TEAM = Contact(Text("Orchard House team"), Text("01522 555 0142"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A social worker's unlocked profile."""
    clock = FixedClock(datetime(2026, 11, 14, 15, 0, tzinfo=UTC))
    laptop = Laptop(tmp_path, clock, cost=Cost(64, 1, 1))
    made = profiles.create(laptop, name="Glynis Hart", role="social-worker", passphrase="quiet river stones")
    opened = unlock.unlock(laptop, made.id, "quiet river stones")
    yield opened
    unlock.lock(opened)


def write(record: OpenRecord, written: str, words: str) -> None:
    """Answer one question of a record."""
    enter(record, paths.parse_written(written), words)


@pytest.fixture
def talk(session: Session) -> OpenRecord:
    """A conversation with May: what matters, a goal with an action, and something only for us."""
    details = PersonDetails(
        given="Maybelle", family="Ashdown", known_as="May", contacts=[ContactDetails("Jean Moss", "friend")]
    )
    record = capture.begin_record(
        session, session.newest_form("conversation"), person=new_person(session, details)
    )
    write(record, "sb/b.matters", "My garden.")
    write(record, "sh/h.goals", "Yes")
    write(record, "sh/g[new]/h.action[new]/h.action.what", "Ask Jean to walk with May")
    write(record, "sh/g[1]/h.action[1]/h.action.owner", "May")
    record.seal()
    return record


def told(session: Session, record: OpenRecord, asked: Asked, layout: Layout = Layout.STANDARD) -> str:
    """Everything that a copy says."""
    return said(pdf(typesetter(), copy_of(session, record.id, asked), layout, None))


def test_the_short_copy_is_what_is_given_unless_more_is_asked_for(session: Session, talk: OpenRecord) -> None:
    short = copy_of(session, talk.id, Asked(numbers=(TEAM,)))
    assert short.short
    assert short.layouts == tuple(Layout)
    words = said(pdf(typesetter(), short, Layout.EASY, None))
    assert squashed("Ask Jean to walk with May") in words
    assert squashed("01522 555 0142") in words
    assert squashed("My garden.") not in words


def test_the_whole_record_is_addressed_by_the_name_the_person_likes(
    session: Session, talk: OpenRecord
) -> None:
    words = told(session, talk, Asked(whole=True))
    assert squashed("A copy for May") in words
    assert squashed("“My garden.”") in words
    assert squashed("Nobody has signed this yet.") in words


def test_only_the_sections_asked_for_are_in_it(session: Session, talk: OpenRecord) -> None:
    words = told(session, talk, Asked(sections=("sb",)))
    assert squashed("“My garden.”") in words
    assert squashed("Ask Jean") not in words


def test_a_section_with_nothing_in_it_is_not_printed_as_an_empty_copy(
    session: Session, talk: OpenRecord
) -> None:
    with pytest.raises(NoSectionError, match="has nothing in nowhere") as caught:
        copy_of(session, talk.id, Asked(sections=("sb", "nowhere")))
    assert "sb" in caught.value.next_step


def test_a_signature_its_version_and_what_was_added_since_are_told(
    session: Session, talk: OpenRecord
) -> None:
    agreement = sign.Agreement("May Ashdown", "said-so")
    try:
        sign.sign(session, talk, agreement=agreement)
    except sign.NotReadyError:
        reasons_given(session, talk)
        sign.sign(session, talk, agreement=agreement)
    clock = session.laptop.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(days=2))
    write(talk, "sb/b.good", "Up by eight.")
    talk.seal()
    words = told(session, talk, Asked(whole=True))
    for sentence in (
        "Signed by Glynis Hart, social worker, on 14 November 2026.",
        "May Ashdown agreed to this in words",
    ):
        assert squashed(sentence) in words
    added = words.partition(squashed("Added since it was signed:"))[2]
    assert squashed("16 November 2026, Glynis Hart:") in added
    assert squashed("A good day looks like: Up by eight.") in added
    assert squashed("Up by eight.") not in told(session, talk, Asked(sections=("sh",)))


def reasons_given(session: Session, record: OpenRecord, words: str = "Nothing to say") -> None:
    """Answer what signing needs, with the least that each question takes."""
    for _ in range(4):
        for finding in sign.review(record).blocking:
            node = record.node(finding.path)
            if node.item is None:
                continue
            choice = node.item.options[0].value if node.item.options else None
            value = dict(choice) if choice else {"valueString": words}
            path = (
                (*finding.path, paths.entry("x"))
                if node.item.has_entries and not paths.is_entry(finding.path[-1])
                else finding.path
            )
            record.set(path, value)


def test_others_who_are_named_are_listed_and_can_be_left_out(session: Session, talk: OpenRecord) -> None:
    whole = copy_of(session, talk.id, Asked(whole=True))
    (jean,) = [one for one in whole.named if one.name == "Jean Moss"]
    assert [mention.words for mention in jean.mentions] == ["Ask Jean to walk with May"]
    ticked = frozenset(mention.path for mention in jean.mentions)
    assert squashed("Ask Jean") not in told(session, talk, Asked(whole=True, leave_out=ticked))


def test_a_copy_with_a_password_opens_with_it(session: Session, talk: OpenRecord) -> None:
    made = pdf(
        typesetter(), copy_of(session, talk.id, Asked(whole=True)), Layout.LARGE, "kettle-garden-otter"
    )
    assert squashed("“My garden.”") in said(made, "kettle-garden-otter")


def test_a_wellness_plan_is_printed_as_a_plan(session: Session, talk: OpenRecord) -> None:
    plan = capture.begin_record(session, session.newest_form("wellness-plan"), person=talk.person)
    write(plan, "w2/w2.well", "Funny. Noisy.")
    plan.seal()
    copy = copy_of(session, plan.id, Asked())
    words = said(pdf(typesetter(), copy, Layout.EASY, None))
    assert squashed("My wellness plan May") in words
    assert squashed("Funny. Noisy.") in words


def test_a_record_that_is_not_here_can_not_be_copied(session: Session) -> None:
    with pytest.raises(capture.RecordNotHereError):
        copy_of(session, "0198-not-here", Asked())


def test_a_copy_says_that_an_answer_was_taken_back_and_not_which(session: Session, talk: OpenRecord) -> None:
    take_back.take_back(session, talk, [("sb", "b.matters")])
    words = told(session, talk, Asked(whole=True))
    assert squashed("One answer taken back at") in words
    assert squashed("as May asked.") in words
    assert squashed("My garden.") not in words


def test_answers_that_a_newer_form_has_no_place_for_are_told_signed_or_not(session: Session) -> None:
    record = capture.begin_record(session, session.form(add(session, OLD)))
    write(record, "gone", "Old words")
    record.flush()
    add(session, NEW)
    moved = move_form.move(session, record)
    write(moved, "new", "Asked now")
    moved.seal()
    for signs in (True, False):
        after = told(session, moved, Asked(whole=True)).partition(
            squashed("Answers from the earlier version of this form")
        )[2]
        assert squashed("Goes away") in after
        assert squashed("Old words") in after
        assert squashed("Old words") not in told(session, moved, Asked(sections=("new",)))
        if signs:
            sign.sign(session, moved)
    assert "earlier-version" in {
        one.link_id for one in copy_of(session, moved.id, Asked(whole=True)).sections
    }
