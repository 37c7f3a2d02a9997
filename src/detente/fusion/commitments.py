"""When two articles tell of the same commitment: same kind, same parties, effective on the same day.

Where one of them does not tell when it takes effect, the day it was declared decides.
"""

from detente.fusion.grouping import Rank, Rules
from detente.model import Commitment
from detente.model.fused import CommitmentMention
from detente.text import fold


def keys(mention: CommitmentMention) -> frozenset[str]:
    """Kind and a day: of taking effect, of being declared."""
    commitment = mention.commitment
    days = (("from", commitment.effective), ("declared", commitment.declared))
    return frozenset(f"{commitment.kind}|{what}|{day[:10]}" for what, day in days if day)


def rank(mention: CommitmentMention) -> Rank:
    """The most telling first: with the time it takes effect, more parties, declared, with an hour."""
    commitment = mention.commitment
    return (
        commitment.effective is None,
        -min(len(commitment.parties), 4),
        commitment.declared is None,
        len(commitment.effective or "") < len("2020-10-26T08:00"),
    )


def same(one: CommitmentMention, other: CommitmentMention) -> tuple[float, tuple[str, ...]] | None:
    """How sure it is that both are the same commitment, with reasons; None when something speaks against it."""
    a, b = one.commitment, other.commitment
    if a.kind != b.kind or one.report.article == other.report.article:
        return None
    shared = _shared(a, b)
    if not shared:
        return None
    if a.effective and b.effective:
        if a.effective[:10] != b.effective[:10]:
            return None
        return 0.9, (f"both a {a.kind} of {', '.join(shared)}", f"both effective from {a.effective[:10]}")
    if a.declared and b.declared and a.declared[:10] == b.declared[:10]:
        return 0.6, (f"both a {a.kind} of {', '.join(shared)}", f"both declared on {a.declared[:10]}")
    return None


def _shared(a: Commitment, b: Commitment) -> list[str]:
    """The parties both name; none unless these are all of the shorter list, and two where both name two."""
    theirs = {fold(name) for name in b.parties}
    shared = [name for name in a.parties if fold(name) in theirs]
    return shared if len(shared) == min(len(a.parties), len(b.parties)) else []


COMMITMENTS: Rules[CommitmentMention] = Rules(keys=keys, rank=rank, same=same)
