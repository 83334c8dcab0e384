"""Who said it: a certificate id becomes a name and a role that can stand beside an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.records.certificates import Certificate
from fieldkit.services.library.roles import ROLES
from fieldkit.store import certificates
from fieldkit.store.connection import Connection


@dataclass(frozen=True)
class Author:
    """The person behind a certificate; ``role`` is a code, ``role_words`` what to call it."""

    practitioner: str
    name: str
    role: str

    @property
    def role_words(self) -> str:
        return ROLES.get(self.role, self.role)


UNKNOWN = Author("", said("somebody this laptop does not know yet"), "")


@dataclass(frozen=True)
class Authors:
    """Everybody whose certificate is here, by certificate id."""

    by_certificate: Mapping[str, Author]

    def of(self, certificate_id: str) -> Author:
        """UNKNOWN where the certificate has not arrived."""
        return self.by_certificate.get(certificate_id, UNKNOWN)

    def named(self, practitioner: str) -> str:
        """The name of a practitioner id; "" where no certificate of theirs is here."""
        return next(
            (one.name for one in self.by_certificate.values() if one.practitioner == practitioner), ""
        )

    def names(self, certificate_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Each author once, in the order given."""
        return tuple(dict.fromkeys(self.of(one).name for one in certificate_ids))


def read(connection: Connection) -> Authors:
    """Everybody known here."""
    return Authors({key: of(one) for key, one in certificates.everything(connection).items()})


def of(certificate: Certificate) -> Author:
    """The author that a certificate names."""
    return Author(certificate.practitioner, certificate.name, certificate.role)
