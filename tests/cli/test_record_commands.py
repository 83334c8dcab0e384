import json

import pytest

from tests.cli.conftest import Terminal
from tests.services.desk import SMALL_FORM


@pytest.fixture
def ready(terminal: Terminal) -> Terminal:
    """With the small form added."""
    assert terminal.type("form", "add", terminal.file("small.json", SMALL_FORM)).code == 0
    return terminal


def test_a_record_is_written_signed_checked_and_exported(ready: Terminal) -> None:
    person = ready.json("person", "new", "--given", "Mary", "--family", "Ashdown")["id"]
    record = ready.json("record", "new", "small", "--person", person)["id"]
    assert ready.json("record", "set", record, "a", "kettle")["path"] == "a"
    assert ready.json("record", "set", record, "d", "3.50")["jsonPath"] == ["d"]
    assert (
        ready.type("record", "set", record, '["g","e:1","w"]', "some words", "--json-path").out == "g[1]/w\n"
    )
    assert ready.json("record", "list", "--form", "small")["records"][0]["state"] == "draft"

    signed = ready.json("record", "sign", record, "--agreed", "said-so")

    assert (signed["state"], signed["whereWords"]) == ("signed", "On this laptop, not yet at the hub")
    assert ready.json("record", "verify", record)["holds"] is True
    out = ready.type("record", "export", record, "--fhir")
    response = json.loads(out.out)
    assert response["resourceType"] == "QuestionnaireResponse"
    assert response["subject"] == {"reference": f"Patient/{person}"}
    assert '"valueDecimal":3.50' in out.out
    shown = ready.json("record", "show", record)
    assert {(one["path"], one["words"]) for one in shown["answers"]} == {
        ("a", "kettle"),
        ("d", "3.50"),
        ("g[1]/w", "some words"),
    }
    assert {one["signer"] for one in shown["signatures"]} >= {"Mary Ashdown"}


def test_no_plan_is_begun_for_somebody_whose_death_is_confirmed(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    told = '{"valueCoding":{"code":"death-confirmed"}}'
    assert terminal.type("record", "set", person, "p.dying/p.death", told).code == 0
    refused = terminal.type("record", "new", "wellness-plan", "--person", person)
    assert refused.code != 0
    assert "FK-PERSON-DIED" in refused.err
    assert terminal.type("record", "new", "conversation", "--person", person).code == 0


def test_records_of_a_person_are_listed(ready: Terminal) -> None:
    person = ready.json("person", "new", "--given", "Mary")["id"]
    other = ready.json("person", "new", "--given", "Nick")["id"]
    record = ready.json("record", "new", "small", "--person", person)["id"]

    found = ready.json("record", "list", "--person", person)["records"]

    assert {(one["id"], one["form"], one["person"]) for one in found} == {
        (record, "small", person), (person, "person", person),
    }  # fmt: skip
    assert other not in ready.type("record", "list", "--person", person).out


def test_a_value_may_be_given_as_json_and_cleared_with_null(ready: Terminal) -> None:
    record = ready.json("record", "new", "small")["id"]
    ready.type("record", "set", record, "a", '{"valueString":"kettle","speaker":"person"}')
    (answer,) = ready.json("record", "show", record)["answers"]
    assert answer["value"] == {"valueString": "kettle", "speaker": "person"}

    ready.type("record", "set", record, "a", "null")

    assert ready.json("record", "show", record)["answers"] == []


def test_what_is_needed_to_sign_is_told(ready: Terminal) -> None:
    record = ready.json("record", "new", "small")["id"]
    ready.type("record", "set", record, "n", "2")

    done = ready.type("record", "sign", record)

    assert done.code == 3
    assert "A word" in done.err
    assert "[FK-SIGN-NOT-READY]" in done.err


def test_a_record_whose_signature_does_not_hold_ends_with_one(ready: Terminal) -> None:
    from fieldkit.cli import opening, program
    from fieldkit.services.profile.session import Session

    record = ready.json("record", "new", "small")["id"]
    ready.type("record", "set", record, "a", "kettle")
    ready.type("record", "sign", record)

    def spoil(session: Session) -> None:
        session.write(lambda held: held.execute("UPDATE revisions SET signature = zeroblob(64)"))

    with opening.session(program.parse(["today"]), ready.around) as session:
        spoil(session)

    assert ready.type("record", "verify", record).code == 1
    assert ready.type("store", "verify").code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("record", "show", "nowhere"), "FK-RECORD-NOT-HERE"),
        (("record", "new", "no-such-form"), "FK-FORM-NOT-HERE"),
        (("record", "new", "small", "--visit", "nowhere"), "FK-VISIT-NOT-HERE"),
        (("person", "show", "nowhere"), "FK-PERSON-NOT-HERE"),
    ],
)
def test_what_is_not_here_is_told_with_its_code(ready: Terminal, words: tuple[str, ...], code: str) -> None:
    done = ready.type(*words)

    assert (done.code, f"[{code}]" in done.err) == (3, True)


def test_a_path_or_value_that_is_none_is_told(ready: Terminal) -> None:
    record = ready.json("record", "new", "small")["id"]

    for path, value, code in (
        ("a[", "x", "FK-RECORD-PATH"),
        ("n", "a few", "FK-ENTER-VALUE"),
        ("o", "z", "FK-ENTER-VALUE"),
    ):
        done = ready.type("record", "set", record, path, value)
        assert (done.code, f"[{code}]" in done.err) == (3, True), done.err


def test_one_answer_is_no_conflict(ready: Terminal) -> None:
    record = ready.json("record", "new", "small")["id"]

    assert ready.json("record", "conflicts", record) == {"conflicts": []}


def test_people_can_read_it_all_without_json(ready: Terminal) -> None:
    record = ready.type("record", "new", "small").out.strip()
    ready.type("record", "set", record, "a", "kettle")

    assert "kettle" in ready.type("record", "show", record).out
    assert "Signed. On this laptop" in ready.type("record", "sign", record).out
    assert "Small form" in ready.type("record", "list").out
    assert "2 revisions" in ready.type("record", "verify", record).out
    assert ready.type("record", "conflicts", record).out == ""
