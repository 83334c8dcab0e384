import gzip
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fieldkit.base.clock import Clock, FixedClock, SystemClock
from fieldkit.records import files
from fieldkit.records.keys import SigningKey
from fieldkit.sync.client import HttpHub, checked_address
from fieldkit.sync.errors import (
    AddressError,
    BusyError,
    ClockError,
    CodeExpiredError,
    CodeUsedError,
    FileUnknownError,
    HubFaultError,
    NonsenseError,
    NotSignedError,
    SyncError,
    TooLargeError,
    UnreachableError,
    UntrustedError,
)
from fieldkit.sync.file_exchange import exchange_files
from fieldkit.sync.protocol import Cursor, ExchangeRequest, ExchangeResponse, Fault
from fieldkit.sync.signing import RequestSigner
from tests.hub.processes import hub_command, invite, serving, started
from tests.sync.faulty_server import Answer, answering, hangs_up, says
from tests.sync.laptops import Laptop, text
from tests.sync.test_exchange import Between
from tests.sync.test_file_exchange import Shelf, offer_of

SIGNER = RequestSigner("0" * 64, SigningKey(b"s" * 32))


class RunningHub:
    def __init__(self, url: str, database: str) -> None:
        self.url = url
        self.database = database

    def connect(self, laptop: Laptop | None = None, clock: Clock | None = None) -> HttpHub:
        signer = None if laptop is None else RequestSigner(laptop.certificate.id, laptop.request_key)
        return HttpHub(self.url, signer, clock or SystemClock())

    def join(self, name: str, role: str = "social-worker") -> Laptop:
        laptop = Laptop(name, SystemClock(), os.urandom)
        hub = self.connect()
        laptop.enrol(hub, invite(self.database, name, role))
        hub.close()
        return laptop

    def sync(self, *laptops: Laptop) -> None:
        for laptop in laptops:
            hub = self.connect(laptop)
            laptop.sync(hub)
            hub.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    folder = tmp_path_factory.mktemp("hub")
    database = f"sqlite:///{folder / 'hub.db'}"
    with serving(database, log=folder / "hub.log") as url:
        yield RunningHub(url, database)


def test_the_whole_story_over_http(running: RunningHub) -> None:
    sharon, glynis = running.join("Sharon"), running.join("Glynis", "cpn")
    revision = sharon.begin("http-story")
    sharon.write("http-story", {("matters",): text("Tea at four, ŵ and 🫖")})
    running.sync(sharon, glynis)
    assert sharon.store.is_safe(revision.id)
    assert glynis.store.record("http-story") == sharon.store.record("http-story")


def test_a_photo_goes_and_comes_over_http_piece_by_piece(running: RunningHub) -> None:
    content = os.urandom(files.PIECE_BYTES + 9)
    sharon, glynis = running.join("Sharon"), running.join("Glynis", "cpn")
    sharon.begin("http-photo")
    sharon.write("http-photo", {("matters",): files.attachment(content, "image/jpeg", "The step")})
    running.sync(sharon)
    hub = running.connect(sharon)
    held = Shelf(hub.status().hub_key)
    held.add(content)
    assert exchange_files(hub, held).bytes_sent == len(content)
    hub.close()
    theirs, line = Shelf(held.hub_key()), running.connect(glynis)
    theirs.want(content)
    assert exchange_files(line, theirs).received == 1
    assert files.hash_of(b"".join(theirs.pieces[one] for one in offer_of(content).pieces)) == files.hash_of(
        content
    )
    with pytest.raises(FileUnknownError):
        line.file_offer("ab" * 32)
    line.close()


def test_status_says_who_the_hub_is(running: RunningHub) -> None:
    sharon = running.join("Sharon")
    assert sharon.membership is not None
    hub = running.connect()
    told = hub.status()
    hub.close()
    assert (told.hub_key, told.area) == (sharon.membership.hub_key, sharon.membership.area)


def test_a_used_and_an_expired_code_say_so_over_http(running: RunningHub) -> None:
    code = invite(running.database, "Sharon")
    old = hub_command(
        "invite", "--database", running.database, "--name", "X", "--role", "cpn", "--hours", "-1"
    ).stdout.strip()
    hub = running.connect()
    Laptop("Sharon", SystemClock(), os.urandom).enrol(hub, code)
    with pytest.raises(CodeUsedError):
        Laptop("Other", SystemClock(), os.urandom).enrol(hub, code)
    with pytest.raises(CodeExpiredError):
        Laptop("Other", SystemClock(), os.urandom).enrol(hub, old)
    hub.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_a_laptop_whose_clock_is_years_off_still_syncs(running: RunningHub, years: int) -> None:
    sharon = running.join("Sharon")
    revision = sharon.begin(f"clock{years}")
    hub = running.connect(sharon, FixedClock(datetime.now(UTC) + timedelta(days=365 * years)))
    sharon.sync(hub)
    hub.close()
    assert sharon.store.is_safe(revision.id)


def test_a_request_signed_by_another_key_is_turned_away(running: RunningHub) -> None:
    sharon = running.join("Sharon")
    hub = HttpHub(running.url, replace(SIGNER, key_id=sharon.certificate.id), SystemClock())
    with pytest.raises(NotSignedError):
        hub.exchange(ExchangeRequest())
    hub.close()


def test_a_posting_key_opens_nothing_but_the_letter_box(running: RunningHub) -> None:
    sharon = running.join("Sharon")
    signer = RequestSigner(f"posting:{sharon.posting_key.public}", sharon.posting_key)
    hub = HttpHub(running.url, signer, SystemClock())
    with pytest.raises(NotSignedError):
        hub.exchange(ExchangeRequest())
    hub.close()


def test_many_revisions_go_packed_and_come_back_packed(running: RunningHub) -> None:
    sharon, glynis = running.join("Sharon"), running.join("Glynis", "cpn")
    for number in range(200):
        sharon.write("many", {("goals", f"e:{number}", "goal"): text(f"Goal {number}")})
    sharon.begin("many")
    running.sync(sharon, glynis)
    assert not sharon.store.waiting()
    assert glynis.store.record("many") == sharon.store.record("many")


GOOD = ExchangeResponse(cursor=Cursor(area="a", epoch="e"), hub_time="2026-11-22T09:00:00.000Z")
BODY = GOOD.model_dump_json().encode()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (hangs_up, UnreachableError),
        (says("200 OK", BODY[:20], length=len(BODY)), UnreachableError),
        (says("200 OK", b"<html>Sign in to Caf\xc3\xa9 Wi-Fi</html>", "Content-Type: text/html"), NonsenseError),
        (says("302 Found", b"", "Location: http://127.0.0.1:1/login"), NonsenseError),
        (says("200 OK", b""), NonsenseError),
        (says("200 OK", b"null"), NonsenseError),
        (says("200 OK", b'{"cursor": {"number": -1}}'), NonsenseError),
        (says("200 OK", b"rubbish", "Content-Encoding: zstd"), NonsenseError),
        (says("200 OK", b"rubbish", "Content-Encoding: gzip"), NonsenseError),
        (says("200 OK", zstandard.ZstdCompressor().compress(BODY)[:-3], "Content-Encoding: zstd"), SyncError),
        (says("404 Not Found", b"nothing here"), NonsenseError),
        (says("500 Internal Server Error", b"oh"), HubFaultError),
        (says("502 Bad Gateway", b""), UnreachableError),
        (says("503 Service Unavailable", b""), BusyError),
        (says("429 Too Many Requests", b""), BusyError),
        (says("413 Content Too Large", b""), TooLargeError),
        (says("401 Unauthorized", b'{"code":"FK-SYNC-NEW","message":"m","next_step":"n"}'), SyncError),
        (lambda connection: connection.sendall(b"\x16\x03\x01\x02\x00" * 50), UnreachableError),
    ],
)  # fmt: skip
def test_whatever_answers_that_is_no_hub_is_one_clear_error(answer: Answer, error: type[SyncError]) -> None:
    with answering(answer) as url:
        hub = HttpHub(url, SIGNER, SystemClock(), no_progress_seconds=5)
        with pytest.raises(error) as raised:
            hub.exchange(ExchangeRequest())
        hub.close()
    assert raised.value.next_step


def test_a_packed_answer_is_unpacked_whichever_way_it_was_packed() -> None:
    for encoding, packed in (
        ("gzip", gzip.compress(BODY)),
        ("zstd", zstandard.ZstdCompressor().compress(BODY)),
    ):
        with answering(says("200 OK", packed, f"Content-Encoding: {encoding}")) as url:
            hub = HttpHub(url, SIGNER, SystemClock())
            assert hub.exchange(ExchangeRequest()) == GOOD
            hub.close()


def test_a_hub_that_never_goes_on_is_given_up_for_want_of_progress() -> None:
    release = threading.Event()

    def waits(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
        release.wait(30)

    with answering(waits) as url:
        hub = HttpHub(url, SIGNER, SystemClock(), no_progress_seconds=0.2)
        with pytest.raises(UnreachableError):
            hub.exchange(ExchangeRequest())
        hub.close()
        release.set()


def test_nobody_at_the_address_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    hub = HttpHub(f"http://127.0.0.1:{port}", SIGNER, SystemClock(), connect_seconds=5)
    with pytest.raises(UnreachableError):
        hub.status()
    hub.close()


def test_a_clock_fault_without_a_time_is_passed_on() -> None:
    fault = Fault.of(ClockError(), "").model_dump_json().encode()
    with answering(says("401 Unauthorized", fault)) as url:
        hub = HttpHub(url, SIGNER, SystemClock())
        with pytest.raises(ClockError):
            hub.exchange(ExchangeRequest())
        hub.close()


@pytest.mark.parametrize(
    "url",
    ["http://hub.example.org", "ftp://hub.example.org", "hub.example.org", "https://", "", "https://a b", "http://[::1"],
)  # fmt: skip
def test_personal_data_goes_nowhere_unencrypted(url: str) -> None:
    with pytest.raises(AddressError):
        HttpHub(url, SIGNER, SystemClock())


@pytest.mark.parametrize(
    "url", ["https://hub.example.org/", "http://localhost:8443", "http://127.0.0.1:1", "http://[::1]:1"]
)
def test_encrypted_addresses_and_this_computer_are_fine(url: str) -> None:
    assert checked_address(url) == url.rstrip("/")


def test_the_hubs_log_holds_no_word_of_any_record(running: RunningHub, tmp_path: Path) -> None:
    log = tmp_path / "hub.log"
    with serving(f"sqlite:///{tmp_path / 'hub.db'}", log=log) as url:
        here = RunningHub(url, f"sqlite:///{tmp_path / 'hub.db'}")
        sharon = here.join("Sharon Pike")
        sharon.write("r1", {("matters",): text("Marmalade on Sundays")})
        here.sync(sharon)
    said = log.read_text(encoding="utf-8")
    assert "Marmalade" not in said
    assert "Sharon" not in said


def test_a_hub_killed_while_taking_in_loses_nothing_it_gave_a_receipt_for(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'hub.db'}"
    with started(database, log=tmp_path / "log") as (process, url):
        sharon = RunningHub(url, database).join("Sharon")
        for number in range(60):
            sharon.begin(f"r{number}")
        sharon.store.page_items = 3
        go = threading.Event()

        def kill() -> None:
            go.wait()
            process.kill()

        killer = threading.Thread(target=kill)
        killer.start()

        class Doomed(Between):
            def before(self, request: ExchangeRequest) -> None:
                if len(self.requests) == 8:
                    # From here on the kill may fall before, inside or after what the hub does with this page.
                    go.set()
                elif len(self.requests) > 8:
                    killer.join()

        hub = RunningHub(url, database).connect(sharon)
        with pytest.raises(UnreachableError):
            sharon.sync(Doomed(hub))
        hub.close()
        killer.join()
    receipted = {one for one in sharon.store.mine if sharon.store.is_safe(one)}
    with serving(database, log=tmp_path / "log") as url:
        again = RunningHub(url, database)
        glynis = again.join("Glynis", "cpn")
        again.sync(glynis)
        assert receipted <= set(glynis.store.revisions)
        again.sync(sharon)
        assert not sharon.store.waiting()


def test_a_hub_with_a_certificate_that_nobody_vouches_for_is_not_talked_to(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    (tmp_path / "hub.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "hub.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    arguments = ("--tls-certificate", str(tmp_path / "hub.pem"), "--tls-key", str(tmp_path / "hub.key"))
    with serving(f"sqlite:///{tmp_path / 'hub.db'}", *arguments, log=tmp_path / "log") as url:
        assert url.startswith("https://")
        hub = HttpHub(url, SIGNER, SystemClock())
        with pytest.raises(UntrustedError):
            hub.status()
        hub.close()
