"""A hub in memory, for tests: the same rules over dictionaries, in the fewest lines that pass the contract."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pyrage

from fieldkit.base.clock import Clock, format_instant
from fieldkit.base.ids import RandomBytes
from fieldkit.hub.area import scope_of
from fieldkit.hub.devices import Device
from fieldkit.hub.enrolment import read_request
from fieldkit.hub.envelopes import open_envelope
from fieldkit.hub.examining import Candidate, examine, objection, readable
from fieldkit.hub.facts import PARTNER, VISIT, RecordAccess, facts_of
from fieldkit.hub.form_facts import UNKNOWN, FormFacts, read_form
from fieldkit.hub.revision_rows import stored_digests
from fieldkit.records import certificates
from fieldkit.records.access import STARTING_POLICY, Reader, read_policy
from fieldkit.records.answers import Body, Open, Withheld
from fieldkit.records.certificates import Certificate
from fieldkit.records.keys import SigningKey, fingerprint
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import declare
from fieldkit.sync.enrolment import normal_code
from fieldkit.sync.errors import (
    AreaError,
    CodeExpiredError,
    CodeUnknownError,
    CodeUsedError,
    NotSignedError,
    VersionError,
)
from fieldkit.sync.protocol import (
    FORM_UNKNOWN,
    POLICY,
    RECEIPT,
    STANDING,
    VERSION,
    Copy,
    Cursor,
    Enrolled,
    EnrolRequest,
    EnvelopeReceipt,
    ExchangeRequest,
    ExchangeResponse,
    FormText,
    HubStatus,
    Refusal,
    Signed,
    StandingTold,
    receipt_content,
)
from fieldkit.sync.spool import POSTING_NAME
from fieldkit.sync.standing import standing_content


@dataclass
class Code:
    practitioner: str | None
    name: str
    role: str
    expires: str
    certificate: Certificate | None = None


@dataclass
class MemoryHub:
    """Keeps everything in dictionaries; every change of anything is an event that is given to everybody anew."""

    clock: Clock
    random: RandomBytes
    area: str = "moorlands"
    epoch: str = "first"
    codes: dict[str, Code] = field(default_factory=dict)
    certificates: dict[str, Certificate] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    posting: dict[str, str] = field(default_factory=dict)
    revoked: dict[str, tuple[str, str]] = field(default_factory=dict)
    roster: int = 0
    policy: Any = field(default_factory=lambda: dict(STARTING_POLICY))
    forms: dict[str, FormText] = field(default_factory=dict)
    revisions: dict[str, Revision] = field(default_factory=dict)
    quarantine: dict[str, tuple[Candidate, str]] = field(default_factory=dict)
    events: list[tuple[str, str]] = field(default_factory=list)
    numbers: Any = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.key = SigningKey.make(self.random)
        self.age = pyrage.x25519.Identity.generate()

    def now(self) -> str:
        return format_instant(self.clock.now())

    def invite(self, name: str, role: str, practitioner: str | None = None, hours: float = 72) -> str:
        code = f"CODE{next(self.numbers)}"
        expires = format_instant(self.clock.now() + timedelta(hours=hours))
        self.codes[normal_code(code)] = Code(practitioner, name, role, expires)
        return code

    def revoke(self, certificate: str) -> None:
        key = self.devices[certificate].revision_key
        for one, device in self.devices.items():
            if device.revision_key == key:
                self.devices[one] = replace(device, ended="its access was ended: lost")
                self.revoked[one] = (self.now(), "lost")
        self.roster += 1

    def publish_policy(self, resource: Any) -> None:
        self.policy = resource

    def restore(self) -> None:
        """Come back empty of records, as from an old backup."""
        self.epoch += "+"
        self.revisions.clear()
        self.events = [event for event in self.events if event[0] == "certificate"]

    def quarantined(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for _, code in self.quarantine.values():
            found[code] = found.get(code, 0) + 1
        return found

    def number(self) -> int:
        return len(self.events)

    def as_device(self, key_id: str) -> MemoryDeviceHub:
        return MemoryDeviceHub(self, key_id)

    # -- what a device asks

    def enrol(self, request: EnrolRequest) -> Enrolled:
        asked = read_request(request)
        code = self.codes.get(normal_code(asked.code))
        if code is None:
            raise CodeUnknownError
        if code.certificate is not None and code.certificate.revision_key != asked.revision_key:
            raise CodeUsedError
        if code.expires < self.now():
            raise CodeExpiredError
        if code.certificate is None:
            code.certificate = self._issue(code, asked)
        roster = self._roster()
        return Enrolled(
            certificate=Signed.of(code.certificate.statement),
            hub_key=self.key.public, fingerprint=fingerprint(self.key.public),
            recipient=str(self.age.to_public()), area=self.area, epoch=self.epoch, roster=roster,
            policy=Signed.of(declare(POLICY, self.policy, self.key)), hub_time=self.now(),
        )  # fmt: skip

    def _issue(self, code: Code, asked: Any) -> Certificate:
        practitioner = code.practitioner or asked.provisional.practitioner
        certificate = certificates.issue(
            {
                "practitioner": practitioner, "name": code.name, "role": code.role, "area": self.area,
                "device": asked.device, "revision_key": asked.revision_key, "request_key": asked.request_key,
                "valid_from": self.now(), "valid_to": "2036-01-01T00:00:00.000Z",
            },
            self.key,
        )  # fmt: skip
        for one in (certificate, asked.provisional):
            self.certificates[one.id] = one
            reader = Reader(practitioner, code.role)
            self.devices[one.id] = Device(
                one.id, reader, one.revision_key, one.request_key, one.provisional, ""
            )
            self.events.append(("certificate", one.id))
        self.posting[asked.posting_key] = certificate.id
        self.roster += 1
        return certificate

    def exchange(self, device: Device, request: ExchangeRequest) -> ExchangeResponse:
        if request.protocol != VERSION:
            raise VersionError
        if request.cursor.area not in ("", self.area):
            raise AreaError
        stored, refusals, wanted = self._take(device, request.revisions, request.forms)
        policy = read_policy(self.policy)
        scope = scope_of(policy, device.reader.role)
        same = request.cursor.epoch == self.epoch and request.cursor.scope == scope
        number = request.cursor.number if same else 0
        found = [] if device.ended else self.events[number : number + request.limit]
        revisions: list[Copy] = []
        for kind, ref in dict.fromkeys(found):
            copy = self._copy(ref, device.reader) if kind == "revision" else None
            if copy is not None and copy not in request.revisions:
                revisions.append(copy)
            if kind == "revision" and self.devices[self.revisions[ref].header.cert].reader == device.reader:
                stored.setdefault(ref, stored_digests(self.revisions[ref]))
        number += len(found)
        more = number < len(self.events) and not device.ended
        urgent = self._urgent(device.reader, number) if request.first and more else []
        return ExchangeResponse(
            receipts=self._receipts(stored), refusals=tuple(refusals), forms_wanted=wanted,
            certificates=tuple(
                Signed.of(self.certificates[ref].statement)
                for ref in [ref for kind, ref in found if kind == "certificate"]
                + [copy.revision().header.cert for copy in urgent]
            ),
            roster=None if request.roster == self.roster else self._roster(),
            policy=Signed.of(declare(POLICY, self.policy, self.key)),
            forms=tuple(self.forms[ref] for kind, ref in found if kind == "form"),
            revisions=(*revisions, *urgent),
            cursor=Cursor(area=self.area, epoch=self.epoch, number=number, scope=scope),
            more=more, hub_time=self.now(),
        )  # fmt: skip

    def post_envelope(self, device: Device, envelope: bytes) -> EnvelopeReceipt:
        letter = open_envelope(envelope, str(self.age))
        stored, refusals, _ = self._take(device, letter.revisions, letter.forms)
        return EnvelopeReceipt(receipts=self._receipts(stored), refusals=tuple(refusals))

    def tell_standing(self, device: Device, name: str) -> StandingTold:
        _at, why = self.revoked.get(device.certificate, ("", ""))
        content = standing_content(self.area, name, self.now(), lease_days=14, ended=why, kept=())
        return StandingTold(standing=Signed.of(declare(STANDING, content, self.key)))

    def status(self) -> HubStatus:
        return HubStatus(
            version="0", area=self.area, hub_key=self.key.public,
            fingerprint=fingerprint(self.key.public), hub_time=self.now(),
        )  # fmt: skip

    # -- how it is kept

    def _take(
        self, sender: Device, sent: Iterable[Copy], forms: Iterable[FormText]
    ) -> tuple[dict[str, tuple[str, ...]], list[Refusal], tuple[str, ...]]:
        found, refusals = readable(sent)
        candidates, false = examine(found.values(), self.devices, sender, str(self.age))
        stored = {}
        wanted = set()
        for form in forms:
            if form.holds() and form.canonical not in self.forms:
                self.forms[form.canonical] = form
                self.events.append(("form", form.canonical))
                candidates += [
                    one for one, code in self.quarantine.values()
                    if code == FORM_UNKNOWN and one.revision.header.form == form.canonical
                ]  # fmt: skip
        for one in candidates:
            why = objection(one, frozenset(self.forms), self.revisions.get(one.revision.id))
            if why is not None:
                self.quarantine[one.revision.id] = (one, why.code)
                refusals.append(why.refusal(one.revision.id))
                wanted |= {one.revision.header.form} if why.code == FORM_UNKNOWN else set()
                if not why.whole:
                    self._keep(one.revision.with_bodies(lambda _digest, _body: Withheld()))
            else:
                self.quarantine.pop(one.revision.id, None)
                self._keep(one.revision)
            if one.revision.id in self.revisions and one.revision.id in found:
                stored[one.revision.id] = stored_digests(self.revisions[one.revision.id])
        return stored, [*refusals, *false], tuple(sorted(wanted))

    def _keep(self, revision: Revision) -> None:
        held = self.revisions.get(revision.id)
        joined = revision if held is None else held.join(revision)
        if held is None or joined.bodies != held.bodies:
            self.revisions[revision.id] = joined
            # Any change may open anything to anybody: everything is an event again, which a test can afford.
            records = {one.header.record for one in self.revisions.values()}
            self.events += [
                ("revision", one.id) for one in self.revisions.values() if one.header.record in records
            ]

    def _access(self, record: str) -> RecordAccess:
        revisions = [one for one in self.revisions.values() if one.header.record == record]
        forms: dict[str, FormFacts] = {name: read_form(form.text) for name, form in self.forms.items()}
        whole = [one for one in revisions if one.id not in self.quarantine]
        authors = {self.devices[one.header.cert].reader.practitioner for one in whole}
        facts = facts_of(revisions, authors, forms)
        visits = [self._access(visit).facts[PARTNER] for visit in facts[VISIT] if visit != record]
        partners = facts[PARTNER] | (frozenset.intersection(*visits) if visits else frozenset())
        used = tuple(forms.get(one.header.form, UNKNOWN) for one in revisions)
        return RecordAccess(facts, partners, used)

    def _copy(self, ref: str, reader: Reader) -> Copy | None:
        revision = self.revisions[ref]
        access = self._access(revision.header.record)
        policy = read_policy(self.policy)
        if not access.visible(policy, reader):
            return None

        def change(_digest: str, body: Body) -> Body:
            open_ = isinstance(body, Open) and access.readable(policy, reader, access.label(body.path))
            return body if open_ or not isinstance(body, Open) else Withheld()

        return Copy.of(revision.with_bodies(change))

    def _urgent(self, reader: Reader, number: int) -> list[Copy]:
        found = []
        for kind, ref in dict.fromkeys(self.events[number:]):
            if kind == "revision":
                revision = self.revisions[ref]
                form = read_form(self.forms[revision.header.form].text)
                copy = self._copy(ref, reader)
                urgent = any(isinstance(body, Open) and form.is_urgent(body.path) for body in revision.bodies)
                found += [copy] if urgent and copy is not None else []
        return found

    def _receipts(self, stored: dict[str, tuple[str, ...]]) -> tuple[Signed, ...]:
        if not stored:
            return ()
        content = receipt_content(self.area, self.epoch, self.now(), stored)
        return (Signed.of(declare(RECEIPT, content, self.key)),)

    def _roster(self) -> Signed:
        adopted = [one.id for one in self.certificates.values() if one.provisional]
        return Signed.of(
            certificates.publish_roster(self.area, self.roster, adopted, self.revoked, self.key).statement
        )


class MemoryDeviceHub:
    """The hub in memory as one device sees it; implements ``sync.protocol.Hub``."""

    def __init__(self, hub: MemoryHub, key_id: str) -> None:
        self._hub = hub
        self._key_id = key_id

    def _device(self) -> Device:
        key = self._key_id
        if key.startswith(POSTING_NAME):
            key = self._hub.posting.get(key.removeprefix(POSTING_NAME), "")
        if key not in self._hub.devices:
            raise NotSignedError
        return self._hub.devices[key]

    def enrol(self, request: EnrolRequest) -> Enrolled:
        return self._hub.enrol(request)

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
        return self._hub.exchange(self._device(), request)

    def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
        return self._hub.post_envelope(self._device(), envelope)

    def standing(self) -> StandingTold:
        return self._hub.tell_standing(self._device(), self._key_id)

    def status(self) -> HubStatus:
        return self._hub.status()
