"""Where an article's own words end and the page's begin, in texts that a page's furniture was left in.

The phrases are in `lexicon/<language>/articles.yaml` (`endings`): what pages say after their article.
"""

import re
from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model import Document

HALF = 2  # an article does not end before the middle of its text


class _Words(Struct, frozen=True):
    """What of a language's page words is needed here."""

    endings: tuple[str, ...] = ()


def end_of_story(document: Document) -> int:
    """The offset from which a text only holds what its page says beside the article; its length where nothing does."""
    found = _endings(document.language).search(document.text, len(document.text) // HALF)
    return found.start() if found else len(document.text)


@cache
def _endings(language: str) -> re.Pattern[str]:
    phrases = sorted(knowledge(language, "articles", _Words).endings, key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{alternatives})" if phrases else r"(?!)")
