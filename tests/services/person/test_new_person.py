from fieldkit.services.person import people
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile.session import Session


def test_everything_that_is_known_finds_its_place_on_the_person_s_page(session: Session) -> None:
    person = new_person(
        session,
        PersonDetails(
            given="Mary", family="Ashdown", known_as="May", birth_date="1941-03-02", nhs="999 000 0018",
            address="12 Brook Lane", postcode="WX4 2DT", phone="01632 960118", matters="My kitchen, the radio on.",
            alerts=("penicillin", "Call before visiting"), adjustments=("I lip-read", "Knock loudly"),
            contacts=(ContactDetails("Jean Ashdown", "daughter"),),
        ),
    )  # fmt: skip

    page = people.page(session, person)

    assert (page.person.name, page.person.known_as, page.person.age) == ("Mary Ashdown", "May", 85)
    assert (page.person.address, page.person.postcode) == ("12 Brook Lane", "WX4 2DT")
    assert [(one.text, one.speaker, one.heard_by) for one in page.matters] == [
        ("My kitchen, the radio on.", "person", "Sharon Pike")
    ]
    assert {one.text for one in page.alerts} == {"Allergic to: penicillin"}
    assert [one.text for one in page.access] == ["Call before visiting"]
    assert {one.text for one in page.adjustments} == {"I lip-read", "Knock loudly"}
    assert [(one.name, one.relationship) for one in page.contacts] == [("Jean Ashdown", "Daughter")]


def test_a_person_whose_name_nobody_knows_can_be_added(session: Session) -> None:
    person = new_person(session, PersonDetails())

    assert people.page(session, person).person.name == "Name not known"
