"""Finds the files that come with FieldKit, so that nobody else has to know how FieldKit was installed.

`forms/`, `resources/` and `docs/help/` stand beside the package in a checkout. The wheel and the frozen program carry
them inside it, as `fieldkit/_data`. Both are plain folders on disk, so paths are all that callers need.
"""

from pathlib import Path

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said

_PACKAGE = Path(__file__).resolve().parents[1]


class AssetMissingError(FieldKitError):
    """A file that comes with FieldKit is not there: the installation is incomplete."""

    code = "FK-ASSETS-MISSING"


def _shipped(folder: str) -> Path:
    inside = _PACKAGE / "_data" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def forms_folder() -> Path:
    """The folder of the form definitions that come with FieldKit, one FHIR R4 Questionnaire in JSON each."""
    return _existing(_shipped("forms"))


def help_folder() -> Path:
    """The folder of the help pages, one Markdown file each."""
    return _existing(_shipped("docs/help"))


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`, for example `resource("icons", "home.svg")`.

    Raises AssetMissingError where the installation lacks it.
    """
    return _existing(_shipped("resources").joinpath(*parts))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise AssetMissingError(
            said("A part of FieldKit is missing on this computer: {part}.", part=path.name),
            said("Install FieldKit again; your records are not touched by that."),
        )
    return path
