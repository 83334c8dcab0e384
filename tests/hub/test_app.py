import asyncio
import os

import httpx
import pytest
import zstandard
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy import text as sql

from fieldkit.base.clock import FixedClock
from fieldkit.hub.app import make_app
from fieldkit.hub.database import writing
from fieldkit.sync.protocol import MOST_BYTES, ExchangeRequest, ExchangeResponse
from fieldkit.sync.signing import RequestSigner, sign
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop

JSON = {"Content-Type": "application/json"}


class Client:
    """Asks the application without a socket in between."""

    def __init__(self, app: FastAPI) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    def get(self, path: str) -> httpx.Response:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, *, content: bytes, headers: dict[str, str]) -> httpx.Response:
        return self._ask("POST", path, content, headers)

    def _ask(self, method: str, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://hub") as client:
                return await client.request(method, path, content=content, headers=headers)

        return asyncio.run(ask())


@pytest.fixture
def client(real: World) -> Client:
    assert isinstance(real.hub, RealHub)
    return Client(make_app(real.hub.core, real.clock))


def signed(
    laptop: Laptop, clock: FixedClock, body: bytes, path: str = "/v1/exchange", **more: str
) -> dict[str, str]:
    headers = JSON | {name.replace("_", "-"): value for name, value in more.items()}
    return sign(
        "POST", path, headers, body, RequestSigner(laptop.certificate.id, laptop.request_key), clock.now()
    )


def test_status_needs_no_signature(real: World, client: Client) -> None:
    told = client.get("/v1/status")
    assert told.json()["area"] == real.hub.area
    assert told.headers["cache-control"] == "no-store"


def test_a_signed_request_is_answered(real: World, client: Client) -> None:
    sharon = real.join("Sharon")
    body = ExchangeRequest().model_dump_json().encode()
    told = client.post("/v1/exchange", content=body, headers=signed(sharon, real.clock, body))
    assert ExchangeResponse.model_validate_json(told.content).cursor.area == real.hub.area


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"rubbish", 400, "FK-SYNC-UNREADABLE"),
        (b'{"protocol":99}', 400, "FK-SYNC-VERSION"),
        (b'{"cursor":{"area":"elsewhere"}}', 409, "FK-SYNC-AREA"),
        (b'{"limit":0}', 400, "FK-SYNC-UNREADABLE"),
        (b"\xff\xfe", 400, "FK-SYNC-UNREADABLE"),
    ],
)
def test_what_cannot_be_answered_is_a_fault_with_a_code(
    real: World, client: Client, body: bytes, status: int, code: str
) -> None:
    sharon = real.join("Sharon")
    told = client.post("/v1/exchange", content=body, headers=signed(sharon, real.clock, body))
    assert (told.status_code, told.json()["code"]) == (status, code)
    assert told.json()["next_step"]


def test_an_unsigned_request_is_turned_away(client: Client) -> None:
    told = client.post("/v1/exchange", content=b"{}", headers=JSON)
    assert (told.status_code, told.json()["code"]) == (401, "FK-SYNC-NOT-SIGNED")


def test_more_than_the_hub_takes_is_too_large_packed_or_not(real: World, client: Client) -> None:
    sharon = real.join("Sharon")
    huge = b" " * (MOST_BYTES + 1)
    packed = zstandard.ZstdCompressor().compress(huge)
    assert len(packed) < 100_000
    headers = signed(sharon, real.clock, packed, Content_Encoding="zstd")
    assert client.post("/v1/exchange", content=packed, headers=headers).status_code == 413
    assert client.post("/v1/exchange", content=huge, headers=JSON).status_code == 413


def test_large_answers_are_packed_for_those_who_unpack(real: World, client: Client) -> None:
    sharon = real.join("Sharon")
    body = b"{}"
    headers = signed(sharon, real.clock, body, Accept_Encoding="zstd")
    told = client.post("/v1/exchange", content=body, headers=headers)
    assert told.headers["content-encoding"] == "zstd"
    assert int(told.headers["content-length"]) < len(told.content)
    assert ExchangeResponse.model_validate_json(told.content).certificates


def test_a_posted_envelope_that_is_none_is_unreadable(real: World, client: Client) -> None:
    sharon = real.join("Sharon")
    signer = RequestSigner(f"posting:{sharon.posting_key.public}", sharon.posting_key)
    headers = sign(
        "POST", "/v1/envelope", {"Content-Type": "application/age"}, b"x", signer, real.clock.now()
    )
    told = client.post("/v1/envelope", content=b"x", headers=headers)
    assert (told.status_code, told.json()["code"]) == (400, "FK-SYNC-UNREADABLE")


def test_an_exchange_key_does_not_open_the_letter_box(real: World, client: Client) -> None:
    sharon = real.join("Sharon")
    headers = signed(sharon, real.clock, b"x", path="/v1/envelope")
    assert client.post("/v1/envelope", content=b"x", headers=headers).status_code == 401


def test_a_database_that_fails_is_a_fault_of_the_hubs_and_says_nothing_of_its_insides(
    clock: FixedClock, sqlite_database: Engine
) -> None:
    hub = RealHub(sqlite_database, "area", clock)
    with writing(sqlite_database) as connection:
        connection.execute(sql("DROP TABLE invitation"))
    body = _enrolment(Laptop("Sharon", clock, os.urandom), World(hub, clock))
    told = Client(make_app(hub.core, clock)).post("/v1/enrol", content=body, headers=JSON)
    assert told.status_code in {500, 503}
    assert told.json()["code"] in {"FK-SYNC-HUB-FAULT", "FK-SYNC-BUSY"}
    assert "invitation" not in told.text


def _enrolment(laptop: Laptop, world: World) -> bytes:
    """The request that enrolling sends."""
    from fieldkit.sync.errors import UnreachableError
    from fieldkit.sync.protocol import Enrolled, EnrolRequest
    from tests.sync.test_exchange import Between

    seen: list[bytes] = []

    class Noting(Between):
        def enrol(self, request: EnrolRequest) -> Enrolled:
            seen.append(request.model_dump_json().encode())
            raise UnreachableError

    with pytest.raises(UnreachableError):
        laptop.enrol(Noting(world.hub.as_device("")), "CODE")
    return seen[0]


def test_the_contract_is_published_and_nothing_is_loaded_from_elsewhere(client: Client) -> None:
    contract = client.get("/v1/openapi.json").json()
    assert {"/v1/status", "/v1/enrol", "/v1/exchange", "/v1/envelope"} <= set(contract["paths"])
    assert client.get("/docs").status_code == 404
