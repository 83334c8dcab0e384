"""Makes the store that is kept for ever for a release: run it once for each new schema, and commit what it writes."""

from __future__ import annotations

import sys
from pathlib import Path

from fieldkit.store import authoring, drafts, outbox, revisions, schema, state
from fieldkit.store.connection import Connection
from tests.records.people import GLYNIS
from tests.store.laptop import AT, Laptop, about, new_laptop, text

FROZEN = Path(__file__).parent / "frozen"


def fill(laptop: Laptop) -> None:
    """A person, a talk that both wrote in and that is in conflict, a draft and one thing that waits."""
    laptop.person("person-1", given="Rose", family="Moss", nhs="9434765919", postcode="LS1 4AP")
    laptop.keep(
        "talk-1",
        "conversation",
        {**about("person-1", "conversation"), ("words",): text("The stairs are steep")},
    )
    apart = [
        laptop.seal("talk-1", "conversation", {("words",): text("A rail would help")}),
        laptop.seal("talk-1", "conversation", {("words",): text("A lamp would help")}, GLYNIS),
    ]
    laptop.write(lambda c: revisions.add(c, apart, AT))
    waiting = laptop.seal("talk-2", "conversation", {("summary",): text("Tea at four")})
    laptop.write(lambda c: authoring.keep_added(c, waiting, AT))
    laptop.save("talk-3", "conversation", {("words",): text("half a wor")})
    laptop.write(lambda c: state.set_cursor(c, {"area": "a", "epoch": "e", "number": 7, "scope": ""}))


def look(connection: Connection) -> dict[str, object]:
    """What an upgrade has to leave as it is."""
    return {
        "revisions": sorted(revisions.all_ids(connection)),
        "drafts": [(one.record, sorted(field.value or "" for field in one.fields.values())) for one in drafts.everything(connection)],
        "waiting": [(one.record, one.state) for one in outbox.waiting(connection)],
        "cursor": state.cursor(connection),
    }  # fmt: skip


def freeze() -> Path:
    """Write today's store; never over one that is there."""
    path = FROZEN / f"store-{schema.VERSION:04d}.db"
    if path.exists():
        raise SystemExit(f"{path.name} is frozen already.")
    laptop = new_laptop(FROZEN, path.name)
    fill(laptop)
    laptop.database.close()
    return path


if __name__ == "__main__":
    sys.stdout.write(freeze().name + "\n")
