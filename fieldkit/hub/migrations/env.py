"""How Alembic finds the open connection: the hub hands it over, so that steps and lock are one transaction."""

from __future__ import annotations

from alembic import context

from fieldkit.hub.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
