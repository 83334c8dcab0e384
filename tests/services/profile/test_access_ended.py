from fieldkit.base.errors import FieldKitError
from fieldkit.services.profile.access_ended import AccessEndedError


def test_it_is_told_by_its_code_like_every_foreseen_fault() -> None:
    error = AccessEndedError("Your access here has ended.", "Ring your manager.")
    assert isinstance(error, FieldKitError)
    assert (error.code, error.next_step) == ("FK-ACCESS-ENDED", "Ring your manager.")
