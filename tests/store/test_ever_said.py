"""Nobody is left out who may have answered a role, and hardly anybody is looked at for nothing."""

from fieldkit.store import drafts, library
from fieldkit.store.ever_said import who_ever_said
from tests.store.laptop import AT, Laptop, about, canonical, extension, form, item, text

ROLE = "person.phone"


def said(laptop: Laptop, *records: str, role: str = ROLE) -> frozenset[str]:
    return laptop.read(lambda connection: who_ever_said(connection, records, role))


def test_only_records_with_an_answer_of_the_role_are_named(laptop: Laptop) -> None:
    laptop.person("p-1", given="Rose", phone="01632 960001")
    laptop.person("p-2", given="Ali")
    assert said(laptop, "p-1", "p-2", "nobody") == {"p-1"}
    assert said(laptop, "p-2", "nobody") == frozenset()


def test_an_answer_that_was_written_over_or_is_only_in_a_draft_counts(laptop: Laptop) -> None:
    laptop.person("p-1", given="Rose", phone="01632 960001")
    laptop.person("p-1", given="Rosie")
    laptop.person("p-2", given="Ali")
    laptop.save("p-2", "person", {("p.phone",): text("01632 960002")})
    laptop.save("p-3", "person", {**about("p-3", "person"), ("p.given",): text("Karen")})
    assert said(laptop, "p-1", "p-2", "p-3") == {"p-1", "p-2"}
    laptop.write(lambda connection: drafts.delete(connection, "p-2", laptop.cert))
    assert said(laptop, "p-1", "p-2", "p-3") == {"p-1"}


def test_a_role_that_no_form_here_has_is_answered_by_nobody(laptop: Laptop) -> None:
    laptop.person("p-1", given="Rose")
    assert said(laptop, "p-1", role="person.shoe-size") == frozenset()


def test_a_question_is_found_by_any_name_that_can_be_written(laptop: Laptop) -> None:
    odd = 'tel "é" \\ 1'
    data = form("odd", item(odd, extension("projects-to", ROLE)))
    laptop.known["odd"] = canonical(data)
    laptop.write(lambda connection: library.add(connection, data, canonical(data), library.BUNDLED, AT))
    laptop.keep("p-1", "odd", {**about("p-1", "person"), (odd,): text("01632 960001")})
    laptop.save("p-2", "odd", {**about("p-2", "person"), (odd,): text("01632 960002")})
    assert said(laptop, "p-1", "p-2") == {"p-1", "p-2"}
