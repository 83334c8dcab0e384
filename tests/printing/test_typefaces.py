import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.typefaces import Typefaces
from fieldkit.printing.typesetting import Typesetter
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import ABOUT, contents, typesetter
from tests.printing.test_typesetting import SCRIPTS


def test_the_families_named_are_all_on_this_machine() -> None:
    typefaces = typesetter()._typefaces
    assert set(typefaces.families("ur")) <= set(typefaces.fonts.families())
    assert typefaces.families()


def test_a_language_with_faces_of_its_own_names_them_first() -> None:
    typefaces = typesetter()._typefaces
    if "Noto Nastaliq Urdu" in typefaces.families("ur"):
        assert typefaces.families("ur")[0] == "Noto Nastaliq Urdu"
        assert "Noto Nastaliq Urdu" not in typefaces.families("cy")


def test_common_letters_can_be_shown_and_unassigned_ones_cannot() -> None:
    typefaces = typesetter()._typefaces
    assert all(typefaces.shows(letter) for letter in "aé’ŵ–ż")
    assert not typefaces.shows("\U000abcde")
    assert not typefaces.shows("\U000abcde"), "also when asked again"


@pytest.mark.parametrize(
    ("language", "file", "family"),
    [
        ("cy", "NotoSans-Regular.ttf", "Noto Sans"), ("pl", "NotoSans-Regular.ttf", "Noto Sans"),
        ("ur", "NotoNastaliqUrdu-Regular.ttf", "Noto Nastaliq Urdu"),
        ("ar", "NotoSansArabic-Regular.ttf", "Noto Sans Arabic"),
        ("bn", "NotoSansBengali-Regular.ttf", "Noto Sans Bengali"),
    ],
)  # fmt: skip
def test_on_a_bare_machine_the_fonts_that_were_shipped_show_every_script(
    tmp_path: Path, language: str, file: str, family: str
) -> None:
    found = next(
        (
            Path(one.path)
            for one in typesetter()._typefaces.fonts.fonts()
            if one.path and one.path.endswith(file)
        ),
        None,
    )
    if found is None:
        pytest.skip(f"no {file} on this machine to ship")
    shutil.copy(found, tmp_path)
    bare = Typefaces(tmp_path, system=False)
    assert bare.families(language)[0] == family
    assert all(
        bare.shows(letter) for letter in SCRIPTS[language] if not letter.isspace() and letter.isalpha()
    )
    copy = record_copy(contents(about=replace(ABOUT, name=SCRIPTS[language])))
    assert squashed(SCRIPTS[language]) in said(Typesetter(bare).pdf(copy))


def test_without_them_a_bare_machine_says_which_letters_it_lacks(tmp_path: Path) -> None:
    bare = Typesetter(Typefaces(tmp_path, system=False))
    copy = record_copy(contents(about=replace(ABOUT, name="\u0645\u06d2")))
    assert bare.unshowable(copy) == "\u0645\u06d2"
    assert squashed("\u0645\u06d2") in said(bare.pdf(copy))
