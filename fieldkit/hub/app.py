"""The hub over HTTP: few routes, each of which reads a message, asks the core, and writes the answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import zstandard
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from starlette.requests import ClientDisconnect

import fieldkit
from fieldkit.base.clock import Clock, format_instant
from fieldkit.hub.core import HubCore
from fieldkit.hub.devices import Device
from fieldkit.hub.requests import content, signed_device
from fieldkit.sync.errors import BusyError, HubFaultError, SyncError, TooLargeError, UnreadableError
from fieldkit.sync.files import FileOffer, OfferRequest, OfferResponse, PieceTaken
from fieldkit.sync.protocol import (
    MOST_BYTES,
    Enrolled,
    EnrolRequest,
    EnvelopeReceipt,
    ExchangeRequest,
    ExchangeResponse,
    Fault,
    HubStatus,
    Message,
    StandingTold,
)
from fieldkit.sync.signing import claimed_key

log = logging.getLogger("fieldkit.hub")

_WORTH_PACKING = 1_000

M = TypeVar("M", bound=Message)
Answering = Callable[[Request, Callable[[bytes], Message | bytes]], Awaitable[Response]]


def make_app(core: HubCore, clock: Clock) -> FastAPI:
    """The application over a core; it keeps nothing between two requests."""
    app = FastAPI(
        title="FieldKit hub",
        version=fieldkit.__version__,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses={"4XX": {"model": Fault}, "5XX": {"model": Fault}},
    )

    async def answer(request: Request, work: Callable[[bytes], Message | bytes]) -> Response:
        """Read the body, do the work off the event loop, and write what comes of it, be it a fault."""
        try:
            body = await _body(request)
            found = await run_in_threadpool(work, body)
        except SyncError as error:
            return _write(request, Fault.of(error, format_instant(clock.now())), error.status)
        except OperationalError:
            log.exception("the database did not answer")
            return _write(request, Fault.of(BusyError(), format_instant(clock.now())), BusyError.status)
        except SQLAlchemyError:
            log.exception("the database met a fault")
            return _write(
                request, Fault.of(HubFaultError(), format_instant(clock.now())), HubFaultError.status
            )
        return _write(request, found, 200)

    @app.get("/v1/status", response_model=HubStatus)
    async def status(request: Request) -> Response:
        return await answer(request, lambda _body: core.status())

    @app.post("/v1/enrol", response_model=Enrolled)
    async def enrol(request: Request) -> Response:
        return await answer(request, lambda body: core.enrol(_read(EnrolRequest, request, body)))

    @app.post("/v1/exchange", response_model=ExchangeResponse)
    async def exchange(request: Request) -> Response:
        def work(body: bytes) -> Message:
            path = request.url.path
            device = signed_device(core, request.method, path, request.headers, body, clock.now())
            return core.exchange(device, _read(ExchangeRequest, request, body))

        return await answer(request, work)

    _add_posting(app, core, clock, answer)
    _add_files(app, core, clock, answer)
    return app


def _add_posting(app: FastAPI, core: HubCore, clock: Clock, answer: Answering) -> None:
    """The routes of a locked laptop, which has nothing but its posting key."""

    def device(request: Request, body: bytes) -> Device:
        return signed_device(
            core, request.method, request.url.path, request.headers, body, clock.now(), posting=True
        )

    @app.post("/v1/envelope", response_model=EnvelopeReceipt)
    async def envelope(request: Request) -> Response:
        def work(body: bytes) -> Message:
            return core.post_envelope(device(request, body), body, claimed_key(request.headers))

        return await answer(request, work)

    @app.post("/v1/standing", response_model=StandingTold)
    async def standing(request: Request) -> Response:
        def work(body: bytes) -> Message:
            return core.tell_standing(device(request, body), claimed_key(request.headers))

        return await answer(request, work)


def _add_files(app: FastAPI, core: HubCore, clock: Clock, answer: Answering) -> None:
    """The routes of photos and files; pieces travel as they are."""

    def device(request: Request, body: bytes) -> Device:
        return signed_device(core, request.method, request.url.path, request.headers, body, clock.now())

    @app.post("/v1/files", response_model=OfferResponse)
    async def offer(request: Request) -> Response:
        def work(body: bytes) -> Message:
            asking = device(request, body)
            return core.files.offer(asking, _read(OfferRequest, request, body))

        return await answer(request, work)

    @app.get("/v1/files/{file_hash}", response_model=FileOffer)
    async def describe(request: Request, file_hash: str) -> Response:
        return await answer(request, lambda body: core.files.describe(device(request, body), file_hash))

    @app.post("/v1/files/{file_hash}/pieces", response_model=PieceTaken)
    async def put_piece(request: Request, file_hash: str) -> Response:
        return await answer(
            request, lambda body: core.files.put_piece(device(request, body), file_hash, body)
        )

    @app.get("/v1/files/{file_hash}/pieces/{piece}", response_class=Response)
    async def give_piece(request: Request, file_hash: str, piece: str) -> Response:
        return await answer(request, lambda body: core.files.piece(device(request, body), file_hash, piece))


async def _body(request: Request) -> bytes:
    """The body as it came. Raises TooLargeError as soon as it is more than the hub takes, UnreadableError when cut."""
    gathered = bytearray()
    try:
        async for chunk in request.stream():
            gathered += chunk
            if len(gathered) > MOST_BYTES:
                raise TooLargeError
    except ClientDisconnect as error:
        raise UnreadableError from error
    return bytes(gathered)


def _read(kind: type[M], request: Request, body: bytes) -> M:
    try:
        return kind.model_validate_json(content(request.headers, body))
    except ValidationError as error:
        raise UnreadableError from error


def _write(request: Request, message: Message | bytes, status: int) -> Response:
    if isinstance(message, bytes):
        return Response(
            message,
            status_code=status,
            headers={"cache-control": "no-store"},
            media_type="application/octet-stream",
        )
    body = message.model_dump_json().encode("utf-8")
    headers = {"cache-control": "no-store"}
    if len(body) > _WORTH_PACKING and "zstd" in request.headers.get("accept-encoding", ""):
        body = zstandard.ZstdCompressor(level=3).compress(body)
        headers["content-encoding"] = "zstd"
    return Response(body, status_code=status, headers=headers, media_type="application/json")
