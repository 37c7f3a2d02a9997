"""A copy of a store while it is in use: always an SQLite file, which opens as a store itself.

SQLite copies its pages with its own online backup; from PostgreSQL every row is read in one snapshot.
"""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from detente.errors import StoreError, UsageError
from detente.store.engine import engine_for
from detente.store.migrate import prepare
from detente.store.schema import metadata

ROWS = 5000  # copied at a time


def back_up(engine: sa.Engine, target: Path) -> int:
    """Copies a store into a new file and gives its size in bytes; a copy cut short leaves no file of that name.

    Raises UsageError where the file exists, StoreError where it cannot be written.
    """
    if target.exists():
        raise UsageError("there is a file of that name already", origin=str(target), remedy="Give a new name")
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        if engine.dialect.name == "sqlite":
            _copy_pages(engine, partial)
        else:
            _copy_rows(engine, partial)
        partial.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"cannot be written: {error}", origin=str(target), remedy="Choose another place") from error
    finally:
        if partial.is_file():
            partial.unlink()
    return target.stat().st_size


def _copy_pages(engine: sa.Engine, target: Path) -> None:
    with engine.connect() as connection, sqlite3.connect(target) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(copy)
    copy.close()


def _copy_rows(engine: sa.Engine, target: Path) -> None:
    copy = engine_for(target)
    try:
        prepare(copy)
        with engine.connect() as source, copy.begin() as connection:
            for table in metadata.sorted_tables:
                found = source.execution_options(yield_per=ROWS).execute(sa.select(table).order_by(*table.primary_key))
                for rows in found.mappings().partitions(ROWS):
                    connection.execute(table.insert(), [dict(row) for row in rows])
            for index in ("paragraph_fts", "form_fts"):
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    finally:
        copy.dispose()  # the last one to leave folds the write-ahead log into the file
