"""What parties undertook, by when, and who says it held (codebook, section 6)."""

from typing import Literal

from msgspec import Struct

State = Literal[
    "proposed",
    "agreed",
    "reaffirmed",
    "in_force",
    "violation_alleged",
    "violated",
    "failed",
    "extended",
    "ended",
    "fulfilled",
    "replaced",
]
CommitmentKind = Literal["ceasefire", "talks", "exchange", "withdrawal", "access", "aid", "other"]


class CommitmentState(Struct, frozen=True, kw_only=True):
    """One dated claim about a commitment.

    date: the day (or moment) it is told for.  claimed_by: in whose words; None for the journalist's.
    start, end: the evidence in the article's text.
    effective, until: the terms that this claim sets (agreed from …, extended until …), where it sets any.
    lasting: how long it says the thing holds, or for an extension how much longer: ISO 8601 duration, `P2D`.
    """

    state: State
    date: str | None
    claimed_by: str | None
    start: int
    end: int
    effective: str | None = None
    until: str | None = None
    lasting: str | None = None


class Commitment(Struct, frozen=True, kw_only=True):
    """Something a party undertook or was bound to do by a time, with its history in one article.

    parties, mediators: canonical names or, for states, alpha-3 codes are not used here: names only.
    declared: when it was declared.  effective, until: ISO 8601 as told; None where not told.
    conditions: as worded in the text.
    """

    id: str
    kind: CommitmentKind
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    declared: str | None
    effective: str | None
    until: str | None
    conditions: tuple[str, ...]
    states: tuple[CommitmentState, ...]
