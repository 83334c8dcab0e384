"""After a recovery the vault holds new signing keys: from then on work goes on under a certificate that names them.

Without it new work would be signed by one key and claim the certificate of another, and nobody would take it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fieldkit.base.clock import Clock, format_instant
from fieldkit.records.certificates import Certificate, issue
from fieldkit.store import certificates, drafts, state
from fieldkit.store.connection import Connection
from fieldkit.store.profile import LOCAL_AREA, OpenProfile

_UNTIL_ENROLLED = timedelta(days=3650)


def certified(profile: OpenProfile, before: Certificate, clock: Clock) -> Certificate:
    """The certificate to write under: ``before``, or, where the keys are others, a new one that the laptop signs itself.

    The hub takes it on when the laptop is enrolled again. Drafts go on under it, in the same transaction.
    """
    if before.revision_key == profile.revision_key.public:
        return before
    made = issue(
        {
            "practitioner": before.practitioner,
            "name": before.name,
            "role": before.role,
            "area": LOCAL_AREA,
            "device": before.device,
            "revision_key": profile.revision_key.public,
            "request_key": profile.request_key.public,
            "valid_from": format_instant(clock.now()),
            "valid_to": format_instant(clock.now() + _UNTIL_ENROLLED),
        },
        profile.revision_key,
    )
    at = format_instant(clock.now())

    def change(connection: Connection) -> None:
        certificates.add(connection, made)
        state.set_own_certificate(connection, made.id)
        for draft in drafts.everything(connection):
            if draft.cert == before.id:
                drafts.delete(connection, draft.record, before.id)
                drafts.save(connection, replace(draft, cert=made.id), at)

    profile.database.write(change).result()
    return made
