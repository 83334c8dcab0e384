"""V8: May wants to read what is written about her: with us, on paper she may safely keep, and with her own view beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from fieldkit.demo.cast import SHARON
from fieldkit.demo.people import MAY
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.paper import picture_pages, words_of
from fieldkit.demo.visits.visit_stage import VisitStage
from fieldkit.records import paths
from fieldkit.services.giving import print_person
from fieldkit.services.giving.print_record import Asked, copy_of
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.ui.screens.give_copy import SAFE_QUESTION

WORRY = "I have not told a soul about the tablets in the drawer."
DONT = "Please don't talk over me to Jean Ashdown"
MY_VIEW = "I never said I was lonely. I said the house was quiet."


def play(stage: VisitStage) -> None:
    """She reads with Sharon, asks for a copy, and disagrees with a line."""
    computer = stage.computer("laptop")
    computer.add(SHARON)
    with computer.session(SHARON[0]) as session:
        person = add_may(session, talked_before=True)
        plan = begin_record(session, session.newest_form("safety-plan"), person=person)
        write(plan, (("x1/x.said", WORRY),))
        plan.seal()
        plan_today(session, person, purpose="To read it through together")
    hand = computer.switch_on(SHARON[0])
    hand.start_first_visit()
    for path, words in (("sb/b.matters", "My kitchen, my radio."), ("sb/b.dont", DONT)):
        hand.type(path, words)
    _together(stage, hand)
    _copy(stage, hand)
    _her_view(stage, hand, person)


def _together(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("They read it together")
    hand.key(Qt.Key.Key_F7)
    shown = hand.words()
    hand.picture("together")
    tell.check("one key shows the questions and her words", "My kitchen, my radio." in shown, shown)
    tell.check("and nothing else: no list of records, no colleague, no findings",
               not any(one in shown for one in ("Note", "Conversation record", "To look at", "needed before you sign", SHARON[0])), shown)  # fmt: skip
    hand.key(Qt.Key.Key_Escape)


def _copy(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("She would like a copy. Where will it lie?")
    hand.press("Give a copy")
    hand.press(hand.sheet.findChildren(QAbstractButton)[0].text(), hand.sheet)
    screen = hand.desk.giving.screen
    hand.until(lambda: hand.window.filling is screen, "the copy is shown")
    hand.until(lambda: not hand.program.tasks.busy, "its pages are made")
    hand.settled()
    shown = hand.words(screen)
    hand.picture("give-a-copy")
    tell.check("it asks who else might see it", SAFE_QUESTION in shown, shown[:900])
    tell.check("no answer is chosen for her", screen.safe == "")
    made = copy_of(hand.desk.session, hand.record.id, Asked(whole=True))
    picture_pages(stage, made.document, "whole-copy")
    named = [one.name for one in made.named]
    tell.check("before it is made, it says who else is named on it", "Jean Ashdown" in named, named)
    left = copy_of(
        hand.desk.session,
        hand.record.id,
        Asked(whole=True, leave_out=frozenset({paths.parse_written("sb/b.dont")})),
    )
    tell.check(
        "what must not lie there can be left out",
        DONT not in words_of(left.document) and DONT in words_of(made.document),
    )
    tell.check("nothing of the note that is for few eyes is on it", WORRY not in words_of(made.document))
    hand.key(Qt.Key.Key_Escape)
    hand.visiting.show()
    hand.settled()


def _her_view(stage: VisitStage, hand: Hand, person: str) -> None:
    tell = stage.telling
    tell.step("She sees one line differently")
    session = hand.desk.session
    before = {
        one.id: open_record(session, one.id).revisions
        for one in record_list.list_records(session)
        if one.kind == "conversation"
    }
    about = open_record(session, person)
    write(
        about,
        (
            ("p.views/p.view[1]/p.view.words", MY_VIEW),
            ("p.views/p.view[1]/p.view.about", "Conversation record"),
        ),
    )
    about.seal()
    beside = copy_of(session, next(iter(before)), Asked(whole=True))
    picture_pages(stage, beside.document, "her-view-beside")
    printed = words_of(beside.document)
    tell.check("her view is printed beside the record it is about", MY_VIEW in printed, printed[-700:])
    made = print_person.about_me_copy(session, person, Asked(whole=True))
    words = words_of(made.document)
    picture_pages(stage, made.document, "about-me")
    after = {one: open_record(session, one).revisions for one in before}
    tell.check("and nothing of what was written before was changed by it", before == after)
    tell.check("her page begins with what matters to her", MAY.matters in words, words[:600])
