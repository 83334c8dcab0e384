"""A store of every release that ever was opens in this one, with all that it held."""

import shutil
from pathlib import Path

import pytest

from fieldkit.records.merge import merge
from fieldkit.store import lists, migrating, rebuilding, revisions, schema, search, verifying
from fieldkit.store.database import open_database
from tests.store.freezing import FROZEN, look
from tests.store.laptop import KEY
from tests.store.test_projections import everything_listed

STORES = sorted(FROZEN.glob("store-*.db"))


def test_there_is_one_for_every_schema_so_far() -> None:
    assert [path.stem for path in STORES] == [f"store-{step.number:04d}" for step in migrating.MIGRATIONS]


@pytest.mark.parametrize("frozen", STORES, ids=lambda path: path.stem)
def test_it_is_brought_up_to_date_with_everything_in_it(tmp_path: Path, frozen: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(frozen, path)
    database = open_database(path, KEY)

    assert database.read(schema.version) == schema.VERSION
    held = database.read(look)
    assert len(held["revisions"]) == 5  # type: ignore[arg-type] # a list, whatever else is looked at
    assert held["drafts"] == [("talk-3", ['{"valueString":"half a wor"}'])]
    assert held["waiting"] == [("talk-2", "only-here")]
    assert held["cursor"] == {"area": "a", "epoch": "e", "number": 7, "scope": ""}
    said = merge(database.read(lambda c: revisions.everything_of(c, "talk-1"))).fields["words",]
    assert sorted(one.value for one in said.current) == [
        '{"valueString":"A lamp would help"}',
        '{"valueString":"A rail would help"}',
    ]
    assert [one.name for one in database.read(lists.people)] == ["Rose Moss"]
    assert len(database.read(lambda c: search.search(c, "rail", lambda place: True)).hits) == 1
    assert verifying.verify(database).faults == ()
    listed = database.read(everything_listed)
    rebuilding.rebuild(database).result()
    assert database.read(everything_listed) == listed
    database.close()
