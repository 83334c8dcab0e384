import pytest

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire import errors


@pytest.mark.parametrize(
    "kind",
    [
        errors.FormError,
        errors.FormNotJsonError,
        errors.FormNotQuestionnaireError,
        errors.FormVersionError,
        errors.FormTooLargeError,
        errors.ResponseError,
        errors.PathError,
    ],
)
def test_every_error_has_a_code_of_its_own_kind_and_a_next_step(kind: type[FieldKitError]) -> None:
    error = kind("What happened.", "What to do.")

    assert error.code.startswith("FK-FORM-")
    assert (str(error), error.next_step) == ("What happened.", "What to do.")
