"""JSON Lines and CSV tables → pages, row by row; a table is never in memory as a whole.

Columns go by many names (`lexicon/common/sources.yaml`). A line of JSON may also be a record of the contract
(`{"article": {...}}`), as `detente read --json` writes it: its text is clean and is taken as it stands.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from detente.errors import UnreadableSource
from detente.lexicon import knowledge
from detente.model import Failure, Page
from detente.sources.decoding import encoding_of
from detente.sources.files import Stream, too_long

MAX_LINE = 8_000_000  # characters of one line or field: a million, each escaped as \uXXXX, and its other columns
_SAMPLE = 1 << 16
_PATIENCE = 10  # rows without a text column at the head of a table that show it to be about something else
_FIELDS = ("title", "url", "published", "language", "publisher", "byline")

Lines = Iterator[tuple[int, str | UnreadableSource]]


class _WithoutText(UnreadableSource):
    """A table or row that has no column for the text."""


class _Columns(Struct, frozen=True):
    columns: dict[str, tuple[str, ...]]


def read_table(stream: Stream, origin: str, kind: str) -> Iterator[Page | Failure]:
    """The rows of a table, in order; what is wrong with a row or the table comes as a Failure in its place.

    kind: `jsonl` or `csv`.  Origins are `file:line`, counted from 1.
    """
    reader: Callable[[Lines, str], Iterator[Page | Failure]] = _json_rows if kind == "jsonl" else _csv_rows
    sample = stream.peek(_SAMPLE)
    if not sample:
        raise UnreadableSource("is empty", remedy="Give a table with a row for each article, or leave it out")
    encoding = encoding_of(sample[:_SAMPLE], partial=True)
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n")
    try:
        yield from reader(_lines(text), origin)
    finally:
        text.detach()  # the stream is its opener's to close


def _lines(text: io.TextIOWrapper) -> Lines:
    """The lines with their numbers; one that is too long or not in the encoding is an error in its place."""
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(MAX_LINE)
        except UnicodeDecodeError:  # half a character at the end: surrogateescape does not serve UTF-16
            yield number, UnreadableSource(f"is not all {text.encoding}", remedy="Save the table as UTF-8")
            return
        if not line:
            return
        if len(line) == MAX_LINE and not line.endswith("\n"):
            while (rest := text.readline(MAX_LINE)) and not rest.endswith("\n"):
                pass
            yield number, too_long(f"a line of over {MAX_LINE:,} characters")
        elif _undecoded(line):
            yield number, UnreadableSource(f"is not all {text.encoding}", remedy="Save the table as UTF-8")
        else:
            yield number, line


def _undecoded(line: str) -> bool:
    """Whether some byte of the line is not in the encoding (it then stands as a lone surrogate)."""
    if line.isascii():
        return False
    try:
        line.encode()
    except UnicodeEncodeError:
        return True
    return False


def _json_rows(lines: Lines, origin: str) -> Iterator[Page | Failure]:
    rows = 0
    alien: list[Failure] | None = []  # first rows without a text column; None once a row had one
    for number, line in lines:
        if isinstance(line, str) and not line.strip():
            continue
        rows += 1
        place = f"{origin}:{number}"
        try:
            if isinstance(line, UnreadableSource):
                raise line
            page = _json_page(line, place)
            yield from alien or ()
            alien = None
            yield page
        except _WithoutText as error:
            if alien is None:
                yield _failed(error, place)
                continue
            alien.append(_failed(error, place))
            if len(alien) == _PATIENCE:
                yield _failed(error, origin)
                return
        except UnreadableSource as error:
            yield _failed(error, place)
    yield from alien or ()
    if not rows:
        yield _failed(_no_rows(), origin)


def _json_page(line: str, place: str) -> Page:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableSource(
            f"is not valid JSON: {error.msg.lower()} at column {error.colno}",
            remedy="Write one JSON object a line",
        ) from error
    except RecursionError as error:
        raise UnreadableSource("is JSON nested too deeply", remedy="Write one flat JSON object a line") from error
    if not isinstance(row, dict):
        raise UnreadableSource(
            f"is JSON, but no object: it is {_JSON_NAMES.get(type(row), 'something else')}",
            remedy="Write one JSON object a line; `jq -c '.[]'` makes lines of an array",
        )
    if isinstance(row.get("article"), dict):
        return _page(row["article"], place, clean=True)
    return _page(row, place)


_JSON_NAMES = {list: "an array", str: "a string", int: "a number", float: "a number", bool: "a truth value"}


def _csv_rows(lines: Lines, origin: str) -> Iterator[Page | Failure]:
    """The rows of a CSV table whose first line names the columns; an origin's line is where the row begins."""
    csv.field_size_limit(MAX_LINE)  # the module's own limit is far below a long article
    failures: list[Failure] = []
    last = 0

    def sound() -> Iterator[str]:
        nonlocal last
        for number, line in lines:
            last = number
            if isinstance(line, UnreadableSource):
                failures.append(_failed(line, f"{origin}:{number}"))
            else:
                yield line

    source = sound()
    header = next(source, "")
    delimiter = max(",;\t|", key=header.count)
    names = next(csv.reader([header.rstrip("\r\n")], delimiter=delimiter), [])
    _require(names)
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    count = 0
    while True:
        place = f"{origin}:{last + 1}"
        try:
            cells = next(rows)
            if cells:
                count += 1
                yield _page(_row(names, cells), place)
        except StopIteration:
            break
        except csv.Error as error:
            yield _failed(
                UnreadableSource(f"is no valid CSV: {error}", remedy="Quote fields and double the quotes in them"),
                place,
            )
            count += 1
        except UnreadableSource as error:
            yield _failed(error, place)
        yield from failures
        count += len(failures)
        failures.clear()
    yield from failures
    if not count and not failures:
        yield _failed(_no_rows(), origin)


def _row(names: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(names):
        raise UnreadableSource(
            f"has {len(cells)} cells under {len(names)} columns", remedy="Quote fields that hold the separator"
        )
    return dict(zip(names, cells, strict=False))


def has_columns(header: str) -> bool:
    """Whether a line reads as the first line of a CSV table of articles."""
    names = {_key(name.strip('"')) for delimiter in ",;\t|" for name in header.strip().split(delimiter)}
    columns = _columns()
    return len(names & set(columns["text"])) == 1 and any(names & set(columns[field]) for field in _FIELDS)


def _require(names: list[str]) -> None:
    """Raises UnreadableSource where no column holds the text."""
    known = {_key(name) for name in names}
    if not known & set(_columns()["text"]):
        raise _WithoutText(
            f"is a table without a column `text`; it has {', '.join(names[:20]) or 'none'}",
            remedy="Name its columns title, text, url, date, language, source; only text is needed",
        )


def _page(row: dict[str, Any], place: str, *, clean: bool = False) -> Page:
    """The page of one row; raises UnreadableSource where it has no text, or text that is none."""
    values = {_key(str(name)): value for name, value in row.items()}
    columns = _columns()
    _require(list(row))

    def value(field: str) -> str | None:
        found = (values[name] for name in columns[field] if values.get(name) not in (None, "", []))
        return _plain(next(found, None), field)

    content, title = value("text") or "", value("title")
    if not content.strip() and not title:
        raise UnreadableSource("is a row without text", remedy="Fill its text, or leave the row out")
    return Page(
        origin=place,
        content=content,
        title=title,
        url=value("url"),
        published=value("published"),
        language=value("language"),
        publisher=value("publisher"),
        byline=value("byline"),
        place=_plain(row.get("place"), "place") if clean else None,
        clean=clean,
    )


def _plain(value: Any, field: str) -> str | None:
    """A cell as text: numbers as written, several authors joined; raises UnreadableSource for anything else."""
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if isinstance(value, (int, float)):
        value = str(value)
    if not isinstance(value, str):
        raise UnreadableSource(f"has no plain text under `{field}`", remedy="Give texts as strings")
    if "\x00" in value:
        raise UnreadableSource(f"has a NUL character in its `{field}`", remedy="Remove it; text holds none")
    if _undecoded(value):
        raise UnreadableSource(
            f"has half a character (a lone surrogate) in its `{field}`", remedy="Write the row again"
        )
    return value if field == "text" else value.strip() or None


def _columns() -> dict[str, tuple[str, ...]]:
    return knowledge("common", "sources", _Columns).columns


def _key(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_").lstrip("\ufeff")


def _no_rows() -> UnreadableSource:
    return UnreadableSource("holds no rows", remedy="Give a table with a row for each article")


def _failed(error: UnreadableSource, place: str) -> Failure:
    return Failure(origin=place, stage="sources", message=error.message, remedy=error.remedy)
