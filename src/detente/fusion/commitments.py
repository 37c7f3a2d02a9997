"""When two articles tell of the same commitment: same kind, same parties, effective on the same day.

Where one of them does not tell when it takes effect, the day it was declared decides; where it tells no day at all,
the commitment dated nearest before the article, or within days after it: "the truce" is the one that runs, or is about
to.
"""

from datetime import date, timedelta
from functools import cache

from detente.fusion.grouping import Rank, Rules
from detente.lexicon import table
from detente.model import Commitment
from detente.model.fused import CommitmentMention
from detente.text import fold

EVE = 3  # days from the declaration of a truce to its first day
STAGES = 10  # days over which one exchange is carried out, group by group
MAKING = ("proposed", "agreed")  # states that date a commitment; an extension's day is not its own
SPAN = 14  # days after it was last dated in which a bare "the truce" still means it


def keys(mention: CommitmentMention) -> frozenset[str]:
    """Kind and days: those it was declared and took effect on, their neighbours, those near its article for undated ones."""
    days = {*_days(mention), *_supposed(mention)} if not mention.commitment.effective else set(_days(mention))
    ahead = STAGES if mention.commitment.kind == "exchange" else EVE
    return frozenset(
        f"{mention.commitment.kind}|{day + timedelta(step)}" for day in days for step in range(-1, ahead + 1)
    )


def rank(mention: CommitmentMention) -> Rank:
    """The most telling first: with the time it takes effect, more parties, declared, with an hour, told after the fact.

    Of those alike the first to tell.
    """
    commitment = mention.commitment
    return (
        commitment.effective is None,
        -min(len(commitment.parties), 4),
        commitment.declared is None,
        len(commitment.effective or "") < len("2020-10-26T08:00"),
        (mention.report.published or "") < (commitment.effective or ""),
        *(day.toordinal() for day in _published(mention)),
    )


def same(one: CommitmentMention, other: CommitmentMention) -> tuple[float, tuple[str, ...]] | None:
    """How sure it is that both are the same commitment, with reasons; None when something speaks against it.

    A day differs by one at most, so that a truce declared on the eve of its first day is one; an undated mention
    belongs to the nearest before its article, at most a fortnight ago, or to the one that begins days after it.
    """
    a, b = one.commitment, other.commitment
    if a.kind != b.kind or one.report.article == other.report.article:
        return None
    shared = _shared(a, b)
    if not shared:
        return None
    if a.kind == "talks" and a.mediators and b.mediators and set(a.mediators).isdisjoint(b.mediators):
        return None
    about = f"both a {a.kind} of {', '.join(shared)}"
    if a.effective and b.effective and a.kind != "exchange":
        apart = min((abs((day - each).days) for day in _days(one) for each in _days(other)), default=0)
        if a.effective[:10] == b.effective[:10]:
            return 0.9, (about, f"both effective from {a.effective[:10]}")
        return (0.6, (about, f"one effective from {a.effective[:10]}, put off by a day")) if apart <= 1 else None
    ours, theirs = _own_days(one), _own_days(other)
    if ours and theirs:
        apart = min(abs((day - each).days) for day in ours for each in theirs)
        day = max(min(ours), min(theirs))
        eve = EVE if a.kind == "ceasefire" and bool(a.effective) != bool(b.effective) else 1
        near = apart <= (STAGES if a.kind == "exchange" else eve)
        return (0.7 - apart / 10, (about, f"both of about {day}")) if near else None
    if not ours and not theirs:
        gap = min((abs((day - each).days) for day in _published(one) for each in _published(other)), default=SPAN)
        if a.kind == "exchange":
            return (0.4, (about, f"told within {STAGES} days")) if gap <= STAGES else None
        return (0.4, (about, "told within a day of each other")) if gap <= 1 else None
    dated, undated = (ours, other) if ours else (theirs, one)
    gaps = [(told - day).days for told in _published(undated) for day in dated]
    first, last = _reach(undated)
    allowed = sorted((gap for gap in gaps if first <= gap <= last), key=abs)
    if not allowed:
        return None
    gap = allowed[0]
    told = f"told {gap} days after it" if gap >= 0 else f"told {-gap} days before it"
    return 0.5 - abs(gap) / 100, (about, told)


def _reach(undated: CommitmentMention) -> tuple[int, int]:
    """From how many days before the day of a commitment to how many after it an undated telling may mean it.

    A truce or an exchange runs on from its day; talks agreed after that day are other ones.
    """
    planned = all(claim.state in MAKING for claim in undated.commitment.states)
    if undated.commitment.kind == "talks":
        return -SPAN, 1 if planned else SPAN
    return -EVE, SPAN


def _days(mention: CommitmentMention) -> list[date]:
    """The days it was declared and takes effect on."""
    told = (mention.commitment.declared, mention.commitment.effective)
    return [day for moment in told if moment and (day := _day(moment))]


def _own_days(mention: CommitmentMention) -> list[date]:
    """The days it is known by; none where the only one is today's, on which something became of it."""
    later = any(claim.state not in MAKING for claim in mention.commitment.states)
    days = _days(mention)
    return [] if later and not mention.commitment.effective and days == _published(mention) else days


def _published(mention: CommitmentMention) -> list[date]:
    day = _day(mention.report.published or "")
    return [day] if day else []


def _supposed(mention: CommitmentMention) -> list[date]:
    """The days that an undated mention may mean: from a fortnight before its article to the eve of a truce."""
    first, last = _reach(mention)
    return [day - timedelta(step) for day in _published(mention) for step in range(first, last + 1)]


def _day(moment: str) -> date | None:
    """The calendar day of an ISO 8601 moment; None for a bare year or month."""
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _shared(a: Commitment, b: Commitment) -> list[str]:
    """The parties both name; none unless these are all of the shorter list, and two where both name two.

    A state and an armed group of its country may be one side under two names ("Israel and Palestine", "Israel and
    Hamas"), where the other side has one name; so may any side and one that is only described ("the separatists").
    """
    left = list(b.parties)
    shared: list[str] = []
    for alike in (_named_alike, _one_side, _described):
        if alike is not _named_alike and not shared:
            break
        for name in a.parties:
            same = next((other for other in left if alike(name, other)), None)
            if name not in shared and same is not None:
                left.remove(same)
                shared.append(name)
    return shared if len(shared) == min(len(a.parties), len(b.parties)) else []


def _named_alike(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _one_side(one: str, other: str) -> bool:
    return _homes().get(one) == other or _homes().get(other) == one


def _described(one: str, other: str) -> bool:
    """Whether one of two names only describes a group (`Karabakh separatists`) and does not name it."""
    return any(name.split()[-1].islower() for name in (one, other) if name)


@cache
def _homes() -> dict[str, str]:
    """The country of each armed group (`lexicon/common/groups.csv`), by its name."""
    return {row["name"]: row["country"] for row in table("common", "groups") if row["country"]}


COMMITMENTS: Rules[CommitmentMention] = Rules(keys=keys, rank=rank, same=same)
