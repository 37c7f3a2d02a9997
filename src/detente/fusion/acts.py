"""When two event mentions tell the same act: type, status, time, place and parties must all allow it.

The codebook's section 7 as a scored decision (docs/fusion.md): what contradicts keeps two mentions apart, whatever
speaks for them; the rest adds up, and from `ENOUGH` on they tell one act. Nearly all that is compared is independent
of language: actor ids and countries, days, coordinates, types. The names of places without coordinates are compared as
written, and the words around where both texts are in one language.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from detente.fusion.days import Days, apart, days_of, length
from detente.fusion.grouping import Rank, Rules
from detente.fusion.parties import may_match, settled, sides_match
from detente.fusion.tolls import tells_the_toll
from detente.fusion.words import same_words, words_alike
from detente.model import EventMention, Interval, Place
from detente.model.event import Status, kilometres
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


# What each finding weighs; the weights add up to one.
WEIGHTS = {"parties": 0.35, "time": 0.25, "place": 0.15, "mode": 0.1, "status": 0.05, "toll": 0.05, "words": 0.05}
ENOUGH = 0.5
# Types under which outlets tell the same act on either side of the codebook's border cases, beside the type itself.
NEIGHBOURS = (
    frozenset({"AGREE", "SUPPORT"}),  # agreed, signed
    frozenset({"AGREE", "CONCEDE"}),  # a truce agreed, declared
    frozenset({"RETREAT", "COOPERATE"}),  # prisoners exchanged
    frozenset({"AID", "MOBILIZE"}),  # peacekeepers sent
)
FAMILY = {"SUPPORT": "AGREE", "CONCEDE": "AGREE", "COOPERATE": "RETREAT", "MOBILIZE": "AID"}
# Acts that two do together are told with both as doers or with one towards the other; of all others, what both do to
# each other ("accused each other") is not what one does.
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT", "ASSAULT"})


def keys(mention: Mention) -> frozenset[str]:
    """Type family, one party's country (or id) and a day, for each; none for a mention without time or known party.

    What is told without a day is filed under the day it was reported. All are filed under their article too.
    """
    event = mention.event
    family = FAMILY.get(event.type, event.type)
    here = f"{family}|{mention.report.article}"
    days = _days(event) or (_reported(mention) if event.type not in REPEATED else None)
    if days is None:
        return frozenset({here})
    if length(days) > LONGEST_DAYS:
        times = [f"{days[0]}/{days[1]}"]
    else:  # the eve too, so that ranges that adjoin share a day
        times = [str(days[0] + timedelta(days=n)) for n in range(-1, length(days))]
    people = (each.actor for side in (event.actors, event.recipients) for each in side if each.actor)
    who = {actor.country or actor.id for actor in people}
    return frozenset({here, *(f"{family}|{each}|{time}" for each in who for time in times)})


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
    """How sure it is that both tell the same act, with reasons; None when something speaks against it or too little for it."""
    if not _types_allow(one, other) or not _voices_allow(one, other):
        return None
    verdicts: dict[str, Verdict] = {}
    for name, judge in FINDINGS.items():
        verdict = judge(one, other)
        if verdict is None:
            return None
        verdicts[name] = verdict
    score = round(sum(weight * verdicts[name][0] for name, weight in WEIGHTS.items()), 3)
    if score < ENOUGH:
        return None
    return score, tuple(verdicts[name][1] for name in WEIGHTS if verdicts[name][1])


def _types_allow(one: Mention, other: Mention) -> bool:
    """One type; or types on either side of a border, told by two outlets of one day with the same parties."""
    a, b = one.event, other.event
    if a.reciprocal != b.reciprocal and not {a.type, b.type} <= TOGETHER:
        return False
    if _each_of_the_other(a) != _each_of_the_other(b):
        return False
    if a.type == b.type:
        return True
    days = _days(a), _days(b)
    parties = sides_match(a, b)
    return (
        frozenset({a.type, b.type}) in NEIGHBOURS
        and one.report.article != other.report.article
        and None not in days
        and days[0] == days[1]
        and parties is not None
        and parties[0] >= 0.5
        and min(len(a.actors) + len(a.recipients), len(b.actors) + len(b.recipients)) >= 2
    )


def _each_of_the_other(event: EventMention) -> bool:
    """Whether two lay an act at each other's door (`accuse each other of having opened fire`): no act that both did."""
    names = {each.actor.name for each in event.actors if each.actor}
    return len(names) > 1 and names <= set(event.attribution)


def _voices_allow(one: Mention, other: Mention) -> bool:
    """One article tells an act once in one voice, and in another voice by the same word or as the same kind of act."""
    if one.report.article != other.report.article:
        return True
    if tells_the_toll(one, other):
        return True
    if one.event.attribution == other.event.attribution:
        return False
    return one.event.mode == other.event.mode is not None or same_words(one, other)


def _parties(one: Mention, other: Mention) -> Verdict | None:
    a, b = one.event, other.event
    return sides_match(a, b) or (_retold(one, other) if may_match(a, b) else None)


def _retold(one: Mention, other: Mention) -> Verdict | None:
    """An act of one article told again by another voice in the same word, though it leaves a party unsaid."""
    if one.report.article != other.report.article:
        return None
    if tells_the_toll(one, other):
        return (0.5, "its toll, told beside it")
    return (0.5, "told again in the same article, in another voice") if same_words(one, other) else None


def _mode(a: EventMention, b: EventMention) -> Verdict | None:
    if a.type != b.type:
        return (0.4, f"told as {a.type} and as {b.type}")
    if a.mode == b.mode:
        return (1.0 if a.mode else 0.8, f"both {a.type}" + (f", {a.mode}" if a.mode else ""))
    if a.mode is None or b.mode is None:
        return (0.6, f"both {a.type}, the mode told once")
    if (a.type == "CONSULT" and "phone" not in (a.mode, b.mode)) or a.type == "ACCUSE":
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


def _reported(mention: Mention) -> Days | None:
    """The day on which something was told without a day of its own."""
    published = mention.report.published
    if mention.event.when is not None or not published:
        return None
    return days_of(Interval(published, published))


def _untold(one: Mention, other: Mention) -> Verdict | None:
    """Time where a telling has no day: two plans, or one act dated to the day of the other's report or its eve.

    Only for acts that are not repeated from day to day, and that name two parties or more.
    """
    a, b = one.event, other.event
    if tells_the_toll(one, other) or _taken_up(one, other) or _taken_up(other, one):
        return (0.5, "told again without a day")
    first, second = _days(a) or _reported(one), _days(b) or _reported(other)
    parties = min(len(_settled(a)), len(_settled(b)))
    if first is None or second is None or a.type in REPEATED or parties < 2 or apart(first, second) > 1:
        return None
    if a.when is None and b.when is None:
        planned = a.status == b.status == "future" and a.mode == b.mode is not None
        return (0.4, "planned, and reported within a day of each other") if planned else None
    dated, report = (first, second) if a.when else (second, first)
    if {a.status, b.status} <= _HAPPENED and dated[0] <= report[0]:
        return (0.3, f"on {dated[0]}, and told without a day on {report[0]}")
    return None


def _taken_up(one: Mention, other: Mention) -> bool:
    """Whether the first is a word of the same article that only takes the second up, without a party of its own (`the capture of the town`)."""
    here = one.report.article == other.report.article and one.event.trigger.start > other.event.trigger.start
    return here and not _settled(one.event) and same_words(one, other)


def _settled(event: EventMention) -> set[str]:
    """The ids of the parties, but for people of whom no more is known than their country."""
    actors = (each.actor for side in (event.actors, event.recipients) for each in side if each.actor)
    return {actor.id for actor in actors if settled(actor)}


def _toll(a: EventMention, b: EventMention) -> Verdict | None:
    """Tolls of one kind: alike they speak for one act, far apart against it; outlets often differ by a few."""
    ours = {(each.kind, each.count) for each in a.casualties if each.count}
    theirs = {(each.kind, each.count) for each in b.casualties if each.count}
    told = [(x, y) for kind, x in ours for other, y in theirs if kind == other and x and y]
    if not told:
        return (0.5, "")
    ratio = max(min(x, y) / max(x, y) for x, y in told)
    return (ratio, "the same toll" if ratio == 1 else "tolls that differ")


def _time(one: Mention, other: Mention) -> Verdict | None:
    a, b = one.event, other.event
    first, second = _days(a), _days(b)
    if first is None or second is None or a.when is None or b.when is None:
        return _untold(one, other)
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
        if _apart(one, other) > reach:
            return None
        return (0.8, f"{one.name} and {other.name} are one place or lie in one another")
    if one.country and other.country and one.country != other.country:
        return None
    return (0.3, "")  # names that may be one place in two languages


def _apart(one: Place, other: Place) -> float:
    points = (one.latitude, one.longitude, other.latitude, other.longitude)
    return kilometres(*(each or 0.0 for each in points))


# From the cheapest to the dearest: the first that speaks against it ends the comparison.
FINDINGS: dict[str, Callable[[Mention, Mention], Verdict | None]] = {
    "time": _time,
    "mode": lambda one, other: _mode(one.event, other.event),
    "status": lambda one, other: _status(one.event, other.event),
    "place": lambda one, other: _place(one.event.where, other.event.where),
    "parties": _parties,
    "toll": lambda one, other: _toll(one.event, other.event),
    "words": words_alike,
}
ACTS: Rules[Mention] = Rules(keys=keys, rank=rank, same=same)
