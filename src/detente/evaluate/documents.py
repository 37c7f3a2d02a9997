"""Gold files and their articles analysed, parses kept in the user's cache folder so that a second run need not parse."""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_cache_path

from detente.articles import clean_article
from detente.errors import UnreadableSource
from detente.language import analyze
from detente.model import Article, Document
from detente.text import digest

PARSES = user_cache_path("detente", appauthor=False) / "parses"
SOURCES = Path(__file__).parent.parent / "language"
DATELINES = SOURCES.with_name("datelines.py")  # they are parsed apart


def read_gold(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gold file, one a line, plain or `.gz`.

    Raises UnreadableSource naming the file and line of what is no JSON object, or the file that is not there.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise UnreadableSource("is no JSON object", origin=f"{path}:{number}")
                yield record
    except json.JSONDecodeError as error:
        raise UnreadableSource(f"is not valid JSON: {error.msg}", origin=f"{path}:{number}") from error
    except OSError as error:
        raise UnreadableSource(f"cannot be read: {error.strerror or error}", origin=str(path)) from error


def gold_article(text: str, language: str, published: str | None) -> Article:
    """A gold text as an article; offsets count the gold's own text."""
    return clean_article(text, language=language, published=published)


def analyzed(article: Article) -> Document:
    """The analysis of an article, from the cache where the same text was analysed by the same code before."""
    path = PARSES / f"{digest(_version(), article.language, article.published, article.text, length=24)}.msgpack"
    if path.exists():
        return msgspec.msgpack.decode(path.read_bytes(), type=Document)
    document = analyze(article)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{id(document)}.partial")
    partial.write_bytes(msgspec.msgpack.encode(document))
    partial.rename(path)
    return document


@cache
def _version() -> str:
    """Changes whenever a parser or its adapter does."""
    adapters = [path.read_text(encoding="utf-8") for path in (*sorted(SOURCES.glob("*.py")), DATELINES)]
    return digest(*adapters, *(version(name) for name in ("spacy", "slovnet", "pymorphy3", "razdel")))
