"""The story of a joint visit, act by act: each does what a person does, through the services, and checks what is seen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fieldkit.demo import talk
from fieldkit.demo.canary import scan
from fieldkit.demo.killing import type_and_kill
from fieldkit.demo.stage import HUB_FOLDER, Stage
from fieldkit.records import paths
from fieldkit.services.day import today
from fieldkit.services.day.arrivals import seen
from fieldkit.services.exchange import sync_now
from fieldkit.services.library.record_lines import WHERE
from fieldkit.services.person import people
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing import capture, record_list, resolve, sign, verify

ONLY_HERE = WHERE["only-here"]
SAFE = WHERE["safe"]


def first_look(stage: Stage) -> None:
    """Today, and May's page."""
    tell = stage.telling
    tell.step("Sharon unlocks and looks at her day")
    with stage.as_sharon() as session:
        day = today.today(session)
        tell.check("Today lists her visits in order", [one.starts for one in day.visits] == sorted(
            one.starts for one in day.visits) and stage.cast.visits[0] in [one.id for one in day.visits])  # fmt: skip
        tell.check("everything is safe at the hub", day.waiting.count == 0, day.waiting.words)
        page = people.page(session, stage.cast.people[0])
        tell.check(
            "May's page opens with her own words", bool(page.matters) and "kitchen" in page.matters[-1].text
        )
        tell.check("it says what she needs from us", any("lip" in one.text for one in page.adjustments))
        tell.check(
            "it names the people in her life", any(one.name == "Jean Ashdown" for one in page.contacts)
        )


def half_a_conversation(stage: Stage) -> None:
    """A child process types at the visit and is killed; every word is found."""
    tell = stage.telling
    tell.step("They start the joint visit; half-way the program is killed (SIGKILL)")
    found = type_and_kill(stage.laptop.data, stage.cast.sharon, stage.cast.visits[0], stage.passphrase)
    tell.check(f"it was killed after {found.pressed} key presses", found.killed)
    with stage.as_sharon() as session:
        record = start_visit(session, stage.cast.visits[0]).record
        kept = {
            path: (record.node(paths.parse_written(path)).values or ({},))[0].get("valueString", "")
            for path, _ in talk.FIRST_HALF
        }
    lost = [path for path, texts in found.may_be.items() if kept[path] not in texts]
    tell.check(
        "started again, every word is there",
        bool(found.may_be) and not lost,
        {path: kept[path] for path in lost},
    )


def finish_and_sign(stage: Stage) -> str:
    """The second half, May's agreement, both signatures; the record's id."""
    tell = stage.telling
    tell.step("They finish and sign")
    stage.hub.kill()
    with stage.as_sharon() as session:
        record = start_visit(session, stage.cast.visits[0]).record
        talk.write(record, (*talk.FIRST_HALF, *talk.SECOND_HALF, ("sb/b.do", stage.canary(1))))
        review = sign.review(record)
        tell.check("nothing is left to answer", review.ready, [one.label for one in review.blocking])
        sign.sign(session, record, agreement=sign.Agreement("May", "said-so"))
        line = record_list.line(session, record.id)
        tell.check("it is signed", line.state == "signed", line.state)
        tell.check(f"the app says “{ONLY_HERE}”", line.where_words == ONLY_HERE, line.where_words)
    return record.id


def dead_hub_then_safe(stage: Stage, record: str) -> None:
    """While the hub is dead everything waits; once it is back the receipt makes it safe, and nothing else does."""
    tell = stage.telling
    tell.step("Sync, first without a hub, then with one")
    with stage.as_sharon() as session:
        failed = sync_now.sync_now(session)
        tell.check(
            "a dead hub is told, and nothing is lost", not failed.went_through and failed.waiting.count > 0
        )
        line = record_list.line(session, record)
        tell.check("without a receipt it is not called safe", line.where_words == ONLY_HERE, line.where_words)
        stage.hub.start()
        done = sync_now.sync_now(session)
        tell.check("with the hub back the exchange goes through", done.went_through, done.trouble)
        line = record_list.line(session, record)
        tell.check(f"now it says “{SAFE}”", line.where_words == SAFE, line.where_words)
        held = verify.verify(session, record)
        tell.check("every revision of it is covered by a receipt", held.safe == held.revisions and held.holds,
                   held.problems)  # fmt: skip


def glynis_reads(stage: Stage, record: str) -> None:
    """The second practitioner sees the record, its author and its signature."""
    tell = stage.telling
    tell.step("Glynis syncs and reads")
    with stage.as_glynis() as session:
        sync_now.sync_now(session)
        came = [one.record.id for one in today.today(session).came_back]
        tell.check("the record came back to her Today", record in came)
        full = record_list.show(session, record)
        said = {one.words for one in full.answers}
        tell.check(
            "she sees May's words",
            all(one in said for one in talk.sentences(talk.FIRST_HALF, talk.SECOND_HALF)),
        )
        tell.check("she sees who wrote them", {one.author for one in full.answers} == {"Sharon Pike"})
        tell.check("she sees both signatures", {(one.role, one.how) for one in full.signatures} == {
            ("social-worker", "device"), ("person", "said-so")})  # fmt: skip
        tell.check("hashes and signatures hold on her laptop", verify.verify(session, record).holds)
        seen(session, record)


def both_add_apart(stage: Stage, record: str) -> None:
    """Both write in one record while offline; nothing is lost, and where they differ both answers stand."""
    tell = stage.telling
    tell.step("Both add to it, offline, without each other's words")
    with stage.as_glynis() as session:
        talk.write(capture.open_record(session, record), (*talk.GLYNIS_ADDS, ("sb/b.bad", stage.canary(2))))
    with stage.as_sharon() as session:
        talk.write(capture.open_record(session, record), talk.SHARON_ADDS)
        sync_now.sync_now(session)
    with stage.as_glynis() as session:
        sync_now.sync_now(session)
    with stage.as_sharon() as session:
        sync_now.sync_now(session)
        full = record_list.show(session, record)
        said = {one.words for one in full.answers}
        wanted = talk.sentences(talk.GLYNIS_ADDS, talk.SHARON_ADDS)
        tell.check("nothing either wrote is lost", all(one in said for one in wanted), [
            one for one in wanted if one not in said])  # fmt: skip
        open_ = capture.open_record(session, record)
        conflicts = resolve.conflicts(open_)
        tell.check("where they differ both answers stand, with their authors", [
            sorted(said.author.name for said in one.said) for one in conflicts] == [["Glynis Hart", "Sharon Pike"]])  # fmt: skip
        tell.check("it shows that something was added since signing", full.line.state == "added-since-signing",
                   full.line.state)  # fmt: skip
        review = sign.review(open_)
        tell.check("two answers hold up nothing", review.ready, [one.label for one in review.blocking])


def start_apart(stage: Stage) -> None:
    """At the next planned visit both start the conversation apart; after an exchange it is one record."""
    tell = stage.telling
    tell.step("At the next planned visit both start the conversation apart")
    visit = stage.cast.visits[1]
    with stage.as_sharon() as session:
        mine = start_visit(session, visit).record
        talk.write(mine, talk.SHARON_APART)
    with stage.as_glynis() as session:
        hers = start_visit(session, visit).record
        talk.write(hers, talk.GLYNIS_APART)
        tell.check("both laptops gave it the same number", hers.id == mine.id)
        sync_now.sync_now(session)
    with stage.as_sharon() as session:
        sync_now.sync_now(session)
        full = record_list.show(session, mine.id)
        said = {one.words for one in full.answers}
        wanted = talk.sentences(talk.SHARON_APART, talk.GLYNIS_APART)
        tell.check("there is one record with both sets of answers", all(one in said for one in wanted))
        tell.check("both are its authors", set(full.line.authors) == {"Sharon Pike", "Glynis Hart"})


def nothing_readable(stage: Stage) -> None:
    """No sentence that was typed stands readable in any file."""
    tell = stage.telling
    tell.step("Somebody finds the laptop and looks through its files")
    sentences = talk.sentences(
        talk.FIRST_HALF,
        talk.SECOND_HALF,
        talk.GLYNIS_ADDS,
        talk.SHARON_ADDS,
        talk.SHARON_APART,
        talk.GLYNIS_APART,
    )
    canaries = tuple(stage.canary(number) for number in (1, 2, 3))
    mine = [path for path in stage.laptop.data.iterdir() if path.name != HUB_FOLDER and path.is_dir()]
    with stage.as_sharon() as session:
        # One sentence is in a draft, and the store is open, with its write-ahead log, while the files are read.
        talk.write(start_visit(session, stage.cast.visits[1]).record, (("sb/b.do", canaries[2]),))
        read, leaks = scan(mine, (*sentences, *canaries))
        tell.check(
            f"none of {len(sentences) + 3} typed sentences stands in any of {read} files",
            read > 0 and not leaks,
            [str(one.file) for one in leaks],
        )
        # Other programs use the temporary folder too, so only sentences that nobody else can know are looked for there.
        temporary = Path(tempfile.gettempdir())
        _, left = scan([temporary], canaries, stage.began)
        left = tuple(one for one in left if stage.laptop.data / HUB_FOLDER not in one.file.parents)
        tell.check("nor in any temporary file", not left, [str(one.file) for one in left])


def dead_hub_again(stage: Stage) -> None:
    """The hub dies for good: new work waits."""
    tell = stage.telling
    tell.step("The hub dies while work goes on")
    stage.hub.kill()
    with stage.as_sharon() as session:
        record = start_visit(session, stage.cast.visits[1]).record
        talk.write(record, (("sb/b.good", "The nurse came and we laughed."),))
        done = sync_now.sync_now(session)
        tell.check(
            "sync says so and gives a next step", done.trouble is not None and bool(done.trouble.next_step)
        )
        waits = [one.id for one in done.waiting.records]
        tell.check("the record is still waiting", record.id in waits)
        tell.check("it is not called safe", record_list.line(session, record.id).where_words == ONLY_HERE)
