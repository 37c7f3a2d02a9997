"""The coreference measures against values worked out by hand, and against what they must always obey."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluate.clusters import Agreement, b_cubed, best_sum, ceaf_e, conll, muc


def partition(*clusters: str) -> dict[str, int]:
    """`partition("ab", "c")`: a and b together, c alone."""
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


GOLD = partition("abcde", "fg", "hijkl")


def test_muc_counts_links() -> None:
    # gold has 4 + 1 + 4 = 9 links, all kept; the answer has 4 + 6 = 10, of which 9 are right (Vilain et al., figure 2)
    assert muc(GOLD, partition("abcde", "fghijkl")) == Agreement(9 / 10, 1.0)
    # {a…e, h…l}, {f, g}: 9 + 1 links, 9 right
    assert muc(GOLD, partition("abcdehijkl", "fg")) == Agreement(9 / 10, 1.0)


def test_b_cubed_counts_mentions() -> None:
    # 5 mentions at 5/5; 2 at 2/7; 5 at 5/7 (Bagga and Baldwin's first answer: 76 %)
    assert b_cubed(GOLD, partition("abcde", "fghijkl")).precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    # their second answer: 10 at 5/10, 2 at 2/2: 58 %
    assert b_cubed(GOLD, partition("abcdehijkl", "fg")).precision == pytest.approx(7 / 12)
    assert b_cubed(GOLD, partition("abcdehijkl", "fg")).recall == 1.0


def test_ceafe_aligns_clusters() -> None:
    # abcde ↔ abcde: 1; hijkl ↔ fghijkl: 2·5/12; fg goes empty-handed
    answer = ceaf_e(GOLD, partition("abcde", "fghijkl"))
    assert answer.precision == pytest.approx((1 + 10 / 12) / 2)
    assert answer.recall == pytest.approx((1 + 10 / 12) / 3)


def test_singletons_and_one_lump() -> None:
    alone = partition(*"abcd")
    assert muc(alone, alone) == Agreement(0.0, 0.0)  # no link anywhere
    assert conll(partition("ab", "cd"), partition("ab", "cd")) == {"muc": 1, "b3": 1, "ceafe": 1, "conll": 1}
    lump = conll(partition("ab", "cd"), partition("abcd"))
    # MUC: p 2/3, r 1 → .8; B³: p 1/2, r 1 → 2/3; CEAFe: φ = 2·2/6, p 2/3, r 1/3 → 4/9
    assert lump == pytest.approx({"muc": 0.8, "b3": 2 / 3, "ceafe": 4 / 9, "conll": (0.8 + 2 / 3 + 4 / 9) / 3})


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        conll(partition("ab"), partition("abc"))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_best_sum_is_what_trying_all_gives(gains: list[list[int]]) -> None:
    rows, columns = len(gains), len(gains[0])
    if rows <= columns:
        tried = max(sum(gains[i][j] for i, j in enumerate(order)) for order in permutations(range(columns), rows))
    else:
        tried = max(sum(gains[i][j] for j, i in enumerate(order)) for order in permutations(range(rows), columns))
    assert best_sum([[float(each) for each in row] for row in gains]) == tried


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_measures_are_symmetric_and_perfect_on_themselves(pairs: list[tuple[int, int]]) -> None:
    gold, found = {n: a for n, (a, _) in enumerate(pairs)}, {n: b for n, (_, b) in enumerate(pairs)}
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(gold, found), measure(found, gold)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
    assert b_cubed(gold, gold) == Agreement(1.0, 1.0)
    assert ceaf_e(gold, gold).f1 == pytest.approx(1.0)
