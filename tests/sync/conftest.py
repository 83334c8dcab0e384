"""The hubs that these tests run against."""

from tests.hub.worlds import clock, engine, postgres_engine, real, sqlite_database, world

__all__ = ["clock", "engine", "postgres_engine", "real", "sqlite_database", "world"]
