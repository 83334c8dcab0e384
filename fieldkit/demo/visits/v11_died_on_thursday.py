"""V11: she died on Thursday, somebody says; two laptops don't know, and the news must travel before all else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from fieldkit.demo.cast import GLYNIS, SHARON, exchange
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import VisitStage
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.giving import copies
from fieldkit.services.giving.copies import Kind, Wanted
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.known import after_death
from fieldkit.services.person import person_news
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import begin_record
from fieldkit.store import outbox

NOT_SURE = "Check before you go"


def play(stage: VisitStage) -> None:
    """Sharon hears it from a neighbour; Glynis stands ready to go to May's door."""
    sharon, glynis = stage.computer("sharon"), stage.computer("glynis")
    sharon.add(SHARON, join=True)
    glynis.add(GLYNIS, join=True)
    with sharon.session(SHARON[0]) as session:
        person = add_may(session)
        plan_today(session, person, with_whom=(glynis.practitioners[GLYNIS[0]],), purpose="Second visit")
        sync_now(session)
    exchange(glynis.laptop, glynis.profiles[GLYNIS[0]], stage.passphrase)
    mine = sharon.switch_on(SHARON[0])
    plan = _heard(stage, mine, person)
    other = glynis.switch_on(GLYNIS[0])
    _waits(stage, other)
    mine.show()
    _confirmed(stage, mine, other, person, plan)
    _mistaken(stage, mine, other, person, plan)


def _heard(stage: VisitStage, hand: Hand, person: str) -> str:
    tell = stage.telling
    tell.step("Sharon has written all morning without a signal; then a neighbour tells her")
    session = hand.desk.session
    for number in range(3):
        record = begin_record(session, session.newest_form("conversation"), person=person)
        write(record, (("sb/b.good", f"A good day has the radio on, and a walk to the gate ({number})."),))
        record.seal()
    plan = begin_record(session, session.newest_form(after_death.WELLNESS_PLAN), person=person)
    write(plan, (("w2/w2.well", "The radio on, and the back door open."),))
    plan.seal()
    hand.desk.open_person(person)
    hand.settled()
    hand.press("Told of a death")
    sheet = hand.sheet
    stage.save(sheet, "told-of-a-death")
    tell.check(
        "nothing is told without saying who said so", not hand.button("Tell everybody", sheet).isEnabled()
    )
    QTest.keyClicks(sheet.findChildren(QLineEdit)[0], "Ted Moss, next door")
    hand.press("Tell everybody", sheet)
    hand.until(
        lambda: hand.words(hand.desk.person) != "" and not hand.program.tasks.busy, "it is written down"
    )
    waiting = session.read(outbox.waiting)
    tell.check("the news goes before everything written earlier", not waiting or waiting[0].record == person,
               [one.record for one in waiting])  # fmt: skip
    hand.sync()
    hand.picture("told")
    return plan.id


def _waits(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Glynis looks at her day")
    hand.sync()
    today = hand.go("today")
    hand.picture("check-before-you-go")
    tell.check("her Today says to check first, who was told, and by whom",
               NOT_SURE in today and "Ted Moss" in today and SHARON[0] in today, today[:700])  # fmt: skip
    tell.check("it does not say that May died", "May died" not in today)
    hand.press("Start visit")
    hand.picture("starting")
    tell.check(
        "the visit does not simply start", not hand.visiting.records and NOT_SURE in hand.words(hand.sheet)
    )
    hand.press("Not now", hand.sheet)


def _confirmed(stage: VisitStage, hand: Hand, other: Hand, person: str, plan: str) -> None:
    tell = stage.telling
    tell.step("The hospital confirms it")
    session = hand.desk.session
    person_news.confirm(session, person, by="hospital", died_on="2026-11-19", opened={})
    hand.sync()
    other.show()
    other.sync()
    today = other.go("today")
    other.picture("died")
    tell.check("now the words are that May died, and when", "died on 19 November 2026" in today, today[:700])
    other.key(Qt.Key.Key_F2)
    other.settled()
    tell.check("the visit does not start at all", not other.visiting.records)
    _closed(stage, hand, person, plan, died=True)


def _closed(stage: VisitStage, hand: Hand, person: str, plan: str, *, died: bool) -> None:
    """Whether her plan and every new share are closed as they must be."""
    tell = stage.telling
    hand.show()
    hand.desk.open_record(plan)
    hand.until(lambda: plan in hand.visiting.records, "her plan is open")
    hand.settled()
    view = hand.visiting.workspace.form(plan)
    assert view is not None
    says = "can be read, not changed" in hand.words(view)
    hand.picture("plan-after-death" if died else "plan-open-again")
    tell.check("her wellness plan can only be read, and says why" if died else "her plan can be written in again",
               (says, view.kit.around.read_only) == (died, died), hand.words(view)[:400])  # fmt: skip
    hand.visiting.leave()
    hand.until(lambda: not hand.visiting.records, "her plan is left")
    try:
        copies.make(hand.desk.session, Wanted(Kind.ABOUT_ME, person), Asked())
        made = True
    except after_death.ClosedByDeathError:
        made = False
    tell.check(
        "nothing more is given out about her" if died else "a copy may be given again", made is not died
    )


def _mistaken(stage: VisitStage, hand: Hand, other: Hand, person: str, plan: str) -> None:
    tell = stage.telling
    tell.step("It was a mistake: another May Ashdown")
    hand.show()
    hand.desk.open_person(person)
    hand.settled()
    hand.picture("page")
    tell.check("nobody can start or plan a visit to her from her page",
               not hand.offers("Start visit") and not hand.offers("Plan a visit"))  # fmt: skip
    before = hand.presses
    hand.press("It was a mistake")
    tell.check("undoing it is one press", hand.presses == before + 1)
    hand.sync()
    other.show()
    other.sync()
    today = other.go("today")
    tell.check("whoever was told is told, and the visit stands as before",
               NOT_SURE not in today and "died on" not in today, today[:700])  # fmt: skip
    other.start_first_visit()
    other.picture("visit-stands")
    tell.check("it starts like any other", bool(other.visiting.records))
    _closed(stage, hand, person, plan, died=False)
    tell.check("what Sharon wrote that morning is all there", _kept(hand) == 3, _kept(hand))


def _kept(hand: Hand) -> int:

    return sum(
        1 for one in record_list.list_records(hand.desk.session) if one.kind == "conversation" and one.authors
    )
