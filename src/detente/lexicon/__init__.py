"""What Détente knows: readable YAML and CSV, one folder a language, tables of actors, offices and places.

`knowledge("fr", "times", Type)` reads `lexicon/fr/times.yaml` into a typed record, `table("common", "places")` the
rows of a table, once in a process. Over the shipped files lie those of the user's own folders (`use`); the user's
entries win. A file that has not its form is a ConfigurationError that names the file, the line and a remedy.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from detente.errors import ConfigurationError
from detente.lexicon import own
from detente.lexicon.reading import convert, find_line, load_yaml, plain_rows

T = TypeVar("T")


class _InUse(Struct):
    """The user's files of this process, and whether anything was read with them."""

    paths: tuple[Path, ...] = ()
    files: dict[tuple[str, str], list[Path]] = {}
    read: bool = False


_in_use = _InUse()


def use(paths: Iterable[str | Path]) -> None:
    """Lays a user's knowledge (folders or files) over the shipped one, for this process.

    Knowledge is compiled once in a process, by many rooms, so what is used is fixed once, at the start, before
    anything is read, and never changes; a worker process calls this with what `in_use()` said in the first one.
    Raises ConfigurationError for a path that is not there, a file that is no part of a lexicon, or a late change.
    """
    wanted = tuple(Path(path).resolve() for path in paths)
    if wanted == _in_use.paths:
        return
    if _in_use.read:
        raise ConfigurationError(
            "the lexicon is in use already", remedy="Call detente.lexicon.use before coding anything"
        )
    _in_use.files = own.files_of(wanted)
    _in_use.paths = wanted


def in_use() -> tuple[Path, ...]:
    """The user's folders and files in use, for a worker process to `use` too."""
    return _in_use.paths


def own_files() -> dict[tuple[str, str], list[Path]]:
    """The user's files as `(folder, name)` → files."""
    return _in_use.files


def knowledge(folder: str, name: str, form: type[T]) -> T:
    """The knowledge file `lexicon/<folder>/<name>.yaml` as a record of type `form`, the user's entries over it.

    folder: a language (`fr`) or `common` for what no language owns.  Raises ConfigurationError.
    """
    record: T = _knowledge(folder, name, form)  # type: ignore[arg-type]
    return record


@cache
def _knowledge(folder: str, name: str, form: Any) -> Any:
    _in_use.read = True
    path = shipped(folder, f"{name}.yaml")
    data = load_yaml(path)
    record = convert(data, form, path)
    for file in _in_use.files.get((folder, name), ()):
        added = load_yaml(file)
        if added is None:
            continue
        data = own.merged(added, data)
        record = convert(data, form, file)
    return record


def table(folder: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<folder>/<name>.csv`, each a dict of its columns, empty cells as '', the user's first.

    Lines that begin with `#` say where the facts come from and are passed over.  Raises ConfigurationError.
    """
    return _table(folder, name)


@cache
def _table(folder: str, name: str) -> tuple[dict[str, str], ...]:
    _in_use.read = True
    path = shipped(folder, f"{name}.csv")
    rows: Iterable[dict[str, str]] = plain_rows(path)
    for file in _in_use.files.get((folder, name), ()):
        rows = own.overlaid(own.read_own(file, name, path), rows, name)
    return tuple(rows)


def sources(folder: str, name: str) -> tuple[Path, ...]:
    """The files a table is read from, the shipped one first: what a cache made from it depends on."""
    return (shipped(folder, f"{name}.csv"), *_in_use.files.get((folder, name), ()))


def origin(folder: str, name: str, *keys: str) -> str:
    """Where the value at these keys of a YAML file was written, as `file:line`: in the user's file, else in ours."""
    for file in (*_in_use.files.get((folder, name), ()), shipped(folder, f"{name}.yaml")):
        line = find_line(file, *keys)
        if line is not None:
            return f"{file}:{line}"
    return f"lexicon/{folder}/{name}.yaml"


def shipped(folder: str, file: str) -> Path:
    """The path of a shipped knowledge file."""
    return Path(str(files(__package__).joinpath(folder, file)))
