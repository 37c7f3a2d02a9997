"""Many keys in one condition: passed as one value, for a query with thousands of parameters costs more to write than to run."""

from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY


def one_of(connection: sa.Connection, column: sa.ColumnElement[Any], keys: Collection[int]) -> sa.ColumnElement[bool]:
    """Whether a column of keys holds one of these."""
    if connection.dialect.name == "sqlite":
        listed = sa.func.json_each(msgspec.json.encode(sorted(keys)).decode()).table_valued("value")
        return column.in_(sa.select(listed.c.value))
    return column.in_(sa.select(sa.func.unnest(sa.literal(sorted(keys), ARRAY(sa.BigInteger)))))
