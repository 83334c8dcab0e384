"""A record is moved to a newer version of its form: offered, done on request, and no answer lost on any laptop."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.records import paths, values
from fieldkit.services.exchange.sync_now import exchange_with
from fieldkit.services.giving import export
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, move_form, sign, verify
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.forms import shipped
from tests.services.desk import Desk
from tests.services.form_versions import NEW, OLD, add

Json = dict[str, Any]
COUNT = ("part", "count")


def begun(session: Session, **answers: str) -> OpenRecord:
    """A record of the old version with these answers, the newer one on the shelf too."""
    record = capture.begin_record(session, session.form(add(session, OLD)))
    add(session, NEW)
    for name, said in answers.items():
        enter(record, (name,), said)
    record.flush()
    return record


def shown(record: OpenRecord) -> list[Json]:
    """Every answer that the form shows."""
    return [
        {key: content for key, content in value.items() if key.startswith("value")}
        for node in record.root.walk()
        if not any(child.entry_id for child in node.children)
        for value in node.values
    ]


def left(record: OpenRecord) -> list[tuple[str, str]]:
    return [(one.question, one.words) for one in record.left_over]


def test_a_record_stays_on_its_own_version_until_somebody_moves_it(session: Session) -> None:
    record = begun(session, same="As it was")
    assert capture.open_record(session, record.id).form.version == "1.0.0"
    offer = move_form.offered(session, record)
    assert offer is not None
    assert (offer.version, offer.to_version) == ("1.0.0", "1.10.0")
    assert capture.open_record(session, record.id).form.version == "1.0.0"


def test_the_offer_says_what_changes_and_what_is_left_over(session: Session) -> None:
    record = begun(session, same="Kept", gone="Old words", count="3", kind="many", pick="Y", several="First")
    offer = move_form.offer(session, record)
    assert {(one.kind, one.link_id) for one in offer.changes} >= {
        ("reworded", "same"), ("type", "words"), ("place", "count"), ("removed", "gone"), ("type", "kind"),
        ("options", "pick"), ("repeats", "several"), ("added", "new"),
    }  # fmt: skip
    assert offer.moves == 2
    assert [(one.question, one.words) for one in offer.left_over] == [
        ("Goes away", "Old words"), ("Becomes a number", "many"), ("One of", "Y"),
    ]  # fmt: skip
    assert left(record) == []


def test_after_the_move_every_answer_is_shown_or_left_over(session: Session) -> None:
    record = begun(session, same="Kept", gone="Old words", count="3", kind="many", pick="Y", several="First")
    entry = record.add(("rows",))
    record.set((*entry, "row"), {"valueString": "In a row"})
    record.set((*entry, "lost"), {"valueString": "Also in it"})
    moved = move_form.move(session, record)
    assert moved.form.version == "1.10.0"
    assert shown(moved) == [
        {"valueString": "Kept"}, {"valueDecimal": Decimal(3)}, {"valueString": "First"}, {"valueString": "In a row"},
    ]  # fmt: skip
    assert left(moved) == [
        ("Goes away", "Old words"), ("Becomes a number", "many"), ("One of", "Y"), ("Lost", "Also in it"),
    ]  # fmt: skip
    again = capture.open_record(session, moved.id)
    assert (shown(again), left(again)) == (shown(moved), left(moved))
    assert move_form.offered(session, again) is None


def test_an_answer_left_over_holds_up_nothing_and_is_in_no_response(session: Session) -> None:
    moved = move_form.move(session, begun(session, gone="Old words", kind="many"))
    enter(moved, ("new",), "Asked now")
    enter(moved, ("kind",), "4")
    sign.sign(session, moved)
    found = export.export(session, moved.id)
    assert found.questionnaire.endswith("|1.10.0")
    assert "Old words" not in str(found.response)
    assert {"url": export.LEFT_OVER, "valueInteger": 1} in found.response["extension"]
    assert verify.verify(session, moved.id).holds
    assert ("Goes away", "Old words") in left(capture.open_record(session, moved.id))


def test_what_is_answered_over_a_left_over_answer_replaces_it(session: Session) -> None:
    moved = move_form.move(session, begun(session, kind="many"))
    enter(moved, ("kind",), "4")
    assert left(moved) == []
    assert shown(moved) == [{"valueInteger": 4}]


def test_a_record_without_any_answer_moves_too(session: Session, desk: Desk) -> None:
    person = desk.person(session)
    record = capture.begin_record(session, session.form(add(session, OLD)), person=person)
    record.keep()
    record.flush()
    add(session, NEW)
    moved = move_form.move(session, record)
    assert (moved.form.version, moved.person) == ("1.10.0", person)
    assert capture.open_record(session, record.id).form.version == "1.10.0"


def test_text_that_is_no_answer_yet_goes_along(session: Session) -> None:
    record = begun(session, same="Kept")
    record.draft_text(("count",), "thr")
    moved = move_form.move(session, record)
    assert moved.typed(("count",)) == "thr"


def test_a_signed_record_stays_and_so_does_one_at_the_newest(session: Session) -> None:
    record = begun(session, same="Kept")
    sign.sign(session, record)
    assert move_form.offered(session, record) is None
    with pytest.raises(move_form.SignedRecordError):
        move_form.move(session, record)
    newest = capture.begin_record(session, session.form(add(session, NEW)))
    with pytest.raises(move_form.NoNewerVersionError):
        move_form.move(session, newest)
    with pytest.raises(move_form.NoNewerVersionError):
        move_form.offer(session, begun(session, same="Kept"), "1.0.0")


def test_a_real_conversation_moves_to_the_next_version_of_its_form(session: Session, desk: Desk) -> None:
    source = shipped.source("conversation")
    own = shipped.resource("conversation")["version"]
    newer = source.replace(f'"version": "{own}"'.encode(), b'"version": "99.0.0"', 1)
    newer = newer.replace(b'"linkId": "f.safeguard"', b'"linkId": "f.safeguard2"', 1)
    assert newer != source
    record = capture.begin_record(session, session.newest_form("conversation"), person=desk.person(session))
    record.set(("sf", "f.safeguard"), {"valueBoolean": True})
    record.flush()
    add(session, newer)
    before = shown(record)
    moved = move_form.move(session, record)
    assert moved.form.version == "99.0.0"
    assert left(moved) == [("Somebody may be harming, using or neglecting them", "yes")]
    assert len(shown(moved)) + 1 == len(before)


# ------------------------------------------------------------------------------------------ two laptops


class Two:
    """One record of the old version on two laptops; each change is exchanged only when asked."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sharon, self.glynis = desk.join(), desk.join("Glynis Hart", "cpn")
        for session in (self.sharon, self.glynis):
            add(session, OLD)
            add(session, NEW)

    def begin(self, **answers: str) -> tuple[OpenRecord, OpenRecord]:
        record = begun(self.sharon, **answers)
        record.seal()
        self.exchange()
        return capture.open_record(self.sharon, record.id), capture.open_record(self.glynis, record.id)

    def exchange(self) -> None:
        for session in (self.sharon, self.glynis, self.sharon):
            exchange_with(session, self.desk.hub.as_device(session.certificate.id))

    def both(self, record: str) -> tuple[OpenRecord, OpenRecord]:
        return capture.open_record(self.sharon, record), capture.open_record(self.glynis, record)


@pytest.fixture
def two(desk: Desk) -> Two:
    return Two(desk)


def test_what_a_colleague_answers_to_the_old_version_is_kept(two: Two) -> None:
    mine, hers = two.begin(same="Before", gone="Before", count="3")
    moved = move_form.move(two.sharon, mine)
    moved.seal()
    hers.set(("gone",), {"valueString": "Her words"})
    hers.set(("count",), {"valueInteger": 5})
    hers.seal()
    two.exchange()
    for record in two.both(mine.id):
        assert record.form.version == "1.10.0"
        assert {"valueString": "Before"} in shown(record)
        assert {("Goes away", "Her words"), ("How many", "5")} <= set(left(record))
    again = move_form.offered(two.sharon, capture.open_record(two.sharon, mine.id))
    assert again is not None
    assert again.moves == 1
    caught_up = move_form.move(two.sharon, capture.open_record(two.sharon, mine.id))
    assert sorted(value["valueDecimal"] for value in caught_up.node(COUNT).values) == [3, 5]
    assert left(caught_up) == [("Goes away", "Her words")]


def test_a_draft_begun_before_the_move_arrived_is_sealed_as_what_it_is(two: Two) -> None:
    mine, hers = two.begin(same="Before")
    hers.set(("words",), {"valueString": "Still typing"})
    hers.flush()
    move_form.move(two.sharon, mine).seal()
    two.exchange()
    opened = capture.open_record(two.glynis, mine.id)
    assert (opened.form.version, opened.draft.form) == ("1.10.0", opened.form.canonical)
    assert {"valueString": "Still typing"} in shown(opened)
    assert opened.revisions[-1].header.form != opened.form.canonical or len(opened.revisions) > 2


def test_nobody_signs_a_record_that_moved_while_it_was_open(two: Two) -> None:
    mine, hers = two.begin(same="Before")
    move_form.move(two.sharon, mine).seal()
    two.exchange()
    hers.take_in(capture.look(two.glynis, hers.id))
    with pytest.raises(sign.FormMovedError):
        sign.sign(two.glynis, hers)


names = st.sampled_from(["same", "words", "count", "gone", "kind", "pick", "several"])
said = st.fixed_dictionaries({"name": names, "turn": st.integers(0, 9)})


def value_of(one: Mapping[str, Any]) -> Json:
    if one["name"] == "count":
        return {"valueInteger": one["turn"]}
    if one["name"] == "pick":
        code = "xy"[one["turn"] % 2]
        return {"valueCoding": {"system": "s", "code": code, "display": code.upper()}}
    return {"valueString": f"{one['name']} {one['turn']}"}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(said, max_size=4),
    hers=st.lists(said, max_size=4),
    before=st.lists(said, max_size=2),
    both_move=st.booleans(),
)
def test_one_moves_and_the_other_does_not_and_every_current_answer_is_somewhere(
    two: Two, first: list[Json], hers: list[Json], before: list[Json], both_move: bool
) -> None:
    mine, her_record = two.begin(same="Begun")
    for one in first:
        mine.set((one["name"],), value_of(one))
    moved = move_form.move(two.sharon, mine)
    for one in before:
        if one["name"] in ("same", "words"):
            moved.set((one["name"],), value_of(one))
    moved.seal()
    for one in hers:
        her_record.set((one["name"],), value_of(one))
    if both_move:
        her_record = move_form.move(two.glynis, her_record)
    her_record.seal()
    two.exchange()
    here, there = two.both(mine.id)
    assert (shown(here), left(here)) == (shown(there), left(there))
    current = [
        held
        for path, field in here.state.fields.items()
        if not paths.is_reserved(path)
        for held in field.said
        if values.fhir_value(values.parse(held.value)) is not None
    ]
    assert len(shown(here)) + len(here.left_over) == len(current)
    last = {one["name"]: value_of(one) for one in hers}
    everything = str(shown(here)) + str([one.words for one in here.left_over])
    for value in last.values():
        content = next(iter(value.values()))
        assert str(content["code"].upper() if isinstance(content, dict) else content) in everything
