import os

from sqlalchemy import Engine, insert

from fieldkit.hub import schema
from fieldkit.hub.area import current_policy, open_area
from fieldkit.hub.database import writing
from fieldkit.hub.migrations.versions import v0008_recordings
from tests.hub.worlds import new_area


def test_a_policy_that_says_nothing_of_recordings_keeps_none(engine: Engine) -> None:
    assert (v0008_recordings.revision, v0008_recordings.down_revision) == ("0008", "0007")
    area, now = new_area(), "2026-11-22T09:00:00.000Z"
    old = {"area": area, "version": "1", "rules": "[]", "published_at": now, "current": True}
    with writing(engine) as connection:
        connection.execute(insert(schema.policy).values(old))
        open_area(connection, area, now, os.urandom)
        policy, resource = current_policy(connection, area)
    assert (policy.recordings, resource) == (False, {"version": "1", "rules": []})
