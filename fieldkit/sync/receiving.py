"""Nothing from a hub is believed before it is checked here, and one bad thing never spoils the page it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps
from fieldkit.base.wording import said
from fieldkit.records import certificates, forgetting, taking_back, values
from fieldkit.records.answers import Open
from fieldkit.records.certificates import Certificate, Roster
from fieldkit.records.forgetting import ForgetList
from fieldkit.records.revisions import Revision, RevisionError
from fieldkit.records.statements import Statement, StatementError
from fieldkit.records.taking_back import TakingBack
from fieldkit.records.values import ValueTextError
from fieldkit.sync.errors import AreaError, AuthorUnknownError, NonsenseError, UntrustedError, VersionError
from fieldkit.sync.local import Page, Received, SetAside, SyncState
from fieldkit.sync.protocol import (
    FORM_UNKNOWN,
    POLICY,
    RECEIPT,
    VERSION,
    Copy,
    ExchangeRequest,
    ExchangeResponse,
    FormText,
    Refusal,
    Signed,
    read_receipt,
)
from fieldkit.sync.standing import read_standing

FindCertificate = Callable[[str], Certificate | None]


def check_page(
    request: ExchangeRequest,
    response: ExchangeResponse,
    state: SyncState,
    find_certificate: FindCertificate,
    forms_tried: frozenset[str] = frozenset(),
) -> Page:
    """What of a response may be stored. ``forms_tried`` are forms that were sent, or are not here to be sent.

    Raises SyncError where the response as a whole is not our hub's: another version, another area, a statement that
    the hub's key did not sign. Single things that do not hold end in ``set_aside``.
    """
    if response.protocol != VERSION:
        raise VersionError
    if state.cursor.area not in ("", response.cursor.area):
        raise AreaError
    set_aside: list[SetAside] = []
    roster = _roster(response, state)
    issued = _certificates(response, set_aside)
    vouched = _Vouched(state.hub_key, roster or state.roster, issued, find_certificate)
    forms = _forms(response, set_aside)
    sent = {revision.id: revision for revision in (copy.revision() for copy in request.revisions)}
    new_epoch = state.cursor.epoch not in ("", response.cursor.epoch)
    forget = _forget(response, state, set_aside)
    offered = {form.canonical for form in (*forms, *request.forms)} - set(response.forms_wanted)
    return Page(
        cursor=response.cursor,
        receipts=_receipts(response, state),
        refusals=tuple(
            refusal
            for refusal in response.refusals
            if refusal.revision in sent and not _ends_by_itself(refusal, sent[refusal.revision], forms_tried)
        ),
        certificates=tuple(issued.values()),
        roster=roster,
        policy=_policy(response, state),
        forms=forms,
        revisions=_revisions(response, vouched, set_aside),
        set_aside=tuple(set_aside),
        offered_forms=frozenset(offered) if new_epoch else state.offered_forms | offered,
        new_epoch=new_epoch,
        standing=read_standing(response.standing, state.hub_key, state.own),
        orders=_orders(response, vouched, set_aside),
        orders_known=response.orders_known,
        orders_refused=response.orders_refused,
        forget=forget,
    )


def _ends_by_itself(refusal: Refusal, revision: Revision, forms_tried: frozenset[str]) -> bool:
    """Whether the hub lacks nothing but a form that is still to be sent."""
    return refusal.code == FORM_UNKNOWN and revision.header.form not in forms_tried


class _Vouched:
    """Which authors count: those whose certificates the hub signed or has taken on."""

    def __init__(
        self, hub_key: str, roster: Roster | None, issued: Mapping[str, Certificate], find: FindCertificate
    ) -> None:
        self._hub_key = hub_key
        self._roster = roster
        self._issued = issued
        self._find = find

    def certificate(self, certificate_id: str) -> Certificate:
        """Raises AuthorUnknownError."""
        found = self._issued.get(certificate_id) or self._find(certificate_id)
        if found is None or not certificates.is_trusted(found, self._hub_key, self._roster):
            raise AuthorUnknownError
        return found


def check_receipts(
    receipts: Iterable[Signed], hub_key: str
) -> tuple[tuple[str, Statement, dict[str, tuple[str, ...]]], ...]:
    """Epoch, statement and what it says is stored, for each receipt. Raises UntrustedError, NonsenseError."""
    checked = []
    for signed in receipts:
        try:
            statement = signed.statement(RECEIPT)
            epoch, stored = read_receipt(statement, hub_key)
        except StatementError as error:
            raise UntrustedError from error
        except (KeyError, TypeError, ValueError) as error:
            raise NonsenseError from error
        checked.append((epoch, statement, stored))
    return tuple(checked)


def _receipts(
    response: ExchangeResponse, state: SyncState
) -> tuple[tuple[Statement, dict[str, tuple[str, ...]]], ...]:
    checked = check_receipts(response.receipts, state.hub_key)
    if any(epoch != response.cursor.epoch for epoch, _, _ in checked):
        raise NonsenseError
    return tuple((statement, stored) for _, statement, stored in checked)


def _roster(response: ExchangeResponse, state: SyncState) -> Roster | None:
    if response.roster is None:
        return None
    try:
        roster = certificates.read_roster(response.roster.statement(certificates.ROSTER), state.hub_key)
    except StatementError as error:
        raise UntrustedError from error
    newer = state.roster is None or roster.number > state.roster.number
    return roster if newer and roster.area == response.cursor.area else None


def _policy(response: ExchangeResponse, state: SyncState) -> Statement | None:
    if response.policy is None:
        return None
    statement = response.policy.statement(POLICY)
    try:
        statement.check(state.hub_key)
    except StatementError as error:
        raise UntrustedError from error
    return statement


def _certificates(response: ExchangeResponse, set_aside: list[SetAside]) -> dict[str, Certificate]:
    found = {}
    for signed in response.certificates:
        try:
            certificate = certificates.read(signed.statement(certificates.TAG))
        except StatementError as error:
            set_aside.append(_aside("", error, signed))
        else:
            found[certificate.id] = certificate
    return found


def _forms(response: ExchangeResponse, set_aside: list[SetAside]) -> tuple[FormText, ...]:
    sound = tuple(form for form in response.forms if form.holds())
    wrong = NonsenseError(said("A form came that is not what its name says."))
    set_aside.extend(_aside("", wrong, form) for form in response.forms if form not in sound)
    return sound


def _revisions(
    response: ExchangeResponse, vouched: _Vouched, set_aside: list[SetAside]
) -> tuple[Received, ...]:
    received = []
    for copy in response.revisions:
        revision: Revision | None = None
        try:
            revision = copy.revision()
            certificate = vouched.certificate(revision.header.cert)
            revision.verify(certificate.revision_key)
            _check_values(revision)
        except (RevisionError, ValueTextError, AuthorUnknownError) as error:
            set_aside.append(_aside("" if revision is None else revision.id, error, copy))
        else:
            received.append(Received(revision, certificate))
    return tuple(received)


def _orders(
    response: ExchangeResponse, vouched: _Vouched, set_aside: list[SetAside]
) -> tuple[TakingBack, ...]:
    """Orders to take back that their own author signed; the hub's word alone would not do."""
    found = []
    for signed in response.orders:
        try:
            order = taking_back.read(signed.statement(taking_back.TAG))
            found.append(taking_back.check(order.statement, vouched.certificate(order.cert).revision_key))
        except (StatementError, AuthorUnknownError) as error:
            set_aside.append(_aside("", error, signed))
    return tuple(found)


def _forget(response: ExchangeResponse, state: SyncState, set_aside: list[SetAside]) -> ForgetList | None:
    """The list of what to forget, where the hub signed it just now and for this laptop; any other is set aside.

    One that was signed before the hub was last heard is an old one that somebody brings again: since then the records may
    have been given back.
    """
    if response.forget is None:
        return None
    try:
        found = forgetting.check(response.forget.statement(forgetting.TAG), state.hub_key)
        meant = (found.area, found.epoch) == (response.cursor.area, response.cursor.epoch)
        if not meant or not state.own or found.to != state.own or found.at < state.heard:
            raise StatementError(
                said("This list of what to forget is not for this laptop, or is an old one."),
                said("Nothing was removed."),
            )
    except StatementError as error:
        set_aside.append(_aside("", error, response.forget))
        return None
    done = state.forgotten
    return None if done.epoch == found.epoch and done.number >= found.number else found


def _check_values(revision: Revision) -> None:
    """Raises ValueTextError: an answer that is signed but no JSON would stop everything that reads the record."""
    for body in revision.bodies:
        if isinstance(body, Open):
            values.parse(body.value)


def _aside(revision: str, error: FieldKitError, wire: Signed | Copy | FormText) -> SetAside:
    return SetAside(revision, error.code, error.message, dumps(wire.model_dump(mode="json")))
