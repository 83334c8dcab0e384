from fieldkit.services.library import authors
from fieldkit.services.library.authors import UNKNOWN, Author
from fieldkit.services.profile.session import Session


def test_a_certificate_becomes_a_name_and_a_role_in_words(session: Session) -> None:
    known = session.read(authors.read)

    author = known.of(session.certificate.id)

    assert author == Author(session.practitioner.id, "Sharon Pike", "social-worker")
    assert author.role_words == "social worker"
    assert known.named(session.practitioner.id) == "Sharon Pike"


def test_somebody_whose_certificate_has_not_come_is_not_given_a_name(session: Session) -> None:
    known = session.read(authors.read)

    assert known.of("0" * 64) is UNKNOWN
    assert known.named("nobody") == ""


def test_each_author_is_named_once(session: Session) -> None:
    known = session.read(authors.read)

    assert known.names((session.certificate.id, session.certificate.id)) == ("Sharon Pike",)
