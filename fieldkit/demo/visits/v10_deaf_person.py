"""V10: Dot signs; whether the interpreter is booked has to be known before the visit, not at the door."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkit.demo.cast import SHARON
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import DOT, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import VisitStage
from fieldkit.services.person.new_person import new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record

NEED = "British Sign Language interpreter"
NOT_BOOKED = f"{NEED}: not booked"
LINK = "v.plan/v.need[bsl]"


def play(stage: VisitStage) -> None:
    """Nobody has booked an interpreter; Sharon sees it on Today, books one, and it is seen to."""
    computer = stage.computer("laptop")
    computer.add(SHARON)
    with computer.session(SHARON[0]) as session:
        visit = plan_today(session, new_person(session, DOT), purpose="A first talk")
    hand = computer.switch_on(SHARON[0])
    _before(stage, hand)
    _booked(stage, hand, visit)
    _emergency(stage, hand)
    _instead(stage, hand, visit)


def _before(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("In the morning: is she going to be understood?")
    today = hand.go("today")
    hand.picture("today-not-booked")
    tell.check("Today says that no interpreter is booked", NOT_BOOKED in today, today[:700])
    hand.press("Prepare")
    hand.until(lambda: hand.window.page is hand.desk.preparing.screen, "Prepare is shown")
    hand.settled()
    shown = hand.words()
    hand.picture("prepare")
    tell.check("Prepare says it too", NOT_BOOKED in shown, shown[:700])


def _booked(stage: VisitStage, hand: Hand, visit: str) -> None:
    tell = stage.telling
    tell.step("She rings, and one is booked")
    _say(hand.desk.session, visit, "met-booked")
    today = hand.go("today")
    hand.picture("today-booked")
    tell.check(
        "then Today holds nothing against the visit",
        NOT_BOOKED not in today and DOT.known_as in today,
        today[:700],
    )
    tell.check("and still says what she needs", NEED in today, today[:700])


def _emergency(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("In the visit: an emergency with somebody who can't hear the operator")
    hand.start_first_visit()
    hand.key(Qt.Key.Key_F9)
    card = hand.words(hand.desk.emergency)
    hand.picture("999-card")
    tell.check("the 999 card says how a deaf person reaches 999", "999 BSL" in card and "18000" in card, card)
    tell.check("and what that needs", "needs data" in card, card)
    hand.key(Qt.Key.Key_Escape)


def _instead(stage: VisitStage, hand: Hand, visit: str) -> None:
    tell = stage.telling
    tell.step("The interpreter does not come; her daughter offers to sign")
    session = hand.desk.session
    _say(session, visit, "met-not")
    record = open_record(session, visit)
    write(
        record,
        (("v.hello/v.interp[k]/v.interp.name", "Karen Lane"), ("v.hello/v.interp[k]/v.interp.rel", "family")),
    )
    warned = next(one for one in record.form.walk() if one.link_id == "v.interp.warn")
    path = next(one.path for one in record.node(("v.hello", "v.interp")).children)
    tell.check("family may not interpret about safety, money, agreeing or deciding",
               record.node((*path, "v.interp.warn")).shown and "safety, money, agreeing or deciding" in warned.label, warned.label)  # fmt: skip
    hand.visiting.leave()
    hand.until(lambda: not hand.visiting.records, "the visit is left")
    today = hand.go("today")
    tell.check("what was not there is said, not forgotten", f"{NEED}: not there" in today, today[:700])


def _say(session: Session, visit: str, how: str) -> None:
    record = open_record(session, visit)
    write(record, ((f"{LINK}/v.need.what", NEED), (f"{LINK}/ais.met", how)))
    record.seal()
