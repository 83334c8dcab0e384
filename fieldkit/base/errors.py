"""One family of errors, so that every face can show a code, plain words and a next step."""

from __future__ import annotations

from typing import ClassVar


class FieldKitError(Exception):
    """Something a person can act on: what happened, in plain words, and what to do next.

    Subclasses set ``code``; docs/errors.md lists every code.
    """

    code: ClassVar[str] = "FK-GENERAL"

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return self.message
