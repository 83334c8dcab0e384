from fieldkit.base.pseudo import PseudoCatalogue, pseudo


def test_words_are_longer_bracketed_and_keep_their_places() -> None:
    made = pseudo("Ring {name} at {when}.")
    assert made.startswith("[Ŕïñĝ {name} àţ {when}.")
    assert made.endswith("]")
    assert len(made) >= len("Ring {name} at {when}.") * 1.2


def test_even_a_short_word_shows_that_it_was_translated() -> None:
    assert pseudo("OK").startswith("[Ö")


def test_the_catalogue_has_everything() -> None:
    catalogue = PseudoCatalogue()
    assert catalogue.gettext("Today") == pseudo("Today")
    assert catalogue.ngettext("1 day", "{count} days", 2) == pseudo("{count} days")
    assert catalogue.ngettext("1 day", "", 2) == pseudo("1 day")
