from fieldkit.records import paths
from fieldkit.services.known import needs
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.store.connection import Connection


def test_answers_that_say_nothing_are_no_needs(session: Session) -> None:
    person = new_person(session, PersonDetails(given="Mary"))
    record = capture.open_record(session, person)
    for path, said in (
        ("p.allergyStatus", "none-known"),
        ("ais.format", "standard-print"),
        ("ais.support", "more-time"),
        ("p.callFirst", "no"),
    ):
        enter(record, paths.parse_written(path), said)
    record.flush()

    found = session.read(lambda held: needs.needs_of(held, session.shelf, person))

    assert found == (needs.NeedLine("adjustment", "More time"),)


def test_safety_comes_first_with_its_source_and_a_note_about_calling_last_and_alike(session: Session) -> None:
    details = PersonDetails(
        given="Mary",
        alerts=("Call before visiting", "penicillin", "Seizures"),
        adjustments=("Large print",),
        sources={"penicillin": "2019, GP letter"},
    )
    person = new_person(session, details)
    record = capture.open_record(session, person)
    flag = next(path for path, field in record.state.fields.items() if path[-1] == "p.flags.kind" and field.said)
    enter(record, (*flag[:-1], "p.flags.do"), "Time it")
    enter(record, (*flag[:-1], "p.flags.date"), "2021-03-01")
    record.flush()

    found = session.read(lambda held: needs.needs_of(held, session.shelf, person))

    assert [(one.kind, one.words) for one in found] == [
        ("safety", "Allergic to: penicillin, 2019, GP letter"),
        ("safety", "Seizures: Time it, 2021"),
        ("adjustment", "Large print"),
        ("access", "Call before visiting"),
    ]


def test_nobody_has_no_needs(session: Session) -> None:
    assert session.read(lambda held: needs.needs_of(held, session.shelf, "")) == ()


def test_each_need_knows_how_private_it_is_and_who_said_so(session: Session) -> None:
    person = new_person(session, PersonDetails(given="Mary", adjustments=("Knock loudly",)))

    def look(held: Connection) -> tuple[needs.Need, ...]:
        return needs.needs_in(held, session.shelf, needs.facts_of(held, person), needs.ADJUSTMENT)

    (need,) = session.read(look)
    assert (need.words, need.restricted, need.held.cert) == ("Knock loudly", False, session.certificate.id)
