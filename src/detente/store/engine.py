"""Connections: one way to open, one way to begin, one way to fail, over SQLite and PostgreSQL."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext, make_url

from detente.errors import StoreError

LOG_PAGES = 8000  # of 4 KiB in the write-ahead log before they go into the file: one article in a hundred waits for it
CACHE_KIB = 64_000  # of the file's pages that a writer keeps in memory
BUSY_SECONDS = 30
WRITE_LOCK = 0xDE7E27E  # any number that is ours


def engine_for(where: str | Path, *, read_only: bool = False) -> sa.Engine:
    """An engine whose errors are StoreErrors and whose writers begin by taking the write lock.

    where: a path of an SQLite file, or an SQLAlchemy URL (`postgresql://…` means psycopg 3).
    Raises StoreError where the URL is none or its driver is missing.
    """
    url = _url(where)
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(
            f"{url.get_backend_name()} is no database that Détente keeps its store in",
            remedy="Give the path of an SQLite file, or postgresql://user@host/database",
        )
    try:
        engine = sa.create_engine(url, pool_pre_ping=url.get_backend_name() == "postgresql")
    except (sa.exc.ArgumentError, ModuleNotFoundError) as error:
        raise StoreError(
            f"cannot reach {_shown(url)}: {error}", remedy="pip install 'detente[postgres]' brings the driver"
        ) from error
    event.listen(engine, "handle_error", _translate)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, read_only)
    elif read_only:
        event.listen(engine, "connect", _walk_indexes)
        engine = engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
    else:
        event.listen(engine, "begin", _lock_postgresql)
    return engine


def _url(where: str | Path) -> sa.URL:
    text = str(where)
    if "://" not in text:
        return sa.URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except sa.exc.ArgumentError as error:
        raise StoreError(
            f"'{text}' is no database URL", remedy="Give a path, or postgresql://user@host/database"
        ) from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _shown(url: sa.URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string()


def _prepare_sqlite(engine: sa.Engine, read_only: bool) -> None:
    """Write-ahead log, foreign keys, patience; and BEGIN said by us, since sqlite3 says it too late."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: a crash never damages the file
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _walk_indexes(connection: Any, _record: Any) -> None:
    """For readers: pages are walks along indexes, which PostgreSQL mistakes for dearer than reading a whole table.

    Nor does it compile a query or share it among workers: that takes longer than a page may.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("SET jit = off")
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    connection.commit()


def _lock_postgresql(connection: sa.Connection) -> None:
    """One writer at a time, as on SQLite; readers never wait."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")


def _translate(context: ExceptionContext) -> None:
    """A database's own error becomes a StoreError that says which store and what to do."""
    error = context.original_exception
    if isinstance(error, StoreError) or not isinstance(context.sqlalchemy_exception, sa.exc.DBAPIError):
        return
    message = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    engine = context.engine
    where = _shown(engine.url) if engine else None
    raise StoreError(message, origin=where, remedy=_remedy(message)) from error


def _remedy(message: str) -> str | None:
    """What helps against a database's complaint, by its words."""
    for words, remedy in _REMEDIES.items():
        if words in message:
            return remedy
    return None


_REMEDIES = {
    "no such module: fts5": "This Python's SQLite has no full-text index; use another Python, or PostgreSQL",
    "unable to open database file": "Check that the folder exists and may be written to",
    "file is not a database": "This file is no store; choose another with --db",
    "malformed": "The file is damaged; restore a copy, or ingest again into a new store",
    "database is locked": "Another process is writing; try again when it is done",
    "readonly": "The file or its folder may not be written to; change its permissions or choose another with --db",
    "disk is full": "Free some space",
    "connection": "Check that the server runs and that the URL's host, port and user are right",
    "does not exist": "Create the database first (createdb), or correct the URL",
}
