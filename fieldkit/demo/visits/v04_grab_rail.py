"""V4: a grab rail in a rented flat, on a wall that nobody knows; what is not known must not count as safe."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import PRIYA, VisitStage
from fieldkit.services.equipment import equipment_check
from fieldkit.services.equipment.equipment_catalogue import load
from fieldkit.services.visit.start_visit import open_at_visit
from fieldkit.services.writing import sign
from fieldkit.ui.screens.review import ReviewScreen

PRACTICE = ("practice",)
"""May is made up, so that no maker's plate is asked for; every other rule holds."""

CABLE = "qf/q.fixing/q.cable"

ASSESSED = (
    ("qa/q.task", "toilet"),
    ("qa/q.now", "I hold on to the basin and pull."),
    ("qa/q.want", "To get up without pulling the basin off the wall."),
    ("qa/q.alt", "no"),
    ("M1", "93 kg"),
    ("M1.how", "told"),
    ("qe/q.item[rail]/q.item.code", "R01"),
    ("qe/q.item[rail]/q.item.cond", "cond-new"),
    ("qe/q.item[frame]/q.item.code", "T05"),
    ("qe/q.item[frame]/q.item.cond", "cond-good"),
    ("qe/q.item[frame]/q.item.swl", "100 kg"),
    ("q.fixed", "yes"),
    ("q.asbestos", "no"),
    ("q.perm.who", "housing-association"),
    ("q.perm.contact", "Dales Homes, 01632 960700"),
    ("q.perm.answer", "no-answer-yet"),
)


def play(stage: VisitStage) -> None:
    """A trusted assessor looks at May's toilet; each thing not known holds the rail back until it is known."""
    computer = stage.computer("laptop")
    computer.add(PRIYA)
    with computer.session(PRIYA[0]) as session:
        plan_today(session, add_may(session), purpose="A rail by the toilet")
    hand = computer.switch_on(PRIYA[0])
    hand.key(Qt.Key.Key_F2)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "the visit is open")
    hand.settled()
    session, visit = hand.desk.session, hand.visiting.visit
    assert visit is not None
    record = open_at_visit(session, visit, session.newest_form("equipment"))
    stops = tuple((one, "no") for one in load().rules.stops.every if record.form.item(one) is not None)
    write(record, (*stops, *ASSESSED))
    hand.visiting.open_record(record.id)
    hand.until(lambda: record.id in hand.visiting.records, "the assessment is open")
    hand.settled()
    _cable(stage, hand)
    _weight(stage, hand)
    _wall(stage, hand)
    _until_it_comes(stage, hand)
    _fitted(stage, hand)
    _looked_at(stage, hand)


def _standing(hand: Hand, code: str = "R01") -> dict[str, str]:
    """Every rule that says something of the rail (or the frame, "T05") now, with its verdict."""
    found = equipment_check.check(hand.desk.session, hand.record, PRACTICE)
    return {one.rule: one.verdict for thing in found.things if thing.code == code for one in thing.reasons}


def _cable(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Could there be a cable where the screws go?")
    tell.check(
        "left blank, it holds the rail back", _standing(hand).get("q.cable") == "blocked", _standing(hand)
    )
    hand.choose(CABLE, "Could not tell")
    hand.picture("could-not-tell")
    tell.check("“could not tell” holds it back like “yes”", _standing(hand).get("q.cable") == "blocked")
    words = hand.words(hand.block(CABLE))
    tell.check(
        "“not asked” is not among the answers", "Not asked" not in words and "Prefers" not in words, words
    )
    hand.choose(CABLE, "No")
    tell.check("“no”, after a scan, does not", "q.cable" not in _standing(hand), _standing(hand))


def _weight(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("She says she weighs 93 kg; the frame she could have meanwhile carries 100 kg")
    near = "told-weight-near-the-limit"
    tell.check(
        "a told weight this near the limit holds it back",
        _standing(hand, "T05").get(near) == "blocked",
        _standing(hand, "T05"),
    )
    write(hand.record, (("M1", "83 kg"),))
    hand.refresh()
    found = _standing(hand, "T05")
    tell.check("from four fifths of the limit a told weight is warned about",
               near not in found and found.get("told-weight") == "check", found)  # fmt: skip
    write(hand.record, (("M1", "93 kg"),))
    hand.refresh()
    hand.choose("qc/M1.set/M1.how", "Measured")
    found = _standing(hand, "T05")
    tell.check("measured, the same weight does not hold it back", near not in found, found)
    hand.picture("weight")


def _wall(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The wall, and whose it is")
    hand.choose("qd/q.wallSet/E9", "Not known")
    tell.check(
        "an unknown wall is for a specialist", _standing(hand).get("wall") == "blocked", _standing(hand)
    )
    hand.picture("wall")
    hand.choose("qd/q.wallSet/E9", "Solid")
    found = _standing(hand)
    tell.check("a solid one is not", "wall" not in found, found)
    tell.check("without the landlord's yes nothing is fixed", found.get("q.perm.answer") == "blocked", found)
    hand.choose("qf/q.fixing/q.perm/q.perm.answer", "Yes")
    found = _standing(hand)
    tell.check("with it, nothing holds the rail back any more", "blocked" not in found.values(), found)
    hand.choose("qf/q.fixing/q.perm/q.perm.answer", "No answer yet")
    tell.check("who was asked, when, and when to ask again have their places",
               all(hand.record.form.item(f"q.perm.{one}") is not None for one in ("contact", "asked", "how", "chase")))  # fmt: skip
    hand.picture("permission")


def _until_it_comes(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Nothing is fitted today: what keeps her safe until then?")
    hand.choose("qf/q.done", "Fitted")
    _review(hand)
    hand.picture("fitted-is-stopped")
    blocking = {one.path[-1] for one in sign.review(hand.record).blocking}
    tell.check("“fitted” can't be signed while the landlord has not answered", bool(blocking), blocking)
    hand.visiting.show()
    hand.settled()
    hand.choose("qf/q.done", "Fitted")
    hand.choose("qf/q.done", "Passed on")
    write(hand.record, (("q.accept", "yes"), ("q.review", "2027-01-03")))
    wanted = {"q.interim", "q.interim.who"}
    tell.check("it asks what keeps her safe until it comes, and who checks", wanted <= {
        one.path[-1] for one in sign.review(hand.record).blocking})  # fmt: skip
    hand.type("qf/q.interim", "Jean sleeps over, and the commode stands by the bed.")
    hand.type("qf/q.interim.who", "Priya rings on Tuesday morning")
    hand.picture("until-it-comes")
    ready = sign.review(hand.record)
    tell.check("then it can be signed", ready.ready, ready.blocking)


def _fitted(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("The landlord rings back and says yes; it goes up the same afternoon")
    today = stage.computers[0].laptop.clock.now().astimezone().date().isoformat()
    hand.choose("qf/q.fixing/q.perm/q.perm.answer", "Yes")
    hand.choose("qf/q.done", "Passed on")
    hand.choose("qf/q.done", "Fitted")
    frame = next(
        path for path in hand.record.state.fields if "q.item.code" in path and path[2].endswith("frame")
    )
    hand.record.remove(frame[:3])
    shown = (("q.shown", "yes"), ("q.back", "yes"), ("q.limit", "yes"), ("q.leaflet", "large-print"))
    write(hand.record, (*shown, ("M7.left", "grip-good"), ("M7.right", "grip-good"), ("q.review", today)))
    hand.refresh()
    hand.picture("shown-and-done")
    _review(hand)
    hand.picture("review")
    hand.press("May agrees", hand.window.filling)
    hand.press("Sign", hand.window.filling)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "the assessment is signed")
    hand.settled()
    tell.check("it is signed, by both", sign.is_signed_as_shown(hand.record.revisions))


def _looked_at(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Six weeks on, somebody has to look whether it still holds")
    person, words = hand.record.person, "Look at it again: Grab rail 300 mm"
    hand.press("Leave the visit open")
    tell.check("on the day it is due on Today", words in hand.go("today"))
    hand.picture("look-due-today")
    tell.check("and under Actions", words in hand.go("actions"))
    hand.desk.open_person(person)
    hand.settled()
    tell.check("the person's page says what is in place, and when it is looked at",
               "Fitted · today · next look: today" in hand.words(), hand.words())  # fmt: skip
    hand.picture("in-place")
    hand.go("actions")
    hand.press(f"Done: {words}")
    tell.check(
        "done, it is on no list any more", words not in hand.go("today") and words not in hand.go("actions")
    )
    hand.desk.open_person(person)
    hand.settled()
    tell.check(
        "and the rail stands there with nothing more promised", "next look" not in hand.words(), hand.words()
    )


def _review(hand: Hand) -> None:
    hand.visiting.review(hand.record.id)
    hand.until(lambda: isinstance(hand.window.filling, ReviewScreen), "the review is shown")
    hand.settled()
