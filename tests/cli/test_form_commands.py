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
    assert empty.type("form", "check", names[0], "--json").json["problems"][0]["linkId"] == "a"


def test_a_file_that_is_not_there_is_told(empty: Terminal) -> None:
    done = empty.type("form", "check", "nowhere.json")

    assert (done.code, "[FK-CLI-FILE]" in done.err) == (3, True)


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
