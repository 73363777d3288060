"""Guards: tables whose rows the database itself keeps from being changed or removed.

`op.keep_append_only("audits")` stands in a migration after the table's creation; autogenerate writes it there for
every table marked with `APPEND_ONLY`.
"""

from alembic.autogenerate import renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation, Operations
from alembic.operations.ops import CreateTableOp, MigrationScript

from data.models.base import APPEND_ONLY

_SQLITE = (
    "CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER {table}_unremoved BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'append only' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()",
)


@Operations.register_operation("keep_append_only")
class KeepAppendOnlyOp(MigrateOperation):
    """From now on the table takes new rows and nothing else."""

    def __init__(self, table: str) -> None:
        self.table = table

    @classmethod
    def keep_append_only(cls, operations: Operations, table: str) -> None:
        """As it is called in a migration."""
        operations.invoke(cls(table))

    def reverse(self) -> MigrateOperation:
        """Nothing to undo: the triggers go with their table."""
        return self


@Operations.implementation_for(KeepAppendOnlyOp)
def _keep(operations: Operations, operation: KeepAppendOnlyOp) -> None:
    on_postgres = operations.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRESQL if on_postgres else _SQLITE:
        operations.execute(statement.format(table=operation.table))


@renderers.dispatch_for(KeepAppendOnlyOp)
def _render(_context: AutogenContext, operation: KeepAppendOnlyOp) -> str:
    return f"op.keep_append_only({operation.table!r})"


def guard(script: MigrationScript) -> None:
    """Autogenerate: write a guard behind the creation of every marked table."""
    if script.upgrade_ops is not None:
        script.upgrade_ops.ops = [
            each for operation in script.upgrade_ops.ops for each in (operation, *_guards(operation))
        ]


def _guards(operation: MigrateOperation) -> list[MigrateOperation]:
    marked = isinstance(operation, CreateTableOp) and operation.info.get(APPEND_ONLY)
    return [KeepAppendOnlyOp(operation.table_name)] if marked and isinstance(operation, CreateTableOp) else []
