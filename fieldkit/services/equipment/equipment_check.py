"""Checks the equipment record that somebody is filling in: what it says, what the person's record warns of, what the rules make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records import values
from fieldkit.records.merge import merge
from fieldkit.services.equipment import equipment_answers, equipment_catalogue, equipment_fit
from fieldkit.services.equipment.equipment_catalogue import FitRules
from fieldkit.services.equipment.equipment_fit import ThingFit
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import revisions

PURPOSE = "equipment"


class NotEquipmentError(FieldKitError):
    """A record that is no equipment assessment, or a fact that the rules do not ask for."""

    code = "FK-EQUIPMENT-RECORD"


@dataclass(frozen=True)
class CheckedEquipment:
    """What the rules say of everything wanted in a record."""

    record: str
    things: tuple[ThingFit, ...]

    @property
    def blocked(self) -> bool:
        return any(not one.may_issue for one in self.things)


def check_record(session: Session, record: str, facts: Iterable[str] = ()) -> CheckedEquipment:
    """Check a record by its id, drafts included. Raises RecordNotHereError, NotEquipmentError, EquipmentDataError."""
    return check(session, capture.open_record(session, record), facts)


def check(session: Session, record: OpenRecord, facts: Iterable[str] = ()) -> CheckedEquipment:
    """The same for a record that is open. ``facts`` are what the assessor saw to (``FitRules.facts``)."""
    if record.form.purpose != PURPOSE:
        raise NotEquipmentError(
            said("This record is not an equipment assessment."), said("Choose one that is; its form says so.")
        )
    catalogue = equipment_catalogue.load()
    unknown = set(facts) - set(catalogue.rules.facts)
    if unknown:
        raise NotEquipmentError(
            said("The rules do not ask for {facts}.", facts=", ".join(sorted(unknown))),
            said("They ask for: {facts}.", facts=", ".join(sorted(catalogue.rules.facts))),
        )
    answers = equipment_answers.of_record(
        record.form, record.state, record.live.hidden_answers(), catalogue.rules
    )
    holding = equipment_fit.registered_facts(catalogue.rules, session.practitioner.role, facts)
    flags = _flags(session, record.person, catalogue.rules)
    return CheckedEquipment(record.id, equipment_fit.assess(answers, catalogue, holding, flags))


def _flags(session: Session, person: str, rules: FitRules) -> frozenset[str]:
    """The flags that rules look for and that stand anywhere in the person's own record."""
    wanted = {str(rule.when["flag"]) for rule in rules.rules if "flag" in rule.when}
    return frozenset(wanted.intersection(_codes(session, person))) if person else frozenset()


def _codes(session: Session, person: str) -> Iterator[str]:
    held = session.read(lambda connection: revisions.everything_of(connection, person))
    for field in merge(held).fields.values():
        yield from (equipment_answers.code_of(values.parse(one.value)) for one in field.said)
