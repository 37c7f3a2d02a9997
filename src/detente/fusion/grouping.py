"""Groups of mentions round pivots, kept up to date as mentions come.

The mentions are settled in order of rank, the most telling first: one that tells the same as an earlier pivot
joins the best such pivot, any other becomes a pivot itself. (A greedy maximal independent set in a fixed order,
known from correlation clustering as the pivot algorithm.) Since the order is the mentions' own, arrival does not
matter; and a new mention can only change those that rank after it and tell the same as it, or as one it changed.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from detente.model.fused import Judgement


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its name, unique."""
        ...


M = TypeVar("M", bound=Identified)
Rank = tuple[float, ...]
Neighbour = tuple[M, str | None]  # a mention and the pivot it belonged to so far; None when it is new
Near = Callable[[frozenset[str]], Iterable[Neighbour[M]]]


class Rules(Struct, Generic[M], frozen=True):
    """What makes two mentions tell the same.

    keys: under what a mention is filed; two that may tell the same share a key.
    rank: the least is the most telling, and settled first.
    same: score from 0 to 1 and reasons when the first tells the same as the second, else None; symmetric.
    """

    keys: Callable[[M], frozenset[str]]
    rank: Callable[[M], Rank]
    same: Callable[[M, M], tuple[float, tuple[str, ...]] | None]


Place = tuple[Rank, str]  # where a mention stands in the order of settling: rank, then id


class Neighbourhood(Generic[M]):
    """The mentions that share a key with those being settled, fetched as they come to be needed."""

    def __init__(self, near: Near[M], rules: Rules[M]) -> None:
        self._near = near
        self._rules = rules
        self._places: dict[str, Place] = {}
        self._by_key: dict[str, dict[str, Neighbour[M]]] = {}

    def fetch(self, keys: frozenset[str]) -> None:
        """Makes sure that all mentions filed under these keys are here."""
        missing = frozenset(keys - self._by_key.keys())
        if not missing:
            return
        self._by_key.update((key, {}) for key in missing)
        for mention, pivot in self._near(missing):
            for key in self._rules.keys(mention) & missing:
                self._by_key[key][mention.id] = (mention, pivot)

    def of(self, mention: M) -> list[tuple[Place, M, str | None]]:
        """All others that share a key with it, in the order of settling, each with its pivot so far."""
        keys = self._rules.keys(mention)
        self.fetch(keys)
        found = {id: each for key in keys for id, each in self._by_key[key].items() if id != mention.id}
        return sorted(((self.place(other), other, pivot) for other, pivot in found.values()), key=lambda each: each[0])

    def place(self, mention: M) -> Place:
        """Its place in the order of settling."""
        if mention.id not in self._places:
            self._places[mention.id] = (self._rules.rank(mention), mention.id)
        return self._places[mention.id]


def settle(unsettled: Iterable[M], near: Near[M], rules: Rules[M]) -> list[Judgement]:
    """The judgements on these mentions and on those that they make change.

    unsettled: new mentions, and those whose pivot is gone.
    near: all mentions filed under any of the keys, the unsettled among them, with their pivots so far.
    """
    around = Neighbourhood(near, rules)
    waiting: dict[str, Neighbour[M]] = {mention.id: (mention, None) for mention in unsettled}
    around.fetch(frozenset(key for mention, _ in waiting.values() for key in rules.keys(mention)))
    queue = [around.place(mention) for mention, _ in waiting.values()]
    heapq.heapify(queue)
    judgements: dict[str, Judgement] = {}
    while queue:
        place = heapq.heappop(queue)
        mention, was = waiting[place[1]]
        neighbours = around.of(mention)
        pivots = [other for at, other, pivot in neighbours if at < place and _leads(other, pivot, judgements)]
        judgement = judgements[mention.id] = _best(mention, pivots, rules)
        if (judgement.pivot == mention.id) == (was == mention.id):
            continue  # it leads or follows as before, which is all that others go by
        for at, other, pivot in neighbours:
            if at > place and other.id not in waiting and rules.same(other, mention):
                waiting[other.id] = (other, pivot)
                heapq.heappush(queue, at)
    return list(judgements.values())


def settle_all(mentions: Iterable[M], rules: Rules[M]) -> list[tuple[str, list[M], list[Judgement]]]:
    """All groups of these mentions: the pivot's id, the mentions with the pivot first, the judgements."""
    by_id = {mention.id: mention for mention in mentions}
    filed: defaultdict[str, dict[str, M]] = defaultdict(dict)
    for mention in by_id.values():
        for key in rules.keys(mention):
            filed[key][mention.id] = mention

    def near(keys: frozenset[str]) -> list[Neighbour[M]]:
        found = {id: mention for key in keys for id, mention in filed[key].items()}
        return [(mention, None) for mention in found.values()]

    judgements = {each.mention: each for each in settle(by_id.values(), near, rules)}
    groups: defaultdict[str, list[M]] = defaultdict(list)
    for mention in sorted(by_id.values(), key=lambda each: (rules.rank(each), each.id)):
        groups[judgements[mention.id].pivot].append(mention)
    return [
        (pivot, members, [judgements[each.id] for each in members if each.id != pivot])
        for pivot, members in groups.items()
    ]


def _leads(mention: M, pivot: str | None, judgements: dict[str, Judgement]) -> bool:
    """Whether a mention is a pivot: as judged just now, else as it was."""
    now = judgements.get(mention.id)
    return (now.pivot if now else pivot) == mention.id


def _best(mention: M, pivots: Iterable[M], rules: Rules[M]) -> Judgement:
    """To which of these pivots (the most telling first) the mention belongs; to itself where none tells the same."""
    best = Judgement(mention=mention.id, pivot=mention.id, score=1.0, reasons=())
    found = False
    for pivot in pivots:
        same = rules.same(mention, pivot)
        if same and (not found or same[0] > best.score):
            best, found = Judgement(mention=mention.id, pivot=pivot.id, score=same[0], reasons=same[1]), True
    return best
