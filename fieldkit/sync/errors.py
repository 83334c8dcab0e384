"""Everything that can go wrong between laptop and hub, by code, so that both ends mean the same by it.

A hub raises these; over HTTP they travel as ``protocol.Fault`` and are raised again, with the same code, on the laptop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said


class SyncError(FieldKitError):
    """Nothing was stored by this; what was waiting goes on waiting. ``status`` is its HTTP status."""

    code = "FK-SYNC-GENERAL"
    status: ClassVar[int] = 500


class UnreachableError(SyncError):
    """No connection, or no progress on one."""

    code = "FK-SYNC-UNREACHABLE"
    status = 503

    def __init__(self) -> None:
        super().__init__(
            said("The hub can't be reached just now."),
            said("Your work is safe on this laptop and goes by itself once there is a connection."),
        )


class NonsenseError(SyncError):
    """What came back is not an answer of a FieldKit hub."""

    code = "FK-SYNC-NONSENSE"
    status = 502

    def __init__(self, what: str = said("The hub's answer can't be understood.")) -> None:
        super().__init__(
            what,
            said(
                "Nothing was changed. Check the hub's address; on a guest network, sign in to that network first."
            ),
        )


class AddressError(SyncError):
    """An address that cannot be a hub's, or over which nothing personal may be sent."""

    code = "FK-SYNC-ADDRESS"
    status = 400

    def __init__(self) -> None:
        super().__init__(
            said("This is not an address that FieldKit may send to."),
            said("A hub's address begins with https:// (http:// only for a hub on this same computer)."),
        )


class UntrustedError(SyncError):
    """Somebody answers at the hub's address who is not the hub this laptop was enrolled at."""

    code = "FK-SYNC-UNTRUSTED"
    status = 502

    def __init__(self) -> None:
        super().__init__(
            said("What answered is not the hub that this laptop was enrolled at."),
            said("Nothing was changed. Do not enrol again before you have asked whoever runs your hub."),
        )


class AuthorUnknownError(SyncError):
    """A revision by somebody for whom the hub does not stand."""

    code = "FK-SYNC-AUTHOR-UNKNOWN"

    def __init__(self) -> None:
        super().__init__(
            said("A part of a record came whose author the hub does not vouch for."),
            said("It is set aside and nothing else is touched. Tell whoever runs your hub."),
        )


class HubFaultError(SyncError):
    """The hub met a fault of its own."""

    code = "FK-SYNC-HUB-FAULT"

    def __init__(self) -> None:
        super().__init__(
            said("The hub has a fault of its own."),
            said(
                "Your work is safe on this laptop and is sent again later. If it goes on, tell whoever runs your hub."
            ),
        )


class BusyError(SyncError):
    """The hub asks to come back later."""

    code = "FK-SYNC-BUSY"
    status = 503

    def __init__(self) -> None:
        super().__init__(said("The hub is busy."), said("It is tried again by itself in a little while."))


class TooLargeError(SyncError):
    """More in one request than the hub takes."""

    code = "FK-SYNC-TOO-LARGE"
    status = 413

    def __init__(self) -> None:
        super().__init__(
            said("This is more than the hub takes at once."),
            said("The rest is sent without it. Tell whoever runs your hub what you wanted to send."),
        )


class VersionError(SyncError):
    """One end is too old for the other."""

    code = "FK-SYNC-VERSION"
    status = 400

    def __init__(self) -> None:
        super().__init__(
            said("This FieldKit and the hub are of different ages."),
            said("Update FieldKit; your work stays on this laptop."),
        )


class UnreadableError(SyncError):
    """The hub could not read what the laptop sent."""

    code = "FK-SYNC-UNREADABLE"
    status = 400

    def __init__(self) -> None:
        super().__init__(
            said("The hub could not read what this laptop sent."),
            said("Sync again. If it goes on, update FieldKit."),
        )


class FileUnknownError(SyncError):
    """A photo or file that the hub has not, or has not for this laptop."""

    code = "FK-SYNC-FILE-UNKNOWN"
    status = 404

    def __init__(self) -> None:
        super().__init__(
            said("The hub has no such file for this laptop."),
            said("It may not have come yet. It is asked for again with every sync."),
        )


class NotSignedError(SyncError):
    """A request whose signature does not hold, or by nobody the hub knows."""

    code = "FK-SYNC-NOT-SIGNED"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            said("The hub does not know this laptop."),
            said("Enrol this laptop again with a new code from whoever runs your hub."),
        )


class ClockError(SyncError):
    """A request dated too far from the hub's own time."""

    code = "FK-SYNC-CLOCK"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            said("This laptop's clock and the hub's differ too much."),
            said("Set the date and time of this laptop, then sync again."),
        )


class AreaError(SyncError):
    """A laptop of one area at the hub of another."""

    code = "FK-SYNC-AREA"
    status = 409

    def __init__(self) -> None:
        super().__init__(
            said("This hub serves another area than the one this laptop belongs to."),
            said("Check the hub's address with whoever runs it."),
        )


class CodeUnknownError(SyncError):
    """An enrolment code that was never given out."""

    code = "FK-SYNC-CODE-UNKNOWN"
    status = 403

    def __init__(self) -> None:
        super().__init__(
            said("The hub does not know this code."), said("Check it letter by letter, or ask for a new one.")
        )


class CodeExpiredError(SyncError):
    """An enrolment code past its time."""

    code = "FK-SYNC-CODE-EXPIRED"
    status = 403

    def __init__(self) -> None:
        super().__init__(said("This code is too old."), said("Ask whoever runs your hub for a new one."))


class CodeUsedError(SyncError):
    """An enrolment code that another laptop has used."""

    code = "FK-SYNC-CODE-USED"
    status = 403

    def __init__(self) -> None:
        super().__init__(
            said("This code was used already."),
            said("Ask for a new one. If nobody you know used it, say so to whoever runs your hub."),
        )


class PractitionerTakenError(SyncError):
    """A laptop that calls itself a practitioner whom the hub knows by another laptop."""

    code = "FK-SYNC-PRACTITIONER-TAKEN"
    status = 409

    def __init__(self) -> None:
        super().__init__(
            said("The hub already knows this practitioner, and the code was not made for them."),
            said("Ask for a code made for this practitioner."),
        )


FAMILY: dict[str, Callable[[], SyncError]] = {
    UnreachableError.code: UnreachableError,
    NonsenseError.code: NonsenseError,
    AddressError.code: AddressError,
    UntrustedError.code: UntrustedError,
    AuthorUnknownError.code: AuthorUnknownError,
    HubFaultError.code: HubFaultError,
    BusyError.code: BusyError,
    TooLargeError.code: TooLargeError,
    VersionError.code: VersionError,
    UnreadableError.code: UnreadableError,
    FileUnknownError.code: FileUnknownError,
    NotSignedError.code: NotSignedError,
    ClockError.code: ClockError,
    AreaError.code: AreaError,
    CodeUnknownError.code: CodeUnknownError,
    CodeExpiredError.code: CodeExpiredError,
    CodeUsedError.code: CodeUsedError,
    PractitionerTakenError.code: PractitionerTakenError,
}
