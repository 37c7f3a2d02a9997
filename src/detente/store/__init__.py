"""Where coded articles are kept: a Writer that adds, a View that only reads; SQLite or PostgreSQL.

    store = open_store("detente.db")
    with store.writer(version) as writer:
        writer.add(coded, origin="news.jsonl:3", coder="detente 0.1.0")
    for event in store.view().events(Filters(actor="Armenia", since="2020-10")):
        ...

Every error is a StoreError with a remedy. `detente.pipeline` says how articles get here and are joined.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa

from detente.errors import StoreError
from detente.store import rows
from detente.store.backup import back_up
from detente.store.dossier import Dossier
from detente.store.engine import engine_for
from detente.store.filters import Filters
from detente.store.migrate import migrate, prepare
from detente.store.records import ActorCount, Counts, FailureRow, Found, Hit, Run, SaidThing
from detente.store.verify import Fault, faults
from detente.store.view import View
from detente.store.writer import Change, Writer

__all__ = [
    "ActorCount",
    "Change",
    "Counts",
    "Dossier",
    "FailureRow",
    "Fault",
    "Filters",
    "Found",
    "Hit",
    "Run",
    "SaidThing",
    "Store",
    "StoreError",
    "View",
    "Writer",
    "default_store",
    "migrate_store",
    "open_store",
]


class Store:
    """One store, open. `where` is its path or URL, for people (no password)."""

    def __init__(self, engine: sa.Engine, readers: sa.Engine) -> None:
        self._engine = engine
        self._readers = readers
        url = engine.url
        self.where = (url.database or "") if engine.dialect.name == "sqlite" else url.render_as_string()

    def writer(self, version: str, clock: Callable[[], str] = rows.now) -> Writer:
        """Begins a run. version: of the program, kept with the run and its judgements.

        clock: the moment in UTC as `2026-11-24T04:05:16.123456`; tests hand in their own.
        """
        return Writer(self._engine, version, clock)

    def view(self) -> View:
        """A view that only reads; cheap, and sees what is written after it was made."""
        return View(self._readers)

    def faults(self) -> Iterator[Fault]:
        """All that is wrong with it, found as it goes; see `detente.store.verify`."""
        return faults(self._readers)

    def back_up(self, target: Path) -> int:
        """Copies it, in use or not, into a new SQLite file; gives the size in bytes. Raises UsageError, StoreError."""
        return back_up(self._readers, target)

    def dossier(self) -> Dossier:
        """What people look up to decide about a mention."""
        return Dossier(self._readers)

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()
        self._readers.dispose()


def open_store(where: str | Path) -> Store:
    """Opens a store, and makes one where there is none.

    where: the path of an SQLite file (made when new, with its folder) or an SQLAlchemy URL.
    Raises StoreError when it cannot be reached, is damaged, is no store, or was made by another version.
    """
    engine = engine_for(where)
    if engine.dialect.name == "sqlite" and engine.url.database:
        _make_folder(Path(engine.url.database))
    prepare(engine)
    return Store(engine, engine_for(where, read_only=True))


def migrate_store(where: str | Path) -> tuple[str | None, str]:
    """Brings a store to this version's tables; gives the versions from (None where it was empty) and to.

    Raises StoreError as `open_store` does, but for a store of an older version.
    """
    engine = engine_for(where)
    try:
        return migrate(engine)
    finally:
        engine.dispose()


def default_store() -> Path:
    """The SQLite file in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("detente", appauthor=False) / "detente.db"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make the folder of the store: {error.strerror}",
            origin=str(path.parent),
            remedy="Choose another place with --db",
        ) from error
    if path.is_dir():
        raise StoreError("this is a folder, not a store", origin=str(path), remedy="Give the path of a file with --db")
