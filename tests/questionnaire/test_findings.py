from fieldkit.questionnaire.findings import Finding, Level


def test_two_findings_that_say_the_same_are_equal_and_hash_alike() -> None:
    one = Finding("required", "a", ("a",), "error", Level.SIGNING, "required", {"label": "A"})
    two = Finding("required", "a", ("a",), "error", Level.SIGNING, "required", {"label": "A"})

    assert one == two
    assert len({one, two}) == 1


def test_levels_have_the_names_that_commands_print() -> None:
    assert [str(level) for level in Level] == ["typing", "signing", "sending"]
