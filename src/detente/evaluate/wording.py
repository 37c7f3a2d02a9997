"""How alike two English predicates are in their words alone: the clusters that are scored on ECB+ (docs/fusion.md).

What the predicates share (one word, one stem, one family of words) and what stands around them: the words near the
predicate and those of its sentence, each counting the more the rarer it is among the texts at hand. ECB+ gives words
and no actors, times or types; `detente.fusion`, which has those, decides by them and does not call this.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cache
from math import sqrt

from msgspec import Struct

from detente.fusion.stories import Rarity
from detente.lexicon import knowledge

NEAR = 6  # words on either side of the predicate
# The decision: what the predicates share, what surrounds them, and from where on two tellings are of one act.
# Chosen by hand in steps of .05 on ECB+ train; nothing else of it is kept.
SAME_WORD, SAME_STEM, SAME_FAMILY, NO_KIN = 0.75, 0.75, 0.7, -0.3
BLEACHED, SAME_SENTENCE = 0.45, 0.2  # taken off: a word that may tell anything; two predicates of one sentence
NEAR_WEIGHT, SENTENCE_WEIGHT = 0.55, 0.3
TOGETHER = 0.55


class Kinship(Struct, frozen=True, forbid_unknown_fields=True):
    """Which words may tell one act; `lexicon/<language>/kinship.yaml` explains the fields."""

    families: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    bleached: frozenset[str] = frozenset()
    grammar: frozenset[str] = frozenset()


class Families:
    """The families of a language, by word and by phrase."""

    def __init__(self, kinship: Kinship) -> None:
        self.bleached = kinship.bleached
        self.grammar = kinship.grammar
        self._suffixes = sorted(kinship.suffixes, key=len, reverse=True)
        self._words: defaultdict[str, set[int]] = defaultdict(set)
        self._phrases: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for number, line in enumerate(kinship.families):
            words, _, phrases = line.partition("|")
            for word in words.split():
                self._words[word].add(number)
            for phrase in filter(None, map(str.strip, phrases.split(","))):
                first, *rest = phrase.split()
                self._phrases[first].append((tuple(rest), number))

    def of(self, lemma: str, form: str, own: Sequence[str], after: Sequence[str]) -> frozenset[int]:
        """The families of a predicate, by its lemma, its form, its own words, and the words that follow it."""
        told = (
            number
            for rest, number in self._phrases.get(lemma, ())
            if tuple(after[: len(rest)]) == rest or set(rest) <= set(own)
        )
        return frozenset({*self._words.get(lemma, ()), *self._words.get(form, ()), *told})

    def stem(self, word: str) -> str:
        """The word without the first suffix that leaves four letters, a doubled consonant, a final e."""
        word = word.replace("-", "")
        ending = next((each for each in self._suffixes if word.endswith(each) and len(word) >= len(each) + 4), "")
        word = word.removesuffix(ending)
        if len(word) > 4 and word[-1] == word[-2]:
            word = word[:-1]
        return word.removesuffix("e") if len(word) > 4 else word


@cache
def families(language: str) -> Families:
    """The word families of a language that has them (English); empty ones for any other."""
    return Families(knowledge("en", "kinship", Kinship) if language == "en" else Kinship())


class Telling(Struct, frozen=True):
    """One predicate in its sentence.

    lemma, stem, families: of the predicate.  near, sentence: stems of the words close to it and of its sentence.
    place: the sentence itself, so that two predicates of one are known.
    """

    lemma: str
    stem: str
    families: frozenset[int]
    near: frozenset[str]
    sentence: frozenset[str]
    place: Hashable


def telling(
    words: Sequence[str], own: Sequence[int], lemma: str, form: str, place: Hashable, language: str = "en"
) -> Telling:
    """The predicate that stands at positions `own` of a sentence's words."""
    kin = families(language)
    lowered = [word.lower() for word in words]
    first, last = min(own), max(own)

    def around(start: int, end: int) -> frozenset[str]:
        window = range(max(0, start), min(len(words), end))
        content = (lowered[i] for i in window if i not in own and lowered[i] not in kin.grammar)
        return frozenset(kin.stem(word) for word in content if any(map(str.isalnum, word)))

    return Telling(
        lemma=lemma,
        stem=kin.stem(lemma),
        families=kin.of(lemma, form, [lowered[i] for i in own], lowered[last + 1 : last + 4]),
        near=around(first - NEAR, last + NEAR + 1),
        sentence=around(0, len(words)),
        place=place,
    )


def alike(one: Telling, other: Telling, rarity: Rarity, language: str = "en") -> float:
    """How much speaks for both telling one act; from `TOGETHER` on they do."""
    if one.lemma == other.lemma:
        score = SAME_WORD - (BLEACHED if one.lemma in families(language).bleached else 0.0)
    elif one.stem == other.stem:
        score = SAME_STEM
    else:
        score = SAME_FAMILY if one.families & other.families else NO_KIN
    if one.place == other.place:
        score -= SAME_SENTENCE
    near, sentence = cosine(one.near, other.near, rarity), cosine(one.sentence, other.sentence, rarity)
    return score + NEAR_WEIGHT * near + SENTENCE_WEIGHT * sentence


def cosine(one: frozenset[str], other: frozenset[str], rarity: Rarity) -> float:
    """The cosine of two sets of features weighted by rarity; 0 where one of them is empty."""
    common = sum(rarity(each) ** 2 for each in one & other)
    size = sqrt(sum(rarity(each) ** 2 for each in one) * sum(rarity(each) ** 2 for each in other))
    return common / size if size else 0.0


def together(tellings: Sequence[Telling], rarity: Rarity) -> list[int]:
    """The number of the cluster of each telling: those most alike joined first, as long as the mean is `TOGETHER`."""
    members = {i: [i] for i in range(len(tellings))}
    total = {
        (i, j): min(2.0, max(-1.0, alike(tellings[i], tellings[j], rarity)))
        for j in range(len(tellings))
        for i in range(j)
    }
    mean = dict(total)
    while mean:
        (a, b), best = max(mean.items(), key=lambda each: (each[1], -each[0][0], -each[0][1]))
        if best < TOGETHER:
            break
        for c in members:
            if c in (a, b):
                continue
            gone = (min(b, c), max(b, c))
            kept = (min(a, c), max(a, c))
            total[kept] += total.pop(gone)
            mean.pop(gone)
            mean[kept] = total[kept] / ((len(members[a]) + len(members[b])) * len(members[c]))
        del mean[(a, b)], total[(a, b)]
        members[a] += members.pop(b)
    return [next(c for c, each in members.items() if i in each) for i in range(len(tellings))]
