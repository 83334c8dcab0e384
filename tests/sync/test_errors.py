import inspect

from fieldkit.sync import errors
from fieldkit.sync.errors import FAMILY, SyncError
from fieldkit.sync.protocol import Fault


def test_every_error_travels_and_comes_back_as_itself() -> None:
    for code, kind in FAMILY.items():
        fault = Fault.of(kind(), "2026-11-22T09:00:00.000Z")
        assert fault.code == code
        assert type(fault.error()) is kind


def test_no_error_is_left_out_of_the_family() -> None:
    kinds = {
        kind for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, SyncError) and kind is not SyncError
    }  # fmt: skip
    assert {kind.code for kind in kinds} == set(FAMILY)


def test_a_code_of_a_newer_hub_keeps_the_hubs_own_words() -> None:
    error = Fault(code="FK-SYNC-LATER", message="Come at noon.", next_step="Wait.").error()
    assert (str(error), error.next_step, error.code) == ("Come at noon.", "Wait.", "FK-SYNC-GENERAL")
