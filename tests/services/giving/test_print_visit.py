from datetime import timedelta

import pytest

from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from fieldkit.records import paths
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.giving.print_visit import visit_letter_copy
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import start_visit
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing.capture import RecordNotHereError
from fieldkit.services.writing.entering import enter
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter
from tests.services.desk import Desk

TEAM = Contact(Text("Orchard House team"), Text("01522 555 0142"))


def test_a_letter_tells_what_was_said_and_agreed_at_the_visit(desk: Desk, session: Session) -> None:
    starts = desk.clock.now()
    visit = plan_visit(session, desk.person(session), starts=starts, ends=starts + timedelta(hours=1))
    started = start_visit.start_visit(session, visit)
    talk = started.record
    for path, words in (
        ("sh/h.goals", "Yes"),
        ("sh/g[a]/g.words", "To walk to church"),
        ("sh/g[a]/h.action[b]/h.action.what", "Walk to the corner"),
    ):
        enter(talk, paths.parse_written(path), words)
    talk.seal()
    copy = visit_letter_copy(session, visit, Asked(numbers=(TEAM,)))
    assert copy.layouts == (Layout.STANDARD, Layout.LARGE)
    for layout in copy.layouts:
        told = said(typesetter().pdf(copy.document, layout))
        for words in (
            "Mary Ashdown", "About our visit on 22 November 2026", "“To walk to church”", "Walk to the corner",
            "01522 555 0142", "Sharon Pike", "social worker",
        ):  # fmt: skip
            assert squashed(words) in told, words


def test_there_is_no_letter_about_a_visit_that_is_not_here(session: Session) -> None:
    with pytest.raises(RecordNotHereError):
        visit_letter_copy(session, "0198-none", Asked())
