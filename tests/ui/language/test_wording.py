from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import DAY_MONTH, InLanguages, OnDay, joined, said, said_many
from fieldkit.ui.language.wording import CatalogueTranslator, error_words, number_in, shown, tr, tr_many

WORDS = {
    "Sync": "Cydamseru",
    "Ring {name}.": "Ffoniwch {name}.",
    "late": "hwyr",
}
COUNTED = {"{count} cat": ("dim cath", "un gath", "dwy gath", "{count} cath")}


class Catalogue(NullTranslations):
    def gettext(self, message: str) -> str:
        return WORDS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return COUNTED[msgid1][min(n, 3)] if msgid1 in COUNTED else msgid1


@pytest.fixture
def welsh(qapp: QApplication) -> Iterator[None]:
    translator = CatalogueTranslator(Catalogue())
    before = QLocale()
    qapp.installTranslator(translator)
    QLocale.setDefault(QLocale("cy"))
    yield
    QLocale.setDefault(before)
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("qapp")
def test_without_a_catalogue_everything_is_english() -> None:
    assert tr("Ring {name}.", name="Jean") == "Ring Jean."
    assert [tr_many("1 cat", "{count} cats", count) for count in (0, 1, 5)] == ["0 cats", "1 cat", "5 cats"]


@pytest.mark.usefixtures("welsh")
def test_words_values_and_plurals_are_said_in_the_language_of_the_window() -> None:
    assert tr("Ring {name}.", name=said("Sync")) == "Ffoniwch Cydamseru."
    words = [tr_many("{count} cat", "{count} cats", count) for count in (0, 1, 2, 4)]
    assert words == ["dim cath", "un gath", "dwy gath", "4 cath"]
    assert shown(joined(" · ", said("late"), "late")) == "hwyr · late"


@pytest.mark.usefixtures("welsh")
def test_what_a_person_wrote_is_never_translated() -> None:
    assert shown("Sync") == "Sync"
    assert shown(said("Ring {name}.", name="late")) == "Ffoniwch late."


@pytest.mark.usefixtures("welsh")
def test_what_has_no_translation_is_shown_in_english() -> None:
    assert tr("Nobody translated this") == "Nobody translated this"
    assert shown(said_many("1 dog", "{count} dogs", 3)) == "3 dogs"


@pytest.mark.usefixtures("welsh")
def test_an_error_and_its_next_step_are_both_said() -> None:
    assert (
        error_words(FieldKitError(said("late"), said("Ring {name}.", name="Jean"))) == "hwyr Ffoniwch Jean."
    )


@pytest.mark.usefixtures("welsh")
def test_days_and_numbers_follow_the_language() -> None:
    assert shown(OnDay.of(date(2026, 11, 22), DAY_MONTH)) == "22 Tachwedd"
    QLocale.setDefault(QLocale("de_DE"))
    assert number_in(Decimal("2.5")) == "2,5"
    assert tr("{size} MB", size=2.5) == "2,5 MB"


@pytest.mark.usefixtures("welsh")
def test_qts_own_words_are_left_to_others() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Sync") == "Sync"


@pytest.mark.usefixtures("welsh")
def test_a_forms_own_words_are_shown_in_a_translation_that_the_form_carries_and_else_as_written() -> None:
    label = InLanguages.of("Large print", {"cy": "Print bras"})
    assert shown(label) == "Print bras"
    assert shown(joined(": ", label, "18 point")) == "Print bras: 18 point"
    assert shown(InLanguages.of("Large print", {"pl": "Duży druk"})) == "Large print"
