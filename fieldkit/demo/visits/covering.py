"""What stands around a visit that a colleague covers: how it came to her, who counts her minutes, what comes next."""

from __future__ import annotations

import json
import os
import shlex
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from fieldkit.base.clock import FixedClock, format_instant
from fieldkit.demo.cast import SHARON
from fieldkit.demo.people import MAY
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import IWAN, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import Computer, VisitStage
from fieldkit.services.day.hand_over import cover_for_me
from fieldkit.services.person.new_person import new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import record_list
from fieldkit.services.writing.capture import begin_record, open_record

NOTE = "She is slow to the door. Please don't ring twice."
SHARONS_PHONE = "07700 900456"
IWANS_WORDS = "Today I told Sharon what I would not tell anybody else."


def hand_over(session: Session, visit: str, colleague: str, before: str) -> None:
    """Today's visit goes to a colleague; yesterday's went to the one ``before``, and that day is over."""
    cover_for_me(session, visit, colleague, NOTE)
    now = session.laptop
    session.laptop = replace(now, clock=FixedClock(now.clock.now() - timedelta(days=1)))
    iwan = new_person(session, IWAN)
    yesterday = plan_today(session, iwan, purpose="Yesterday's visit")
    cover_for_me(session, yesterday, before)
    session.laptop = now
    talk = begin_record(session, session.newest_form("conversation"), person=iwan, visit=yesterday)
    write(talk, (("sb/b.matters", IWANS_WORDS),))
    talk.seal()


def what_came(stage: VisitStage, today: tuple[Computer, str], before: tuple[Computer, str]) -> None:
    """What the laptops of whoever covers today, and of whoever covered yesterday, hold of it."""
    tell = stage.telling
    tell.step("Sharon is ill: “Cover for me”, for the day and no longer")
    hers, his = (_talks(computer, name) for computer, name in (today, before))
    tell.check("what was begun for today's visit is on her laptop", bool(hers))
    tell.check("what is written after the day that he covered does not come to him any more",
               not any(IWANS_WORDS in one for one in his), his)  # fmt: skip


def _talks(computer: Computer, name: str) -> list[str]:
    with computer.session(name) as session:
        lines = record_list.list_records(session)
        talks = [open_record(session, one.id) for one in lines if one.kind == "conversation"]
        return [str(held.value) for one in talks for field in one.state.fields.values() for held in field.said]


def watched(stage: VisitStage, computer: Computer) -> None:
    """She goes in alone; Sharon watches, and is rung though the laptop is dead."""
    tell, hand = stage.telling, computer.hand
    tell.step("She goes in alone. Who counts her minutes?")
    session, visit = hand.desk.session, hand.visiting.visit
    assert visit is not None
    _back_by(session, visit.id, minutes=30)
    stage.hub.kill()
    hand.sync()
    hand.visiting.leave()
    hand.until(lambda: not hand.visiting.records, "the visit is left")
    today = hand.go("today")
    hand.picture("no-signal")
    tell.check("there is no signal: nobody has been told by FieldKit, and Today says whom to ring",
               f"Ring or radio before you go in: {SHARON[0]}, {SHARONS_PHONE}" in today, today[:900])  # fmt: skip
    tell.check("and whoever goes there next knows that there was none", "No signal here last time, today" in today, today[:900])
    stage.hub.start()
    hand.sync()
    today = hand.go("today")
    hand.picture("watched")
    tell.check("what she covers stands there in one sentence, with what Sharon wants her to know",
               f"You cover this visit for {SHARON[0]}." in today and NOTE in today and "T00:00" not in today, today[:500])  # fmt: skip
    tell.check("Today says who watches, and that the hub has it",
               f"{SHARON[0]} watches until" in today and "The hub has it." in today, today[:700])  # fmt: skip
    _back_by(session, visit.id, minutes=-1)
    hand.sync()
    heard = stage.folder / "rung.json"
    stage.hub.ring(telephone(stage.folder, heard))
    call = json.loads(heard.read_text("utf-8")) if heard.exists() else {}
    tell.check("she is late: the hub rings whoever watches, without her laptop",
               (call.get("to"), call.get("phone")) == (SHARON[0], SHARONS_PHONE), call)  # fmt: skip
    said = str(call.get("words", ""))
    tell.check("it names her alone, says where she went, and nothing of why",
               said.startswith("Glynis Hart should have been back") and "12 Brook Lane" in said and "Second visit" not in said, said)  # fmt: skip


def _back_by(session: Session, visit: str, *, minutes: int) -> None:
    record = open_record(session, visit)
    back = format_instant(session.laptop.clock.now() + timedelta(minutes=minutes))
    write(record, (("v.safe/v.buddy", SHARON[0]), ("v.safe/v.buddy.phone", SHARONS_PHONE), ("v.safe/v.buddy.back", back)))
    record.seal()


def telephone(folder: Path, heard: Path) -> Path:
    """An organisation's own program, which here only writes down what it was told."""
    if os.name == "nt":
        program = folder / "telephone.cmd"
        program.write_text(f'@more > "{heard}"\n', encoding="utf-8")
        return program
    program = folder / "telephone"
    program.write_text(f"#!/bin/sh\ncat > {shlex.quote(str(heard))}\n", encoding="utf-8")
    program.chmod(0o700)
    return program


def next_time(stage: VisitStage, hand: Hand) -> None:
    """Her own calendar plans the next visit: nobody types into FieldKit what stands there already."""
    tell = stage.telling
    tell.step("The next visit stands in her calendar already")
    starts = hand.desk.session.laptop.clock.now() + timedelta(days=7)
    file = stage.folder / "calendar.ics"
    event = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{at:%Y%m%dT%H%M%SZ}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
    titles = (f"{MAY.given} {MAY.family}", "Team meeting")
    events = "".join(event.format(uid=number, at=starts, title=one) for number, one in enumerate(titles))
    file.write_text(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n", encoding="utf-8")
    for planned in ("One visit planned.", "0 visits planned."):
        hand.desk.asking.plan_from(file)
        hand.settled()
        told = hand.window.toast.words.text()
        tell.check("one press plans it" if planned.startswith("One") else "the same file again plans nothing twice",
                   told == f"{planned} Nobody here is named in: Team meeting", told)  # fmt: skip
    hand.picture("from-her-calendar")
