"""What can stand between a record and its copy, in words for the person who asked for it."""

from __future__ import annotations

from fieldkit.base.errors import FieldKitError


class LayoutError(FieldKitError):
    """This copy has no such layout: a machine can't make honest easy-read out of somebody's free text."""

    code = "FK-PRINT-LAYOUT"


class TypesettingError(FieldKitError):
    """The pages could not be made."""

    code = "FK-PRINT-PAGES"


class PasswordError(FieldKitError):
    """A password that would not protect the copy."""

    code = "FK-PRINT-PASSWORD"
