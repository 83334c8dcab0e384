"""The steps from an empty database to the tables of today, in order; Alembic runs them before the hub serves."""
