"""Brings a store to this version's tables, or says why it cannot."""

from pathlib import Path

import sqlalchemy as sa

from detente.errors import StoreError

HEAD = "0001"  # the newest migration; a test holds it equal to the scripts
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: sa.Engine) -> None:
    """Creates or updates the tables where needed, in one transaction.

    Raises StoreError for a store of a newer version, and for a database that another program keeps.
    """
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.begin() as connection:  # holds the write lock
        found = _revision(connection)  # again, now that nobody else can change it
        if found == HEAD:
            return
        _refuse_strangers(connection, found)
        _upgrade(connection)


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


def _refuse_strangers(connection: sa.Connection, found: str | None) -> None:
    origin = connection.engine.url.database
    if found is None and sa.inspect(connection).get_table_names():
        raise StoreError(
            "this database belongs to another program",
            origin=origin,
            remedy="Choose another file or database with --db",
        )
    known = {path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}
    if found is not None and found not in known:
        raise StoreError(
            f"the store was made by a newer version of Détente (tables {found}, this version knows {HEAD})",
            origin=origin,
            remedy="Update Détente, or choose another store with --db",
        )


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
