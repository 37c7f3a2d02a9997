"""Knowledge files from text to data, every error with file, line and remedy."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

import msgspec
import yaml

from detente.errors import ConfigurationError

T = TypeVar("T")
Keys = tuple[str | int | None, ...]  # the way to a value; None stands for any key
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEP = re.compile(r"\[(\d+)\]|\[\.\.\.\]|\.([^.\[]+)")  # of a msgspec path: `$.frames[...].verbs[0]`
_GOT = re.compile(r"got `(\w+)`")
_KINDS = {"array": "seq", "object": "map"}  # as msgspec names what it got, and as YAML does
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")


def read_text(path: Path) -> str:
    """The text of a knowledge file; raises ConfigurationError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot be read: {error.strerror}", origin=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError("is no UTF-8 text", origin=str(path), remedy="Save it as UTF-8") from error


def load_yaml(path: Path) -> Any:
    """The data of a YAML file as it stands; raises ConfigurationError with the line where it is no YAML."""
    try:
        return yaml.load(read_text(path), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        origin = f"{path}:{mark.line + 1}" if mark else str(path)
        raise ConfigurationError(
            f"is no valid YAML: {getattr(error, 'problem', error)}",
            origin=origin,
            remedy="Look at the indentation, the brackets and the quotes there and in the line before",
        ) from error


def convert(data: Any, form: type[T], path: Path) -> T:
    """Data as a record of type `form`; an error is told with the line of `path` where the wrong value stands."""
    try:
        return msgspec.convert(data, form, dec_hook=_pattern)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `")
        unknown = _UNKNOWN.search(message)
        got = _GOT.search(message)
        keys = (*steps(where.rstrip("`")), *([unknown[1]] if unknown else []))
        line = _follow(path, keys, got[1] if got else None)[-1]
        raise ConfigurationError(
            f"has not its form: {error}", origin=f"{path}:{line}", remedy=_remedy(message, form if not where else None)
        ) from error


def _pattern(form: Any, value: Any) -> Any:
    """A pattern written as a string, compiled; case does not matter in any. Raises NotImplementedError for other forms."""
    if get_origin(form) is not re.Pattern:
        raise NotImplementedError(f"no knowledge file holds a {form}")
    try:
        return re.compile(value, re.IGNORECASE)
    except (re.error, TypeError) as error:
        raise ValueError(f"Expected a regular expression, got {value!r}: {error}") from error


def _remedy(message: str, form: Any) -> str:
    if "got `bool`" in message:
        return "Put words that YAML reads as true or false (on, off, yes, no) in quotes"
    if "unknown field" in message and hasattr(form, "__struct_fields__"):
        return f"Known are {', '.join(form.__struct_fields__)}"
    return "docs/lexicon.md shows the form; the shipped file of the same name is an example"


def steps(where: str) -> list[str | int | None]:
    """The keys and indexes of a msgspec path; None for `[...]`, any key of a mapping."""
    return [int(m[1]) if m[1] else m[2] for m in _STEP.finditer(where)]


def line_of(path: Path, *keys: str | int | None) -> int:
    """The line where the value at these keys of a YAML file stands; of the last one found where they lead nowhere.

    A string after a list's key is one of its items.  None stands for any key: the first with a value that fits.
    """
    return _follow(path, keys)[-1]


def find_line(path: Path, *keys: str | int | None) -> int | None:
    """The same; None where the keys lead nowhere."""
    lines = _follow(path, keys)
    return lines[-1] if len(lines) == len(keys) + 1 else None


def _follow(path: Path, keys: Keys, got: str | None = None) -> list[int]:
    """The lines of the values on the way along the keys, as far as they lead.

    got: the kind of the wrong value at their end (str, bool, array …), which tells which way None goes.
    """
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    lines = [1]
    for position, key in enumerate(keys):
        found = next(_children(node, key, keys[position + 1 :], got), None)
        if found is None:
            break
        lines.append(found[0])
        node = found[1]
    return lines


def _children(node: Any, key: str | int | None, rest: Keys, got: str | None) -> Iterator[tuple[int, Any]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key or (key is None and _leads(value, rest, got)):
                yield name.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            if number == key or getattr(item, "value", None) == key or (key is None and _leads(item, rest, got)):
                yield item.start_mark.line + 1, item


def _leads(node: Any, keys: Keys, got: str | None) -> bool:
    """Whether keys lead from a node to a value of the kind that is wrong."""
    if not keys:
        return got is None or node.tag == f"tag:yaml.org,2002:{_KINDS.get(got, got)}"
    return any(_leads(value, keys[1:], got) for _, value in _children(node, keys[0], keys[1:], got))


def plain_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a shipped CSV table, empty cells as ''; lines that begin with `#` are passed over."""
    reader = csv.reader(line for line in read_text(path).splitlines() if not line.startswith("#"))
    columns = next(reader)
    return [dict(zip(columns, row, strict=False)) for row in reader]


def read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV table with their lines, empty cells as ''; lines that begin with `#` are passed over.

    Raises ConfigurationError for a row with more cells than there are columns.
    """
    lines = [(n, line) for n, line in enumerate(read_text(path).splitlines(), 1) if line and not line.startswith("#")]
    if not lines:
        raise ConfigurationError("is empty", origin=str(path), remedy="Its first line names the columns")
    reader = csv.DictReader(line for _, line in lines)
    rows = []
    for row in reader:
        number = lines[min(reader.line_num, len(lines)) - 1][0]
        if None in row:
            columns = len(reader.fieldnames or ())
            raise ConfigurationError(
                f"has more than its {columns} cells",
                origin=f"{path}:{number}",
                remedy="Put a cell with commas in quotes",
            )
        rows.append((number, {key.strip(): (value or "").strip() for key, value in row.items()}))
    return rows


def columns_of(path: Path) -> tuple[int, list[str]]:
    """The line that names the columns of a CSV table, and their names."""
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line and not line.startswith("#"):
            return number, [name.strip() for name in next(csv.reader([line]))]
    return 1, []
