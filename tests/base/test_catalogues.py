from fieldkit.base.catalogues import catalogue
from fieldkit.base.pseudo import PSEUDO, PSEUDO_TAG, pseudo


def test_a_language_that_has_a_catalogue_translates() -> None:
    assert catalogue("cy").gettext("social worker") == "gweithiwr cymdeithasol"


def test_a_language_without_one_leaves_every_sentence_in_english() -> None:
    assert catalogue("pl").gettext("social worker") == "social worker"


def test_the_made_up_language_goes_by_its_name_and_by_its_tag() -> None:
    assert catalogue(PSEUDO).gettext("Today") == catalogue(PSEUDO_TAG).gettext("Today") == pseudo("Today")
