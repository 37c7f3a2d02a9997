"""Files, folders, standard input and tables → raw pages."""

from collections.abc import Iterator
from pathlib import Path

from detente.model import Failure, Page


def read_pages(source: str) -> Iterator[Page | Failure]:
    """The pages of one SOURCE of the contract, one by one; what cannot be read comes as a Failure in its place.

    source: a file, a folder, `-` for standard input.  Raises SourceNotFound.
    """
    yield Page(origin=source, content=Path(source).read_text(encoding="utf-8"))
