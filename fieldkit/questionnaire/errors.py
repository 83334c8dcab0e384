"""What can be so wrong with a form, a response or a path that the engine stops instead of guessing."""

from __future__ import annotations

from typing import ClassVar

from fieldkit.base.errors import FieldKitError


class FormError(FieldKitError):
    """A form file that can't be opened at all. Smaller faults are findings of the form, never errors."""

    code: ClassVar[str] = "FK-FORM-UNUSABLE"


class FormNotJsonError(FormError):
    """The file is not JSON, or is nested deeper than any real form."""

    code: ClassVar[str] = "FK-FORM-NOT-JSON"


class FormNotQuestionnaireError(FormError):
    """The file is JSON, but not a FHIR Questionnaire."""

    code: ClassVar[str] = "FK-FORM-NOT-QUESTIONNAIRE"


class FormVersionError(FormError):
    """The questionnaire is written for another FHIR version than R4."""

    code: ClassVar[str] = "FK-FORM-FHIR-VERSION"


class FormTooLargeError(FormError):
    """The form has more items or levels than can be filled in."""

    code: ClassVar[str] = "FK-FORM-TOO-LARGE"


class ResponseError(FieldKitError):
    """What should be a QuestionnaireResponse is something else."""

    code: ClassVar[str] = "FK-FORM-RESPONSE"


class BatchLineError(FieldKitError):
    """A line of a batch that asks nothing that could be answered."""

    code: ClassVar[str] = "FK-FORM-BATCH-LINE"


class PathError(FieldKitError):
    """A path that names no field of this form."""

    code: ClassVar[str] = "FK-FORM-PATH"
