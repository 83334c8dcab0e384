"""Made-up words for prints."""

from fieldkit.dev.print_words import SCRIPTS
from fieldkit.printing.letters import prepare


def test_each_script_is_known_by_its_letters() -> None:
    found = {
        language: {prepare(words, "", lambda _letter: True).language for words in texts}
        for language, texts in SCRIPTS.items()
    }
    assert {language: found[language] for language in ("ur", "ar", "bn")} == {
        "ur": {"ur"},
        "ar": {"ar"},
        "bn": {"bn"},
    }
    assert all(any(not letter.isascii() for letter in words) for texts in SCRIPTS.values() for words in texts)
