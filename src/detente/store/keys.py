"""Many keys in one condition, passed as one value.

A query with a parameter for each key costs more to write, send and plan than to run, and is another query for every
number of keys; one with a list is planned once.
"""

from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles


class Listed(sa.types.TypeDecorator[list[Any]]):
    """A list as one value: an array on PostgreSQL, a JSON text on SQLite."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, item: type[sa.types.TypeEngine[Any]]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """The type the database has for it."""
        return dialect.type_descriptor(sa.Text() if dialect.name == "sqlite" else ARRAY(self.item))

    def process_bind_param(self, value: list[Any] | None, dialect: sa.Dialect) -> Any:
        """The value as the driver wants it."""
        return msgspec.json.encode(value).decode() if dialect.name == "sqlite" else value


class _OneOf(sa.sql.functions.FunctionElement[bool]):
    """Whether a column (first clause) holds one of the keys of a list (second clause)."""

    type = sa.Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:
        """Itself: SQLite, told to compare a condition with 1, uses no index for it."""
        return self


@compiles(_OneOf)
def _in_list(element: _OneOf, compiler: Any, **options: Any) -> str:
    column, keys = (compiler.process(each, **options) for each in element.clauses)
    if compiler.dialect.name == "sqlite":
        return f"{column} IN {listed(keys)}"
    return f"{column} = ANY ({keys})"


def listed(name: str) -> str:
    """How SQLite reads the keys of a list given as one JSON text."""
    return f"(SELECT value FROM json_each({name}))"


def one_of(column: sa.ColumnElement[Any], keys: Collection[Any] | str) -> sa.ColumnElement[bool]:
    """Whether a column of whole numbers or texts holds one of these; a text is the name under which a list will be given."""
    item = Listed(sa.BigInteger if isinstance(column.type, sa.Integer) else sa.Text)
    told = sa.bindparam(keys, type_=item) if isinstance(keys, str) else sa.literal(sorted(keys), item)
    return _OneOf(column, told)
