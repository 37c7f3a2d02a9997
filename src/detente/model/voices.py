"""Who tells an act independently, and what they tell differently (docs/fusion.md).

The same text carried by many outlets is one *voice* with many carriers: two articles are copies of one text but for
small edits, or the sentences in which they tell the act are the same but for a few letters. An outlet that reports
twice is one voice too. What voices tell differently, a toll or a time, stands side by side as *versions*; the one that
most voices tell is shown.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from detente.model.copies import copies
from detente.text import fold

SHINGLE = 5  # letters
SAME_TEXT = 0.8  # Jaccard index of the shingles of two sentences from which on they are one text
SHORTEST = 40  # letters; a shorter sentence may be written twice independently


class Voice(Struct, frozen=True):
    """One independent telling: the outlets that carry it and their articles, in order of publication."""

    carriers: tuple[str, ...]
    articles: tuple[str, ...]


class Version(Struct, frozen=True):
    """One of several things told of the same: what of (`killed`, `time`), the value, by which outlets (of each voice the first that tells it).

    whose: of a toll.  voices: how many independent ones.  shown: it is the best supported.
    """

    of: str
    value: str
    whose: str | None
    outlets: tuple[str, ...]
    voices: int
    shown: bool


class Telling(Struct, frozen=True):
    """What the comparison needs of a mention: article, outlet, when published, language, the sentence, the article's sketch."""

    article: str
    outlet: str
    published: str
    language: str
    sentence: str
    sketch: str | None = None


def voices_of(tellings: Iterable[Telling]) -> tuple[Voice, ...]:
    """The independent voices among tellings of one act, the earliest first; the same in whatever order they come."""
    ordered = sorted(tellings, key=lambda each: (each.published, each.article, each.sentence))
    groups: list[list[Telling]] = []
    for telling in ordered:
        joined = [group for group in groups if any(one_text(telling, other) for other in group)]
        for group in joined:
            groups.remove(group)
        groups.append([*(each for group in joined for each in group), telling])
    found = [sorted(group, key=lambda each: (each.published, each.article)) for group in groups]
    found.sort(key=lambda group: (group[0].published, group[0].article))
    return tuple(
        Voice(_distinct(each.outlet for each in group), _distinct(each.article for each in group)) for group in found
    )


def one_text(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one voice: one article or outlet, (nearly) one article or one sentence."""
    if one.article == other.article or one.outlet == other.outlet:
        return True
    if one.language != other.language:
        return False
    if copies(one.sketch, other.sketch):
        return True
    ours, theirs = fold(one.sentence), fold(other.sentence)
    if min(len(ours), len(theirs)) < SHORTEST:
        return False
    if ours == theirs:
        return True
    if _numbers(ours) != _numbers(theirs):
        return False  # another toll, another hour: somebody wrote it anew
    a, b = _shingles(ours), _shingles(theirs)
    return len(a & b) >= SAME_TEXT * len(a | b)


def versions(of: str, told: Sequence[tuple[str, str | None, Telling]], voices: Sequence[Voice]) -> tuple[Version, ...]:
    """What is told of one thing, the best supported first.

    told: value, whose, by whom; the first is the most telling, which decides between values of as many voices.
    """
    found: dict[tuple[str, str | None], list[Telling]] = {}
    for value, whose, telling in told:
        found.setdefault((value, whose), []).append(telling)
    rows = []
    for (value, whose), tellings in found.items():
        tellers = {each.article: each.outlet for each in tellings}
        heard = [[tellers[id] for id in voice.articles if id in tellers] for voice in voices]
        heard = [outlets for outlets in heard if outlets]
        outlets = _distinct(each[0] for each in heard)
        rows.append((-len(heard), (value, whose) != told[0][:2], value, whose or "", whose, outlets))
    rows.sort(key=lambda row: row[:4])
    shown: set[str | None] = set()
    result = []
    for support, _, value, _, whose, outlets in rows:
        result.append(Version(of, value, whose, outlets, -support, whose not in shown))
        shown.add(whose)
    return tuple(result)


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[i : i + SHINGLE] for i in range(max(1, len(text) - SHINGLE + 1)))


def _numbers(text: str) -> set[str]:
    return {word for word in text.split() if word.isdigit()}


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
