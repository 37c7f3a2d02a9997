"""Whether two texts in one language tell the same story: letters, names and numbers, the rarer counting more.

Independent of language: no word lists, no parser. Three views of a text are compared by the cosine of their features:
sequences of four letters of the whole text, those of its beginning, and its names and numbers.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import fsum, log, sqrt

LETTERS = 4
LEAD = 400  # characters of headline and first sentences, where news says what it is about
STEM = 5

Features = Counter[Hashable]
_NAME_OR_NUMBER = re.compile(r"(?<![.!?\n«\"“] )(?<!^)\b(?:[^\W\d_a-zа-яё][\w-]+|\d[\d.,]*)")


class Rarity:
    """How much a feature counts: the logarithm of how few texts have it; 1 for all where no texts are given."""

    def __init__(self, texts: int = 0, found: Counter[Hashable] | None = None) -> None:
        self._texts = texts
        self._found: Counter[Hashable] = found or Counter()
        self._weights = [log((1 + texts) / (1 + n)) if texts else 1.0 for n in range(texts + 1)]

    @classmethod
    def of(cls, texts: Iterable[Iterable[Hashable]]) -> "Rarity":
        """The rarity of features among these texts, each given as its features."""
        found: Counter[Hashable] = Counter()
        count = 0
        for text in texts:
            found.update(set(text))
            count += 1
        return cls(count, found)

    def __call__(self, feature: Hashable) -> float:
        """The weight of a feature."""
        return self._weights[self._found.get(feature, 0)]


def letters(text: str) -> Features:
    """Sequences of four letters, white space as one."""
    plain = " ".join(text.lower().split())
    return Counter(plain[i : i + LETTERS] for i in range(len(plain) - LETTERS + 1))


def lead(text: str) -> Features:
    """The same of the beginning."""
    return letters(text[:LEAD])


def names(text: str) -> Features:
    """Words with a capital inside a sentence, by their first letters, and numbers."""
    return Counter(match.group().lower()[:STEM] for match in _NAME_OR_NUMBER.finditer(text))


VIEWS: Sequence[tuple[float, Callable[[str], Features]]] = ((1.0, letters), (0.5, lead), (0.3, names))


class Stories:
    """Compares texts; how rare a feature is, these texts say."""

    def __init__(self, texts: Iterable[str]) -> None:
        told = list(texts)
        self._views = [(weight, view, Rarity.of(view(text) for text in told)) for weight, view in VIEWS]

    def alike(self, one: str, other: str) -> float:
        """How alike two texts are, from 0 to 1."""
        total = sum(weight for weight, _, _ in self._views)
        return sum(weight * cosine(view(one), view(other), rarity) for weight, view, rarity in self._views) / total


def cosine(one: Features, other: Features, rarity: Rarity) -> float:
    """The cosine of two texts' features, each counting by its rarity and the logarithm of its number."""
    return shared(weighed(one, rarity), weighed(other, rarity))


def weighed(features: Features, rarity: Rarity) -> dict[Hashable, float]:
    """The features with their weights, as a vector of length 1."""
    weights = {feature: (1 + log(count)) * (1 + rarity(feature)) for feature, count in features.items()}
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()}


def shared(one: dict[Hashable, float], other: dict[Hashable, float]) -> float:
    """The product of two vectors; exact sums, so the same both ways round."""
    return fsum(one[feature] * other[feature] for feature in one.keys() & other.keys())
