"""Made-up authors for tests: a practitioner with keys and a certificate, seeded so that runs repeat."""

from dataclasses import dataclass

from fieldkit.records import certificates
from fieldkit.records.certificates import Certificate
from fieldkit.records.keys import SigningKey


@dataclass(frozen=True)
class Author:
    """Somebody with a laptop."""

    name: str
    key: SigningKey
    certificate: Certificate


HUB = SigningKey(b"h" * 32)


def author(name: str, number: int, issuer: SigningKey | None = HUB) -> Author:
    """An author whose keys follow from ``number``; ``issuer`` None makes a provisional certificate."""
    key = SigningKey(bytes([number]) * 32)
    fields = {
        "practitioner": f"practitioner-{number}",
        "name": name,
        "role": "social-worker",
        "area": "moorlands",
        "device": f"device-{number}",
        "revision_key": key.public,
        "request_key": SigningKey(bytes([number + 100]) * 32).public,
        "valid_from": "2026-01-01T00:00:00.000Z",
        "valid_to": "2027-01-01T00:00:00.000Z",
    }
    return Author(name, key, certificates.issue(fields, issuer or key))


SHARON = author("Sharon Pike", 1)
GLYNIS = author("Glynis Hart", 2)
