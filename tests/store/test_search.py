"""Search finds what stands in the records, as you type, and never what the reader may not see."""

import pytest

from fieldkit.records.sealing import withhold_answers
from fieldkit.store import drafts, revisions, search
from fieldkit.store.search import Found, Place
from tests.store.laptop import AT, Laptop, about, text


def everything(place: Place) -> bool:
    return True


def nothing_private(place: Place) -> bool:
    return place.label == "ordinary"


@pytest.fixture
def filled(laptop: Laptop) -> Laptop:
    laptop.person("person-1", given="Rose", family="Moss")
    laptop.keep("r-1", "conversation", {
        **about("person-1", "conversation"),
        ("words",): text("The garden keeps me going. Café on Fridays with Zoë, and the gardening club."),
        ("home",): text("The key is under the garden gnome"),
    })  # fmt: skip
    laptop.keep(
        "r-2", "concern", {**about("person-1", "concern"), ("what",): text("Bruises seen in the garden")}
    )
    return laptop


def look(laptop: Laptop, typed: str, may_see: object = everything) -> Found:
    return laptop.read(lambda c: search.search(c, typed, may_see))  # type: ignore[arg-type]  # one of the two above


def records(found: Found) -> list[str]:
    return [hit.place.record for hit in found.hits]


@pytest.mark.parametrize(
    "typed", ["gard", "GARDEN", "garden keeps", "club", "going the gard", "cafe", "café", "zoe fri"]
)
def test_words_are_found_as_they_are_typed(filled: Laptop, typed: str) -> None:
    assert "r-1" in records(look(filled, typed))


@pytest.mark.parametrize(
    "typed", ["ardens", "gardens", "keep s", "", " ", "g", "!?", '"', "AND", "* OR NEAR("]
)
def test_what_does_not_stand_there_is_not_found_and_nothing_typed_breaks_it(
    filled: Laptop, typed: str
) -> None:
    assert "r-1" not in records(look(filled, typed)) or typed == "AND"


def test_a_hit_names_record_person_and_place_and_marks_the_words(filled: Laptop) -> None:
    hit = next(one for one in look(filled, "fridays").hits)
    assert (hit.place.record, hit.place.kind, hit.person_name, hit.path) == (
        "r-1",
        "conversation",
        "Rose Moss",
        ("words",),
    )
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Fridays"]
    assert not hit.draft


def test_a_long_text_is_cut_around_the_words(filled: Laptop) -> None:
    filled.keep("r-9", "conversation", {("words",): text("before " * 200 + "lighthouse " + "after " * 200)})
    (hit,) = look(filled, "lighthouse").hits
    assert len(hit.snippet) < 260
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["lighthouse"]
    assert hit.snippet[0] == hit.snippet[-1] == "…"


def test_what_the_reader_may_not_see_is_neither_found_nor_counted(filled: Laptop) -> None:
    assert sorted(records(look(filled, "garden"))) == ["r-1", "r-2"]
    seen = look(filled, "garden", nothing_private)
    assert records(seen) == ["r-1"]
    assert "gnome" not in seen.hits[0].snippet
    assert look(filled, "gnome", nothing_private).hits == ()
    assert look(filled, "bruises", nothing_private).hits == ()


def test_a_draft_is_searched_as_it_is_typed_under_the_same_rule(filled: Laptop) -> None:
    filled.save(
        "r-3",
        "conversation",
        {("words",): text("pigeons on the roof"), ("home",): text("pigeons in the loft")},
    )
    (hit,) = look(filled, "pigeo").hits
    assert (hit.draft, hit.place.record) == (True, "r-3")
    assert look(filled, "loft").hits[0].path == ("home",)
    assert look(filled, "loft", nothing_private).hits == ()
    filled.write(lambda c: drafts.delete(c, "r-3", filled.cert))
    assert look(filled, "pigeo").hits == ()


def test_a_replaced_answer_is_found_no_more(filled: Laptop) -> None:
    filled.keep("r-1", "conversation", {("words",): text("The allotment, these days")})
    assert look(filled, "fridays").hits == ()
    assert records(look(filled, "allotm")) == ["r-1"]


def test_a_withheld_answer_is_found_when_it_is_opened(filled: Laptop) -> None:
    whole = filled.seal("r-5", "conversation", {("words",): text("periwinkle")})
    cut = withhold_answers(whole, [digest for digest, _ in whole.header.answers])
    filled.write(lambda c: revisions.add(c, [cut], AT))
    assert look(filled, "periw").hits == ()
    filled.write(lambda c: revisions.add(c, [whole], AT))
    assert records(look(filled, "periw")) == ["r-5"]


def test_people_are_found_beside_records(filled: Laptop) -> None:
    filled.keep("r-6", "conversation", {("words",): text("moss on the steps")})
    found = look(filled, "moss")
    assert [row.name for row in found.people] == ["Rose Moss"]
    assert "r-6" in records(found)


def test_the_newest_come_first_and_only_as_many_as_asked(filled: Laptop) -> None:
    for number in range(8):
        filled.keep(f"n-{number}", "conversation", {("words",): text("teapot")})
    found = filled.read(lambda c: search.search(c, "teap", everything, most=3))
    assert records(found) == ["n-7", "n-6", "n-5"]


def test_a_secret_answer_is_never_found_sealed_or_as_a_draft(filled: Laptop) -> None:
    filled.keep("r-4", "conversation", {("gate",): text("zebracode"), ("words",): text("giraffe")})
    filled.save("r-5", "conversation", {("gate",): text("zebracode two"), ("words",): text("giraffes")})
    assert look(filled, "zebracode").hits == ()
    assert {hit.place.record for hit in look(filled, "giraffe").hits} == {"r-4", "r-5"}
