"""Statements that are written once: built and compiled the first time, then only run, with other values.

To build and compile a statement takes SQLAlchemy longer than PostgreSQL needs to answer most of those that an ingest
asks for every article.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY

from detente.store import schema
from detente.store.keys import listed


class Prepared:
    """A statement with named values; make each one once (`functools.cache`), for it keeps its text."""

    def __init__(self, statement: sa.Executable) -> None:
        self._statement: Any = statement
        self._written: dict[str, tuple[str, dict[str, Any]]] = {}

    def run(self, connection: sa.Connection, **values: Any) -> sa.CursorResult[Any]:
        """Runs it with these values; a list is an array on PostgreSQL, and on SQLite as many values."""
        name = connection.dialect.name
        if name not in self._written:
            dialect: Any = sqlite.dialect(paramstyle="named") if name == "sqlite" else connection.dialect
            compiled = self._statement.compile(dialect=dialect)
            self._written[name] = (str(compiled), compiled.params)
        text, fixed = self._written[name]
        if name == "sqlite":  # which plans badly for what it does not see
            text, values = _spelled(text, values)
        return connection.exec_driver_sql(text, {**fixed, **values})

    def scalars(self, connection: sa.Connection, **values: Any) -> Sequence[Any]:
        """The first column of all it finds."""
        return self.run(connection, **values).scalars().all()


def insert_rows(
    connection: sa.Connection, table: sa.Table, rows: Collection[dict[str, Any]], *, new: bool = True
) -> None:
    """Inserts rows that all have the same columns; with `new` false those that are there already stay as they are.

    PostgreSQL gets every column as one array: one statement for all rows, not one each.
    """
    if not rows:
        return
    names = tuple(next(iter(rows)))
    if connection.dialect.name == "sqlite":
        connection.execute(table.insert() if new else table.insert().prefix_with("OR IGNORE"), list(rows))
        return
    columns = {name: [row[name] for row in rows] for name in names}
    _insertion(table.name, names, new).run(connection, **columns)


@cache
def _insertion(name: str, names: tuple[str, ...], new: bool) -> Prepared:
    """The statement that inserts into a table the rows whose columns are given as arrays, for PostgreSQL."""
    table = schema.metadata.tables[name]
    told = (sa.bindparam(each, type_=ARRAY(_plain(table.c[each].type))) for each in names)
    listed = sa.func.unnest(*told).table_valued(*names, name="told").render_derived()
    insert = postgresql.insert(table).from_select(list(names), sa.select(*(listed.c[each] for each in names)))
    return Prepared(insert if new else insert.on_conflict_do_nothing())


def _plain(kind: sa.types.TypeEngine[Any]) -> type[sa.types.TypeEngine[Any]]:
    """The type of what a column holds, without its collation."""
    plain = (sa.LargeBinary, sa.Float, sa.Boolean)
    if isinstance(kind, sa.Integer):
        return sa.BigInteger
    return next((each for each in plain if isinstance(kind, each)), sa.Text)


def _spelled(text: str, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A statement with a value for each key of its lists, and these values."""
    spelled: dict[str, Any] = {}
    for name, value in values.items():
        if not isinstance(value, list):
            spelled[name] = value
            continue
        names = [f"{name}_{n}" for n in range(len(value))]
        text = text.replace(listed(f":{name}"), "(" + ", ".join(f":{each}" for each in names) + ")")
        spelled |= zip(names, value, strict=True)
    return text, spelled
