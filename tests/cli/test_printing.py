from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from fieldkit.base.errors import FieldKitError
from fieldkit.cli.printing import as_json, print_error, print_json, print_rows
from fieldkit.records.merge import Held


@dataclass(frozen=True)
class Thing:
    name: str
    parts: tuple[int, ...]


def test_dataclasses_become_objects_and_decimals_keep_their_digits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"thing": Thing("tŷ", (1, 2)), "cost": Decimal("3.50"), "at": Path("x")})

    assert capsys.readouterr().out == '{"thing":{"name":"tŷ","parts":[1,2]},"cost":3.50,"at":"x"}\n'


def test_named_tuples_become_objects_too_wherever_they_stand() -> None:
    held = Held("d", ("words",), "null", (), "c", "2026-11-22T09:30:00.000Z", "r")
    assert as_json({"fields": (held,)})["fields"][0]["path"] == ["words"]


def test_an_error_is_told_with_message_next_step_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    error = FieldKitError("It did not work.", "Try this.")
    print_error(error)

    assert capsys.readouterr().err == "It did not work.\nTry this.\n[FK-GENERAL]\n"
    assert as_json(error) == {"code": "FK-GENERAL", "message": "It did not work.", "nextStep": "Try this."}


def test_a_table_lines_up_and_stays_on_one_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("a", "b"), [("long one", "x"), ("y", "two\nlines")])

    assert capsys.readouterr().out == "a         b\nlong one  x\ny         two, lines\n"
