"""What a confirmed death closes: nothing more is shared, and the plan in their words can only be read."""

from __future__ import annotations

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form
from fieldkit.services.known.going_ahead import CONFIRMED, Death, death_of
from fieldkit.services.known.needs import facts_of
from fieldkit.services.library import authors
from fieldkit.services.profile.session import Session
from fieldkit.store.connection import Connection

WELLNESS_PLAN = "wellness-plan"
_NOT_BEGUN = frozenset({WELLNESS_PLAN, "referral"})
"""Forms of which no new record is begun."""


class ClosedByDeathError(FieldKitError):
    """Something that a confirmed death has closed. Taking the death back opens it again."""

    code = "FK-PERSON-DIED"


def require_open(session: Session, person: str) -> None:
    """Raises ClosedByDeathError for somebody whose death is confirmed; "" is nobody."""
    if person:
        session.read(lambda connection: _require(connection, person))


def require_may_begin(connection: Connection, form: Form, person: str) -> None:
    """The same before a new record of a form: only those that share, or that plan for a life, are held back."""
    if person and form.url.rpartition("/")[2] in _NOT_BEGUN:
        _require(connection, person)


def _require(connection: Connection, person: str) -> None:
    if closes(_death(connection, person)):
        raise ClosedByDeathError(
            said("This person's death is confirmed, so nothing more is shared, and no plan or visit is begun."),
            said("Ask whoever keeps the records. If it was a mistake, say so on the person's page."),
        )


def closes(death: Death | None) -> bool:
    """Whether what is known is enough: a death that was only heard closes nothing."""
    return death is not None and death.state == CONFIRMED


def _death(connection: Connection, person: str) -> Death | None:
    return death_of(facts_of(connection, person), authors.read(connection))
