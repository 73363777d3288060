"""Searching: what the database itself keeps beside a table so that its words are found at once.

`op.make_searchable("feedback")` stands in a migration after the table's creation; autogenerate writes it there for
every table marked with `SEARCHED`. On SQLite that is an FTS5 index that triggers keep in step; on PostgreSQL a
tsvector column that it computes itself.

Beside the words of the text both hold every region around the row, so that a rare region needs no walk through all
that has a common word.
"""

from collections.abc import Iterable

from alembic.autogenerate import renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation, Operations
from alembic.operations.ops import CreateTableOp, MigrationScript

from data.models.base import SEARCHED

_AROUND = (2, 5, 8, 13)  # letters of the code of each region around a place, and of the place itself

_SQLITE = (
    "CREATE VIEW {table}_searched AS SELECT {key}, text, {places} AS place FROM {table}",
    "CREATE VIRTUAL TABLE {table}_search USING fts5(text, place, content='{table}_searched', content_rowid='{key}',"
    " tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER {table}_search_put AFTER INSERT ON {table} BEGIN {put} END",
    "CREATE TRIGGER {table}_search_taken AFTER DELETE ON {table} BEGIN {take} END",
    "CREATE TRIGGER {table}_search_changed AFTER UPDATE OF text, region_code ON {table}"
    " WHEN old.text IS NOT new.text OR old.region_code IS NOT new.region_code BEGIN {take} {put} END",
)
_PUT = "INSERT INTO {table}_search (rowid, text, place) VALUES (new.{key}, new.text, {places});"
_TAKE = (
    "INSERT INTO {table}_search ({table}_search, rowid, text, place) VALUES ('delete', old.{key}, old.text, {places});"
)

_POSTGRESQL = (
    "ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    "to_tsvector('simple'::regconfig, regexp_replace(lower(text), '[^[:alnum:]]+', ' ', 'g'))"
    " || array_to_tsvector(ARRAY[{lefts}])) STORED",
    "CREATE INDEX ix_{table}_words ON {table} USING gin (words)",
)
_SHADOWS = ("_searched", "_search", "_search_data", "_search_idx", "_search_docsize", "_search_config")


@Operations.register_operation("make_searchable")
class MakeSearchableOp(MigrateOperation):
    """From now on the words of the table's texts are found at once."""

    def __init__(self, table: str) -> None:
        self.table = table

    @classmethod
    def make_searchable(cls, operations: Operations, table: str) -> None:
        """As it is called in a migration."""
        operations.invoke(cls(table))

    def reverse(self) -> MigrateOperation:
        """Nothing to undo: it goes with its table."""
        return self


@Operations.implementation_for(MakeSearchableOp)
def _make(operations: Operations, operation: MakeSearchableOp) -> None:
    on_postgres = operations.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRESQL if on_postgres else _SQLITE:
        operations.execute(statement.format(**_names(operation.table)))


def _names(table: str) -> dict[str, str]:
    names = {"table": table, "key": f"{table}_id"}
    put = _PUT.format(**names, places=_places("new."))
    take = _TAKE.format(**names, places=_places("old."))
    lefts = ", ".join(f"left(coalesce(region_code, '-'), {length})" for length in _AROUND)
    return {**names, "places": _places(""), "put": put, "take": take, "lefts": lefts}


def _places(row: str) -> str:
    code = f"{row}region_code"
    around = " || ' ' || ".join(f"substr({code}, 1, {length})" for length in _AROUND)
    return f"coalesce(replace({around}, '.', ''), '')"


@renderers.dispatch_for(MakeSearchableOp)
def _render(_context: AutogenContext, operation: MakeSearchableOp) -> str:
    return f"op.make_searchable({operation.table!r})"


def search(script: MigrationScript) -> None:
    """Autogenerate: write it behind the creation of every marked table."""
    if script.upgrade_ops is not None:
        script.upgrade_ops.ops = [each for one in script.upgrade_ops.ops for each in (one, *_beside(one))]


def _beside(operation: MigrateOperation) -> Iterable[MigrateOperation]:
    if isinstance(operation, CreateTableOp) and operation.info.get(SEARCHED):
        return (MakeSearchableOp(operation.table_name),)
    return ()


def is_ours(_item: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """Autogenerate: whether something in the database belongs to the models, not to what stands here."""
    known = name or ""
    if kind == "table":
        return not known.endswith(_SHADOWS)
    return not (kind == "column" and known == "words") and not known.endswith("_words")
