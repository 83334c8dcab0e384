import pytest

from fieldkit.records import sealing
from fieldkit.records.revisions import Revision
from fieldkit.sync.errors import AreaError, NotSignedError, VersionError
from fieldkit.sync.protocol import RECEIPT, Copy, Cursor, ExchangeRequest, ExchangeResponse, read_receipt
from tests.hub.worlds import World
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import CONVERSATION, VISIT, form, item


def send(world: World, laptop: Laptop, *copies: Revision, forms: bool = True) -> ExchangeResponse:
    """One page with exactly these copies."""
    request = ExchangeRequest(
        revisions=tuple(Copy.of(one) for one in copies), forms=(CONVERSATION, VISIT) if forms else ()
    )
    return world.to_hub(laptop).exchange(request)


def receipted(laptop: Laptop, response: ExchangeResponse) -> dict[str, set[str]]:
    """What the response's receipts say is stored."""
    found: dict[str, set[str]] = {}
    for signed in response.receipts:
        _, stored = read_receipt(signed.statement(RECEIPT), laptop.store.hub_key)
        for one, digests in stored.items():
            found.setdefault(one, set()).update(digests)
    return found


def digests(revision: Revision) -> list[str]:
    return [digest for digest, _ in revision.header.answers]


def test_a_receipt_names_every_answer_of_what_was_sent_whole(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.write("r1", {("matters",): text("Tea at four"), ("goal",): text("Walk to the shop")})
    assert receipted(sharon, send(world, sharon, revision)) == {revision.id: set(digests(revision))}


def test_a_cut_copy_first_and_the_full_one_second_arrives_whole(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    revision = sharon.write("r1", {("matters",): text("Tea at four"), ("goal",): text("Walk")})
    sharon.begin("r1")
    first, second = digests(revision)
    cut = sealing.withhold_answers(revision, [second])
    assert receipted(sharon, send(world, sharon, cut)) == {revision.id: {first}}
    assert receipted(sharon, send(world, sharon, revision)) == {revision.id: {first, second}}
    world.sync(sharon, glynis)
    assert glynis.store.words("r1") >= sharon.store.words("r1")


def test_a_full_copy_first_and_a_cut_one_second_loses_nothing(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.write("r1", {("matters",): text("Tea at four"), ("goal",): text("Walk")})
    send(world, sharon, revision)
    cut = sealing.withhold_answers(revision, digests(revision))
    assert receipted(sharon, send(world, sharon, cut)) == {revision.id: set(digests(revision))}


def test_two_cut_copies_join_into_the_whole(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.write("r1", {("matters",): text("Tea at four"), ("goal",): text("Walk")})
    first, second = digests(revision)
    both = (sealing.withhold_answers(revision, [first]), sealing.withhold_answers(revision, [second]))
    assert receipted(sharon, send(world, sharon, *both)) == {revision.id: {first, second}}


def test_answers_sealed_to_the_hub_are_opened_and_receipted(world: World) -> None:
    sharon = world.join("Sharon")
    assert sharon.membership is not None
    revision = sharon.write("r1", {("matters",): text("Tea at four")})
    sealed = sealing.seal_answers(revision, digests(revision), sharon.membership.recipient)
    assert receipted(sharon, send(world, sharon, sealed)) == {revision.id: set(digests(revision))}


def test_answers_sealed_to_somebody_else_are_never_receipted(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.write("r1", {("matters",): text("Tea at four")})
    other = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    sealed = sealing.seal_answers(revision, digests(revision), other)
    assert receipted(sharon, send(world, sharon, sealed)) == {revision.id: set()}


def test_the_same_thing_ten_times_is_the_same_as_once(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.write("r1", {("matters",): text("Tea at four")})
    first = receipted(sharon, send(world, sharon, revision))
    number = world.hub.number()
    for _ in range(10):
        assert receipted(sharon, send(world, sharon, revision, revision)) == first
    assert world.hub.number() == number


def test_a_child_may_arrive_before_its_parent(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    parent = sharon.begin("r1")
    child = sharon.write("r1", {("matters",): text("Tea at four")})
    assert child.header.parents == (parent.id,)
    send(world, sharon, child)
    send(world, sharon, parent)
    world.sync(glynis)
    assert glynis.store.record("r1") == sharon.store.record("r1")
    assert not glynis.store.record("r1").missing


def test_a_false_signature_keeps_the_header_out_and_holds_up_nothing_else(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    good, bad = sharon.begin("r1"), sharon.write("r1", {("matters",): text("Tea at four")})
    forged = Revision(bad.header_bytes, bytes(64), bad.bodies)
    response = send(world, sharon, forged, good)
    (refusal,) = response.refusals
    assert (refusal.revision, refusal.code, refusal.kept) == (bad.id, "FK-HUB-ALTERED", False)
    assert receipted(sharon, response) == {good.id: set(digests(good))}
    world.sync(glynis)
    assert set(glynis.store.revisions) == {good.id}


def test_an_altered_word_keeps_the_revision_out(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.write("r1", {("matters",): text("Tea at four")})
    wire = Copy.of(revision).model_dump()
    wire["answers"][0]["value"] = '{"valueString":"Tea at five"}'
    response = world.to_hub(sharon).exchange(ExchangeRequest(revisions=(Copy(**wire),)))
    assert [(one.revision, one.code) for one in response.refusals] == [(revision.id, "FK-HUB-ALTERED")]
    assert not response.receipts


def test_something_that_is_no_revision_is_refused_by_itself(world: World) -> None:
    sharon = world.join("Sharon")
    good = sharon.begin("r1")
    rubbish = Copy(header="{}", signature="", answers=())
    request = ExchangeRequest(revisions=(rubbish, Copy.of(good)), forms=(CONVERSATION,))
    response = world.to_hub(sharon).exchange(request)
    assert [one.kept for one in response.refusals] == [False]
    assert receipted(sharon, response) == {good.id: set(digests(good))}


def test_an_author_whom_the_hub_does_not_know_is_kept_out(world: World) -> None:
    sharon, stranger = world.join("Sharon"), world.laptop("Stranger")
    revision = stranger.seal("r1", [(("matters",), text("Let me in"))])
    (refusal,) = send(world, sharon, revision).refusals
    assert (refusal.code, refusal.kept) == ("FK-HUB-AUTHOR-UNKNOWN", False)


def test_a_laptop_may_bring_what_a_colleague_wrote(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    revision = sharon.begin("r1")
    send(world, glynis, revision)
    world.sync(sharon)
    assert sharon.store.is_safe(revision.id)


def test_work_from_before_enrolment_is_taken_with_its_own_certificate(world: World) -> None:
    sharon, glynis = world.laptop("Sharon"), world.join("Glynis")
    early = sharon.begin("r1")
    sharon.enrol(world.hub.as_device(""), world.hub.invite("Sharon", "social-worker"))
    world.sync(sharon, glynis)
    assert sharon.store.is_safe(early.id)
    assert early.id in glynis.store.revisions


def test_what_a_revoked_laptop_brings_is_kept_apart_and_not_passed_on(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    before = sharon.begin("r1")
    world.sync(sharon)
    world.hub.revoke(sharon.certificate.id)
    after = sharon.write("r1", {("matters",): text("Written too late")})
    world.sync(sharon, glynis)
    assert sharon.store.refusals[after.id].code == "FK-HUB-ACCESS-ENDED"
    assert sharon.store.refusals[after.id].kept
    assert not sharon.store.is_safe(after.id)
    assert world.hub.quarantined() == {"FK-HUB-ACCESS-ENDED": 1}
    assert set(glynis.store.revisions) == {before.id}


def test_what_arrived_before_an_access_ended_stays_good_whoever_brings_it_again(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    before = sharon.begin("r1")
    world.sync(sharon)
    world.hub.revoke(sharon.certificate.id)
    assert receipted(glynis, send(world, glynis, before)) == {before.id: set(digests(before))}


def test_a_revoked_laptop_is_given_nothing(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    glynis.begin("r1")
    world.sync(glynis)
    world.hub.revoke(sharon.certificate.id)
    world.sync(sharon)
    assert sharon.store.records() == set()
    assert sharon.store.roster is not None
    assert sharon.certificate.id in sharon.store.roster.revoked


def test_an_answer_that_is_no_json_waits_in_quarantine_and_what_follows_flows(world: World) -> None:
    sharon = world.join("Sharon")
    bad = sharon.seal("r1", [(("matters",), "not json")])
    good = sharon.begin("r2")
    response = send(world, sharon, bad, good)
    (refusal,) = response.refusals
    assert (refusal.code, refusal.kept) == ("FK-HUB-VALUE", True)
    assert receipted(sharon, response) == {bad.id: set(), good.id: set(digests(good))}


def test_an_answer_beyond_measure_waits_in_quarantine(world: World) -> None:
    sharon = world.join("Sharon")
    huge = sharon.write("r1", {("matters",): text("x" * 1_000_001)})
    (refusal,) = send(world, sharon, huge).refusals
    assert (refusal.code, refusal.kept) == ("FK-HUB-ANSWER-TOO-LARGE", True)


def test_the_header_of_what_waits_in_quarantine_reaches_the_others(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    sharon.begin("r1")
    world.sync(sharon)
    huge = sharon.write("r1", {("matters",): text("x" * 1_000_001)})
    after = sharon.write("r1", {("goal",): text("Walk")})
    world.sync(sharon, glynis)
    assert {huge.id, after.id} <= set(glynis.store.revisions)
    assert not glynis.store.record("r1").missing
    assert glynis.store.record("r1").unreadable == 1


def test_a_form_that_the_hub_has_not_got_is_asked_for_and_then_everything_flows(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    local = form("local", item("q"))
    sharon.store.forms[local.canonical] = local
    first = sharon.begin("r1", kind="other", form=local)
    response = send(world, sharon, first, forms=False)
    assert response.forms_wanted == (local.canonical,)
    assert world.hub.quarantined() == {"FK-HUB-FORM-UNKNOWN": 1}
    second = sharon.write("r1", {("q",): text("Works")}, form=local)
    world.sync(sharon, glynis)
    assert world.hub.quarantined() == {}
    assert sharon.store.is_safe(first.id)
    assert sharon.store.is_safe(second.id)
    assert not sharon.store.refusals
    assert glynis.store.forms[local.canonical].text == local.text
    assert text("Works")["valueString"] in "".join(glynis.store.words("r1"))


def test_a_form_that_is_not_what_its_name_says_is_not_kept(world: World) -> None:
    sharon = world.join("Sharon")
    false = CONVERSATION.model_copy(update={"text": "{}"})
    revision = sharon.begin("r1")
    request = ExchangeRequest(revisions=(Copy.of(revision),), forms=(false,))
    assert world.to_hub(sharon).exchange(request).forms_wanted == (CONVERSATION.canonical,)


def test_a_laptop_of_another_area_is_told_so(world: World) -> None:
    sharon = world.join("Sharon")
    with pytest.raises(AreaError):
        world.to_hub(sharon).exchange(ExchangeRequest(cursor=Cursor(area="elsewhere")))


def test_another_version_is_told_so(world: World) -> None:
    sharon = world.join("Sharon")
    with pytest.raises(VersionError):
        world.to_hub(sharon).exchange(ExchangeRequest(protocol=99))


def test_nobody_the_hub_knows_is_nobody(world: World) -> None:
    with pytest.raises(NotSignedError):
        world.hub.as_device("0" * 64).exchange(ExchangeRequest())
