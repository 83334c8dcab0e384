"""A vault's file as it lies on the disk: read and checked without what could open it.

The locked screen names whose vaults there are before anything else is loaded, so this knows no cipher.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from fieldkit.base.jsontext import canonical
from fieldkit.base.wording import said
from fieldkit.store.disk_errors import translated
from fieldkit.store.errors import VaultError, VaultMissingError

T = TypeVar("T")

VAULT = "vault.json"
KEPT = "vault.json.old"
DAMAGED = "vault.json.damaged"


@dataclass(frozen=True)
class Owner:
    """The plain part, for the unlock screen. Who signs what is told by certificates, not by this."""

    profile: str
    display_name: str
    practitioner: str
    role: str


def read_owner(folder: Path) -> Owner:
    """Whose vault this is, without opening it. Raises VaultError."""
    return read(folder, owner_of)


def owner_of(content: Mapping[str, Any]) -> Owner:
    """The plain part of what a vault's file holds. Raises KeyError or TypeError where there is none."""
    return Owner(**content["owner"])


def read(folder: Path, understand: Callable[[Mapping[str, Any]], T]) -> T:
    """The vault, or, where its file is damaged or gone, the one kept from before a change that was cut short.

    Raises VaultError also where ``understand`` can't make sense of it (ValueError, KeyError, TypeError and the like).
    """
    try:
        return read_file(folder / VAULT, understand)
    except VaultError:
        if (folder / KEPT).exists():
            return read_file(folder / KEPT, understand)
        raise


def read_file(path: Path, understand: Callable[[Mapping[str, Any]], T]) -> T:
    """One of the two. Raises VaultError."""
    if not path.exists():
        raise VaultMissingError(
            said("There is no vault in this folder."),
            said("Nothing was created. Choose the folder of a profile."),
        )
    with translated():
        written = path.read_bytes()
    try:
        content = json.loads(written)
        if check({name: one for name, one in content.items() if name != "check"}) != content["check"]:
            raise ValueError("the check does not fit")
        if content["v"] != 1:
            raise ValueError("a newer vault")
        return understand(content)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise VaultError(
            said("The vault of this profile is damaged."),
            said(
                "Nothing was changed and nothing is lost yet. Don't delete anything: call your support desk."
            ),
        ) from error


def check(content: Mapping[str, Any]) -> str:
    """Tells a damaged file from a wrong passphrase; it protects from accidents, not from attackers."""
    return hashlib.sha256(canonical(dict(content))).hexdigest()
