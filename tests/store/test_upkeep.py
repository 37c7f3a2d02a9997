"""Looking after a store: verify finds what is wrong, a backup is a store, an older one is brought up to date."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from tests.store.ingest_job import articles, content, fill

from detente.errors import StoreError, UsageError
from detente.pipeline import store_article
from detente.store import Store, migrate_store, open_store
from detente.store.engine import engine_for
from detente.store.migrate import HEAD, MIGRATIONS

SOME = articles(8)


def test_a_store_is_whole_before_and_after_coding_again(store: Store) -> None:
    assert list(store.faults()) == []
    fill(store, SOME)
    assert list(store.faults()) == []
    with store.writer("test") as writer:
        for article in SOME[:3]:
            store_article(article, writer, "again", "coder 2")
    assert list(store.faults()) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE coding SET record = '{'", "its record cannot be read"),
        ("UPDATE mention SET record = '{}' WHERE kind = 'event'", "its mentions are not those of its record"),
        ("UPDATE paragraph SET text = 'other' WHERE start = 0", "is not what the article's text has there"),
        ("UPDATE coding SET known_to = '2000' WHERE key = 1", "ends before it begins"),
        ("UPDATE coding SET known_to = '2100' WHERE key = 1", "has 0 codings in force"),
        ("UPDATE judgement SET pivot = 'nobody'", "its pivot nobody is no event in force"),
        ("UPDATE present SET begins = '1999'", "is not what the records lead to"),
        ("DELETE FROM presence WHERE who = 'ARM'", "differs for the group"),
        ("INSERT INTO form (text, folded, digest) VALUES ('x', ' | x', 'x')", "missing in the index of words"),
    ],
)
def test_what_is_wrong_is_told(store: Store, damage: str, told: str) -> None:
    fill(store, SOME)
    quoted = "CAST(" + damage.split("record = ")[1].split(" ")[0] + " AS BYTEA)" if "record = " in damage else ""
    if store._engine.dialect.name == "postgresql" and quoted:
        damage = damage.replace(damage.split("record = ")[1].split(" ")[0], quoted)
    with store._engine.begin() as connection:
        connection.exec_driver_sql(damage)
    assert told in "\n".join(fault.what for fault in store.faults())


def test_a_span_that_is_not_in_the_text_is_told(store: Store) -> None:
    fill(store, SOME)
    with store._engine.begin() as connection:
        key, record = connection.execute(sa.text("SELECT key, record FROM coding")).first() or (0, b"")
        wrong = bytes(record).replace(b'"text":"ASSAULT"', b'"text":"ASSAULS"')
        connection.execute(sa.text("UPDATE coding SET record = :wrong WHERE key = :key"), {"wrong": wrong, "key": key})
    assert "says 'ASSAULS', the text 'ASSAULT'" in "\n".join(fault.what for fault in store.faults())


def test_a_backup_is_a_store_of_the_same_content(store: Store, tmp_path: Path) -> None:
    fill(store, SOME)
    with store.writer("test"):  # in use
        assert store.back_up(tmp_path / "new" / "copy.db") > 0
    copy = open_store(tmp_path / "new" / "copy.db")
    assert content(copy) == content(store)
    assert list(copy.faults()) == []
    copy.close()
    with pytest.raises(UsageError, match="a file of that name"):
        store.back_up(tmp_path / "new" / "copy.db")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["copy.db"]


def test_a_backup_that_cannot_be_written_says_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        store.back_up(tmp_path / "file" / "copy.db")


def test_an_older_store_is_told_to_migrate_and_loses_nothing(fresh: Callable[[], str]) -> None:
    where = fresh()
    store = open_store(where)
    fill(store, SOME)
    expected = content(store)
    store.close()
    engine = engine_for(where)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    engine.dispose()
    with pytest.raises(StoreError, match=rf"older version.*tables 0001, this version has {HEAD}.*detente migrate"):
        open_store(where)
    assert migrate_store(where) == ("0001", HEAD)
    assert migrate_store(where) == (HEAD, HEAD)
    store = open_store(where)
    assert content(store) == expected
    assert list(store.faults()) == []
    store.close()
