from tests.cli.conftest import Terminal


def test_profiles_are_made_listed_and_chosen(terminal: Terminal) -> None:
    made = terminal.json("profile", "create", "--name", "Glynis Hart", "--role", "cpn")
    assert [(one["name"], one["current"]) for one in terminal.json("profile", "list")["profiles"]] == [
        ("Glynis Hart", False), ("Sharon Pike", True),
    ]  # fmt: skip

    assert terminal.type("profile", "use", made["id"]).code == 0

    assert "* " in next(
        line for line in terminal.type("profile", "list").out.splitlines() if "Glynis" in line
    )
    assert terminal.json("unlock-check") == {"profile": made["id"], "opens": True}


def test_a_wrong_passphrase_is_told_with_a_code_and_a_next_step(terminal: Terminal) -> None:
    terminal.file("passphrase", b"something else")

    done = terminal.type("unlock-check")

    assert done.code == 3
    assert "[FK-VAULT-PASSPHRASE]" in done.err
    assert len(done.err.strip().splitlines()) == 3


def test_a_role_that_is_not_known_makes_nothing(empty: Terminal) -> None:
    done = empty.type("profile", "create", "--name", "G", "--role", "king")

    assert (done.code, "[FK-PROFILE-FIELDS]" in done.err) == (3, True)
    assert empty.json("profile", "list") == {"profiles": []}


def test_without_a_profile_the_first_step_is_told(empty: Terminal) -> None:
    done = empty.type("person", "list")

    assert done.code == 3
    assert "fieldkit profile create" in done.err
