"""Laptop and hub: what a quiet sync, a first sync and a busy evening cost, against a real hub process on loopback.

A revision here is what one save of a conversation leaves: twelve answers of a sentence each. The hub runs on SQLite with
every commit on disk, as a receipt promises; PostgreSQL is measured where FIELDKIT_BENCHMARK_DATABASE names one.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import zstandard

from benchmarks.results import Result, at_least, at_most, median_ms, reported
from fieldkit.base.clock import SystemClock, format_instant
from fieldkit.base.jsontext import dumps
from fieldkit.hub.core import HubCore
from fieldkit.hub.database import migrate, open_engine, writing
from fieldkit.hub.devices import Device
from fieldkit.hub.examining import examine, readable
from fieldkit.hub.invitations import invite
from fieldkit.records import paths, revisions
from fieldkit.records.access import Reader
from fieldkit.records.certificates import Certificate
from fieldkit.records.keys import SigningKey
from fieldkit.records.revisions import NewAnswer, Revision
from fieldkit.sync.client import HttpHub
from fieldkit.sync.enrolment import enrol
from fieldkit.sync.protocol import Copy, Cursor, ExchangeRequest, ExchangeResponse, FormText
from fieldkit.sync.signing import RequestSigner

ANSWERS = 12
MANY = 1000
PAGE = 250
AREA = "area"
WORDS = "She would like to walk to the shop by herself again before the winter comes."
FORM = FormText.of(
    dumps(
        {
            "resourceType": "Questionnaire", "status": "active", "version": "1",
            "url": "https://fieldkit.example.org/fhir/Questionnaire/benchmark",
            "item": [{"linkId": f"q{number}", "type": "text"} for number in range(ANSWERS)],
        }
    )
)  # fmt: skip
_PROGRAM = (
    "import argparse, sys; from fieldkit.hub import cli; parser = argparse.ArgumentParser();"
    "cli.add_parsers(parser.add_subparsers()); sys.exit(cli.run(parser.parse_args(['hub', *sys.argv[1:]])))"
)


def run() -> list[Result]:
    """Every figure of sync."""
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("FIELDKIT_BENCHMARK_DATABASE", f"sqlite:///{Path(folder) / 'hub.db'}")
        with hub_process(database) as url:
            return measure(database, url)


def measure(database: str, url: str) -> list[Result]:
    """Two laptops at one hub: the first sends, the second receives."""
    writer, reader = Laptop(database, url), Laptop(database, url)
    written = [writer.sealed(f"record-{number % 200}", first=number < 200) for number in range(MANY)]
    copies = [Copy.of(one) for one in written]
    sending = writer.send(copies)
    wire = sum(len(page) for page in packed_pages(copies)) / MANY
    quiet = median_ms(lambda: writer.ask(ExchangeRequest(cursor=writer.cursor)), repeats=30, warm_up=3)
    receiving, received = reader.receive()
    assert received >= MANY
    again = median_ms(
        lambda: writer.ask(ExchangeRequest(cursor=writer.cursor, revisions=tuple(copies[:1]))), 15
    )
    one_more = median_ms(lambda: writer.send([Copy.of(writer.sealed("record-1"))]), 15)
    writer.close()
    reader.close()
    return [
        at_most("quiet sync, one round trip", quiet, "ms", 100),
        at_most("send one save and get its receipt", one_more, "ms", 200),
        at_most("send it again", again, "ms", 150),
        at_least("send in pages of 250", MANY / sending, "rev/s", 100),
        at_least("first sync of another laptop", received / receiving, "rev/s", 100),
        at_most("check 1000 revisions at the hub", checking_ms(copies, writer.certificate), "ms", 3000),
        at_most("one save on the wire, packed", wire, "bytes", 3000),
        reported("one save on the wire, unpacked", len(copies[0].model_dump_json()), "bytes"),
    ]


class Laptop:
    """An enrolled laptop without a store: what is measured here is the wire and the hub."""

    def __init__(self, database: str, url: str) -> None:
        self.key, request, posting = (SigningKey.make(os.urandom) for _ in range(3))
        hub = HttpHub(url, None, SystemClock())
        told = enrol(
            hub, make_code(database), device="benchmark", revision_key=self.key, request_key=request.public,
            posting_key=posting.public, provisional=None,
        )  # fmt: skip
        hub.close()
        self.certificate = told.certificate
        self.cursor = Cursor()
        self._hub = HttpHub(url, RequestSigner(told.certificate.id, request), SystemClock())
        self.ask(ExchangeRequest(forms=(FORM,)))

    def close(self) -> None:
        self._hub.close()

    def ask(self, request: ExchangeRequest) -> ExchangeResponse:
        return self._hub.exchange(request)

    def sealed(self, record: str, *, first: bool = False) -> Revision:
        """What one save leaves; the first of a record says what kind it is, so that a colleague may read it."""
        answers = [
            NewAnswer((f"q{number}",), dumps({"valueString": f"{WORDS} {number}"}))
            for number in range(ANSWERS)
        ]
        if first:
            answers.append(NewAnswer(paths.KIND, '{"valueCode":"conversation"}'))
        return revisions.seal(
            record=record, form=FORM.canonical, parents=(), cert=self.certificate.id,
            at=format_instant(SystemClock().now()), answers=answers, key=self.key, random=os.urandom,
        )  # fmt: skip

    def send(self, copies: list[Copy]) -> float:
        """Seconds until everything has its receipt."""
        began = time.perf_counter()
        for at in range(0, len(copies), PAGE):
            page = tuple(copies[at : at + PAGE])
            response = self.ask(ExchangeRequest(cursor=self.cursor, revisions=page))
            assert response.receipts
            self.cursor = response.cursor
        return time.perf_counter() - began

    def receive(self) -> tuple[float, int]:
        """Seconds until everything is here, and how much it was."""
        began = time.perf_counter()
        count = 0
        while True:
            response = self.ask(ExchangeRequest(cursor=self.cursor))
            self.cursor = response.cursor
            count += len(response.revisions)
            if not response.more:
                return time.perf_counter() - began, count


def checking_ms(copies: list[Copy], certificate: Certificate) -> float:
    """Reading, hashing and verifying, without the database."""
    author = Device(
        certificate.id, Reader(certificate.practitioner, certificate.role), certificate.revision_key,
        certificate.request_key, adopted=False, ended="",
    )  # fmt: skip

    def check() -> None:
        found, _ = readable(copies)
        candidates, refused = examine(found.values(), {certificate.id: author}, author, "")
        assert (len(candidates), len(refused)) == (len(copies), 0)

    return median_ms(check, repeats=3)


def packed_pages(copies: list[Copy]) -> Iterator[bytes]:
    """The pages as they go over the wire."""
    for at in range(0, len(copies), PAGE):
        page = ExchangeRequest(revisions=tuple(copies[at : at + PAGE]))
        yield zstandard.ZstdCompressor(level=3).compress(page.model_dump_json().encode("utf-8"))


def make_code(database: str) -> str:
    """A code for one laptop, made beside the running hub as whoever runs it would."""
    engine = open_engine(database)
    migrate(engine)
    HubCore(engine, AREA, SystemClock(), os.urandom)
    with writing(engine) as connection:
        made = invite(
            connection, AREA, name="Benchmark", role="social-worker", practitioner=None,
            valid_for=timedelta(hours=1), clock=SystemClock(), random=os.urandom,
        )  # fmt: skip
    engine.dispose()
    return made.code


@contextmanager
def hub_process(database: str) -> Iterator[str]:
    """A hub in a process of its own; its address."""
    command = [sys.executable, "-c", _PROGRAM, "serve", "--database", database, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()
            process.wait(timeout=30)
