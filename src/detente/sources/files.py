"""Files, plain or gzip, as streams of bytes, with a limit on how much is taken in."""

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from detente.errors import UnreadableSource

KINDS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
MAX_PAGE = {"text": 4_000_004, "html": 16_000_000}  # bytes; a million characters are at most four million and a mark
_BUFFER = 1 << 16

if TYPE_CHECKING:
    Stream: TypeAlias = io.BufferedReader[Any]  # bytes that can be peeked at; generic for type checkers only
else:
    Stream = io.BufferedReader


def kind_of(path: Path) -> str | None:
    """`text`, `html`, `jsonl` or `csv` by the file's name, a final `.gz` aside; None for any other name."""
    name = path.name.lower().removesuffix(".gz")
    return KINDS.get(os.path.splitext(name)[1])  # noqa: PTH122 (a name without its .gz is no path)


def walk(folder: Path) -> Iterator[Path]:
    """The files under a folder whose names say that they are read, in the order of their paths; hidden ones aside."""
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(root, name) for name in names if not name.startswith(".") and kind_of(Path(name)))
    yield from sorted(found, key=lambda path: path.parts)


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """The bytes of a file, unpacked where it is gzip; every way of failing to read them is an UnreadableSource."""
    with failing_clearly(), path.open("rb", buffering=_BUFFER) as raw, unpacked(raw) as stream:
        yield stream


@contextmanager
def unpacked(raw: BinaryIO) -> Iterator[Stream]:
    """The same bytes as a stream that can be peeked at, unpacked where they begin as gzip does."""
    stream: Stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    if not stream.peek(2).startswith(b"\x1f\x8b"):
        yield stream
        return
    with gzip.GzipFile(fileobj=stream) as packed:
        yield io.BufferedReader(packed, _BUFFER)


@contextmanager
def failing_clearly() -> Iterator[None]:
    """Turns what the file system and gzip raise into UnreadableSource."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableSource(
            f"is damaged gzip: {str(error).rstrip('.').lower()}", remedy="Fetch or pack the file again"
        ) from error
    except OSError as error:
        raise UnreadableSource(
            f"cannot be read: {error.strerror or error}", remedy="Check the file and its permissions"
        ) from error


def read_whole(stream: Stream, limit: int) -> bytes:
    """All bytes of a page; raises UnreadableSource where it has none, or more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_long(f"over {limit // 1_000_000} MB")
    if not data.strip():
        raise UnreadableSource("is empty", remedy="Give a file with an article in it, or leave it out")
    return data


def too_long(size: str) -> UnreadableSource:
    """The error for what is too long to be an article; size: how long it is, in words."""
    return UnreadableSource(
        f"is too long for one article ({size})",
        remedy="Split it into its articles, for instance one row each of a JSON Lines table",
    )
