from dataclasses import asdict

from fieldkit.base.clock import format_instant
from fieldkit.hub.database import reading
from fieldkit.hub.reporting import report
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import text


def test_a_report_counts_and_names_nobody(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon Pike"), real.join("Glynis Hart")
    real.hub.invite("Not yet", "cpn")
    sharon.begin("r1")
    real.sync(sharon)
    real.hub.revoke(glynis.certificate.id)
    glynis.write("r2", {("matters",): text("Marmalade")})
    real.sync(glynis)
    with reading(real.hub.engine) as connection:
        found = report(connection, real.hub.area, format_instant(real.clock.now()))
    assert (found.practitioners, found.devices, found.ended, found.codes_open) == (2, 2, 1, 1)
    assert (found.revisions, found.forms) == (1, 1)
    assert found.quarantined == {"FK-HUB-ACCESS-ENDED": 1}
    assert not any(word in str(asdict(found)) for word in ("Sharon", "Glynis", "Marmalade"))
