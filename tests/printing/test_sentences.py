from datetime import date

from fieldkit.base.pseudo import PSEUDO_TAG
from fieldkit.base.wording import DAY_MONTH, InLanguages, OnDay, joined, said, said_many
from fieldkit.printing.blocks import Text
from fieldkit.printing.phrases import phrases_in
from fieldkit.services.library.roles import ROLES

WELSH = phrases_in("cy").sentences
CALL = InLanguages.of("Call before visiting", {"cy": "Ffoniwch cyn ymweld"})


def test_a_sentence_is_said_in_the_language_of_the_copy_and_tagged_with_it() -> None:
    assert WELSH.text(ROLES["social-worker"]) == Text("gweithiwr cymdeithasol", "cy")
    assert phrases_in("en").sentences.text(ROLES["social-worker"]) == Text("social worker", "en")


def test_what_has_no_translation_stays_english_and_says_so_to_a_screen_reader() -> None:
    assert WELSH.text(said("Nobody has translated this here.")) == Text(
        "Nobody has translated this here.", "en"
    )


def test_what_a_person_wrote_is_left_as_it_is() -> None:
    assert WELSH.text("Call before visiting") == Text("Call before visiting")


def test_what_counts_is_said_by_the_rules_of_the_language_with_its_values_in_it() -> None:
    def told(count: int) -> str:
        return WELSH.words(
            said_many(
                "One answer taken back at {time}, as {name} asked.",
                "{count} answers taken back at {time}, as {name} asked.",
                count,
                time="10:42",
                name=said("the person"),
            )
        )

    assert told(1) == "Tynnwyd un ateb yn ôl am 10:42, fel y gofynnodd y person."
    assert told(2) == "Tynnwyd 2 ateb yn ôl am 10:42, fel y gofynnodd y person."
    assert told(7) == "Tynnwyd 7 o atebion yn ôl am 10:42, fel y gofynnodd y person."


def test_a_forms_words_can_have_their_english_beside_them_for_whoever_helps() -> None:
    words = joined(": ", CALL, "two days before")
    assert WELSH.text(words, beside=True) == Text(
        "Ffoniwch cyn ymweld: two days before", "cy", "Call before visiting: two days before", "en"
    )
    assert phrases_in("en").sentences.text(words, beside=True) == Text(
        "Call before visiting: two days before", "en"
    )


def test_a_part_that_has_no_translation_makes_the_whole_count_as_english() -> None:
    mixed = joined(" · ", CALL, said("Nobody has translated this here."))
    assert WELSH.text(mixed).language == "en"


def test_days_have_the_months_of_the_language() -> None:
    assert WELSH.words(OnDay.of(date(2026, 11, 14), DAY_MONTH)) == "14 Tachwedd 2026"


def test_the_made_up_language_has_everything() -> None:
    assert phrases_in(PSEUDO_TAG).sentences.words(ROLES["manager"]).startswith("[")
    assert phrases_in(PSEUDO_TAG)("yes").startswith("[")
