"""Faults while records are taken off a laptop because the hub says so: each goes wholly, and nothing unsent goes at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks.fault_profile import (
    AT,
    CHEAP,
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
from benchmarks.fault_scenes import save_and_wait
from fieldkit.records import values
from fieldkit.records.files import attachment, hash_of
from fieldkit.records.forgetting import ForgetList
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import declare
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.exchange import forgetting
from fieldkit.services.profile import self_check
from fieldkit.services.profile.session import Session
from fieldkit.store import attachments, authoring, certificates, receipts, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.errors import NotHeldError
from fieldkit.store.forgetting import progress
from fieldkit.store.profile import OpenProfile

PHOTO = random.Random(21).randbytes(600_000)
_SENT = ("before-0", "before-1", "sent-photo")
_UNSENT = ("before-2", TALK)


def _session(stage: Stage, opened: OpenProfile) -> Session:
    certificate = opened.database.read(
        lambda connection: certificates.everything(connection)[own_certificate(connection)]
    )
    return Session(Laptop(stage.data, CLOCK, stage.randomness(), CHEAP), opened, certificate)


def _list() -> ForgetList:
    named = frozenset((*_SENT, *_UNSENT))
    return ForgetList("area", "epoch", "laptop", 1, AT, named, "Ruth Okafor", len(named))


def _send(connection: Connection, opened: OpenProfile) -> None:
    """Two records with a photo each, the same in both, and receipts for all but what is to stay unsent."""
    attachments.add(connection, PHOTO, "image/jpeg", AT)
    attachments.keep_thumbnail(connection, hash_of(PHOTO), b"a small picture")
    own = own_certificate(connection)
    shown = {
        **answers_of("with a photo"),
        ("photo",): values.write(attachment(PHOTO, "image/jpeg", "A step")),
    }
    for record in ("sent-photo", "other-photo"):
        made = sealed_by(opened, record, shown, opened.revision_key, own)
        authoring.keep_added(connection, made, AT)
    attachments.confirm(connection, hash_of(PHOTO))
    safe = {
        one.id: tuple(digest for digest, _ in one.header.answers)
        for record in (*_SENT, "other-photo")
        for one in revisions.everything_of(connection, record)
    }
    receipt = declare(receipts.TAG, {"v": 1, "revisions": sorted(safe)}, SigningKey(b"h" * 32))
    receipts.keep(connection, receipt, safe, AT)


def _forget(stage: Stage, tell: Tell) -> None:
    with opened_profile(stage) as opened:
        session = _session(stage, opened)
        stage.sure(lambda: opened.database.write(partial(_send, opened=opened)).result(), tell)
        stage.sure(lambda: self_check.quick(session), tell)
        tell("sent")
        stage.sure(partial(save_and_wait, opened, 1), tell)
        stage.sure(lambda: forgetting.obey(session, _list()), tell)
        tell("forgot")


def _check(stage: Stage, said: list[str]) -> Iterator[str]:
    with opened_profile(stage) as opened:
        session = _session(stage, opened)
        yield from _lost(session, said)
        yield from self_check.quick(session).faults
        if "sent" in said:
            if forgetting.obey(session, _list()).left != len(_UNSENT):
                yield "the list came again and was not obeyed"
            yield from _lost(session, [*said, "forgot"])
        yield from unsound(opened.database)


def _lost(session: Session, said: list[str]) -> Iterator[str]:
    held = set(session.read(revisions.record_ids))
    for record in {*_UNSENT, "before-3"} - held:
        yield f"{record} is gone, which was unsent or on no list"
    if "sent" in said and "other-photo" not in held:
        yield "a record is gone that is on no list"
    if "sent" in said:
        try:
            whole = session.read(lambda connection: attachments.content(connection, hash_of(PHOTO)))
        except NotHeldError:
            whole = b""
        if whole != PHOTO or not session.read(lambda held: attachments.thumbnail(held, hash_of(PHOTO))):
            yield "a photo is gone that a record names which stays"
    if "forgot" in said and held & set(_SENT):
        yield "what was said to be forgotten is still here"
    if session.read(progress).number:
        yield "a list counts as done of which something is still here"


SCENES = (Scene("forgetting records", _forget, _check),)
