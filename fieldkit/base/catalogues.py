"""The shipped catalogues of translations, for whoever says a sentence in another language: the window, and a copy on paper."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation

from fieldkit.base.assets import resource
from fieldkit.base.pseudo import PSEUDO, PSEUDO_TAG, PseudoCatalogue

DOMAIN = "fieldkit"


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into a language (a code such as ``cy``); one that knows nothing where there are none."""
    if language in {PSEUDO, PSEUDO_TAG}:
        return PseudoCatalogue()
    return translation(DOMAIN, resource("translations"), [language], fallback=True)
