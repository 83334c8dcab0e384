"""Who wrote it: a device's certificate ties its keys to a practitioner, and the hub's list says which hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import Statement, StatementError, declare

TAG = "certificate"
ROSTER = "roster"


@dataclass(frozen=True)
class Certificate:
    """A device's keys, whose they are, and from when to when.

    ``issuer`` is the public key (hex) that signed it: the hub's identity key, or, for a laptop that has not met its
    hub yet, the laptop's own revision key. The latter counts only once the hub lists it in its roster.
    """

    statement: Statement
    practitioner: str
    name: str
    role: str
    area: str
    device: str
    revision_key: str
    request_key: str
    valid_from: str
    valid_to: str
    issuer: str

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def provisional(self) -> bool:
        """Whether the laptop signed it itself, before it met a hub."""
        return self.issuer == self.revision_key


_FIELDS = (
    "practitioner",
    "name",
    "role",
    "area",
    "device",
    "revision_key",
    "request_key",
    "valid_from",
    "valid_to",
    "issuer",
)


def issue(fields: Mapping[str, str], issuer: SigningKey) -> Certificate:
    """Sign a certificate; ``fields`` are those of Certificate without ``statement`` and ``issuer``."""
    content = {name: fields[name] for name in _FIELDS if name != "issuer"} | {"issuer": issuer.public, "v": 1}
    return read(declare(TAG, content, issuer))


def read(statement: Statement) -> Certificate:
    """Read a certificate and check that its issuer signed it. Raises StatementError.

    Whether the issuer is to be believed is the reader's question: see ``is_trusted``.
    """
    content = statement.fields()
    if content.get("v") != 1 or not all(isinstance(content.get(name), str) for name in _FIELDS):
        raise StatementError(said("This certificate cannot be read."), said("Ask the hub for it again."))
    statement.check(content["issuer"])
    return Certificate(statement, **{name: content[name] for name in _FIELDS})


@dataclass(frozen=True)
class Roster:
    """The hub's signed list: laptop-made certificates it has taken on, and certificates it has withdrawn.

    ``revoked`` gives for each certificate id when (instant) and why. Validity is judged by when the hub first
    received a revision, never by the time the revision claims.
    """

    statement: Statement
    area: str
    number: int
    adopted: frozenset[str]
    revoked: Mapping[str, tuple[str, str]]


def publish_roster(
    area: str, number: int, adopted: Iterable[str], revoked: Mapping[str, tuple[str, str]], hub: SigningKey
) -> Roster:
    """Sign the list as the hub."""
    content = {
        "v": 1,
        "area": area,
        "number": number,
        "adopted": sorted(adopted),
        "revoked": [[cert, at, why] for cert, (at, why) in sorted(revoked.items())],
    }
    return read_roster(declare(ROSTER, content, hub), hub.public)


def read_roster(statement: Statement, hub: str) -> Roster:
    """Read the list signed by the hub's identity key (hex). Raises StatementError."""
    content = statement.check(hub)
    try:
        revoked = {cert: (at, why) for cert, at, why in content["revoked"]}
        return Roster(statement, content["area"], content["number"], frozenset(content["adopted"]), revoked)
    except (KeyError, TypeError, ValueError) as error:
        raise StatementError(said("The hub's list cannot be read."), said("Sync again.")) from error


def is_trusted(certificate: Certificate, hub: str, roster: Roster | None) -> bool:
    """Whether the hub stands behind this certificate: it signed it, or it has taken it on."""
    return certificate.issuer == hub or (roster is not None and certificate.id in roster.adopted)
