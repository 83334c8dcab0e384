from fieldkit.records.translated import Translated, searched_text, translated_in

SAID = "Mae'r gegin yn oer."
ENGLISH = Translated("The kitchen is cold.", "en", "worker", "Sharon Pike", SAID)


def test_words_and_their_translation_ride_in_one_answer() -> None:
    value = {"valueString": SAID, "language": "cy", "translated": ENGLISH.rider()}
    assert translated_in(value) == ENGLISH
    assert searched_text(value) == f"{SAID}\nThe kitchen is cold."


def test_it_shows_when_the_words_were_changed_after_they_were_translated() -> None:
    assert not ENGLISH.is_behind(SAID)
    assert not ENGLISH.is_behind(f"  {SAID}\n")
    assert ENGLISH.is_behind(f"{SAID} Ie wir.")


def test_what_is_no_translation_is_none() -> None:
    for rider in (None, "yes", {"text": " "}, {"language": "en"}, ["x"]):
        assert translated_in({"valueString": SAID, "translated": rider}) is None
    assert translated_in(None) is None
    assert searched_text({"valueBoolean": True}) == ""


def test_an_empty_part_is_left_out() -> None:
    assert Translated("Tea", "en", "", "", "").rider() == {"text": "Tea", "language": "en"}
