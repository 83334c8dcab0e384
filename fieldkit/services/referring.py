"""Ask a service to help: a referral about a person begins with the service, whom to ask there, and how to reach them."""

from __future__ import annotations

from fieldkit.services import after_death, capture, service_directory
from fieldkit.services.directory_feed import DirectoryEntry, ServiceContact
from fieldkit.services.open_record import OpenRecord
from fieldkit.services.session import Session

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
