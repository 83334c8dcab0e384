"""Ask a service to help: a referral about a person begins with the service, whom to ask there, and how to reach them."""

from __future__ import annotations

from fieldkit.services.following import service_directory
from fieldkit.services.following.directory_feed import DirectoryEntry, ServiceContact
from fieldkit.services.known import after_death
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord

FORM = "referral"


def ask_to_help(
    session: Session, person: str, service: DirectoryEntry, contact: ServiceContact | None = None
) -> OpenRecord:
    """A referral under way; the rest is for the person to say. Raises ClosedByDeathError, FormNotHereError, StoreError."""
    after_death.require_open(session, person)
    record = capture.begin_record(session, session.newest_form(FORM), person=person)
    service_directory.refer_to(record, service, contact)
    record.flush()
    return record
