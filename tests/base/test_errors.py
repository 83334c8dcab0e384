"""The error family carries what a person needs."""

from fieldkit.base.errors import FieldKitError


class _DoorError(FieldKitError):
    code = "FK-TEST-DOOR"


def test_an_error_says_what_happened_and_what_to_do_next() -> None:
    error = _DoorError("The door is shut.", "Knock.")

    assert (error.code, str(error), error.message, error.next_step) == (
        "FK-TEST-DOOR",
        "The door is shut.",
        "The door is shut.",
        "Knock.",
    )
