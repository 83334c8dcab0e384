"""What a laptop and a hub say to each other: one set of messages, and one type that both ends implement.

The messages are versioned as a whole: ``VERSION`` goes with every request, and either end says plainly when it does not
know the other's. Unknown members are ignored, so that a newer end may say more. A revision travels exactly as
``records.copies`` writes it; everything that a hub declares travels as a signed statement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field

from fieldkit.base.jsontext import loads
from fieldkit.records import copies
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement
from fieldkit.sync.errors import FAMILY, SyncError

VERSION = 1

RECEIPT = "receipt"
"""Tag of the hub's statement ``{v, area, epoch, at, revisions: [[id, [stored answer digests]] …]}``."""

STANDING = "standing"
"""Tag of the hub's statement ``{v, area, to, at, lease_days, ended, kept}``; see ``sync.standing``."""

POLICY = "policy"
"""Tag of the hub's statement ``{version, rules, recordings}``: the resource that ``records.access.read_policy`` reads."""

ENROLMENT = "enrolment"
"""Tag of a laptop's statement ``{v, code, device, revision_key, request_key, posting_key, provisional}``."""

PAGE_ITEMS = 500
PAGE_BYTES = 1_000_000
"""What one page aims at; a single larger revision travels alone."""

MOST_BYTES = 32_000_000
"""What a hub takes in one request, unpacked."""

FORM_UNKNOWN = "FK-HUB-FORM-UNKNOWN"
"""Code of the refusal that ends by itself once the form has been sent."""

Hex64 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Message(BaseModel):
    """What every message has in common: frozen once made, tolerant of members it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Signed(Message):
    """A statement as ``records.statements.Statement.to_wire`` writes it; its tag follows from where it stands."""

    content: str
    signature: str

    @classmethod
    def of(cls, statement: Statement) -> Signed:
        return cls(**statement.to_wire())

    def statement(self, tag: str) -> Statement:
        """Raises StatementError where parts are missing."""
        return Statement.from_wire(tag, self.model_dump())


class Copy(Message):
    """A copy of a revision as ``records.copies.write`` gives it: any answer open, sealed, withheld or erased."""

    header: str
    signature: str
    answers: tuple[dict[str, str], ...]

    @classmethod
    def of(cls, revision: Revision) -> Copy:
        return cls(**copies.write(revision))

    def revision(self) -> Revision:
        """Raises RevisionError; says nothing about signatures, for which there is ``Revision.verify``."""
        return copies.read({"header": self.header, "signature": self.signature, "answers": self.answers})


def _canonical(text: str) -> str:
    content = loads(text.removeprefix("\ufeff"))
    if not isinstance(content, dict):
        raise ValueError("a form is a JSON object")  # noqa: TRY004  the text is wrong, not its type
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return f"{content.get('url', '')}|{content.get('version', '')}#{digest}"


class FormText(Message):
    """A form as its exact bytes (UTF-8), so that ``url|version#sha256`` can be checked by whoever gets it."""

    canonical: str
    text: str

    @classmethod
    def of(cls, text: str) -> FormText:
        """The form with this text under its canonical. Raises ValueError where it is not a JSON object."""
        return cls(canonical=_canonical(text), text=text)

    def holds(self) -> bool:
        """Whether the text is the form that its canonical names, to the byte."""
        try:
            return self.canonical == _canonical(self.text)
        except ValueError:
            return False


class Cursor(Message):
    """How far a laptop has read: the hub's area and epoch, the number read up to, and the scope it was read with.

    A new epoch (the hub was restored from a backup) or another scope (role, policy) starts the numbers again.
    """

    area: str = ""
    epoch: str = ""
    number: int = Field(default=0, ge=0)
    scope: str = ""


class Refusal(Message):
    """What the hub would not take in as sent, and why. Nothing is ever left out silently.

    ``kept``: the hub has it in quarantine, where somebody can release it. Otherwise it kept nothing, because a hash,
    a signature or a certificate is false.
    """

    revision: str
    code: str
    reason: str
    next_step: str
    kept: bool


class Forgotten(Message):
    """How far a laptop has obeyed the hub's forget-lists: the last one that is wholly done, by epoch and number.

    ``stopped`` is the number of one that it would not obey, because it would have taken ``lost`` of ``held`` records and
    no manager had confirmed that; 0 for none.
    """

    epoch: str = ""
    number: int = Field(default=0, ge=0)
    stopped: int = Field(default=0, ge=0)
    lost: int = Field(default=0, ge=0)
    held: int = Field(default=0, ge=0)


class ExchangeRequest(Message):
    """One page from the laptop: where it stands, what it has, and how much it wants back.

    ``first`` marks the first page of an exchange, which brings urgent facts before everything else.
    ``roster`` and ``policy`` are the number and version it holds (0 and "" for none). ``posting_key`` (hex) is a new
    key to post envelopes with, in place of the one before, where the laptop has lost it; "" for none. ``orders`` are
    statements of tag ``taking-back``, signed by whoever wrote what they destroy. ``forgotten`` is how far the hub's
    forget-lists have been obeyed.
    """

    protocol: int = VERSION
    cursor: Cursor = Cursor()
    first: bool = True
    roster: int = 0
    policy: str = ""
    revisions: tuple[Copy, ...] = ()
    forms: tuple[FormText, ...] = ()
    limit: int = Field(default=PAGE_ITEMS, ge=1, le=5000)
    orders: tuple[Signed, ...] = ()
    posting_key: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    forgotten: Forgotten = Forgotten()


class ExchangeResponse(Message):
    """One page from the hub. ``receipts`` are statements of tag RECEIPT, ``roster`` and ``policy`` come when newer.

    ``forms_wanted`` are canonicals of forms that the sent revisions use and the hub has not got. ``more`` says that
    another page waits behind ``cursor``. ``posting_key`` repeats the one asked for, once it counts.
    ``orders`` are to be obeyed; ``orders_known`` are ids of those sent that the hub has obeyed, ``orders_refused`` names
    the others by id in ``revision``. ``forget`` is the list (tag ``forget-list``) that comes next for this laptop.
    """

    protocol: int = VERSION
    receipts: tuple[Signed, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    forms_wanted: tuple[str, ...] = ()
    certificates: tuple[Signed, ...] = ()
    roster: Signed | None = None
    policy: Signed | None = None
    forms: tuple[FormText, ...] = ()
    revisions: tuple[Copy, ...] = ()
    cursor: Cursor
    more: bool = False
    hub_time: str
    orders: tuple[Signed, ...] = ()
    orders_known: tuple[str, ...] = ()
    orders_refused: tuple[Refusal, ...] = ()
    standing: Signed | None = None
    posting_key: str = ""
    forget: Signed | None = None


class EnrolRequest(Message):
    """``enrolment`` is the laptop's statement of tag ENROLMENT, signed by its revision key; that proves the key is its own.

    ``provisional`` is the certificate (tag ``certificate``) that the laptop made for itself, to be taken on.
    """

    protocol: int = VERSION
    enrolment: Signed
    provisional: Signed | None = None


class Enrolled(Message):
    """What a laptop needs from then on. ``recipient`` is the hub's age recipient (``age1…``) for envelopes and sealing."""

    protocol: int = VERSION
    certificate: Signed
    hub_key: Hex64
    fingerprint: str
    recipient: str
    area: str
    epoch: str
    roster: Signed
    policy: Signed
    hub_time: str


class EnvelopeReceipt(Message):
    """The hub's answer to a posted envelope: a receipt for what is stored, or why it is not."""

    protocol: int = VERSION
    receipts: tuple[Signed, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    orders_known: tuple[str, ...] = ()
    standing: Signed | None = None


class StandingTold(Message):
    """The hub's answer to a locked laptop that has nothing to post and only asks how it stands."""

    protocol: int = VERSION
    standing: Signed


class HubStatus(Message):
    """What a hub tells anybody: who it is, and that it is ready."""

    protocol: int = VERSION
    version: str
    area: str
    hub_key: Hex64
    fingerprint: str
    hub_time: str


class Fault(Message):
    """How a hub says no over HTTP: a documented code, plain words, a next step, and its own clock."""

    code: str
    message: str
    next_step: str
    hub_time: str = ""

    @classmethod
    def of(cls, error: SyncError, hub_time: str) -> Fault:
        """How an error travels."""
        return cls(code=error.code, message=error.message, next_step=error.next_step, hub_time=hub_time)

    def error(self) -> SyncError:
        """The error that this stands for; a code that this version does not know keeps the hub's own words."""
        kind = FAMILY.get(self.code)
        return SyncError(self.message, self.next_step) if kind is None else kind()


class Hub(Protocol):
    """The hub as one device sees it: over HTTP, in the hub's own process, or in memory for tests.

    Every method raises ``sync.errors.SyncError`` where there is no answer, and then nothing may be taken as stored.
    """

    def enrol(self, request: EnrolRequest) -> Enrolled: ...

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse: ...

    def post_envelope(self, envelope: bytes) -> EnvelopeReceipt: ...

    def standing(self) -> StandingTold: ...

    def status(self) -> HubStatus: ...


class Letter(Message):
    """What lies inside an envelope once the hub has opened it."""

    protocol: int = VERSION
    revisions: tuple[Copy, ...]
    forms: tuple[FormText, ...] = ()
    orders: tuple[Signed, ...] = ()


def receipt_content(area: str, epoch: str, at: str, stored: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What a receipt says: ``stored`` gives for each revision id the digests of the answers whose values are stored."""
    revisions = [[revision, sorted(digests)] for revision, digests in sorted(stored.items())]
    return {"v": 1, "area": area, "epoch": epoch, "at": at, "revisions": revisions}


def read_receipt(statement: Statement, hub_key: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The epoch of a receipt and what it says is stored, once the hub's signature holds. Raises StatementError."""
    content = statement.check(hub_key)
    return content["epoch"], {revision: tuple(digests) for revision, digests in content["revisions"]}
