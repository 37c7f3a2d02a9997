"""Fresh stores on both databases.

PostgreSQL is the server named by DETENTE_TEST_POSTGRES (a URL of a database whose user may create databases), or
one that is started here from Debian's binaries, private, in a folder of its own; else its tests are skipped.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from detente.store import Store, open_store

Fresh = Callable[[], str]  # gives the URL or path of a new, empty store

ADMIN = {"isolation_level": "AUTOCOMMIT"}


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running PostgreSQL server."""
    given = os.environ.get("DETENTE_TEST_POSTGRES")
    if given:
        yield given
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not binaries:
        pytest.skip("no PostgreSQL: set DETENTE_TEST_POSTGRES or install Debian's postgresql")
    yield from _private_server(binaries[-1].parent)


def _private_server(binaries: Path) -> Iterator[str]:
    """A server on a socket in a folder of its own, run by another user when we are root (it refuses root)."""
    folder = Path(tempfile.mkdtemp(prefix="detente-pg-", dir="/tmp"))
    run_as: list[str] = []
    if os.getuid() == 0:
        user = next(each for name in ("postgres", "nobody") for each in pwd.getpwall() if each.pw_name == name)
        os.chown(folder, user.pw_uid, user.pw_gid)
        run_as = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    data = folder / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    options = f"-c listen_addresses= -c fsync=off -c unix_socket_directories={folder}"
    control = [*run_as, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    try:
        subprocess.run(
            [
                *run_as,
                str(binaries / "initdb"),
                "-D",
                str(data),
                "-U",
                "detente",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
            **quiet,  # type: ignore[call-overload]
        )
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], **quiet)  # type: ignore[call-overload]
        try:
            yield f"postgresql://detente@/postgres?host={folder}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def template(postgres: str) -> str:
    """The name of a migrated database, from which fresh ones are copied."""
    name = _create(postgres, None)
    open_store(_at(postgres, name)).close()
    return name


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    """Gives a new, empty store each time it is called."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("stores")
        yield lambda: str(folder / f"{uuid.uuid4().hex}.db")
        return
    server: str = request.getfixturevalue("postgres")
    template: str = request.getfixturevalue("template")
    made: list[str] = []

    def make() -> str:
        made.append(_create(server, template))
        return _at(server, made[-1])

    yield make
    engine = sa.create_engine(sa.make_url(server).set(drivername="postgresql+psycopg"), execution_options=ADMIN)
    with engine.connect() as connection:
        for name in made:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """One open, empty store."""
    store = open_store(fresh())
    yield store
    store.close()


def _create(server: str, template: str | None) -> str:
    name = f"detente_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(sa.make_url(server).set(drivername="postgresql+psycopg"), execution_options=ADMIN)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
    engine.dispose()
    return name


def _at(server: str, name: str) -> str:
    return sa.make_url(server).set(database=name).render_as_string(hide_password=False)
