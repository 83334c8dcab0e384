"""The lists are a function of what is held: any order and repetition of arrival gives the same ones, and so does a rebuild."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.records import paths, signoff, values
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.records.sealing import withhold_answers
from fieldkit.store import drafts, library, lists, projections, rebuilding, revisions
from fieldkit.store.connection import Connection
from tests.records.people import GLYNIS, SHARON
from tests.store.laptop import (
    AT,
    CONCERN,
    CONVERSATION,
    PERSON,
    VISIT,
    Laptop,
    about,
    canonical,
    later,
    new_laptop,
    sealed,
    text,
)

LISTED = {
    "record_list": "record",
    "people": "record",
    "people_terms": "record",
    "visits": "record",
    "actions": "record",
}


def everything_listed(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """All projections with ids in place of this laptop's numbers, in an order that does not depend on arrival."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in LISTED:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "record"]
        rows = connection.execute(
            f"SELECT records.id, {', '.join('listed.' + one for one in columns)} FROM {table} AS listed"
            " JOIN records ON n = record"
        )
        found[table] = sorted(rows, key=repr)
    rows = connection.execute(
        "SELECT records.id, hex(revisions.id), position, label FROM texts JOIN records ON records.n = texts.record"
        " JOIN revisions ON revisions.n = texts.revision"
    )
    found["texts"] = sorted(rows, key=repr)
    indexed = connection.execute("SELECT rowid FROM words WHERE words MATCH 'garden OR stairs OR moss'")
    texts: dict[int, str] = dict(
        connection.execute(
            "SELECT texts.n, hex(id) || position FROM texts JOIN revisions ON revisions.n = revision"
        )
    )
    found["words"] = sorted((texts[number],) for (number,) in indexed)
    return found


def story() -> list[Revision]:
    """A person, a visit, a conversation that two wrote in, its sign-off, a concern; some copies cut."""
    made: list[Revision] = []

    def add(
        record: str,
        form: bytes,
        answers: list[NewAnswer],
        author: object = SHARON,
        parents: tuple[str, ...] = (),
    ) -> Revision:
        revision = sealed(record, canonical(form), answers, author, parents)  # type: ignore[arg-type]  # an Author
        made.append(revision)
        return revision

    def whose(kind: str) -> list[NewAnswer]:
        return [NewAnswer(path, value) for path, value in about("person-1", kind).items()]

    add(
        "person-1",
        PERSON,
        [*whose("person"), NewAnswer(("p.family",), text("Moss")), NewAnswer(("p.given",), text("Rose"))],
    )
    add("visit-1", VISIT, [
        *whose("visit"),
        NewAnswer(("v.planned-start",), values.write({"valueDateTime": "2026-11-23T10:00:00+01:00"})),
        NewAnswer(("v.attendee", "e:1"), values.write({"valueReference": {"reference": "Practitioner/practitioner-1"}})),
    ])  # fmt: skip
    first = add(
        "talk-1",
        CONVERSATION,
        [*whose("conversation"), NewAnswer(("words",), text("The garden keeps me going"))],
    )
    seen = first.header.answers[2][0]
    add(
        "talk-1",
        CONVERSATION,
        [NewAnswer(("words",), text("The stairs, more than the garden"), (seen,))],
        SHARON,
        (first.id,),
    )
    other = add(
        "talk-1",
        CONVERSATION,
        [NewAnswer(("words",), text("Up by eight"), (seen,)), NewAnswer(("home",), text("key under pot"))],
        GLYNIS,
        (first.id,),
    )
    add(
        "talk-1",
        CONVERSATION,
        [
            NewAnswer(("steps", "e:1", "step"), text("ring the landlord")),
            NewAnswer(("steps", "e:1", "by"), values.write({"valueDate": "2026-12-01"})),
        ],
        GLYNIS,
        (other.id,),
    )
    add(
        "talk-1",
        CONVERSATION,
        list(
            signoff.answers(
                "s1",
                signer="practitioner-1",
                role="social-worker",
                scope="all",
                digest="ab",
                how="device",
                reason=None,
            )
        ),
        SHARON,
        (first.id,),
    )
    add("worry-1", CONCERN, [*whose("concern"), NewAnswer(("what",), text("Moss on the stairs, bruised"))])
    made.append(withhold_answers(other, [other.header.answers[0][0]]))
    return made


STORY = story()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    return listed_after(tmp_path_factory.mktemp("expected"), STORY, len(STORY))


def listed_after(folder: Path, arriving: list[Revision], page: int) -> dict[str, list[tuple[object, ...]]]:
    laptop = new_laptop(Path(tempfile.mkdtemp(dir=folder)))
    for start in range(0, len(arriving), page):
        laptop.write(lambda c, start=start: revisions.add(c, arriving[start : start + page], AT))  # type: ignore[misc]  # bound at once
    found = laptop.read(everything_listed)
    laptop.database.close()
    return found


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STORY), max_size=6), st.randoms(use_true_random=False), st.integers(1, 6))
def test_any_order_and_repetition_of_arrival_gives_the_same_lists(
    tmp_path: Path,
    expected: dict[str, list[tuple[object, ...]]],
    again: list[Revision],
    shuffle: random.Random,
    page: int,
) -> None:
    arriving = [*STORY, *again]
    shuffle.shuffle(arriving)
    assert listed_after(tmp_path, arriving, page) == expected


def test_a_rebuild_makes_the_same_lists(laptop: Laptop) -> None:
    laptop.write(lambda c: revisions.add(c, STORY, AT))
    laptop.save("talk-1", "conversation", {("summary",): text("half a line")})
    laptop.save("talk-2", "conversation", {**about("person-1", "conversation"), ("words",): text("begun")})
    before = laptop.read(everything_listed)
    rebuilding.rebuild(laptop.database).result()
    assert laptop.read(everything_listed) == before


def test_the_lists_say_what_the_story_tells(laptop: Laptop) -> None:
    laptop.write(lambda c: revisions.add(c, STORY, AT))
    person = laptop.read(lambda c: lists.person(c, "person-1"))
    talk = laptop.read(lambda c: lists.record(c, "talk-1"))
    visit = laptop.read(lambda c: lists.visit(c, "visit-1"))
    (action,) = laptop.read(lambda c: lists.actions_of(c, "person-1"))
    assert person is not None
    assert talk is not None
    assert visit is not None
    assert person.name == "Rose Moss"
    assert (visit.starts, visit.attendees) == ("2026-11-23T09:00:00.000Z", ("practitioner-1",))
    assert (talk.state, talk.conflicts, talk.label, talk.missing) == ("added-since-signing", 1, "private", 0)
    assert set(talk.authors) == {SHARON.certificate.id, GLYNIS.certificate.id}
    assert (action.what, action.due, action.record) == ("ring the landlord", "2026-12-01", "talk-1")


def test_a_record_s_state_goes_from_draft_to_signed_and_on(laptop: Laptop) -> None:
    def state() -> str:
        row = laptop.read(lambda c: lists.record(c, "talk-9"))
        return row.state if row else ""

    laptop.save("talk-9", "conversation", {("words",): text("one")})
    states = [state()]
    laptop.keep("talk-9", "conversation", {("words",): text("one")})
    laptop.write(lambda c: drafts.delete(c, "talk-9", laptop.cert))
    states.append(state())
    laptop.keep(
        "talk-9",
        "conversation",
        {
            answer.path: answer.value
            for answer in signoff.answers(
                "s", signer="p", role="r", scope="all", digest="d", how="device", reason=None
            )
        },
    )
    states.append(state())
    laptop.keep("talk-9", "conversation", {("mood",): text("better")})
    states.append(state())
    assert states == list(projections.STATES)


def test_a_record_moves_to_the_right_person_with_one_answer(laptop: Laptop) -> None:
    laptop.keep("talk-1", "conversation", {**about("person-1", "conversation"), ("words",): text("one")})
    laptop.keep("talk-1", "conversation", {paths.SUBJECT: about("person-2", "x")[paths.SUBJECT]})
    assert laptop.read(lambda c: lists.records_of(c, "person-1")) == ()
    assert [row.id for row in laptop.read(lambda c: lists.records_of(c, "person-2"))] == ["talk-1"]


def test_a_missing_parent_shows_until_it_comes(laptop: Laptop) -> None:
    first = sealed("talk-1", canonical(CONVERSATION), [NewAnswer(("words",), text("one"))], SHARON)
    second = sealed(
        "talk-1", canonical(CONVERSATION), [NewAnswer(("mood",), text("two"))], SHARON, [first.id]
    )

    def missing() -> int:
        row = laptop.read(lambda c: lists.record(c, "talk-1"))
        return row.missing if row else -1

    laptop.write(lambda c: revisions.add(c, [second], AT))
    assert missing() == 1
    laptop.write(lambda c: revisions.add(c, [first], AT))
    assert missing() == 0


def test_a_record_waits_for_its_form_hidden_and_is_listed_when_the_form_comes(laptop: Laptop) -> None:
    newer = CONVERSATION.replace(b'"1.0.0"', b'"2.0.0"')
    revision = sealed(
        "talk-1",
        canonical(newer),
        [NewAnswer(("words",), text("one")), NewAnswer(("summary",), text("short"))],
        SHARON,
    )
    laptop.write(lambda c: revisions.add(c, [revision], AT))
    waiting = laptop.read(lambda c: lists.record(c, "talk-1"))
    assert waiting is not None
    assert (waiting.label, waiting.summary) == ("concern", "")
    laptop.write(lambda c: library.add(c, newer, canonical(newer), library.PUBLISHED, later()))
    listed = laptop.read(lambda c: lists.record(c, "talk-1"))
    assert listed is not None
    assert (listed.label, listed.summary, listed.kind) == ("ordinary", "short", "conversation")
