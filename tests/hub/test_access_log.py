import os

from sqlalchemy import select

from fieldkit.hub import schema
from fieldkit.hub.access_log import log_delivery
from fieldkit.hub.database import reading, writing
from tests.hub.worlds import RealHub, World


def test_each_record_of_a_delivery_has_a_line_with_who_and_when(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    device = real.hub.core.device(sharon.certificate.id)
    with writing(real.hub.engine) as connection:
        log_delivery(connection, real.hub.area, device, {"r1": 3, "r2": 1}, real.clock, os.urandom)
        log_delivery(connection, real.hub.area, device, {}, real.clock, os.urandom)
    log = schema.access_log
    with reading(real.hub.engine) as connection:
        rows = connection.execute(
            select(log.c.at, log.c.practitioner, log.c.certificate, log.c.record, log.c.revisions)
            .where(log.c.area == real.hub.area)
            .order_by(log.c.record)
        ).all()
    who = ("2026-11-22T09:00:00.000Z", sharon.practitioner, sharon.certificate.id)
    assert [tuple(row) for row in rows] == [(*who, "r1", 3), (*who, "r2", 1)]
