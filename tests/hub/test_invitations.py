import os
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from fieldkit.base.clock import FixedClock, format_instant
from fieldkit.hub import schema
from fieldkit.hub.database import writing
from fieldkit.hub.invitations import Invitation, invite, mark_used, redeem
from fieldkit.sync.errors import CodeExpiredError, CodeUnknownError, CodeUsedError
from tests.hub.worlds import new_area


@pytest.fixture
def area() -> str:
    return new_area()


def make(engine: Engine, area: str, clock: FixedClock) -> Invitation:
    with writing(engine) as connection:
        return invite(
            connection, area, name="Sharon", role="cpn", practitioner=None,
            valid_for=timedelta(hours=1), clock=clock, random=os.urandom,
        )  # fmt: skip


def test_a_code_is_not_in_the_database(engine: Engine, area: str, clock: FixedClock) -> None:
    made = make(engine, area, clock)
    with writing(engine) as connection:
        row = connection.execute(select(schema.invitation).where(schema.invitation.c.area == area)).one()
    assert made.code not in str(tuple(row))
    assert made.code.replace("-", "") not in str(tuple(row))


def test_codes_differ(engine: Engine, area: str, clock: FixedClock) -> None:
    assert len({make(engine, area, clock).code for _ in range(20)}) == 20


def test_a_code_knows_whether_it_was_used_and_by_whom(engine: Engine, area: str, clock: FixedClock) -> None:
    made = make(engine, area, clock)
    now = format_instant(clock.now())
    with writing(engine) as connection:
        assert redeem(connection, area, made.code, "key-a", now) == (made, None)
        mark_used(connection, area, made.code, revision_key="key-a", certificate="c", now=now)
        assert redeem(connection, area, made.code, "key-a", now)[1] == "c"
        with pytest.raises(CodeUsedError):
            redeem(connection, area, made.code, "key-b", now)
        with pytest.raises(CodeExpiredError):
            redeem(connection, area, made.code, "key-a", format_instant(clock.now() + timedelta(hours=2)))
        with pytest.raises(CodeUnknownError):
            redeem(connection, area + "x", made.code, "key-a", now)
