from tests.printing.samples import typesetter


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
