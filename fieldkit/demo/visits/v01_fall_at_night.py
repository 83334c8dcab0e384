"""V1: two in the morning, a farmhouse, no signal, one firefighter; nothing may have to be known before he starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from fieldkit.base.clock import SystemClock
from fieldkit.demo.people import MAY
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import KEVIN, VisitStage
from fieldkit.services.person import people
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import sign
from fieldkit.services.writing.capture import begin_record, open_record
from fieldkit.ui.screens.review import ReviewScreen
from fieldkit.ui.widgets.chip import Chip

INCIDENT = "GF 4471"
CONTROL = "01632 960999"
WATCHES = ("Watch manager Ann Lowe", "07700 900555")
CODE = "C2580X"
FIND = "Track left after the chapel, second gate, blue door"
GRID = "SK 1032 6451"
SENTENCE = "I slid off the bed and could not get up."
MOST_PRESSES = 12
TOLD_NOBODY = "Nobody has been told by FieldKit"
CARD = (
    ("rc1/rc.full", "Mary Ashdown"),
    ("rc1/rc.addr", MAY.address),
    ("rc1/rc.find", FIND),
    ("rc1/rc.keyWhere", "Left of the back door"),
    ("rc1/rc.key", CODE),
    ("rc1/rc.inDate", "2026-10-02"),
    ("rc2/rc.talk", "She lip-reads: light on your own face."),
    ("rc2/rc.talkDate", "2025-03-01"),
    ("rc2/rc.flags", "blood-thinner"),
    ("rc2/rc.paperKind", "respect"),
    ("rc2/rc.paper", "In the kitchen drawer"),
    ("rc2/rc.date", "2026-10-02"),
)


class NightClock:
    """The computer's own clock, put to ten past two last night."""

    def __init__(self) -> None:
        here = datetime.now().astimezone()
        self._shift = datetime.combine(here.date(), time(2, 10), here.tzinfo) - here

    def now(self) -> datetime:
        """The moment it is for whoever is called out."""
        return SystemClock().now().astimezone(UTC) + self._shift


def play(stage: VisitStage) -> None:
    """Kevin is called to somebody; who it is comes out at the door."""
    computer = stage.computer("laptop", NightClock())
    computer.laptop = replace(computer.laptop, control_phone=CONTROL)
    computer.add(KEVIN)
    with computer.session(KEVIN[0]) as session:
        person = add_may(session)
        _know_the_house(session, person)
    hand = computer.switch_on(KEVIN[0])
    _from_nothing(stage, hand)
    _first_look(stage, hand)
    _card_999(stage, hand)
    _who_it_is(stage, hand)
    _card_at_the_door(stage, hand)
    _nobody_counts(stage, hand)
    _close(stage, hand)


def _know_the_house(session: Session, person: str) -> None:
    about = open_record(session, person)
    address = next(one.path for one in about.node(("p.reach", "p.addr")).children)
    about.set((*address, "p.addr.find"), {"valueString": FIND})
    about.set((*address, "p.addr.grid"), {"valueString": GRID})
    about.seal()
    card = begin_record(session, session.newest_form("responder-card"), person=person)
    write(card, CARD)
    card.seal()


def _from_nothing(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The alarm: there is a time and an incident number, and nothing else")
    hand.picture("today-at-night")
    hand.press("Start a call-out")
    sheet = hand.sheet
    stage.save(sheet, "start-a-call-out")
    said = hand.words(sheet)
    tell.check("it says that control counts his minutes, not FieldKit, and how to reach them",
               "Control counts your minutes" in said and CONTROL in said, said)  # fmt: skip
    QTest.keyClicks(sheet.findChildren(QLineEdit)[-1], INCIDENT)
    hand.press("Start now", sheet)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "the call-out has started")
    hand.settled()
    visit = hand.visiting.visit
    tell.check("it starts at once, for nobody named yet", visit is not None and not visit.person)
    tell.check("with its time and control's number", visit is not None and INCIDENT in visit.purpose, visit)
    shown = hand.words()
    tell.check("the screen names no other person", "Ashdown" not in shown, shown[:300])
    hand.picture("call-out-started")


def _first_look(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The first look")
    hand.choose("td/d.out", "Could not tell")
    hand.until(lambda: "Ring 999 now" in hand.words(), "it says to ring 999")
    hand.picture("could-not-tell")
    tell.check(
        "“could not tell” opens “Ring 999 now” in the form, as “yes” does", "Ring 999 now" in hand.words()
    )
    band = hand.view.danger
    tell.check("and a band above the form says which question, with the card one press away",
               band.isVisible() and "Knocked out" in hand.words(band), hand.words(band))  # fmt: skip
    hand.press("Open the 999 card", band)
    tell.check("that press opens the card", hand.window.filling is hand.desk.emergency)
    hand.key(Qt.Key.Key_Escape)
    tell.check("closing it without reaching anybody leaves the band", band.isVisible())
    write(hand.record, (("te/e.words", SENTENCE), ("tg/g.how", "left-safe")))
    blanks = {one.path[-1] for one in sign.review(hand.record).blocking}
    tell.check("every question of the first look left blank stops the call-out from being closed",
               {"d.breath", "d.bleed", "d.chest", "d.die"} <= blanks, blanks)  # fmt: skip


def _card_999(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The 999 card, by one key, without any signal")
    before = hand.presses
    hand.key(Qt.Key.Key_F9)
    card = hand.desk.emergency
    tell.check("one key opens it", hand.window.filling is card and hand.presses == before + 1)
    shown = hand.words(card)
    order = ("address first", "They may not be able to ring back", "999 on any phone", "Press their pendant",
             "Their landline", "Fire control by radio", "Text 999", "999 BSL", "111")  # fmt: skip
    missing = [one for one in order if one not in shown]
    tell.check("what to say first, then every way to reach help", not missing, missing)
    ways = [shown.index(one) for one in order[2:8] if one in shown]
    tell.check("in the order in which to try them", ways == sorted(ways))
    tell.check("nobody is reached yet, and the time runs", "Nobody reached yet · 0:0" in shown)
    hand.press("I am calling", card)
    hand.press("They answered", card)
    hand.picture("999-card")
    tell.check("each time is stamped by one press", "Somebody is reached" in hand.words(card))
    hand.key(Qt.Key.Key_Escape)
    visit = hand.visiting.visit
    assert visit is not None
    stamped = [one for one in open_record(hand.desk.session, visit.id).state.fields if "v.emergency" in one]
    tell.check("now that somebody is reached, the band is gone", not hand.view.danger.isVisible())
    tell.check("and both stand in the visit's own record", len(stamped) == 2, stamped)


def _who_it_is(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("She says her name: May Ashdown, and he has her card")
    known = hand.record.id
    hand.press("Who is this?")
    sheet = hand.sheet
    field = sheet.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "Mary")
    hand.desk.calling_out.join(_may(hand))
    sheet.reject()
    hand.settled()
    visit = hand.visiting.visit
    tell.check("the call-out is hers, and nothing is typed again",
               visit is not None and bool(visit.person) and hand.record.id == known)  # fmt: skip
    hand.desk.calling_out.show_card()
    hand.settled()
    card = hand.desk.calling_out.screen
    shown = hand.words(card)
    hand.picture("responder-card")
    for what, words in (
        ("how to find the house", FIND), ("that she takes a blood thinner", "lood thinner"),
        ("that a ReSPECT form exists and where it is kept", "In the kitchen drawer"),
        ("what it means", "does not mean no help"), ("what is older than a year", "older than 12 months"),
    ):  # fmt: skip
        tell.check(f"the card says {what}", words in shown, shown[:700])
    tell.check("it says whose clock counts his minutes, with the number", CONTROL in shown, shown[-400:])
    tell.check("it does not show the key safe's code", CODE not in shown)
    hand.press("Show the code", card)
    hand.picture("key-safe")
    tell.check(
        "one press shows it, for the incident that control gave",
        CODE in hand.words(card),
        hand.words(card)[-300:],
    )
    hand.key(Qt.Key.Key_Escape)
    tell.check("and it is gone with the card", CODE not in hand.words())
    hand.key(Qt.Key.Key_F9)
    place = hand.words(hand.desk.emergency)
    hand.picture("999-with-the-place")
    tell.check("now the 999 card has address, way and grid reference",
               all(one in place for one in ("12 Brook Lane", FIND, GRID)), place[:400])  # fmt: skip
    hand.key(Qt.Key.Key_Escape)


def _card_at_the_door(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The lid was shut in his hurry; nobody has time for a passphrase")
    hand.lock()
    hand.picture("locked-in-the-visit")
    tell.check("the locked screen has nothing of the place before it is asked for", FIND not in hand.words())
    hand.key(Qt.Key.Key_F9)
    shown = hand.words()
    hand.picture("999-card-while-locked")
    tell.check("one key opens the 999 card on it, with address, way and grid reference",
               hand.locked and all(one in shown for one in ("12 Brook Lane", FIND, GRID)), shown[:500])  # fmt: skip
    tell.check("and it names nobody", "Ashdown" not in shown and "May" not in shown, shown[:500])
    hand.press("Help is here")
    hand.key(Qt.Key.Key_Escape)
    hand.unlock(KEVIN[0], stage.passphrase)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "he is back in the call-out")
    hand.settled()
    visit = hand.visiting.visit
    assert visit is not None
    stamped = [one for one in open_record(hand.desk.session, visit.id).state.fields if "v.emergency" in one]
    tell.check("the time pressed on the locked screen is in the visit", len(stamped) == 3, stamped)


def _nobody_counts(stage: VisitStage, hand: Hand) -> None:
    tell, visit = stage.telling, hand.visiting.visit
    assert visit is not None
    tell.step("He writes down who knows that he is there; nothing can have arrived")
    record = open_record(hand.desk.session, visit.id)
    write(record, (("v.safe/v.buddy", WATCHES[0]), ("v.safe/v.buddy.phone", WATCHES[1])))
    record.seal()
    hand.visiting.leave()
    hand.until(lambda: not hand.visiting.records, "the first call-out is left")
    today = hand.go("today")
    hand.picture("nobody-has-been-told")
    tell.check("Today says that nobody has been told by FieldKit", TOLD_NOBODY in today, today[:700])
    tell.check("and whom to ring, by which number", ", ".join(WATCHES) in today, today[:700])
    chips = [one for one in hand.window.findChildren(Chip) if one.isVisible() and TOLD_NOBODY in one.text()]
    tell.check("and nothing of it is green", [one.property("tone") for one in chips] == ["wait"], chips)


def _may(hand: Hand) -> str:
    return next(one.id for one in people.list_people(hand.desk.session) if one.known_as == MAY.known_as)


def _close(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The next call: helped up, not hurt. How much does closing it take?")
    hand.go("today")
    hand.presses = hand.sentences = 0
    hand.press("Start a call-out")
    hand.press("Start now", hand.sheet)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "the call-out has started")
    hand.settled()
    hand.press("Now", hand.block("ta/b.arrived"))
    hand.view.jump(("td", "d.breath"))
    hand.settled()
    hand.look_through()
    hand.press("None of these seen")
    hand.type("te/e.words", SENTENCE)
    hand.add("tg/o")
    entry = hand.record.node(("tg", "o")).children[-1].path
    hand.choose(f"tg/o[{entry[-1].removeprefix('e:')}]/o.code", "Reassured")
    hand.choose("tg/g.how", "Well and safe")
    hand.press("Now", hand.block("tg/b.left"))
    hand.picture("closing")
    hand.press("Review and sign")
    hand.until(lambda: isinstance(hand.window.filling, ReviewScreen), "the review is shown")
    hand.settled()
    review = hand.window.filling
    assert isinstance(review, ReviewScreen)
    tell.check("the six things that a closed call-out needs are all it waits for", not sign.review(hand.record).blocking,
               sign.review(hand.record).blocking)  # fmt: skip
    hand.press("Not asked", review)
    hand.press("Sign", review)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "it is closed")
    tell.check(f"closed with {hand.presses} presses and {hand.sentences} sentence",
               hand.presses <= MOST_PRESSES and hand.sentences == 1, (hand.presses, hand.sentences))  # fmt: skip
