"""Statements written once: lists as one value, rows as one statement, the same on SQLite and PostgreSQL."""

import pytest
import sqlalchemy as sa

from detente.store import schema
from detente.store.engine import engine_for
from detente.store.keys import one_of
from detente.store.prepared import Prepared, insert_rows

PLACES = [{"key": n, "folded": f"town {n}", "country": None, "digest": str(n)} for n in range(1, 6)]


@pytest.fixture
def connection(tmp_path):  # type: ignore[no-untyped-def]
    engine = engine_for(tmp_path / "store.db")
    schema.place.create(engine)
    with engine.begin() as connection:
        yield connection


def test_a_list_is_given_anew_each_time(connection: sa.Connection) -> None:
    insert_rows(connection, schema.place, PLACES)
    asked = Prepared(sa.select(schema.place.c.folded).where(one_of(schema.place.c.key, "keys")).order_by(sa.text("1")))
    assert asked.scalars(connection, keys=[1, 3]) == ["town 1", "town 3"]
    assert asked.scalars(connection, keys=[2]) == ["town 2"]
    assert asked.scalars(connection, keys=[]) == []


def test_rows_that_are_there_stay_as_they_are(connection: sa.Connection) -> None:
    insert_rows(connection, schema.place, PLACES[:2])
    insert_rows(connection, schema.place, [{**row, "folded": "other"} for row in PLACES], new=False)
    told = connection.execute(sa.select(schema.place.c.folded).order_by(schema.place.c.key)).scalars().all()
    assert told == ["town 1", "town 2", "other", "other", "other"]


def test_sqlite_looks_keys_up_in_the_index(connection: sa.Connection) -> None:
    condition = one_of(schema.place.c.key, [1, 2])
    query = (
        sa.select(schema.place.c.folded).where(condition).compile(connection, compile_kwargs={"literal_binds": False})
    )
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", tuple(query.params.values()) and ("[1,2]",)).all()
    assert any("SEARCH place USING INTEGER PRIMARY KEY" in row[-1] for row in plan), plan


def test_postgresql_gets_one_array_for_all_keys() -> None:
    from sqlalchemy.dialects import postgresql

    written = str(
        sa.select(schema.place.c.key)
        .where(one_of(schema.place.c.digest, "digests"))
        .compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
    )
    assert "place.digest = ANY (%(digests)s::TEXT[])" in written
