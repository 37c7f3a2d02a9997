"""Files, folders, standard input and tables → raw pages."""

import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from detente.errors import SourceNotFound, UnreadableSource, UsageError
from detente.lexicon import knowledge
from detente.model import Failure, Page
from detente.sources.decoding import decode
from detente.sources.files import (
    KINDS,
    MAX_PAGE,
    Stream,
    failing_clearly,
    kind_of,
    opened,
    read_whole,
    too_long,
    unpacked,
    walk,
)
from detente.sources.tables import has_columns, read_table

__all__ = ["read_pages"]

_STDIN = "-"
_READ = f"Give a file ({', '.join(KINDS)}, each also with .gz), a folder of such files, or - for standard input"


class _Unread(Struct, frozen=True):
    unread: dict[str, str]


def read_pages(source: str) -> Iterator[Page | Failure]:
    """The pages of one SOURCE of the contract, one by one; what cannot be read comes as a Failure in its place.

    source: a text or HTML file, a `.jsonl` or `.csv` table, each plain or gzip, a folder (its readable files, in the
        order of their paths, its folders too), `-` for standard input.
    Raises at once, before anything is read: SourceNotFound for what is not there and for a folder that holds no
    article; UsageError for a kind of source that is not read.
    """
    if source == _STDIN:
        return _caught(_stdin(), "<stdin>")
    if "://" in source:
        raise UsageError("web addresses are not read", origin=source, remedy=f"Save the page to a file. {_READ}")
    path = Path(source)
    try:
        present, folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:  # a name that is too long, or has a NUL in it
        raise SourceNotFound("is no name of a file", origin=source[:200], remedy=_READ) from error
    if not present:
        raise SourceNotFound("no such file or folder", origin=source, remedy=_READ)
    if folder:
        return _folder(path)
    remedy = knowledge("common", "sources", _Unread).unread.get(path.with_suffix("").suffix or path.suffix)
    remedy = remedy or knowledge("common", "sources", _Unread).unread.get(path.suffix)
    if remedy:
        raise UsageError("this kind of file is not read", origin=source, remedy=f"{remedy}. {_READ}")
    return _file(path)


def _folder(folder: Path) -> Iterator[Page | Failure]:
    paths = list(walk(folder))
    if not paths:
        raise SourceNotFound("the folder holds no article", origin=str(folder), remedy=_READ)
    return (page for path in paths for page in _file(path))


def _file(path: Path) -> Iterator[Page | Failure]:
    return _caught(_pages_of(path), str(path))


def _pages_of(path: Path) -> Iterator[Page | Failure]:
    kind = kind_of(path)
    with failing_clearly():
        size = path.stat().st_size
    if kind in MAX_PAGE and path.suffix != ".gz" and size > MAX_PAGE[kind]:
        raise too_long(f"{size / 1e6:.0f} MB")
    with opened(path) as stream:
        yield from _pages(stream, str(path), kind)


def _stdin() -> Iterator[Page | Failure]:
    with failing_clearly(), unpacked(sys.stdin.buffer) as stream:
        yield from _pages(stream, "<stdin>", None)


def _pages(stream: Stream, origin: str, kind: str | None) -> Iterator[Page | Failure]:
    kind = kind or _sniffed(stream.peek(1 << 12))
    if kind in ("jsonl", "csv"):
        yield from read_table(stream, origin, kind)
        return
    html = kind == "html"
    text = decode(read_whole(stream, MAX_PAGE[kind]), html=html)
    if not text.strip():
        raise UnreadableSource("is empty", remedy="Give a file with an article in it, or leave it out")
    yield Page(origin=origin, content=text, html=html)


def _sniffed(head: bytes) -> str:
    """What a stream without a telling name holds, by its beginning."""
    beginning = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith((b'{"', b"{ ", b"[{")):
        return "jsonl"
    if beginning[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<article", b"<body", b"<!--")):
        return "html"
    return "csv" if has_columns(head.split(b"\n", 1)[0].decode("utf-8", "replace")) else "text"


def _caught(pages: Iterator[Page | Failure], origin: str) -> Iterator[Page | Failure]:
    """The pages, the error that ends them as a Failure."""
    try:
        yield from pages
    except UnreadableSource as error:
        yield Failure(origin=error.origin or origin, stage="sources", message=error.message, remedy=error.remedy)
