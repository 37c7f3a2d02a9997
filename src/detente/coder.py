"""The name of what codes: the program's version and a digest of all that decides how an article is coded.

A changed rule, lexicon (the user's own too) or model gives another name, so the store can tell which articles were
coded otherwise than they would be now.
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from detente import __version__, lexicon
from detente.language import MODELS
from detente.text import digest

ROOMS = ("articles", "coding", "datelines.py", "language", "lexicon", "model", "ontology")
KINDS = (".py", ".yaml", ".csv")


@cache
def coder() -> str:
    """`detente 0.1.0 (5f3a9c01)`; the same in every process that codes alike. Reads some four megabytes, once."""
    told = [str(path.stat().st_size) + path.read_text(encoding="utf-8") for path in _sources()]
    models = [f"{package} {version(package)}" for packages in MODELS.values() for package in packages]
    return f"detente {__version__} ({digest(*told, *models, length=8)})"


def _sources() -> Iterator[Path]:
    """The program's own files that decide, then the user's lexicons, in a fixed order."""
    package = Path(str(files("detente")))
    for folder in (*(package / room for room in ROOMS), *lexicon.in_use()):
        found = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        yield from (path for path in found if path.suffix in KINDS)
