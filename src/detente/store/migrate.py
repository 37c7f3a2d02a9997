"""Tables: made in an empty database, brought to this version's by `detente migrate`, or a word why not."""

from pathlib import Path

import sqlalchemy as sa

from detente.errors import StoreError
from detente.store.present import rebuild

HEAD = "0003"  # the newest migration; a test holds it equal to the scripts
MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(engine: sa.Engine) -> None:
    """Makes the tables of an empty database; a store that is there must have this version's.

    Raises StoreError for a store of another version, and for a database that another program keeps.
    """
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.begin() as connection:  # holds the write lock
        found = _revision(connection)  # again, now that nobody else can change it
        if found == HEAD:
            return
        _refuse_strangers(connection, found)
        if found is not None:
            raise StoreError(
                f"the store was made by an older version of Détente (tables {found}, this version has {HEAD})",
                origin=connection.engine.url.database,
                remedy="`detente backup` copies it, `detente migrate` brings it up to date; nothing is lost",
            )
        _upgrade(connection)


def migrate(engine: sa.Engine) -> tuple[str | None, str]:
    """Brings a store to this version's tables, in one transaction; gives the versions from and to.

    What is derived for quick pages is derived anew in any case.

    Raises StoreError for a store of a newer version, and for a database that another program keeps.
    """
    with engine.begin() as connection:
        found = _revision(connection)
        _refuse_strangers(connection, found)
        if found != HEAD:
            _upgrade(connection)
        rebuild(connection)
        return found, HEAD


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
