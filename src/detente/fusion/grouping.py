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


class Rules(Struct, Generic[M], frozen=True):
    """What makes two mentions tell the same.

    keys: under what a mention is filed; two that may tell the same share a key.
    rank: the least is the most telling, and settled first.
    same: score from 0 to 1 and reasons when the first tells the same as the second, else None; symmetric.
    """

    keys: Callable[[M], frozenset[str]]
    rank: Callable[[M], Rank]
    same: Callable[[M, M], tuple[float, tuple[str, ...]] | None]


def settle(
    unsettled: Iterable[M], near: Callable[[frozenset[str]], Iterable[Neighbour[M]]], rules: Rules[M]
) -> dict[str, Judgement]:
    """The judgements that change when these mentions come, by mention id.

    unsettled: new mentions, and those whose pivot is gone.
    near: all mentions filed under any of the keys, the unsettled among them, with their pivots so far.
    """
    pivots: dict[str, str] = {}
    judgements: dict[str, Judgement] = {}
    queue: list[tuple[Rank, str, str | None, M]] = [(*_place(mention, rules), None, mention) for mention in unsettled]
    queued = {entry[1] for entry in queue}
    heapq.heapify(queue)
    while queue:
        rank, id, was, mention = heapq.heappop(queue)
        neighbours = [
            (*_place(other, rules), pivot, other) for other, pivot in near(rules.keys(mention)) if other.id != id
        ]
        earlier = [n for n in neighbours if n[:2] < (rank, id) and pivots.get(n[1], n[2]) == n[1]]
        judgement = _best(mention, (other for _, _, _, other in sorted(earlier, key=_order)), rules)
        judgements[id] = judgement
        pivots[id] = judgement.pivot
        if (judgement.pivot == id) == (was == id):
            continue  # as far as others are concerned, nothing changed
        for entry in neighbours:
            if entry[:2] > (rank, id) and entry[1] not in queued and rules.same(entry[3], mention):
                queued.add(entry[1])
                heapq.heappush(queue, entry)
    return judgements


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

    judgements = settle(by_id.values(), near, rules)
    groups: defaultdict[str, list[M]] = defaultdict(list)
    for mention in sorted(by_id.values(), key=lambda each: _place(each, rules)):
        groups[judgements[mention.id].pivot].append(mention)
    return [
        (pivot, members, [judgements[each.id] for each in members if each.id != pivot])
        for pivot, members in groups.items()
    ]


def _place(mention: M, rules: Rules[M]) -> tuple[Rank, str]:
    return rules.rank(mention), mention.id


def _order(entry: tuple[Rank, str, str | None, M]) -> tuple[Rank, str]:
    return entry[:2]


def _best(mention: M, pivots: Iterable[M], rules: Rules[M]) -> Judgement:
    """To which of these pivots (the most telling first) the mention belongs; to itself where none tells the same."""
    best = Judgement(mention=mention.id, pivot=mention.id, score=1.0, reasons=())
    found = False
    for pivot in pivots:
        same = rules.same(mention, pivot)
        if same and (not found or same[0] > best.score):
            best, found = Judgement(mention=mention.id, pivot=pivot.id, score=same[0], reasons=same[1]), True
    return best
