"""The runner: what it prints can be read by a program and by a person."""

import json
import sys
from types import ModuleType

import pytest

from benchmarks.__main__ import SUBJECTS, as_json, as_table, main
from benchmarks.results import Result, at_most, reported

RESULTS = [at_most("open the store", 512.0, "ms", 400), reported("file size", 3.5, "MB")]


def test_json_holds_the_machine_and_every_figure() -> None:
    told = json.loads(as_json(RESULTS))
    assert set(told) == {"machine", "results"}
    assert told["machine"]["cores"] >= 1
    assert told["results"][0] == {"name": "open the store", "value": 512.0, "unit": "ms", "budget": 400, "ok": False}


def test_the_table_marks_what_is_outside_its_budget() -> None:
    first, second = as_table(RESULTS).splitlines()[-2:]
    assert first.endswith("OUTSIDE ITS BUDGET")
    assert second.split() == ["file", "size", "3.50", "MB"]


@pytest.mark.parametrize(("kept", "status"), [(True, 0), (False, 1)])
def test_the_exit_code_says_whether_budgets_were_kept(
    kept: bool, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = ModuleType("benchmarks.store")
    subject.run = lambda: [Result("one", 1.0, "ms", 2.0, kept)]  # type: ignore[attr-defined] # a module made here
    monkeypatch.setitem(sys.modules, "benchmarks.store", subject)
    assert main(["store", "--json"]) == status
    assert json.loads(capsys.readouterr().out)["results"][0]["ok"] is kept


def test_an_unknown_subject_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["weather"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert [subject for subject in SUBJECTS if subject not in told] == []
