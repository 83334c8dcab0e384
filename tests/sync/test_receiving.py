import os

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import declare
from fieldkit.sync.errors import AreaError, NonsenseError, UntrustedError, VersionError
from fieldkit.sync.local import Page
from fieldkit.sync.protocol import (
    FORM_UNKNOWN,
    POLICY,
    RECEIPT,
    Copy,
    ExchangeRequest,
    ExchangeResponse,
    FormText,
    Refusal,
    Signed,
    receipt_content,
)
from fieldkit.sync.receiving import check_page
from tests.hub.worlds import World
from tests.sync.laptops import Laptop, text
from tests.sync.memory_hub import MemoryHub

IMPOSTOR = SigningKey(b"i" * 32)


@pytest.fixture
def sharon(real: World) -> Laptop:
    return real.join("Sharon")


def check(
    laptop: Laptop, response: ExchangeResponse, request: ExchangeRequest | None = None, **how: object
) -> Page:
    tried = how.get("forms_tried", frozenset())
    assert isinstance(tried, frozenset)
    return check_page(
        request or ExchangeRequest(), response, laptop.store.sync_state(), laptop.store.certificate, tried
    )


def plain(laptop: Laptop, **more: object) -> ExchangeResponse:
    cursor = laptop.store.cursor.model_copy(update={"number": 1})
    return ExchangeResponse(cursor=cursor, hub_time="2026-11-22T09:00:00.000Z").model_copy(update=more)


def test_a_response_of_another_version_or_area_is_no_answer_to_us(sharon: Laptop) -> None:
    with pytest.raises(VersionError):
        check(sharon, plain(sharon, protocol=2))
    elsewhere = sharon.store.cursor.model_copy(update={"area": "elsewhere"})
    with pytest.raises(AreaError):
        check(sharon, plain(sharon, cursor=elsewhere))


def test_a_policy_or_list_that_the_hub_did_not_sign_stops_everything(sharon: Laptop) -> None:
    with pytest.raises(UntrustedError):
        check(sharon, plain(sharon, policy=Signed.of(declare(POLICY, {"version": "9"}, IMPOSTOR))))
    with pytest.raises(UntrustedError):
        check(sharon, plain(sharon, roster=Signed.of(declare("roster", {"v": 1}, IMPOSTOR))))
    with pytest.raises(UntrustedError):
        check(sharon, plain(sharon, receipts=(Signed(content="{}", signature="zz"),)))


def test_an_older_list_of_certificates_is_not_taken_for_the_newest(real: World, sharon: Laptop) -> None:
    assert sharon.membership is not None
    old = Signed.of(sharon.membership.roster.statement)
    real.join("Glynis")
    real.sync(sharon)
    assert check(sharon, plain(sharon, roster=old)).roster is None


def test_a_receipt_of_another_epoch_is_nonsense(clock: FixedClock) -> None:

    hub = MemoryHub(clock, os.urandom)
    world = World(hub, clock)
    laptop = world.join("Sharon")
    content = receipt_content(hub.area, "another", hub.now(), {})
    with pytest.raises(NonsenseError):
        check(laptop, plain(laptop, receipts=(Signed.of(declare(RECEIPT, content, hub.key)),)))


def test_a_revision_by_nobody_the_hub_stands_for_is_set_aside(real: World, sharon: Laptop) -> None:
    stranger = real.laptop("Stranger")
    revision = stranger.seal("r1", [(("matters",), text("Boo"))])
    page = check(sharon, plain(sharon, revisions=(Copy.of(revision),)))
    assert [(one.revision, one.code) for one in page.set_aside] == [(revision.id, "FK-SYNC-AUTHOR-UNKNOWN")]
    own = Signed.of(stranger.provisional.statement)
    page = check(sharon, plain(sharon, revisions=(Copy.of(revision),), certificates=(own,)))
    assert [one.code for one in page.set_aside] == ["FK-SYNC-AUTHOR-UNKNOWN"]


def test_a_signed_answer_that_is_no_json_is_set_aside_before_anybody_reads_it(sharon: Laptop) -> None:
    own = Signed.of(sharon.certificate.statement)
    revision = sharon.seal("r1", [(("matters",), "not json")])
    page = check(sharon, plain(sharon, revisions=(Copy.of(revision),), certificates=(own,)))
    assert [one.code for one in page.set_aside] == ["FK-RECORD-VALUE"]
    assert not page.revisions


def test_a_certificate_and_a_form_that_do_not_hold_are_set_aside(sharon: Laptop) -> None:
    false = Signed.of(declare("certificate", {"v": 1}, IMPOSTOR))
    form = FormText(canonical="u|1#0", text="{}")
    page = check(sharon, plain(sharon, certificates=(false,), forms=(form,)))
    assert len(page.set_aside) == 2
    assert (page.certificates, page.forms) == ((), ())


def test_only_refusals_of_what_was_sent_count(sharon: Laptop) -> None:
    revision = sharon.begin("r1")
    refusals = tuple(
        Refusal(revision=one, code="C", reason="r", next_step="n", kept=False)
        for one in (revision.id, "other")
    )
    request = ExchangeRequest(revisions=(Copy.of(revision),))
    page = check(sharon, plain(sharon, refusals=refusals), request)
    assert [one.revision for one in page.refusals] == [revision.id]


def test_a_lacking_form_is_no_refusal_until_it_was_sent(sharon: Laptop) -> None:
    revision = sharon.begin("r1")
    refusal = Refusal(revision=revision.id, code=FORM_UNKNOWN, reason="r", next_step="n", kept=True)
    request = ExchangeRequest(revisions=(Copy.of(revision),))
    response = plain(sharon, refusals=(refusal,))
    assert not check(sharon, response, request).refusals
    tried = frozenset({revision.header.form})
    assert check(sharon, response, request, forms_tried=tried).refusals == (refusal,)
