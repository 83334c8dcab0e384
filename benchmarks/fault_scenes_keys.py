"""Faults while two people together give a profile a new passphrase, and while stores of earlier releases are upgraded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyrage

from benchmarks.fault_profile import (
    CHEAP,
    NEW,
    OLD,
    OLDER,
    Scene,
    Stage,
    Tell,
    opened_profile,
    unsound,
)
from fieldkit.store import recovery, revisions, schema, vault
from fieldkit.store.database import open_database
from fieldkit.store.errors import PassphraseError
from tests.store import freezing
from tests.store.laptop import KEY

REVISIONS, DRAFTS = 5, [("talk-3", ['{"valueString":"half a wor"}'])]
"""What every frozen store holds, as its test says."""

IT, LEAD = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()


def _recover(stage: Stage, tell: Tell) -> None:
    folder = stage.profile.folder
    stage.sure(lambda: _let_two_recover(folder), tell)
    tell("recovery")
    opened = recovery.open_layer(recovery.open_layer(vault.escrowed(folder), str(IT)), str(LEAD))
    stage.sure(lambda: vault.recover(folder, opened, NEW, CHEAP, stage.randomness()), tell)
    tell("recovered")
    with opened_profile(stage, NEW):
        stage.sure(lambda: vault.confirm(folder), tell)


def _let_two_recover(folder: Path) -> None:
    vault.set_recovery(folder, vault.unlock(folder, OLD), str(IT.to_public()), str(LEAD.to_public()))


def _check_recovered(stage: Stage, said: list[str]) -> Iterator[str]:
    try:
        opened = stage.open(NEW)
    except PassphraseError:
        if "recovered" in said:
            yield "the profile was said to be recovered and the new passphrase does not open it"
        opened = stage.open(OLD)
    try:
        if "recovery" in said and vault.recipients(stage.profile.folder) is None:
            yield "the two people who can recover the profile are forgotten"
        if len(opened.database.read(revisions.all_ids)) != 4:
            yield "records are gone"
        yield from unsound(opened.database)
    finally:
        opened.close()


# ------------------------------------------------------------------------------------------ earlier releases


def _stores(stage: Stage) -> list[Path]:
    return sorted((stage.data / OLDER).glob("store-*.db"))


def _upgrade(stage: Stage, tell: Tell) -> None:
    for path in _stores(stage):
        stage.sure(partial(_open_and_close, stage, path), tell)
        tell(f"upgraded {path.name}")


def _open_and_close(stage: Stage, path: Path) -> None:
    open_database(path, KEY, connect=stage.connect).close()


def _check_upgraded(stage: Stage, said: list[str]) -> Iterator[str]:
    for path in _stores(stage):
        database = open_database(path, KEY, connect=stage.connect)
        try:
            held = database.read(freezing.look)
            if database.read(schema.version) != schema.VERSION:
                yield f"{path.name} is not of today"
            waiting, found = held["drafts"], held["revisions"]
            if waiting != DRAFTS or not isinstance(found, list) or len(found) != REVISIONS:
                done = f"upgraded {path.name}" in said
                yield f"{path.name} has lost something" + " after it was said to be upgraded" * done
            yield from unsound(database)
        finally:
            database.close()


SCENES = (
    Scene("recovering with two people", _recover, _check_recovered),
    Scene("upgrading earlier releases", _upgrade, _check_upgraded),
)
