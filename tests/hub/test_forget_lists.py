"""What laptops have to forget: one list after the other, a large one only with a manager's number, again after a restore."""

import pytest
from sqlalchemy import Connection, delete, update

from fieldkit.base.clock import format_instant
from fieldkit.hub import forget_lists, left_cases, schema
from fieldkit.hub.database import writing
from fieldkit.hub.forget_lists import DONE, UNCONFIRMED, WAITING, ConfirmationError, Listed
from fieldkit.records import forgetting
from fieldkit.records.forgetting import ForgetList
from fieldkit.sync.protocol import ExchangeRequest, Forgotten
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop, text


class Case:
    """Meg, whose laptop holds records about May, at a hub."""

    def __init__(self, world: World, records: int) -> None:
        assert isinstance(world.hub, RealHub)
        self.world, self.hub = world, world.hub
        self.meg: Laptop = world.join("Meg")
        for number in range(records):
            self.meg.begin(f"r{number}")
        world.sync(self.meg)

    @property
    def own(self) -> str:
        return self.meg.certificate.id

    def leaves(self, *people: str) -> list[Listed]:
        who = self.meg.certificate.practitioner
        with writing(self.hub.engine) as connection:
            left_cases.leave(connection, self.hub.area, who, people, "Ruth", self._now())
            return forget_lists.make(connection, self.hub.area, who, self._now())

    def confirm(self, number: int, by: str, count: int) -> Listed | None:
        with writing(self.hub.engine) as connection:
            return forget_lists.confirm(connection, self.hub.area, self.own, number, by=by, count=count)

    def told(self, **how: object) -> ForgetList | None:
        """The list in the hub's next answer to a laptop that says this of itself."""
        request = ExchangeRequest(forgotten=Forgotten(**how))
        answer = self.hub.as_device(self.own).exchange(request)
        if answer.forget is None:
            return None
        return forgetting.check(answer.forget.statement(forgetting.TAG), self.hub.core.keys.signing.public)

    def listing(self) -> list[Listed]:
        with writing(self.hub.engine) as connection:
            return forget_lists.listing(connection, self.hub.area)

    def change(self, **values: object) -> None:
        def run(connection: Connection) -> None:
            connection.execute(update(schema.forget_list).values(**values))

        with writing(self.hub.engine) as connection:
            run(connection)

    @property
    def epoch(self) -> str:
        return self.meg.store.cursor.epoch

    def _now(self) -> str:
        return format_instant(self.world.clock.now())


def test_a_list_names_what_went_there_and_may_be_known_no_longer(real: World) -> None:
    case = Case(real, 3)
    (made,) = case.leaves("may")
    assert (made.certificate, made.records, made.held, made.state) == (case.own, 3, 3, WAITING)
    assert case.leaves("may") == []

    told = case.told()
    assert told is not None
    assert (told.to, told.area, told.epoch) == (case.own, case.hub.area, case.epoch)
    assert told.records == {"r0", "r1", "r2"}


def test_it_is_told_until_the_laptop_has_obeyed_it_and_again_to_one_that_was_restored(real: World) -> None:
    case = Case(real, 1)
    case.leaves("may")
    assert case.told() == case.told() != None  # noqa: E711  both are lists, and the same
    assert [one.state for one in case.listing()] == [WAITING]

    assert case.told(epoch=case.epoch, number=1) is None
    assert [one.state for one in case.listing()] == [DONE]

    restored, elsewhere = case.told(), case.told(epoch="another", number=9)
    assert restored == elsewhere != None  # noqa: E711  both are lists, and the same
    assert [one.state for one in case.listing()] == [DONE]


def test_a_large_one_is_told_only_with_a_name_and_the_number_of_its_records(real: World) -> None:
    case = Case(real, 6)
    (made,) = case.leaves("may")
    assert (made.state, case.told()) == (UNCONFIRMED, None)
    for by, count in (("Ruth", 5), ("Ruth", 7), ("", 6)):
        with pytest.raises(ConfirmationError):
            case.confirm(made.number, by, count)
    assert case.told() is None
    assert case.confirm(99, "Ruth", 6) is None

    agreed = case.confirm(made.number, "Ruth", 6)
    assert agreed is not None
    assert (agreed.state, agreed.confirmed_by, agreed.number) == (WAITING, "Ruth", made.number + 1)
    told = case.told()
    assert told is not None
    assert (told.by, told.count, told.confirmed) == ("Ruth", 6, True)


def test_a_later_small_list_does_not_wait_for_a_large_one_nor_bury_it(real: World) -> None:
    case = Case(real, 6)
    (large,) = case.leaves("may")
    case.meg.write("alone", {("matters",): text("Tea")})
    real.sync(case.meg)
    (small,) = case.leaves("alone")

    first = case.told()
    assert first is not None
    assert first.number == small.number
    assert first.records == {"alone"}
    assert case.told(epoch=case.epoch, number=small.number) is None

    case.confirm(large.number, "Ruth", 6)
    second = case.told(epoch=case.epoch, number=small.number)
    assert second is not None
    assert len(second.records) == 6


def test_one_that_the_laptop_stopped_waits_for_a_manager(real: World) -> None:
    case = Case(real, 6)
    case.leaves("may")
    case.change(state=WAITING, held=1000)
    assert case.told() is not None

    assert case.told(stopped=1, lost=6, held=40) is None
    (known,) = case.listing()
    assert (known.state, known.held) == (UNCONFIRMED, 40)


def test_what_was_given_back_is_on_no_list_any_more(real: World) -> None:
    case = Case(real, 2)
    case.leaves("may")
    with writing(case.hub.engine) as connection:
        who = case.meg.certificate.practitioner
        forget_lists.withdraw(connection, case.hub.area, who, ["r0"])
    told = case.told()
    assert told is not None
    assert told.records == {"r1"}

    with writing(case.hub.engine) as connection:
        forget_lists.withdraw(connection, case.hub.area, who, ["r1"])
    assert (case.told(), case.listing()) == (None, [])


def test_what_may_be_known_again_for_any_reason_is_on_no_list_any_more(real: World) -> None:
    case = Case(real, 2)
    case.leaves("may")
    assert case.told() is not None
    # As when a death is taken back: nobody says anything about lists.
    with writing(case.hub.engine) as connection:
        connection.execute(delete(schema.left_case))
    assert (case.told(), case.listing()) == (None, [])


def test_a_laptop_whose_access_has_ended_is_told_nothing(real: World) -> None:
    case = Case(real, 1)
    case.leaves("may")
    case.hub.revoke(case.own)
    assert case.told() is None
