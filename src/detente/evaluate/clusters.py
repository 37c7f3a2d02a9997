"""How well one partition of mentions agrees with another: MUC, B³, CEAFe and their mean, the CoNLL score.

As the reference scorer of the CoNLL-2012 shared task computes them (Pradhan et al., ACL 2014): MUC counts links
(Vilain et al. 1995), B³ mentions (Bagga and Baldwin 1998), CEAFe clusters under the best one-to-one alignment with
the similarity φ4 (Luo 2005). Both partitions are of the same mentions.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct

M = TypeVar("M", bound=Hashable)
Partition: TypeAlias = Mapping[M, Hashable]  # mention → name of its cluster


class Agreement(Struct, frozen=True):
    """Precision and recall, 0 to 1, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def conll(gold: Partition[M], found: Partition[M]) -> dict[str, float]:
    """F1 of MUC, B³ and CEAFe, and `conll`, their mean. Raises ValueError where the mentions differ."""
    if gold.keys() != found.keys():
        raise ValueError("the two partitions are not of the same mentions")
    measures = {"muc": muc(gold, found).f1, "b3": b_cubed(gold, found).f1, "ceafe": ceaf_e(gold, found).f1}
    return {**measures, "conll": sum(measures.values()) / 3}


def muc(gold: Partition[M], found: Partition[M]) -> Agreement:
    """Of the links that hold each cluster together, how many the other partition has too."""
    return Agreement(_links(found, gold), _links(gold, found))


def _links(these: Partition[M], those: Partition[M]) -> float:
    kept = total = 0
    for cluster in _clusters(these).values():
        total += len(cluster) - 1
        kept += len(cluster) - len({those[mention] for mention in cluster})
    return kept / total if total else 0.0


def b_cubed(gold: Partition[M], found: Partition[M]) -> Agreement:
    """For each mention, how much of its cluster is right, and how much of the right one is found."""
    if not gold:
        return Agreement(0.0, 0.0)
    right, ours = _clusters(gold), _clusters(found)
    precision = recall = 0.0
    for mention in gold:
        one, other = ours[found[mention]], right[gold[mention]]
        both = len(one & other)
        precision += both / len(one)
        recall += both / len(other)
    return Agreement(precision / len(gold), recall / len(gold))


def ceaf_e(gold: Partition[M], found: Partition[M]) -> Agreement:
    """The likeness 2|A∩B| / (|A|+|B|) of the clusters, summed over the alignment that makes it largest."""
    right, ours = list(_clusters(gold).values()), list(_clusters(found).values())
    if not right:
        return Agreement(0.0, 0.0)
    total = 0.0
    for rows, columns in _components(right, ours):
        likeness = [[2 * len(right[i] & ours[j]) / (len(right[i]) + len(ours[j])) for j in columns] for i in rows]
        total += best_sum(likeness)
    return Agreement(total / len(ours), total / len(right))


def best_sum(gains: list[list[float]]) -> float:
    """The largest sum of entries, at most one a row and one a column (the Hungarian method, O(n²m))."""
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains, strict=True)]
    rows, columns = len(gains), len(gains[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row that holds a column, counted from 1; 0: nobody
    for row in range(1, rows + 1):
        _assign(row, gains, row_price, column_price, owner)
    return sum(gains[owner[j] - 1][j - 1] for j in range(1, columns + 1) if owner[j])


def _assign(row: int, gains: list[list[float]], u: list[float], v: list[float], owner: list[int]) -> None:
    """One more row finds its column along the cheapest augmenting path; prices are renewed on the way."""
    columns = len(gains[0])
    least, came, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    owner[0], at = row, 0
    while owner[at]:
        done[at] = True
        here, step, following = owner[at], float("inf"), 0
        for j in range(1, columns + 1):
            if done[j]:
                continue
            cost = -gains[here - 1][j - 1] - u[here] - v[j]
            if cost < least[j]:
                least[j], came[j] = cost, at
            if least[j] < step:
                step, following = least[j], j
        for j in range(columns + 1):
            if done[j]:
                u[owner[j]] += step
                v[j] -= step
            else:
                least[j] -= step
        at = following
    while at:
        owner[at], at = owner[came[at]], came[at]


def _components(right: list[set[M]], ours: list[set[M]]) -> list[tuple[list[int], list[int]]]:
    """Clusters of both partitions that hang together by shared mentions; only these need aligning together."""
    ours_of = {mention: j for j, cluster in enumerate(ours) for mention in cluster}
    right_of = {mention: i for i, cluster in enumerate(right) for mention in cluster}
    seen: set[int] = set()
    components = []
    for start in range(len(right)):
        if start in seen:
            continue
        rows, columns, waiting = [], set[int](), [start]
        seen.add(start)
        while waiting:
            i = waiting.pop()
            rows.append(i)
            for j in {ours_of[mention] for mention in right[i]} - columns:
                columns.add(j)
                fresh = {right_of[mention] for mention in ours[j]} - seen
                seen |= fresh
                waiting.extend(sorted(fresh))
        components.append((rows, sorted(columns)))
    return components


def _clusters(partition: Partition[M]) -> dict[Hashable, set[M]]:
    clusters: defaultdict[Hashable, set[M]] = defaultdict(set)
    for mention, name in partition.items():
        clusters[name].add(mention)
    return clusters
