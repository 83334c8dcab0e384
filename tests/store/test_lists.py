"""Lists come in the order in which people read them, and say what is still waiting."""

from fieldkit.records import values
from fieldkit.store import authoring, lists, outbox
from tests.records.people import GLYNIS
from tests.store.laptop import AT, Laptop, about, text


def visit(laptop: Laptop, record: str, start: str, *attendees: str, person: str = "person-1") -> None:
    laptop.keep(
        record,
        "visit",
        {
            **about(person, "visit"),
            ("v.planned-start",): values.write({"valueDateTime": start}),
            ("v.purpose",): text("talk"),
            **{
                ("v.attendee", f"e:{one}"): values.write(
                    {"valueReference": {"reference": f"Practitioner/{one}"}}
                )
                for one in attendees
            },
        },
    )


def test_people_are_listed_by_family_name_a_page_at_a_time(laptop: Laptop) -> None:
    for number, (given, family) in enumerate([("Rose", "Moss"), ("Ali", "abbas"), ("Karen", "Doyle")]):
        laptop.person(f"p-{number}", given=given, family=family)
    laptop.person("p-9", known_as="the man at number 9")
    assert [row.name for row in laptop.read(lists.people)] == [
        "Ali abbas",
        "Karen Doyle",
        "Rose Moss",
        "the man at number 9",
    ]
    assert [row.id for row in laptop.read(lambda c: lists.people(c, most=2, after=1))] == ["p-2", "p-0"]
    assert laptop.read(lambda c: lists.person(c, "nobody")) is None


def test_what_somebody_has_a_part_in_is_found_by_their_certificate_and_the_form(laptop: Laptop) -> None:
    laptop.keep("c-1", "conversation", {**about("person-1", "conversation"), ("words",): text("one")})
    laptop.keep("c-2", "conversation", {**about("person-1", "conversation"), ("words",): text("two")}, GLYNIS)
    laptop.keep("c-1", "conversation", {("mood",): text("well")}, GLYNIS)
    laptop.keep("x-1", "concern", {**about("person-1", "concern"), ("what",): text("three")}, GLYNIS)

    def found(certificate: str, form: str) -> list[tuple[str, str]]:
        rows = laptop.read(lambda c: lists.written_by(c, certificate, form))
        return [(one.id, one.person) for one in rows]

    glynis = GLYNIS.certificate.id
    assert found(glynis, "conversation") == [("c-1", "person-1"), ("c-2", "person-1")]
    assert found(laptop.cert, "conversation") == [("c-1", "person-1")]
    assert found(laptop.cert, "concern") == []


def test_visits_of_a_day_are_in_order_of_time_and_only_mine_where_asked(laptop: Laptop) -> None:
    laptop.person("person-1", given="Rose", family="Moss")
    visit(laptop, "v-late", "2026-11-22T15:00:00Z", "p-1", "p-2")
    visit(laptop, "v-early", "2026-11-22T10:30:00+01:00", "p-2")
    visit(laptop, "v-tomorrow", "2026-11-23T09:00:00Z", "p-1")
    day = ("2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z")
    assert [(one.id, one.person_name) for one in laptop.read(lambda c: lists.visits_between(c, *day))] == [
        ("v-early", "Rose Moss"), ("v-late", "Rose Moss"),
    ]  # fmt: skip
    assert [one.id for one in laptop.read(lambda c: lists.visits_between(c, *day, practitioner="p-1"))] == [
        "v-late"
    ]
    assert [one.id for one in laptop.read(lambda c: lists.visits_of(c, "person-1"))] == [
        "v-tomorrow",
        "v-late",
        "v-early",
    ]
    assert laptop.read(lambda c: lists.visit(c, "nothing")) is None


def test_actions_come_with_what_is_due_first_and_open_ends_last(laptop: Laptop) -> None:
    steps = {("one", ""), ("two", "2026-12-05"), ("three", "2026-11-20")}
    answers = {**about("person-1", "conversation")}
    for name, due in steps:
        answers["steps", f"e:{name}", "step"] = text(name)
        if due:
            answers["steps", f"e:{name}", "by"] = values.write({"valueDate": due})
    laptop.keep("r-1", "conversation", answers)
    assert [one.what for one in laptop.read(lambda c: lists.actions_of(c, "person-1"))] == [
        "three",
        "two",
        "one",
    ]
    assert [one.what for one in laptop.read(lambda c: lists.actions_until(c, "2026-11-22"))] == ["three"]


def test_what_was_touched_last_comes_first_among_records(laptop: Laptop) -> None:
    for record in ("r-1", "r-2", "r-3"):
        laptop.keep(record, "conversation", {**about("person-1", "conversation"), ("words",): text(record)})
    laptop.save("r-1", "conversation", {("mood",): text("being written")})
    assert [row.id for row in laptop.read(lambda c: lists.records_of(c, "person-1"))] == ["r-1", "r-3", "r-2"]
    assert [row.id for row in laptop.read(lists.records_with_drafts)] == ["r-1"]


def test_records_are_listed_by_kind_and_by_form(laptop: Laptop) -> None:
    laptop.keep("r-1", "conversation", {("words",): text("one")})
    laptop.keep("r-2", "concern", {("what",): text("two")})
    url = laptop.known["concern"].partition("|")[0]
    assert [row.id for row in laptop.read(lambda c: lists.records(c, kind="concern"))] == ["r-2"]
    assert [row.id for row in laptop.read(lambda c: lists.records(c, form="concern"))] == ["r-2"]
    assert [row.id for row in laptop.read(lambda c: lists.records(c, form=url))] == ["r-2"]
    assert laptop.read(lambda c: lists.records(c, form="once")) == ()
    assert len(laptop.read(lambda c: lists.records(c, most=1))) == 1


def test_records_with_two_answers_at_one_place_are_found(laptop: Laptop) -> None:
    one = laptop.seal("r-1", "conversation", {("words",): text("hers")})
    two = laptop.seal("r-1", "conversation", {("words",): text("theirs")}, GLYNIS)
    laptop.write(lambda c: authoring.keep_added(c, one, AT))
    assert laptop.read(lists.records_with_conflicts) == ()
    laptop.write(lambda c: authoring.keep_added(c, two, AT))
    (row,) = laptop.read(lists.records_with_conflicts)
    assert (row.id, row.conflicts) == ("r-1", 1)


def test_a_record_is_as_delivered_as_its_least_delivered_part(laptop: Laptop) -> None:
    made = [laptop.seal("r-1", "conversation", {("words",): text(word)}) for word in ("one", "two", "three")]
    for revision in made:
        laptop.write(lambda c, one=revision: authoring.keep_added(c, one, AT))  # type: ignore[misc]  # bound at once

    def delivery() -> str:
        row = laptop.read(lambda c: lists.record(c, "r-1"))
        return row.delivery if row else ""

    seen = [delivery()]
    laptop.write(lambda c: outbox.mark_sending(c, [made[0].id]))
    seen.append(delivery())
    laptop.write(lambda c: outbox.refuse(c, made[1].id, "FK-X", "no", "ask"))
    seen.append(delivery())
    assert seen == ["only-here", "sending", "refused"]
