"""V6: "I don't want you to keep that": what a person takes back goes, here at once and elsewhere at the next contact."""

from __future__ import annotations

from fieldkit.demo.canary import scan
from fieldkit.demo.cast import GLYNIS, SHARON, exchange
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import Computer, VisitStage
from fieldkit.records.merge import open_answers
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import take_back
from fieldkit.services.writing.capture import begin_record, open_record

SAID = (
    "I went to the bank with my nephew and came back with less than I took, and I have told nobody but you."
)
KEPT = "Up by eight, the wireless on, a walk as far as the gate."


def play(stage: VisitStage) -> None:
    """May told a long story, the colleague's laptop has it already, and then she wants it gone."""
    sharon, glynis = stage.computer("sharon"), stage.computer("glynis")
    sharon.add(SHARON, join=True)
    glynis.add(GLYNIS, join=True)
    with sharon.session(SHARON[0]) as session:
        person = add_may(session)
        plan_today(session, person, with_whom=(glynis.practitioners[GLYNIS[0]],))
        sync_now(session)
    hand = sharon.switch_on(SHARON[0])
    record = _told(stage, hand)
    exchange(glynis.laptop, glynis.profiles[GLYNIS[0]], stage.passphrase)
    with glynis.session(GLYNIS[0]) as session:
        stage.telling.check(
            "the colleague's laptop has her words already", SAID in _everything(session, record)
        )
    _stopped(stage, hand, record)
    _gone(stage, hand, glynis, record)


def _told(stage: VisitStage, hand: Hand) -> str:
    tell = stage.telling
    tell.step("May tells a long story; it is written down and goes to the hub")
    hand.start_first_visit()
    record = hand.record
    hand.type("sb/b.bad", SAID)
    hand.type("sb/b.good", KEPT)
    record.seal()
    hand.sync()
    hand.picture("written")
    tell.check("it is written down", SAID in _everything(hand.desk.session, record.id))
    return record.id


def _stopped(stage: VisitStage, hand: Hand, record: str) -> None:
    tell = stage.telling
    tell.step("She stops the visit: “I don't want you to keep that”")
    hand.press("End visit")
    ending = hand.desk.ending.screen
    assert ending is not None
    hand.choose("v.ending/v.end", "Person stopped", ending.view)
    hand.press("Finish visit")
    sheet = hand.sheet
    shown = hand.words(sheet)
    stage.save(sheet, "what-was-written")
    tell.check("everything that was written is shown, the largest first",
               SAID in shown and KEPT in shown and shown.index(SAID) < shown.index(KEPT), shown)  # fmt: skip
    tell.check("when it was and who came stands in plain words",
               GLYNIS[0] in shown and "Practitioner/" not in shown and "T0" not in shown, shown)  # fmt: skip
    tell.check("nothing is taken back that was not pressed", hand.offers("Keep all of it", sheet))
    lines = hand.desk.ending.sheet
    assert lines is not None
    hand.press("Take back", next(iter(lines.choices.values())))
    hand.press("Take back 1 answer", sheet)
    hand.until(lambda: not hand.visiting.records, "the visit has ended")
    hand.settled()
    hand.picture("taken-back")
    tell.check("here it is gone at once", SAID not in _everything(hand.desk.session, record))


def _gone(stage: VisitStage, hand: Hand, glynis: Computer, record: str) -> None:
    tell = stage.telling
    tell.step("And everywhere else at the next contact")
    hand.sync()
    exchange(glynis.laptop, glynis.profiles[GLYNIS[0]], stage.passphrase)
    with glynis.session(GLYNIS[0]) as session:
        theirs = _everything(session, record)
        tell.check("it is gone from the colleague's laptop", SAID not in theirs)
        tell.check("what she let us keep is still there", KEPT in theirs)
        lines = take_back.told(session, record, "May")
        tell.check("what stays says that one answer was taken back, as May asked",
                   len(lines) == 1 and "taken back" in lines[0] and "as May asked" in lines[0], lines)  # fmt: skip
    stage.hub.stop()
    _, leaks = scan([stage.folder / "hub"], (SAID,))
    tell.check("and from every file of the hub", not leaks, [str(one.file) for one in leaks])
    concern = begin_record(hand.desk.session, hand.desk.session.newest_form("safeguarding-concern"))
    write(concern, (("xa/s.danger", "no"), ("xe/e.saw", "The bank book was gone.")))
    stays = {one.stays for one in take_back.written(hand.desk.session, concern)}
    tell.check("a concern can't be taken back, and the screen says why", stays == {take_back.CONCERN}, stays)


def _everything(session: Session, record: str) -> str:
    """All that this laptop holds of a record, every earlier wording included."""
    opened = open_record(session, record)
    sealed = [one.value for revision in opened.revisions for one in open_answers(revision)]
    return "\n".join([*sealed, *(one.value or "" for one in opened.draft.fields.values())])
