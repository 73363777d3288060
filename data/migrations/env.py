"""Alembic's entry: runs migrations over the connection that `data.migrate` hands in."""

from alembic import context

from data.migrations.guards import guard
from data.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    user_module_prefix="data.models.base.",
    process_revision_directives=guard,
)
with context.begin_transaction():
    context.run_migrations()
