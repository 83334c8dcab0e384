"""The throw-away PostgreSQL is what the hub's tests stand on, so it is tested itself."""

import psycopg


def _tables(url: str) -> list[str]:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("create table mark (id integer)")
        found = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
    return [row[0] for row in found]


def test_a_test_gets_an_empty_database(postgres_url: str) -> None:
    assert _tables(postgres_url) == ["mark"]


def test_the_next_test_gets_another_empty_one(postgres_url: str) -> None:
    assert _tables(postgres_url) == ["mark"]
