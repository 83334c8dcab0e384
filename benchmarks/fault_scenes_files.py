"""Faults while a file comes from the hub piece by piece, and while an answer is destroyed because somebody asked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks.fault_profile import (
    AT,
    CLOCK,
    TALK,
    Scene,
    Stage,
    Tell,
    answers_of,
    opened_profile,
    own_certificate,
    sealed_by,
    unsound,
)
from benchmarks.fault_scenes import colleague, save_and_wait, seal_and_wait
from fieldkit.records import taking_back, values
from fieldkit.records.files import attachment, hash_of, pieces_of
from fieldkit.records.merge import merge
from fieldkit.records.taking_back import TakingBack
from fieldkit.services.exchange.file_store import SyncFileStore
from fieldkit.services.sending.sync_store import SyncStore
from fieldkit.store import attachments, revisions, taken_back
from fieldkit.store.connection import Connection
from fieldkit.store.errors import NotHeldError
from fieldkit.store.profile import OpenProfile
from fieldkit.store.scrubbing import scrub
from fieldkit.sync.errors import FileUnknownError
from fieldkit.sync.file_exchange import exchange_files
from fieldkit.sync.files import FileOffer, OfferRequest, OfferResponse, PieceTaken
from fieldkit.sync.local import Page, Received, SyncState, page_with
from fieldkit.sync.protocol import Cursor

PHOTO = random.Random(20).randbytes(600_000)
"""Three pieces, the last of them shorter."""

PATH = ("words",)


class HubWithPhoto:
    """The hub's side of files, with one photo; it is sent nothing here."""

    def offer_files(self, _request: OfferRequest) -> OfferResponse:
        """It takes note of none."""
        return OfferResponse()

    def put_piece(self, _file_hash: str, _content: bytes) -> PieceTaken:
        """It asked for none."""
        raise FileUnknownError

    def file_offer(self, file_hash: str) -> FileOffer:
        """What the photo is made of."""
        if file_hash != hash_of(PHOTO):
            raise FileUnknownError
        pieces = tuple(map(hash_of, pieces_of(PHOTO)))
        return FileOffer(hash=hash_of(PHOTO), size=len(PHOTO), content_type="image/jpeg", pieces=pieces)

    def file_piece(self, _file_hash: str, piece: str) -> bytes:
        """One piece of it."""
        return next(one for one in pieces_of(PHOTO) if hash_of(one) == piece)


def _page(opened: OpenProfile) -> Page:
    """A record with a photo, and a record whose author has meanwhile taken a part of it back."""
    certificate, key = colleague(7)
    said = {**answers_of("with a photo"), ("photo",): values.write(attachment(PHOTO, "image/jpeg", "A step"))}
    shown = sealed_by(opened, "arrived-photo", said, key, certificate.id)
    cut = sealed_by(opened, "arrived-cut", answers_of("taken back"), key, certificate.id)
    digest = merge([cut]).fields[PATH].current[0].digest
    order = taking_back.order("arrived-cut", [digest], count=1, cert=certificate.id, at=AT, key=key)
    empty = page_with(SyncState("", Cursor(), None, "", frozenset()))
    cursor = Cursor(area="area", epoch="epoch", number=2)
    came = [Received(one, certificate) for one in (shown, cut)]
    given = {"cursor": cursor, "certificates": (certificate,), "revisions": came, "orders": (order,)}
    return Page(**{**vars(empty), **given})


def _receive(stage: Stage, tell: Tell) -> None:
    with opened_profile(stage) as opened:
        page = _page(opened)
        stage.sure(partial(save_and_wait, opened, 1), tell)
        tell("draft 1")
        stage.sure(lambda: SyncStore(opened.database, CLOCK).commit_page(page), tell)
        tell("page")
        stage.sure(partial(_fetch, opened), tell)
        tell("file")


def _fetch(opened: OpenProfile) -> None:
    exchange_files(HubWithPhoto(), SyncFileStore(opened.database, CLOCK))


def _check_received(stage: Stage, said: list[str]) -> Iterator[str]:
    with opened_profile(stage) as opened:
        if "page" in said:
            yield from _cut_wrongly(opened)
        if "file" in said and _photo(opened) != PHOTO:
            yield "the photo was said to be here and is not"
        SyncStore(opened.database, CLOCK).commit_page(_page(opened))
        _fetch(opened)
        if _photo(opened) != PHOTO:
            yield "the photo came again and is still not whole"
        yield from _cut_wrongly(opened)
        yield from unsound(opened.database)


def _cut_wrongly(opened: OpenProfile) -> Iterator[str]:
    left = merge(opened.database.read(lambda c: revisions.everything_of(c, "arrived-cut"))).fields
    if PATH in left and left[PATH].value is not None:
        yield "words that their author took back are here"
    if ("summary",) not in left or left["summary",].value is None:
        yield "words that nobody took back are gone"


def _photo(opened: OpenProfile) -> bytes:
    try:
        return opened.database.read(lambda c: attachments.content(c, hash_of(PHOTO)))
    except NotHeldError:
        return b""


# ------------------------------------------------------------------------------------------ taking back


def _order(connection: Connection, opened: OpenProfile) -> TakingBack:
    current = merge(revisions.everything_of(connection, TALK)).fields[PATH].current
    cert = own_certificate(connection)
    digests = [one.digest for one in current]
    return taking_back.order(TALK, digests, count=1, cert=cert, at=AT, key=opened.revision_key)


def _take_back(stage: Stage, tell: Tell) -> None:
    with opened_profile(stage) as opened:
        stage.sure(partial(save_and_wait, opened, 1), tell)
        tell("draft 1")
        stage.sure(partial(seal_and_wait, opened, stage, tell), tell)
        order = opened.database.read(partial(_order, opened=opened))
        stage.sure(
            lambda: opened.database.write(partial(taken_back.keep, order=order, known=False)).result(), tell
        )
        tell("taken")
        stage.sure(lambda: scrub(opened.database), tell)
        tell("scrubbed")


def _check_taken(stage: Stage, said: list[str]) -> Iterator[str]:
    with opened_profile(stage) as opened:
        orders = opened.database.read(taken_back.waiting)
        held = opened.database.read(lambda c: revisions.everything_of(c, TALK))
        fields = merge(held).fields
        words = fields[PATH].value if PATH in fields else None
        if "taken" in said and not orders:
            yield "an order to take back was said to be kept and is not there"
        if bool(held) and bool(orders) == bool(words):
            yield "half a taking back is there"
        if held and (("summary",) not in fields or fields["summary",].value is None):
            yield "words that nobody took back are gone"
        sealed = [line.split()[1] for line in said if line.startswith("sealed ")]
        if not set(sealed) <= {one.id for one in held}:
            yield "something sealed is not there"
        yield from unsound(opened.database)


SCENES = (
    Scene("receiving a photo", _receive, _check_received),
    Scene("taking an answer back", _take_back, _check_taken),
)
