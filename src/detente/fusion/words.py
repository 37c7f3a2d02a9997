"""The text around two mentions: compared only where both are in one language.

A mention carries its sentence and its article's headline; nothing else of the article is read. They are compared as
whole stories are, but that no text at hand says how rare a feature is: what came first may not decide.
"""

import re
from collections.abc import Hashable
from functools import lru_cache

from detente.fusion.stories import STEM, Rarity, letters, shared, weighed
from detente.model.fused import Mention
from detente.text import fold

Verdict = tuple[float, str]

SHORTEST = 4  # letters; shorter words are mostly grammar
ALIKE = 0.35  # from here on sentences are said to be alike
_WORD = re.compile(r"\w+")
_ALL_ALIKE = Rarity()


def words_alike(one: Mention, other: Mention) -> Verdict:
    """How alike headline and sentence are, 0 to 1; in the middle where the languages differ."""
    if one.report.language != other.report.language:
        return (0.5, "")
    alike = shared(_around(one), _around(other))
    return (min(1.0, 2 * alike), "told in much the same words" if alike >= ALIKE else "")


def same_words(one: Mention, other: Mention) -> bool:
    """Whether the predicates share the stem of a word."""
    return bool(_stems(one.event.trigger.text) & _stems(other.event.trigger.text))


def _around(mention: Mention) -> dict[Hashable, float]:
    return _letters(f"{mention.report.title or ''} {mention.event.evidence.text}")


@lru_cache(maxsize=4096)
def _letters(text: str) -> dict[Hashable, float]:
    return weighed(letters(text), _ALL_ALIKE)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(fold(text))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST or word.isdigit())
