"""Which language the window speaks: chosen once, before anything is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from fieldkit.base.catalogues import catalogue
from fieldkit.base.pseudo import PSEUDO
from fieldkit.services.computer.language_settings import SYSTEM
from fieldkit.ui.language.wording import CatalogueTranslator

ENGLISH = "en"
_LOCALES = {ENGLISH: "en_GB", "cy": "cy_GB", PSEUDO: "en_GB"}


def language_for(wish: str, system: Sequence[str]) -> str:
    """The language of a wish; `system` are the languages that the computer's user reads, the best first."""
    if wish != SYSTEM:
        return wish if wish in _LOCALES else ENGLISH
    first = system[0].replace("_", "-").partition("-")[0].lower() if system else ENGLISH
    return first if first in _LOCALES and first != PSEUDO else ENGLISH


def speak(app: QCoreApplication, wish: str) -> QTranslator | None:
    """Have the application speak the language of a wish, and write days and numbers as it does.

    The caller keeps the translator and deletes it with its window; English needs none.
    """
    language = language_for(wish, QLocale.system().uiLanguages())
    QLocale.setDefault(QLocale(_LOCALES[language]))
    if language == ENGLISH:
        return None
    translator = CatalogueTranslator(catalogue(language))
    app.installTranslator(translator)
    return translator
