import pytest

from fieldkit.base.errors import FieldKitError
from fieldkit.cli import exit_codes, guarding


def test_a_foreseen_fault_is_told_and_ends_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise FieldKitError("It did not work.", "Try this.")

    assert guarding.guarded(fail) == exit_codes.COULD_NOT
    assert "[FK-GENERAL]" in capsys.readouterr().err


def test_stopping_from_the_keyboard_is_no_fault() -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    assert guarding.guarded(stop) == exit_codes.INTERRUPTED
