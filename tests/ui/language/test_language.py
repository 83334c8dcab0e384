from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from fieldkit.base.wording import DAY_MONTH, OnDay
from fieldkit.ui.language.language import language_for, speak
from fieldkit.ui.language.wording import shown, tr


@pytest.fixture(autouse=True)
def locale_back() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("wish", "system", "language"),
    [
        ("system", ["cy-GB", "en-GB"], "cy"),
        ("system", ["en_GB", "cy"], "en"),
        ("system", ["C"], "en"),
        ("system", ["pseudo"], "en"),
        ("system", [], "en"),
        ("cy", ["en-GB"], "cy"),
        ("en", ["cy"], "en"),
        ("tlh", ["cy"], "en"),
    ],
)
def test_the_wish_counts_and_else_the_best_language_of_the_system(
    wish: str, system: Sequence[str], language: str
) -> None:
    assert language_for(wish, system) == language


def test_welsh_words_and_months(qapp: QApplication) -> None:
    translator = speak(qapp, "cy")
    assert translator is not None
    assert tr("Today") == "Heddiw"
    assert shown(OnDay.of(date(2026, 11, 22), DAY_MONTH)) == "22 Tachwedd"
    qapp.removeTranslator(translator)
    assert tr("Today") == "Today"


def test_english_needs_no_translator(qapp: QApplication) -> None:
    assert speak(qapp, "en") is None
    assert shown(OnDay.of(date(2026, 11, 22), DAY_MONTH)) == "22 November"


def test_the_made_up_language_marks_everything(qapp: QApplication) -> None:
    translator = speak(qapp, "pseudo")
    assert translator is not None
    assert tr("Nobody knows this").startswith("[Ñöb")
    qapp.removeTranslator(translator)
