"""What Détente knows: readable YAML and CSV, one folder a language, tables of actors, offices and places.

`knowledge("fr", "times", Type)` reads `lexicon/fr/times.yaml` into a typed record, once in a process. A file
that has not its form is a ConfigurationError that names the file and, where YAML tells, the line.
"""

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from detente.errors import ConfigurationError

T = TypeVar("T")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def knowledge(folder: str, name: str, form: type[T]) -> T:
    """The shipped knowledge file `lexicon/<folder>/<name>.yaml` as a record of type `form`.

    folder: a language (`fr`) or `common` for what no language owns.  Raises ConfigurationError.
    """
    record: T = _knowledge(folder, name, form)  # type: ignore[arg-type]
    return record


@cache
def _knowledge(folder: str, name: str, form: Any) -> Any:
    return read_yaml(Path(str(files(__package__).joinpath(folder, f"{name}.yaml"))), form)


def read_yaml(path: Path, form: type[T]) -> T:
    """A YAML file as a record of type `form`; raises ConfigurationError naming file, line and what is wrong."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
        return msgspec.convert(data, form)
    except OSError as error:
        raise ConfigurationError(f"cannot be read: {error.strerror}", origin=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        origin = f"{path}:{mark.line + 1}" if mark else str(path)
        raise ConfigurationError(f"is no valid YAML: {getattr(error, 'problem', error)}", origin=origin) from error
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"has not its form: {error}", origin=str(path)) from error


def table(folder: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of the shipped `lexicon/<folder>/<name>.csv`, each a dict of its columns, empty cells as ''.

    Lines that begin with `#` say where the facts come from and are passed over.
    """
    return _table(folder, name)


@cache
def _table(folder: str, name: str) -> tuple[dict[str, str], ...]:
    path = files(__package__).joinpath(folder, f"{name}.csv")
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(csv.DictReader(lines))
