"""Settings: defaults < `detente.toml` < `DETENTE_*` < options. An unknown key is an error."""

import os
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from detente.errors import ConfigurationError

FILE = Path("detente.toml")


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a user can set once for all commands.

    db: the store, a path or an SQLAlchemy URL; None is an SQLite file in the user's data folder.
    language: `fr`, `en` or `ru` for all articles; None recognises each article's.
    lexicon: folders or files of the user's own actors, offices, persons, places and words (docs/lexicon.md).
    wikidata: the query service that `actors refresh` asks.
    quiet: no progress and no messages but errors.
    by: who signs corrections.
    """

    db: str | None = None
    language: str | None = None
    lexicon: tuple[str, ...] = ()
    wikidata: str = "https://query.wikidata.org/sparql"
    quiet: bool = False
    by: str | None = None


def read_settings(file: Path = FILE, environment: dict[str, str] | None = None, **options: object) -> Settings:
    """The settings in force.

    file: read where it exists; paths of `lexicon` in it are relative to its folder.  environment: `os.environ` by default.  options: those given on the command
    line; None means not given.  Raises ConfigurationError naming the file or variable, and what is known.
    """
    values: dict[str, object] = {}
    known = set(Settings.__struct_fields__)
    if file.exists():
        try:
            values |= tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"is no valid TOML: {error}", origin=str(file)) from error
        _refuse_unknown(set(values) - known, str(file), known)
        if isinstance(values.get("lexicon"), list):
            values["lexicon"] = [str(file.parent / path) for path in values["lexicon"] if isinstance(path, str)]  # type: ignore[attr-defined]
    variables = {
        name.removeprefix("DETENTE_").lower(): (name, value)
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith("DETENTE_") and name not in OTHER_VARIABLES
    }
    _refuse_unknown(set(variables) - known, "environment", known, prefix="DETENTE_")
    for key, (name, value) in variables.items():
        values[key] = _boolean(name, value) if key == "quiet" else _paths(value) if key == "lexicon" else value
    values |= {key: value for key, value in options.items() if value is not None}
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        raise ConfigurationError(str(error), origin=str(file)) from error


OTHER_VARIABLES = {
    "DETENTE_DATA",
    "DETENTE_TEST_POSTGRES",
    "DETENTE_TEST_KILLS",
    "DETENTE_TEST_ORDERS",
}  # of the project's own tools, no settings


def _boolean(name: str, value: str) -> bool:
    """A variable that is merely present is not on: only these words count."""
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    if value.lower() not in words:
        raise ConfigurationError(f"{name} is {value!r}", remedy="Use 1 or 0")
    return words[value.lower()]


def _paths(value: str) -> list[str]:
    """The paths of a variable, parted as in PATH."""
    return [path for path in value.split(os.pathsep) if path]


def _refuse_unknown(keys: set[str], origin: str, known: set[str], prefix: str = "") -> None:
    if not keys:
        return
    shown = ", ".join(sorted(prefix + (key.upper() if prefix else key) for key in keys))
    names = ", ".join(sorted(prefix + (key.upper() if prefix else key) for key in known))
    raise ConfigurationError(f"unknown setting {shown}", origin=origin, remedy=f"Known are {names}")
