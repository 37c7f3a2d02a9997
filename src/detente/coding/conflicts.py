"""Which conflict an article tells of, by the names in `lexicon/common/conflicts.yaml`."""

from detente.lexicon import knowledge
from detente.model import Document


def the_conflict(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names and the parties of the one conflict that the article tells; empty where it tells none or two."""
    text = document.text.lower()
    table = knowledge("common", "conflicts", list[tuple[tuple[str, ...], tuple[str, ...]]])
    named = [row for row in table if any(name in text for name in row[0])]
    return named[0] if len(named) == 1 else ((), ())
