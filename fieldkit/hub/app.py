"""The hub over HTTP: few routes, each of which reads a message, asks the core, and writes the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
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
from fieldkit.hub.requests import content, signed_device
from fieldkit.sync.errors import BusyError, HubFaultError, SyncError, TooLargeError, UnreadableError, fault_of
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
)

log = logging.getLogger("fieldkit.hub")

_WORTH_PACKING = 1_000

M = TypeVar("M", bound=Message)


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

    async def answer(request: Request, work: Callable[[bytes], Message]) -> Response:
        """Read the body, do the work off the event loop, and write what comes of it, be it a fault."""
        try:
            body = await _body(request)
            found = await run_in_threadpool(work, body)
        except SyncError as error:
            return _write(request, fault_of(error, format_instant(clock.now())), error.status)
        except OperationalError:
            log.exception("the database did not answer")
            return _write(request, fault_of(BusyError(), format_instant(clock.now())), BusyError.status)
        except SQLAlchemyError:
            log.exception("the database met a fault")
            return _write(
                request, fault_of(HubFaultError(), format_instant(clock.now())), HubFaultError.status
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

    @app.post("/v1/envelope", response_model=EnvelopeReceipt)
    async def envelope(request: Request) -> Response:
        def work(body: bytes) -> Message:
            path = request.url.path
            device = signed_device(
                core, request.method, path, request.headers, body, clock.now(), posting=True
            )
            return core.post_envelope(device, body)

        return await answer(request, work)

    return app


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


def _write(request: Request, message: Message, status: int) -> Response:
    body = message.model_dump_json().encode("utf-8")
    headers = {"cache-control": "no-store"}
    if len(body) > _WORTH_PACKING and "zstd" in request.headers.get("accept-encoding", ""):
        body = zstandard.ZstdCompressor(level=3).compress(body)
        headers["content-encoding"] = "zstd"
    return Response(body, status_code=status, headers=headers, media_type="application/json")
