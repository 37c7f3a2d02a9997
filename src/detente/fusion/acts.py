"""When two event mentions tell the same act: type, status, time, place and parties must all allow it.

The codebook's section 7 as plain rules. All that is compared is independent of language: actor ids and countries,
days, coordinates, types; only the name of a place without coordinates is compared as written.
"""

from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt

from detente.fusion.days import Days, apart, days_of, length
from detente.fusion.grouping import Rank, Rules
from detente.fusion.parties import sides_match
from detente.model import EventMention, Place
from detente.model.event import Status
from detente.model.fused import Mention
from detente.text import fold

Reasons = tuple[str, ...]
Verdict = tuple[float, str]  # how much it speaks for the same act, 0 to 1, and why

LONGEST_DAYS = 7  # a longer interval only equals itself: "in October" may mean any of a month's meetings
SAME_HOURS = 3.0  # two clock times further apart are two acts of one day
SAME_KM = {"city": 30.0, "region": 150.0, "country": 1000.0}
# Acts repeated from day to day: the next day's is another one.
REPEATED = frozenset({"ASSAULT", "PROTEST", "ACCUSE", "REQUEST", "THREATEN", "REJECT", "COERCE"})
_HAPPENED: frozenset[Status] = frozenset({"actual", "ongoing", "historical"})


def keys(mention: Mention) -> frozenset[str]:
    """Type, one party's country (or id) and a day, for each; none for a mention without time or known party."""
    event = mention.event
    days = _days(event)
    if days is None:
        return frozenset()
    if length(days) > LONGEST_DAYS:
        times = [f"{days[0]}/{days[1]}"]
    else:  # the eve too, so that ranges that adjoin share a day
        times = [str(days[0] + timedelta(days=n)) for n in range(-1, length(days))]
    people = (each.actor for side in (event.actors, event.recipients) for each in side if each.actor)
    who = {actor.country or actor.id for actor in people}
    return frozenset(f"{event.type}|{each}|{time}" for each in who for time in times)


def rank(mention: Mention) -> Rank:
    """The most telling first: happened before planned, dated before undated, more parties, a place on the map."""
    event = mention.event
    parties = sum(each.actor is not None for side in (event.actors, event.recipients) for each in side)
    return (
        event.status not in _HAPPENED,
        event.when is None or event.when.expression is None,
        event.when is None or event.when.precision not in ("minute", "hour", "day"),
        -min(parties, 4),
        event.where is None or event.where.latitude is None,
        event.mode is None,
    )


def same(one: Mention, other: Mention) -> tuple[float, Reasons] | None:
    """How sure it is that both tell the same act, with reasons; None when something speaks against it."""
    a, b = one.event, other.event
    if a.type != b.type or not _voices_allow(one, other):
        return None
    time = _time(a, b)
    mode, status, place = _mode(a, b), _status(a, b), _place(a.where, b.where)
    if time is None or mode is None or status is None or place is None:
        return None
    parties = sides_match(a, b)
    if parties is None:
        return None
    score = 0.4 * parties[0] + 0.25 * time[0] + 0.15 * place[0] + 0.1 * mode[0] + 0.1 * status[0]
    return round(score, 3), tuple(verdict[1] for verdict in (parties, time, place, mode, status) if verdict[1])


def _voices_allow(one: Mention, other: Mention) -> bool:
    """One article tells an act once in one voice: two mentions there in the same voice are two acts."""
    return one.report.article != other.report.article or one.event.attribution != other.event.attribution


def _mode(a: EventMention, b: EventMention) -> Verdict | None:
    if a.mode == b.mode:
        return (1.0, f"both {a.type}" + (f", {a.mode}" if a.mode else ""))
    if a.mode is None or b.mode is None:
        return (0.6, f"both {a.type}, the mode told once")
    if a.type == "CONSULT" and "phone" not in (a.mode, b.mode):
        return (0.4, f"both {a.type}, told as {a.mode} and as {b.mode}")
    return None


def _status(a: EventMention, b: EventMention) -> Verdict | None:
    """What happened is never what was denied or only feared; what was planned for that very day is what happened."""
    if a.status == b.status or {a.status, b.status} <= _HAPPENED:
        return (1.0, "")
    planned = {a.status, b.status} - _HAPPENED == {"future"}
    dated = all(each.when is not None and each.when.expression is not None for each in (a, b))
    if planned and dated:
        return (0.5, "planned for the day when it happened")
    return None


def _days(event: EventMention) -> Days | None:
    return days_of(event.when.interval) if event.when else None


def _time(a: EventMention, b: EventMention) -> Verdict | None:
    first, second = _days(a), _days(b)
    if first is None or second is None or a.when is None or b.when is None:
        return None
    if max(length(first), length(second)) > LONGEST_DAYS:
        return (0.5, f"both in {first[0]} to {first[1]}") if first == second else None
    told = (a.when.expression is not None, b.when.expression is not None)
    gap = apart(first, second)
    if gap == 0:
        if all(told) and not _clocks_agree(a, b):
            return None
        sure = 1.0 if first == second and all(told) else 0.7
        return (sure, f"both on {max(first[0], second[0])}")
    if gap > 1 or all(told) or a.type in REPEATED:
        return None
    if told[0] != told[1]:  # an act is in the news on its day or after it, not before
        dated, news = (first, second) if told[0] else (second, first)
        if news < dated:
            return None
    return (0.4, f"reported on the next day ({min(first[1], second[1])}, {max(first[0], second[0])})")


def _clocks_agree(a: EventMention, b: EventMention) -> bool:
    """False only where both tell the hour, in comparable clocks, and the hours are far apart."""
    starts = [each.when and each.when.precision in ("minute", "hour") and each.when.interval.start for each in (a, b)]
    try:
        clocks = [datetime.fromisoformat(start) for start in starts if start]
    except ValueError:
        return True
    if len(clocks) < 2 or (clocks[0].tzinfo is None) != (clocks[1].tzinfo is None):
        return True
    return abs((clocks[0] - clocks[1]).total_seconds()) <= SAME_HOURS * 3600


def _place(one: Place | None, other: Place | None) -> Verdict | None:
    if one is None or other is None:
        return (0.4, "")
    if fold(one.name) == fold(other.name) and one.country == other.country:
        return (1.0, f"both in {one.name}")
    if None not in (one.latitude, one.longitude, other.latitude, other.longitude):
        reach = max(SAME_KM.get(each.precision or "", SAME_KM["city"]) for each in (one, other))
        if _kilometres(one, other) > reach:
            return None
        return (0.8, f"{one.name} and {other.name} are one place or lie in one another")
    if one.country and other.country and one.country != other.country:
        return None
    return (0.3, "")  # names that may be one place in two languages


def _kilometres(one: Place, other: Place) -> float:
    """Great-circle distance (haversine)."""
    lat1, lon1, lat2, lon2 = (radians(x or 0.0) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(h))


ACTS: Rules[Mention] = Rules(keys=keys, rank=rank, same=same)
