"""Which articles are copies of one text: an agency's dispatch, carried by many outlets with small edits.

Each text has a *sketch*, 64 hexadecimal digits. Two sketches share about as many digits as the texts share sequences
of three words, so a sketch can be kept beside the article and compared without the text. It is MinHash with one
permutation (Li, Owen, Zhang 2012), empty bins filled from the next one that is not (Shrivastava, Li 2014), and four
bits of each minimum kept (Li, König 2010).
"""

from functools import lru_cache
from zlib import crc32

from detente.text import fold

WORDS = 3  # of a shingle
BINS = 64
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
    shared = sum(a == b for a, b in zip(one, other, strict=True)) / BINS
    return (shared - _CHANCE) / (1 - _CHANCE) >= COPY


def _filled(least: list[int | None], place: int) -> int:
    """The minimum of a bin, or of the next that has one."""
    found = (least[(place + step) % BINS] for step in range(BINS))
    return next(value for value in found if value is not None)
