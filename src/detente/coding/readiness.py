"""What is done once before coding begins: the user's own lexicon is read and checked, the index of places is built."""

from collections.abc import Callable, Iterable
from pathlib import Path

from detente import lexicon
from detente.coding.actors.gazetteer import index
from detente.coding.actors.knowledge import countries, is_body
from detente.coding.actors.offices import offices
from detente.coding.events.frames import lexicon as frames
from detente.coding.gazetteer import prepare
from detente.coding.quotations.knowledge import reporting
from detente.errors import ConfigurationError
from detente.lexicon.reading import read_rows

_CHECKS: dict[str, Callable[[str], object]] = {"frames": frames, "actors": index, "reporting": reporting}


def make_ready(paths: Iterable[str | Path] = (), report: Callable[[str], None] = lambda line: None) -> None:
    """Takes a user's lexicon into use, reads all of it, and builds what is built on first use.

    report: told what takes longer than a moment.  Raises ConfigurationError with file, line and remedy for an entry of
    the user's that is wrong, before any article is read.
    """
    lexicon.use(paths)
    for (folder, name), files in lexicon.own_files().items():
        if name in _CHECKS:
            _CHECKS[name](folder)
            continue
        lexicon.table(folder, name)
        for file in files:
            _check_countries(file)
            if name == "national_bodies":
                _check_bodies(file)
    if any(name in ("offices", "persons") for _, name in lexicon.own_files()):
        offices()
    prepare(report)


def _check_countries(file: Path) -> None:
    """Raises ConfigurationError for a country that no table knows."""
    for line, row in read_rows(file):
        code = row.get("country")
        known = countries()
        if code and code not in known and "office" not in row:  # an office may be an organisation's
            raise ConfigurationError(
                f"country is {code!r}",
                origin=f"{file}:{line}",
                remedy="Use an ISO 3166-1 alpha-3 code, a code of common/countries.csv, or nothing",
            )


def _check_bodies(file: Path) -> None:
    """Raises ConfigurationError for a body that `common/roles.yaml` does not know."""
    for line, row in read_rows(file):
        if not is_body(row["role"]):
            raise ConfigurationError(
                f"role is {row['role']!r}",
                origin=f"{file}:{line}",
                remedy="Use a body of common/roles.yaml, or a portfolio with -ministry",
            )
