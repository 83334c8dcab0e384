import os

from sqlalchemy import Engine

from fieldkit.hub.area import area_state, open_area, set_lease
from fieldkit.hub.database import reading, writing
from fieldkit.hub.migrations.versions import v0002_lease
from tests.hub.worlds import new_area


def test_every_area_begins_with_fourteen_days_and_can_have_others(engine: Engine) -> None:
    assert (v0002_lease.revision, v0002_lease.down_revision) == ("0002", "0001")
    area = new_area()
    with writing(engine) as connection:
        open_area(connection, area, "2026-11-22T09:00:00.000Z", os.urandom)
        assert area_state(connection, area).lease_days == 14
        set_lease(connection, area, 5)
    with reading(engine) as connection:
        assert area_state(connection, area).lease_days == 5
