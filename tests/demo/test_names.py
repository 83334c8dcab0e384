from fieldkit.demo import names


def test_nobody_is_listed_twice_and_short_names_belong_to_long_ones() -> None:
    for listed in (names.WOMEN, names.MEN, names.FAMILIES, names.VILLAGES, names.STREETS):
        assert len(set(listed)) == len(listed)
    assert set(names.KNOWN_AS) <= {*names.WOMEN, *names.MEN}


def test_every_relationship_has_names_that_fit_it() -> None:
    assert names.RELATIONSHIPS["sister"] == names.WOMEN
    assert names.RELATIONSHIPS["nephew"] == names.MEN
