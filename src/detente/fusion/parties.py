"""Whether the parties of two event mentions are the same, by actor ids and, more loosely, by country."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from detente.model import EventMention
from detente.model.actor import Actor

Verdict = tuple[float, str]

# How much a shared actor says: states take part in most acts of a conflict, a person or a body in few.
RARITY = {"state": 0.6, "population": 0.5, "person": 1.0}
COMMON = 0.8
# Sectors that act for their state, so that "Armenia" and "the Armenian army" may be one doer (PLOVER's codes).
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PRM"})


class Met(NamedTuple):
    """An actor of one telling found in the other: how surely, how rare it is, its name."""

    score: float
    rarity: float
    name: str


def sides_match(a: EventMention, b: EventMention) -> Verdict | None:
    """How well the parties agree, and which; None where they are not the same.

    Reciprocal acts compare all parties with all; directed ones doer with doer and target with target.
    """
    if a.reciprocal or b.reciprocal:
        ours, theirs = _known(a, "actors", "recipients"), _known(b, "actors", "recipients")
        if min(len(ours), len(theirs)) == 1 < max(len(ours), len(theirs)):
            return None  # one party alone does not tell which of its meetings is meant
        wider = _known(b, "actors", "recipients", "mediators") if len(ours) <= len(theirs) else theirs
        also = _known(a, "actors", "recipients", "mediators") if len(theirs) < len(ours) else ours
        return _verdict(matched(also, wider))
    doers = matched(_known(a, "actors"), _known(b, "actors"))
    targets = matched(_known(a, "recipients"), _known(b, "recipients"))
    if _contradict(a, b, "actors", doers) or _contradict(a, b, "recipients", targets):
        return None
    if not doers and not (targets and not a.actors and not b.actors and a.where and b.where):
        return None  # without a doer, the same victims at told places only
    return _verdict([*doers, *targets])


def may_match(a: EventMention, b: EventMention) -> bool:
    """Whether nothing speaks against the same parties: on each side somebody in common, or nobody settled in one telling."""
    sides = ("actors", "recipients")
    return not any(_contradict(a, b, side, matched(_known(a, side), _known(b, side))) for side in sides)


def matched(ours: Sequence[Actor], theirs: Sequence[Actor]) -> list[Met]:
    """The actors of the smaller side with how well each is met on the other; empty where too few are."""
    small, large = sorted((ours, theirs), key=len)
    scores = [
        Met(max((_alike(each, other) for other in large), default=0.0), RARITY.get(each.kind, COMMON), _name(each))
        for each in small
    ]
    met = [each for each in scores if each.score]
    needed = len(small) if len(small) <= 2 else ceil(len(small) * 2 / 3)
    return met if met and len(met) >= needed else []


def _alike(one: Actor, other: Actor) -> float:
    """1 for the same actor; less for a state and those who act for it, for people and some of them; 0 for any others."""
    if one.id == other.id:
        return 1.0
    if one.country is None or one.country != other.country:
        return 0.0
    if f"{one.id}.".startswith(f"{other.id}.") or f"{other.id}.".startswith(f"{one.id}."):
        return 0.6  # people of a country, and those of one of its towns
    kinds = {one.kind, other.kind}
    if "state" in kinds:
        rest = other if one.kind == "state" else one
        return 0.6 if rest.kind == "state" or rest.sector in STATE_SECTORS else 0.0
    if kinds == {"person", "body"} and one.sector == other.sector and one.sector in STATE_SECTORS:
        return 0.5
    return 0.0


def _known(event: EventMention, *sides: str) -> list[Actor]:
    actors = {each.actor.id: each.actor for side in sides for each in getattr(event, side) if each.actor}
    return list(actors.values())


def _contradict(a: EventMention, b: EventMention, side: str, met: list[Met]) -> bool:
    """Whether both name somebody settled on that side, and not the same."""
    named = ([each for each in _known(event, side) if settled(each)] for event in (a, b))
    return all(named) and not met


def settled(actor: Actor) -> bool:
    """Whether more is known of an actor than that it is people of some country."""
    return actor.name is not None or actor.kind != "population"


def _verdict(met: list[Met]) -> Verdict | None:
    """The mean of how well each is met, the rarer counting more."""
    if not met:
        return None
    names = dict.fromkeys(each.name for each in met)
    score = sum(each.score * each.rarity for each in met) / sum(each.rarity for each in met)
    return score, f"both about {', '.join(names)}"


def _name(actor: Actor) -> str:
    return actor.name or actor.role or actor.id
