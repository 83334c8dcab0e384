"""What whoever unlocks is told once the hub has ended their access; apart, so that the door knows it before all else is loaded."""

from __future__ import annotations

from fieldkit.base.errors import FieldKitError


class AccessEndedError(FieldKitError):
    """The hub has ended the access of this laptop."""

    code = "FK-ACCESS-ENDED"
