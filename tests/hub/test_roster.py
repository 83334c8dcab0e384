from fieldkit.hub.area import area_state
from fieldkit.hub.database import writing
from fieldkit.hub.roster import current_roster, roster_changed
from tests.hub.worlds import RealHub, World


def test_the_list_names_what_was_taken_on_and_what_was_withdrawn(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon"), real.join("Glynis")
    real.hub.revoke(glynis.certificate.id)
    with writing(real.hub.engine) as connection:
        keys = real.hub.core.keys.signing
        roster = current_roster(connection, area_state(connection, real.hub.area), keys)
        same = current_roster(connection, area_state(connection, real.hub.area), keys)
        roster_changed(connection, real.hub.area)
        newer = current_roster(connection, area_state(connection, real.hub.area), keys)
    assert roster.adopted == {sharon.provisional.id, glynis.provisional.id}
    assert set(roster.revoked) == {glynis.certificate.id, glynis.provisional.id}
    assert roster.statement == same.statement
    assert newer.number == roster.number + 1
