"""Alembic's entry: runs migrations over the connection that `data.migrate` hands in."""

from alembic import context
from alembic.operations.ops import MigrationScript

from data.migrations.guards import guard
from data.migrations.searching import is_ours, search
from data.models import Base


def _finished(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
    for script in directives:
        guard(script)
        search(script)


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    user_module_prefix="data.models.base.",
    process_revision_directives=_finished,
    include_object=is_ours,
)
with context.begin_transaction():
    context.run_migrations()
