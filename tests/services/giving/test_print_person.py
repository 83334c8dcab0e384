from datetime import timedelta

from fieldkit.printing.layouts import Layout
from fieldkit.records import paths
from fieldkit.services.giving.print_person import about_me_copy, action_list_copy
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.person.new_person import ContactDetails, PersonDetails, new_person
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter

MAY = PersonDetails(
    given="Maybelle", family="Ashdown", known_as="May", birth_date="1941-05-02", nhs="943 476 5919",
    matters="I want to stay in my own kitchen.", alerts=("penicillin", "Call before visiting"),
    adjustments=("Face me when you speak",), contacts=(ContactDetails("Jean Moss", "friend"),),
)  # fmt: skip


def test_an_about_me_page_says_what_to_know_what_to_do_and_what_matters_in_every_layout(
    session: Session,
) -> None:
    copy = about_me_copy(session, new_person(session, MAY), Asked())
    assert copy.layouts == tuple(Layout)
    for layout in Layout:
        told = said(typesetter().pdf(copy.document, layout))
        for words in (
            "Maybelle Ashdown", "2 May 1941", "943 476 5919", "Allergic to: penicillin", "Call before visiting",
            "Face me when you speak", "“I want to stay in my own kitchen.”",
        ):  # fmt: skip
            assert squashed(words) in told, words


def test_what_matters_said_in_a_later_conversation_is_on_the_page_too(session: Session) -> None:
    person = new_person(session, MAY)
    session.laptop.clock.advance(timedelta(hours=1))  # type: ignore[attr-defined]  # the clock of a test
    talk = capture.begin_record(session, session.newest_form("conversation"), person=person)
    enter(talk, paths.parse_written("sb/b.matters"), "Being let sleep.")
    talk.seal()
    told = said(typesetter().pdf(about_me_copy(session, person, Asked()).document))
    assert told.index(squashed("“Being let sleep.”")) < told.index(squashed("my own kitchen"))


def agreed(session: Session, person: str) -> None:
    """Two actions from a conversation, one of them Jean's."""
    talk = capture.begin_record(session, session.newest_form("conversation"), person=person)
    for path, words in (
        ("sh/h.goals", "Yes"),
        ("sh/g[a]/g.words", "To walk to church"),
        ("sh/g[a]/h.action[b]/h.action.what", "Walk to the corner"),
        ("sh/g[a]/h.action[b]/h.action.ownerType", "me"),
        ("sh/g[a]/h.action[c]/h.action.what", "Bring the frame down"),
        ("sh/g[a]/h.action[c]/h.action.owner", "Jean Moss"),
    ):
        enter(talk, paths.parse_written(path), words)
    talk.seal()


def test_the_list_of_who_does_what_is_neither_signed_nor_unsigned(session: Session) -> None:
    person = new_person(session, MAY)
    agreed(session, person)
    told = said(typesetter().pdf(action_list_copy(session, person, Asked()).document, Layout.EASY))
    for words in ("Walk to the corner", "Bring the frame down", "Jean Moss"):
        assert squashed(words) in told
    assert squashed("signed") not in told


def test_in_a_welsh_copy_needs_and_how_things_stand_are_welsh_with_the_english_beside_them(
    session: Session,
) -> None:
    person = new_person(session, MAY)
    agreed(session, person)
    page = said(typesetter().pdf(about_me_copy(session, person, Asked(language="cy")).document))
    for words in (
        "Alergedd i: penicillin",
        "Allergic to: penicillin",
        "Ffoniwch cyn ymweld",
        "Call before visiting",
    ):
        assert squashed(words) in page, words
    listed = action_list_copy(session, person, Asked(language="cy")).document
    told = said(typesetter().pdf(listed))
    assert told.index(squashed("Fi (y person)")) < told.index(squashed("Me (the person)"))


def test_whoever_else_does_something_is_named_and_can_be_left_out_of_the_list(session: Session) -> None:
    person = new_person(session, MAY)
    agreed(session, person)
    (jean,) = action_list_copy(session, person, Asked()).named
    assert jean.name == "Jean Moss"
    asked = Asked(leave_out=frozenset(one.path for one in jean.mentions))
    assert squashed("Jean") not in said(typesetter().pdf(action_list_copy(session, person, asked).document))
