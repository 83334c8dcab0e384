import json

from tests.cli.conftest import Terminal
from tests.services.desk import SMALL_FORM


def test_a_sound_form_ends_with_zero_and_says_nothing(empty: Terminal) -> None:
    done = empty.type("form", "check", empty.file("small.json", SMALL_FORM))

    assert (done.code, done.out) == (0, "")


def test_each_problem_is_on_a_line_with_its_link_id(empty: Terminal) -> None:
    bad = SMALL_FORM.replace(b'"linkId":"b"', b'"linkId":"a"')
    names = [empty.file("bad.json", bad), empty.file("none.json", b"not json")]

    done = empty.type("form", "check", *names)

    assert done.code == 1
    lines = done.out.splitlines()
    assert any(line.startswith(f"{names[0]}: a: ") for line in lines)
    assert any(line.startswith(f"{names[1]}: -: ") for line in lines)
    listed = empty.type("form", "check", *names, "--json").json["forms"]
    assert [one["file"] for one in listed] == names
    assert {"linkId", "code", "message"} <= listed[0]["problems"][0].keys()
    assert [one["problems"][0]["linkId"] for one in listed] == ["a", ""]


def test_a_sound_form_is_listed_without_problems(empty: Terminal) -> None:
    name = empty.file("small.json", SMALL_FORM)

    assert empty.json("form", "check", name) == {"forms": [{"file": name, "problems": []}]}


def test_a_file_that_is_not_there_is_told(empty: Terminal) -> None:
    done = empty.type("form", "check", "nowhere.json", empty.file("none.json", b"not json"))

    assert done.code == 3
    assert "[FK-CLI-FILE]" in done.out
    assert "[FK-FORM-NOT-JSON]" in done.out  # and the other file is checked all the same


def test_a_batch_is_answered_line_by_line_whatever_is_in_it(empty: Terminal) -> None:
    form = json.loads(SMALL_FORM)
    filled = {
        "resourceType": "QuestionnaireResponse",
        "item": [{"linkId": "b", "answer": [{"valueBoolean": True}]}],
    }
    lines = [
        json.dumps({"id": "one", "questionnaire": form, "response": filled}).encode(),
        b"{ broken",
        b"",
        json.dumps({"id": 3, "questionnaire": {"resourceType": "Patient"}, "response": filled}).encode(),
        json.dumps({"id": "four", "questionnaire": form}).encode(),
    ]

    done = empty.type("form", "evaluate", "--batch", empty.file("lines.jsonl", b"\n".join(lines)))

    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert [one["id"] for one in answers] == ["one", None, 3, "four"]
    assert "c" in answers[0]["enabled"]
    assert answers[0]["findings"][0]["severity"] == "error"
    assert answers[1]["error"]["code"] == "FK-FORM-BATCH-LINE"
    assert answers[2]["error"].keys() == {"code", "message", "nextStep"}
    assert answers[3]["response"]["resourceType"] == "QuestionnaireResponse"


def test_a_batch_that_is_not_there_and_a_missing_response_are_told(empty: Terminal) -> None:
    for words in (("--batch", "nowhere.jsonl"), (empty.file("small.json", SMALL_FORM),)):
        done = empty.type("form", "evaluate", *words)
        assert (done.code, "[FK-CLI-FILE]" in done.err) == (3, True)


def test_a_standard_value_set_is_at_hand(empty: Terminal) -> None:
    gender = {
        "linkId": "g",
        "text": "g",
        "type": "choice",
        "answerValueSet": "http://hl7.org/fhir/ValueSet/administrative-gender",
    }
    name = empty.file("gender.json", json.dumps({**json.loads(SMALL_FORM), "item": [gender]}).encode())

    assert empty.json("form", "check", name)["forms"][0]["problems"] == []


def test_a_response_is_evaluated(empty: Terminal) -> None:
    response = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [{"linkId": "b", "answer": [{"valueBoolean": True}]}],
    }
    names = [empty.file("small.json", SMALL_FORM), empty.file("r.json", json.dumps(response).encode())]

    done = empty.type("form", "evaluate", *names, "--json")

    assert done.code == 0
    assert "c" in done.json["enabled"]
    assert {"linkId": "a", "path": "a", "code": "required"}.items() <= done.json["findings"][0].items()
    assert done.json["response"]["resourceType"] == "QuestionnaireResponse"
    assert "[required]" in empty.type("form", "evaluate", *names).out
    bad = empty.type("form", "evaluate", names[0], empty.file("x.json", b"{"))
    assert (bad.code, "[FK-CLI-FILE]" in bad.err) == (3, True)


def test_a_form_is_added_and_listed(terminal: Terminal) -> None:
    name = terminal.file("small.json", SMALL_FORM)

    assert terminal.json("form", "add", name)["new"] is True
    assert terminal.type("form", "add", name).out.startswith("Here already: Small form")
    assert "small" in [one["name"] for one in terminal.json("form", "list")["forms"]]
    assert "Small form" in terminal.type("form", "list").out


def test_what_is_no_form_is_not_added(terminal: Terminal) -> None:
    done = terminal.type("form", "add", terminal.file("p.json", b'{"resourceType":"Patient"}'))

    assert (done.code, "[FK-FORM-" in done.err) == (3, True)
