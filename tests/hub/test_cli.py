import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock, SystemClock
from fieldkit.hub import cli
from fieldkit.sync.client import HttpHub
from fieldkit.sync.signing import RequestSigner
from tests.hub.processes import hub_command, invite, serving
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hub.db'}"


def test_a_hub_serves_invites_and_tells_how_it_stands(database: str, tmp_path: Path) -> None:
    with serving(database, log=tmp_path / "log") as url:
        assert url.startswith("http://127.0.0.1:")
        laptop = Laptop("Sharon", SystemClock(), os.urandom)
        hub = HttpHub(url, None, SystemClock())
        laptop.enrol(hub, invite(database, "Sharon Pike"))
        hub.close()
        hub = HttpHub(url, RequestSigner(laptop.certificate.id, laptop.request_key), SystemClock())
        laptop.begin("r1")
        laptop.sync(hub)
        hub.close()
        told = json.loads(hub_command("status", "--database", database, "--json").stdout)
    assert (told["devices"], told["practitioners"], told["records"], told["revisions"]) == (1, 1, 1, 1)
    assert told["fingerprint"] == laptop.membership.fingerprint if laptop.membership else False
    assert hub_command("status", "--database", database).stdout.startswith("area")
    done = hub_command("revoke", "--database", database, laptop.certificate.id, "--why", "lost on a bus")
    assert done.returncode == 0
    assert json.loads(hub_command("status", "--database", database, "--json").stdout)["ended"] == 1


def test_quarantine_is_listed_and_released_by_id(sqlite_database: Engine, clock: FixedClock) -> None:
    url = str(sqlite_database.url)
    world = World(RealHub(sqlite_database, cli.AREA, clock), clock)
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    glynis.begin("r0")
    world.sync(glynis)
    world.hub.revoke(sharon.certificate.id)
    late = sharon.begin("r1")
    world.sync(sharon)
    told = json.loads(hub_command("quarantine", "--database", url, "--json").stdout)
    assert [one["revision"] for one in told["quarantine"]] == [late.id]
    assert late.id in hub_command("quarantine", "--database", url).stdout
    assert hub_command("release", "--database", url, late.id).returncode == 0
    assert hub_command("release", "--database", url, late.id).returncode == 3
    assert hub_command("quarantine", "--database", url).stdout == ""


def test_invite_prints_the_code_alone_so_that_it_can_be_piped(database: str) -> None:
    done = hub_command("invite", "--database", database, "--name", "Sharon", "--role", "cpn")
    assert [len(part) for part in done.stdout.strip().split("-")] == [5, 5, 5]
    assert "fingerprint" in done.stderr


def test_a_laptop_nobody_knows_cannot_be_revoked(database: str) -> None:
    assert hub_command("revoke", "--database", database, "0" * 64, "--why", "x").returncode == 3


def test_after_a_restore_a_new_epoch_begins(database: str) -> None:
    before = json.loads(hub_command("status", "--database", database, "--json").stdout)["epoch"]
    assert hub_command("restored", "--database", database).returncode == 0
    assert json.loads(hub_command("status", "--database", database, "--json").stdout)["epoch"] != before


@pytest.mark.parametrize(
    "url", ["postgresql://nobody:secret@127.0.0.1:1/none", "nonsense://x", "sqlite:////proc/none/hub.db"]
)
def test_a_database_that_cannot_be_opened_is_one_clear_line_without_its_password(url: str) -> None:
    done = hub_command("status", "--database", url)
    assert done.returncode == 3
    assert done.stderr.startswith("FK-HUB-DATABASE")
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear May, " * 100)
    done = hub_command("status", "--database", str(file))
    assert (done.returncode, done.stderr[:15]) == (3, "FK-HUB-DATABASE")
    assert file.read_text() == "Dear May, " * 100


def test_a_port_in_use_is_said_plainly(database: str, tmp_path: Path) -> None:
    with serving(database, log=tmp_path / "log") as url:
        done = hub_command("serve", "--database", database, "--port", url.rpartition(":")[2])
    assert (done.returncode, done.stderr.startswith("FK-HUB-PORT")) == (3, True)


def test_the_hub_loads_no_window_and_no_laptop() -> None:
    program = (
        "import sys, fieldkit.hub.cli; print([name for name in sys.modules if name.startswith("
        "('PySide6', 'sqlcipher3', 'fieldkit.store', 'fieldkit.services', 'fieldkit.ui'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
