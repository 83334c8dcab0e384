from dataclasses import replace

import pyrage

from fieldkit.cli import program
from fieldkit.cli.opening import NEW_PASSPHRASE_FILE
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


def test_a_weak_passphrase_makes_no_profile_and_says_what_would(empty: Terminal) -> None:
    empty.file("passphrase", b"password1\n")

    done = empty.type("profile", "create", "--name", "Sharon Pike", "--role", "social-worker")

    assert done.code == 3
    assert "[FK-PASSPHRASE-WEAK]" in done.err
    assert "Add one or two words" in done.err
    assert empty.json("profile", "list") == {"profiles": []}


def test_the_passphrase_is_changed_for_a_strong_one_only(terminal: Terminal) -> None:
    around = terminal.around
    new = terminal.file("new", b"sharonpike1\n")
    changed = replace(around, environment={**around.environment, NEW_PASSPHRASE_FILE: new})
    assert program.run(program.parse(["profile", "passphrase"]), changed) == 3
    assert terminal.json("unlock-check")["opens"]
    terminal.file("new", b"three herons in the beck\n")
    assert program.run(program.parse(["profile", "passphrase"]), changed) == 0
    assert "FK-VAULT-PASSPHRASE" in terminal.type("unlock-check").err
    terminal.file("passphrase", b"three herons in the beck\n")
    assert terminal.json("unlock-check")["opens"]


def test_who_can_recover_it_is_named_with_the_profile_or_stays_to_do(terminal: Terminal) -> None:
    put_off = terminal.type("profile", "create", "--name", "Glynis Hart", "--role", "cpn")
    assert "Still to do: fieldkit recovery set" in put_off.out

    keys = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]
    done = terminal.type("profile", "create", "--name", "Meg Lowe", "--role", "cpn", "--recovery", *keys)

    assert "Still to do" not in done.out
    told = terminal.json("--profile", "Meg Lowe", "recovery", "show")["recipients"]
    assert [one["recipient"] for one in told] == keys
