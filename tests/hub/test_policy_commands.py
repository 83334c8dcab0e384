"""What an organisation decides for its laptops, typed at a real hub and heard by a laptop over HTTP."""

import json
import os
from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.hub import cli
from fieldkit.records.access import read_policy
from fieldkit.sync.client import HttpHub
from fieldkit.sync.protocol import POLICY, Cursor, ExchangeRequest, Signed
from fieldkit.sync.signing import RequestSigner
from tests.hub.processes import hub_command, invite, serving
from tests.sync.laptops import Laptop


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hub.db'}"


def asked(hub: HttpHub, laptop: Laptop, version: str) -> Signed | None:
    """What the hub tells of its policy, to who holds this version."""
    request = ExchangeRequest(area=cli.AREA, policy=version, cursor=Cursor(area=cli.AREA))
    return hub.exchange(request).policy


def test_a_laptop_hears_whether_recordings_are_kept_signed_and_only_when_it_changed(
    database: str, tmp_path: Path
) -> None:
    with serving(database, log=tmp_path / "log") as url:
        laptop = Laptop("Sharon", SystemClock(), os.urandom)
        hub = HttpHub(url, None, SystemClock())
        laptop.enrol(hub, invite(database, "Sharon Pike"))
        hub.close()
        hub = HttpHub(url, RequestSigner(laptop.certificate.id, laptop.request_key), SystemClock())
        assert asked(hub, laptop, "1") is None
        done = hub_command("recordings", "--database", database, "yes")
        assert (done.returncode, "Laptops hear of it" in done.stdout) == (0, True)
        told = asked(hub, laptop, "1")
        assert told is not None
        statement = told.statement(POLICY)
        assert laptop.membership is not None
        statement.check(laptop.membership.hub_key)
        policy = read_policy(statement.fields())
        assert (policy.version, policy.recordings) == ("2", True)
        assert asked(hub, laptop, "2") is None
        assert "nothing changed" in hub_command("recordings", "--database", database, "yes").stdout
        assert hub_command("recordings", "--database", database, "no").returncode == 0
        told = asked(hub, laptop, "2")
        assert told is not None
        assert read_policy(told.statement(POLICY).fields()).recordings is False
        hub.close()


def test_the_status_says_whether_recordings_are_kept(database: str) -> None:
    for wanted in ("no", "yes", "no"):
        hub_command("recordings", "--database", database, wanted)
        told = json.loads(hub_command("status", "--database", database, "--json").stdout)
        assert told["recordings"] is (wanted == "yes")


def test_the_days_without_the_hub_are_from_1_to_365(database: str) -> None:
    assert "for 21 days" in hub_command("lease", "--database", database, "21").stdout
    for days in ("0", "366"):
        with pytest.raises(SystemExit):
            hub_command("lease", "--database", database, days)
