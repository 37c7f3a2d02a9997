"""Which articles are copies of one text: an agency's dispatch, carried by many outlets with small edits.

Each text has a *sketch*, 64 hexadecimal digits. Two sketches share about as many digits as the texts share sequences
of three words, so a sketch can be kept beside the article and compared without the text. It is MinHash with one
permutation (Li, Owen, Zhang 2012), empty bins filled from the next one that is not (Shrivastava, Li 2014), and four
bits of each minimum kept (Li, König 2010).
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from operator import eq
from zlib import crc32

from detente.text import fold

WORDS = 3  # of a shingle
BINS = 64
BAND = 3  # digits that two sketches must share in one place to be compared at all
FEWEST = 20  # words; a shorter text may be written twice independently
COPY = 0.45  # Jaccard index from which on two texts are one: about one word in seven edited, or a third cut off
_CHANCE = 1 / 16  # that two digits agree anyhow
_SPREAD = 0x9E3779B97F4A7C15  # odd, 2**64 over the golden ratio: mixes the checksum's bits
_WHOLE = (1 << 64) - 1


@lru_cache(maxsize=16)  # the row of an article and its report both want it
def sketch(text: str) -> str | None:
    """The sketch of a text, the same on every machine; None where it is too short to be told from another."""
    words = fold(text).split()
    if len(words) < FEWEST:
        return None
    least: list[int | None] = [None] * BINS
    for shingle in {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}:
        mixed = crc32(shingle.encode()) * _SPREAD & _WHOLE
        mixed = (mixed ^ mixed >> 32) * _SPREAD & _WHOLE
        place, value = mixed >> 58, mixed >> 8 & 0xFFFFFFFF
        known = least[place]
        if known is None or value < known:
            least[place] = value
    return "".join(f"{_filled(least, place) & 15:x}" for place in range(BINS))


def copies(one: str | None, other: str | None) -> bool:
    """Whether two sketches are of one text but for small edits."""
    if one is None or other is None:
        return False
    shared: float = sum(map(eq, one, other)) / BINS
    return (shared - _CHANCE) / (1 - _CHANCE) >= COPY


def groups_of_copies(sketches: Sequence[str | None]) -> list[int]:
    """For each text the place of the first one that it is a copy of, directly or through others; its own where none.

    Only texts that share a run of digits are compared, so that thousands can be; of those just alike enough one in
    twelve is missed.
    """
    leader = list(range(len(sketches)))

    def first(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    bands: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        for at in range(0, len(sketch or "") - BAND + 1, BAND):
            bands[at, sketch[at : at + BAND]].append(place)  # type: ignore[index]
    for places in bands.values():
        for one, other in combinations(places, 2):
            a, b = sorted((first(one), first(other)))
            if a != b and copies(sketches[one], sketches[other]):
                leader[b] = a
    return [first(place) for place in range(len(sketches))]


def _filled(least: list[int | None], place: int) -> int:
    """The minimum of a bin, or of the next that has one."""
    found = (least[(place + step) % BINS] for step in range(BINS))
    return next(value for value in found if value is not None)
