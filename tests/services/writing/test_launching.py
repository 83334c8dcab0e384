from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.launching import NHS_NUMBER, launch_context


def test_a_form_may_know_the_person_the_writer_and_the_visit(session: Session) -> None:
    person = new_person(
        session, PersonDetails(given="Mary", family="Ashdown", birth_date="1941-03-02", nhs="999 000 0018")
    )

    context = session.read(lambda held: launch_context(session, held, person=person, visit="v1", fresh=True))

    patient = context.resources["patient"]
    assert patient["name"] == [{"text": "Mary Ashdown", "family": "Ashdown", "given": ["Mary"]}]
    assert patient["birthDate"] == "1941-03-02"
    assert patient["identifier"] == [{"system": NHS_NUMBER, "value": "9990000018"}]
    assert context.resources["user"]["name"] == [{"text": "Sharon Pike"}]
    assert context.resources["encounter"]["id"] == "v1"
    assert context.fresh


def test_somebody_who_has_not_arrived_is_known_by_number_only(session: Session) -> None:
    context = session.read(lambda held: launch_context(session, held, person="p1", visit="", fresh=False))

    assert context.resources["patient"] == {"resourceType": "Patient", "id": "p1"}
    assert "encounter" not in context.resources
