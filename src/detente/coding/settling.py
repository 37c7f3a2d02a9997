"""Which of the places of one name is meant: told by the countries and places beside it, not by size alone.

Each candidate has a weight, its size in powers of ten; what stands in the text adds to it: a country or region right
beside the name (« Tripoli, au Liban », "ливанский Триполи") more than one in its sentence, that more than one
elsewhere in the article, and places already settled by how near they are. A name that stays open is given no point.
"""

from collections import Counter
from collections.abc import Sequence
from math import exp, log10

from msgspec import Struct

from detente.model.event import kilometres

# What each kind of evidence adds, in powers of ten of inhabitants.
BESIDE, SENTENCE, ARTICLE, NEAR, REGION_WORD = 6.0, 1.5, 0.8, 1.0, 3.0
_ABROAD = 0.6  # for lying near a country named in the sentence
_MARGIN, _CLEAR = 0.15, 0.7  # by how much the best must lead: with evidence, and by size alone
_DOUBTED = 3.4  # the least weight of what may be no place at all
_ACROSS = 700.0  # kilometres: from the middle of a region of a country to its towns
_LARGE = 5.0  # known to readers without a word
_SMALL = 4.3  # taken where it is the only one and nothing speaks against it


class Candidate(Struct, frozen=True):
    """A place that a name may mean. weight: its prior, the power of ten of its inhabitants or what stands for it.

    sure: a place of our own tables, which needs no evidence.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    weight: float
    sure: bool = False


class Witness(Struct, frozen=True):
    """A country, or a point, named in the text: at tokens `[first, last)` of a sentence.

    form: as `ActorMention.form`: only a name, place or demonym can say what lies where; a role only who is concerned.
    """

    country: str | None
    point: tuple[float, float] | None
    first: int
    last: int
    sentence: int
    region: bool = False
    form: str = "place"


class Surroundings(Struct, frozen=True):
    """What the text tells about one name: who stands beside it, who in its sentence, who in the article.

    region_word: whether it is called a region.  doubtful: whether it may be no place at all.
    """

    beside: tuple[Witness, ...]
    sentence: tuple[Witness, ...]
    article: tuple[Witness, ...]
    region_word: bool = False
    doubtful: bool = False


FAR = 20_000.0  # kilometres
DEGREES = 20.0  # of latitude, some 2200 km


def weight_of(population: int) -> float:
    """The prior of a town: the power of ten of its inhabitants; an unknown number counts as some thousands."""
    return log10(population) if population > 1_000 else 3.5 if population == 0 else 2.8


def settle(candidates: Sequence[Candidate], around: Surroundings) -> Candidate | None:
    """The place meant; None where the text and the sizes leave it open."""
    if not candidates:
        return None
    told: Counter[str | None] = Counter(witness.country for witness in around.article if witness.country)
    scored = sorted(
        ((evidence(each, around, told), each) for each in candidates), key=lambda row: -(row[0] + row[1].weight)
    )
    if any(each.sure for _, each in scored):  # the place of our tables, unless another is said to be meant
        scored = [row for row in scored if row[1].sure or row[0] >= BESIDE]
    found, best = scored[0]
    rival = next((row for row in scored[1:] if not same_place(row[1], best)), None)
    lead = found + best.weight - (rival[0] + rival[1].weight) if rival else 9.0
    if best.sure:
        return best
    if found > 0.5:
        return best if lead >= _MARGIN and not (around.doubtful and best.weight < _DOUBTED) else None
    against = around.doubtful or bool(around.beside) or any(witness.country for witness in around.sentence)
    if best.weight >= _LARGE:
        return best if lead >= _CLEAR else None
    return best if rival is None and best.weight >= _SMALL and not against else None


def evidence(candidate: Candidate, around: Surroundings, told: Counter[str | None]) -> float:
    """What the text adds to a candidate's weight."""
    beside = max((BESIDE for witness in around.beside if _holds(witness, candidate)), default=0.0)
    found = 0.0
    if any(witness.country is not None and witness.country == candidate.country for witness in around.sentence):
        found += SENTENCE
    elif any(_close(witness, candidate) for witness in around.sentence):
        found += _ABROAD
    if candidate.country in told:
        found += ARTICLE * told[candidate.country] / max(told.values())
    if candidate.latitude is not None and candidate.precision != "country":
        found += NEAR * max((_nearness(w, candidate) for w in around.article if w.point and not w.region), default=0.0)
    found = beside + found * min(1.0, (candidate.weight - 2) / 3)  # a country named elsewhere says little of a hamlet
    if around.region_word and candidate.precision == "region":
        found += REGION_WORD
    return found


def _holds(witness: Witness, candidate: Candidate) -> bool:
    """Whether the country or region a witness names may hold a candidate."""
    if witness.country is not None and witness.country != candidate.country:
        return False
    if not witness.region:
        return witness.country is not None
    return _distance(witness, candidate) < _ACROSS


def _close(witness: Witness, candidate: Candidate) -> bool:
    return witness.country is not None and _distance(witness, candidate) < 700


def _nearness(witness: Witness, candidate: Candidate) -> float:
    return exp(-_distance(witness, candidate) / 150)


def _distance(witness: Witness, candidate: Candidate) -> float:
    if witness.point is None or candidate.latitude is None or candidate.longitude is None:
        return FAR
    if abs(witness.point[0] - candidate.latitude) > DEGREES:
        return FAR  # more than any rule asks about, and quicker to see
    return kilometres(*witness.point, candidate.latitude, candidate.longitude)


def same_place(one: Candidate, other: Candidate) -> bool:
    """Whether two rows are one place: a town and its suburb or district of the same name."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude) < 50
