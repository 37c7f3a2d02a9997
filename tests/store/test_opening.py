"""A store opens, is made or brought up to date, or says clearly why not."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.store.ingest_job import articles, fill

from detente.errors import StoreError
from detente.store import default_store, open_store
from detente.store.engine import engine_for
from detente.store.migrate import HEAD, MIGRATIONS, migrate
from detente.store.schema import metadata


def test_a_fresh_store_has_the_tables_of_the_schema(fresh: Callable[[], str]) -> None:
    engine = engine_for(fresh())
    migrate(engine)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"include_object": _ours}), metadata)
    engine.dispose()
    assert found == []


def _ours(_item: object, name: str | None, *_rest: object) -> bool:
    made_by_hand = ("paragraph_", "form_fts", "form_words")  # the full-text indexes
    return not (name or "").startswith(made_by_hand) and name != "words"


def test_the_newest_migration_is_the_head() -> None:
    assert max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")) == HEAD


def test_a_store_without_sketches_gets_them(fresh: Callable[[], str]) -> None:
    """As version 0002 left it: the articles' texts are there, and copies are known by them after `detente migrate`."""
    where = fresh()
    store = open_store(where)
    fill(store, articles(3))
    before = [each.report for each in store.view().quotations()]
    assert all(report.sketch for report in before)
    store.close()
    engine = engine_for(where)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE article DROP COLUMN sketch"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0002'"))
    assert migrate(engine) == ("0002", HEAD)
    engine.dispose()
    store = open_store(where)
    assert [each.report for each in store.view().quotations()] == before
    store.close()


def test_opening_twice_changes_nothing(fresh: Callable[[], str]) -> None:
    where = fresh()
    for _ in range(2):
        store = open_store(where)
        assert store.view().counts().articles == 0
        store.close()


def test_the_folder_of_a_new_store_is_made(tmp_path: Path) -> None:
    open_store(tmp_path / "new" / "folder" / "a.db").close()
    assert (tmp_path / "new" / "folder" / "a.db").is_file()


def test_sqlite_keeps_a_write_ahead_log_and_foreign_keys(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "a.db")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar() or 0) >= 5000
    engine.dispose()


def test_a_view_cannot_write(fresh: Callable[[], str]) -> None:
    where = fresh()
    open_store(where).close()
    readers = engine_for(where, read_only=True)
    with pytest.raises(StoreError), readers.begin() as connection:
        connection.execute(sa.text("INSERT INTO run (version, started) VALUES ('1', '2')"))
    readers.dispose()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("not a database " * 100)
    with pytest.raises(StoreError, match=r"file is not a database.*--db") as raised:
        open_store(path)
    assert raised.value.exit_code == 3


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(path).close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(1024)
        file.write(b"\xff" * (size - 1024))
    with pytest.raises(StoreError, match=r"malformed|damaged|not a database"):
        open_store(path).view().counts()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="belongs to another program"):
        open_store(path)


def test_a_newer_store_is_refused(fresh: Callable[[], str]) -> None:
    where = fresh()
    open_store(where).close()
    engine = engine_for(where)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"made by a newer version.*Update Détente"):
        open_store(where)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("postgresql://nobody@/none?host=/nonexistent", "server runs"),
        ("mysql://a@b/c", "no database that Détente keeps"),
        ("://", "no database URL"),
    ],
)
def test_what_cannot_be_reached_says_what_to_do(where: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(where)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a folder, not a store"):
        open_store(tmp_path)


def test_the_default_store_lies_in_the_users_data_folder() -> None:
    assert default_store().name == "detente.db"
    assert default_store().parent.name == "detente"
