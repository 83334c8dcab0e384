"""V5: a concern raised in a dead valley must not go home unheard, and must not wait for Monday in a shut bag."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkit.demo.cast import GLYNIS, SHARON
from fieldkit.demo.people import make_crowd
from fieldkit.demo.talk import write
from fieldkit.demo.visits.hand import CTRL, Hand
from fieldkit.demo.visits.visit_stage import Computer, VisitStage
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.following.unsent import TOLD
from fieldkit.services.person.new_person import new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import begin_record, open_record

SAW = "No food in the kitchen, and the door locked from outside."
REFERENCE = "Rang the council's night team at 18:02, reference EDT 4471"


def play(stage: VisitStage) -> None:
    """Raise a concern offline, try to go home, shut the lid, drive into coverage; then twice more on a shared laptop."""
    computer = stage.computer("laptop")
    for who in (SHARON, GLYNIS):
        computer.add(who, join=True)
    with computer.session(SHARON[0]) as session:
        new_person(session, make_crowd(2, session.laptop.clock.now().date()).people[0].details)
        sync_now(session)
    stage.hub.kill()
    record = _raise_it(stage, computer)
    _try_to_go(stage, computer, record)
    _locked(stage, computer, record)
    _another_user(stage, computer)
    _restarted(stage, computer)


def _raise_it(stage: VisitStage, computer: Computer) -> str:
    tell = stage.telling
    tell.step("The hub is out of reach. A concern is raised on the laptop")
    hand = computer.switch_on(SHARON[0])
    record = _begin(hand.desk.session)
    hand.desk.open_record(record)
    hand.until(lambda: record in hand.visiting.records, "the concern is open")
    hand.settled()
    hand.type("xe/e.saw", SAW)
    hand.picture("concern")
    hand.visiting.leave()
    hand.until(lambda: not hand.visiting.records, "the concern is left")
    hand.desk.syncing.sync_now()
    hand.settled()
    hand.desk.go("today")
    hand.settled()
    hand.until(lambda: "Not sent" in hand.words(), "the band says so")
    hand.picture("not-sent-on-today")
    tell.check("a band says in words that it was not sent", "Not sent" in hand.words(), hand.words()[:200])
    today = hand.words()
    tell.check("Today names neither the person nor that it is a concern",
               "Moss" not in today and "oncern" not in today, today[:400])  # fmt: skip
    hand.desk.go("people")
    hand.settled()
    tell.check("the band stays on every screen", "Not sent" in hand.words())
    return record


def _try_to_go(stage: VisitStage, computer: Computer, record: str) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("Nobody goes home with it: locking stops once")
    hand.key(Qt.Key.Key_L, CTRL)
    sheet = hand.desk.leaving.sheet
    tell.check("locking asks first what was done about it", sheet is not None and sheet.isVisible())
    assert sheet is not None
    hand.picture("stopped-before-leaving")
    tell.check("it can't be waved through: nothing is chosen for anybody", not sheet.go.isEnabled())
    stage.save(sheet, "i-rang")
    for words in ("I rang", "I ring now", "Somebody else is ringing", "Keep it and go"):
        tell.check(f"it offers “{words}”", hand.offers(words, sheet))
    hand.press("I rang", sheet)
    tell.check("a call without who, when and reference is not enough", not sheet.go.isEnabled())
    sheet.words.setText(REFERENCE)
    sheet.words.typed.emit(REFERENCE)
    hand.press("Go on", sheet)
    hand.until(lambda: hand.locked, "the laptop is locked")
    hand.settled()
    with computer.session(SHARON[0]) as session:
        told = [
            field.current[0].value or ""
            for path, field in open_record(session, record).state.fields.items()
            if path[:2] == TOLD
        ]
    tell.check("the call stands in the record", len(told) == 1 and "EDT 4471" in told[0], told)


def _locked(stage: VisitStage, computer: Computer, record: str) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("The lid is shut; the laptop is driven into coverage")
    shown = hand.words()
    tell.check("the lock screen says only that one thing is still to send", "still to send" in shown, shown)
    tell.check("and names nobody it is about", "Moss" not in shown and "oncern" not in shown, shown)
    hand.picture("locked-still-to-send")
    _drive_into_coverage(stage, hand)
    tell.check(
        "the hub has it while the laptop is still locked", hand.locked and _safe(computer, SHARON[0], record)
    )
    hand.picture("locked-everything-sent")


def _another_user(stage: VisitStage, computer: Computer) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("The same laptop, and a colleague works in her own profile")
    stage.hub.kill()
    record = _one_more(computer)
    hand.unlock(GLYNIS[0], stage.passphrase)
    stage.hub.start()
    hand.until(lambda: _nothing_left(hand), "the envelope is posted")
    tell.check("it was posted while somebody else works there",
               hand.desk.session.practitioner.name == GLYNIS[0])  # fmt: skip
    hand.lock()
    tell.check("and the hub has it", _safe(computer, SHARON[0], record))


def _restarted(stage: VisitStage, computer: Computer) -> None:
    tell = stage.telling
    tell.step("The laptop is switched off, and on again without anybody unlocking")
    stage.hub.kill()
    record = _one_more(computer)
    computer.switch_off()
    stage.hub.start()
    hand = computer.switch_on()
    _drive_into_coverage(stage, hand, start=False)
    hand.picture("restarted-everything-sent")
    tell.check("the hub has it before anybody unlocked", hand.locked and _safe(computer, SHARON[0], record))


def _begin(session: Session) -> str:
    """A concern about R. Moss with the least that can be sent, not sealed yet; its id."""
    record = begin_record(session, session.newest_form("safeguarding-concern"))
    write(record, (
        ("xa/s.danger", "no"),
        ("xb/s.who", "R. Moss, at the end house"),
        ("xb/s.where", "At home, 4 Mill Lane"),
        ("xb/s.raiser", "07700 900471"),
    ))  # fmt: skip
    return record.id


def _one_more(computer: Computer) -> str:
    with computer.session(SHARON[0]) as session:
        record = open_record(session, _begin(session))
        write(record, (("xe/e.saw", SAW),))
        record.seal()
        return record.id


def _drive_into_coverage(stage: VisitStage, hand: Hand, *, start: bool = True) -> None:
    if start:
        stage.hub.start()
    hand.program.door.postman.post()
    hand.until(lambda: "Everything sent." in hand.words(), "the lock screen says everything is sent")


def _nothing_left(hand: Hand) -> bool:
    newest = hand.program.door.postman.newest
    hand.program.door.postman.post()
    return newest is not None and newest.waiting == 0


def _safe(computer: Computer, name: str, record: str) -> bool:
    """What the record itself says afterwards, by the hub's receipt."""
    with computer.session(name) as session:
        return record_list.line(session, record).where_words == "Safe at the hub"
