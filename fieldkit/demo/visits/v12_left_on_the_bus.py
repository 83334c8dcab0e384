"""V12: Friday, 18:10, the laptop is left on the bus; what it held stays shut, what it owed is delivered, and it is ended."""

from __future__ import annotations

from dataclasses import replace

from fieldkit.demo.canary import scan
from fieldkit.demo.cast import SHARON
from fieldkit.demo.people import MAY
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may
from fieldkit.demo.visits.visit_stage import Computer, VisitStage
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.store import profile_list

DUTY = "01632 960700"
SAID = "He has my pension book in his coat and I am frightened to ask."
SEALED = "The purse was empty and the book was gone from the dresser."
HALF = "We will see to the bathroom light before the winter comes on."


def play(stage: VisitStage) -> None:
    """Nothing had reached the hub since the signal went; then the bus drives through the town."""
    computer = stage.computer("laptop")
    computer.laptop = replace(computer.laptop, found_phone=DUTY)
    computer.add(SHARON, join=True)
    with computer.session(SHARON[0]) as session:
        person = add_may(session)
        sync_now(session)
    stage.hub.kill()
    with computer.session(SHARON[0]) as session:
        _work_of_the_day(session, person)
    _found(stage, computer)
    _posted(stage, computer)
    _ended(stage, computer)


def _work_of_the_day(session: Session, person: str) -> None:
    """A concern that was finished, and a conversation that was half typed."""
    concern = begin_record(session, session.newest_form("safeguarding-concern"), person=person)
    write(concern, (
        ("xa/s.danger", "no"), ("xb/s.who", "R. Moss"), ("xb/s.where", "4 Mill Lane"),
        ("xb/s.raiser", "07700 900471"), ("xc/s.view", SAID), ("xe/e.saw", SEALED),
    ))  # fmt: skip
    concern.seal()
    write(begin_record(session, session.newest_form("conversation"), person=person), (("sb/b.do", HALF),))


def _found(stage: VisitStage, computer: Computer) -> None:
    tell = stage.telling
    tell.step("Somebody finds the laptop on the seat and opens it")
    hand = computer.switch_on()
    shown = hand.words()
    hand.picture("found")
    tell.check("it says whom to ring", DUTY in shown, shown)
    tell.check("it says how much is still to send, and nothing of what",
               "still to send" in shown and "Moss" not in shown and MAY.family not in shown, shown)  # fmt: skip
    tell.check("it greets nobody by name", "Good" not in shown and "Hello" not in shown, shown)
    read, leaks = scan([computer.laptop.data], (SAID, SEALED, HALF, MAY.matters, f"{MAY.given} {MAY.family}"))
    tell.check(f"none of what was typed stands readable in any of its {read} files",
               read > 0 and not leaks, [str(one.file) for one in leaks])  # fmt: skip


def _posted(stage: VisitStage, computer: Computer) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("The bus drives into signal")
    before = stage.hub.records()
    stage.hub.start()
    hand.program.door.postman.post()
    hand.until(lambda: "Everything sent." in hand.words(), "everything that was sealed is sent")
    after = stage.hub.records()
    tell.check(
        "what was sealed reaches the hub from the locked laptop",
        hand.locked and after == before + 1,
        (before, after),
    )
    hand.picture("sent-from-the-bus")


def _ended(stage: VisitStage, computer: Computer) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("The duty manager ends its access; whoever has it knows the passphrase")
    stage.hub.revoke(computer.practitioners[SHARON[0]], "Left on the bus")
    hand.try_passphrase(stage.passphrase)
    hand.until(lambda: hand.locked and "ended" in hand.words(), "it is shut, and says that access has ended")
    hand.settled()
    hand.picture("ended")
    tell.check("and names nobody to whoever has it", SHARON[0] not in hand.words(), hand.words())
    tell.check("once it hears from the hub it shuts, whoever knows the passphrase", hand.locked)
    ended = profile_list.ended_profiles(computer.laptop.data)
    tell.check("what it had not handed over was handed over first, then its key was destroyed",
               [one.shredded for one in ended] == [True], ended)  # fmt: skip
    read, leaks = scan([computer.laptop.data], (SAID, SEALED, HALF))
    tell.check(
        f"and still nothing stands readable in its {read} files", not leaks, [str(one.file) for one in leaks]
    )
