"""Truces: which ones an article tells of, since when they hold, and who says what became of them.

Every sentence that names a truce is read by its cues (`truce_cues.py`): agreed, in force, broken, failed … Tellings
with days are sorted by day, so that a truce of the 10th and one of the 18th stay apart; those without belong to the
truce told of last.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec
from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.events.parties import the_conflict
from detente.coding.truce_cues import Cue, cues_of
from detente.coding.truce_words import Patterns, patterns_of
from detente.lexicon import table
from detente.model import Commitment, CommitmentState, Document, EventMention, Quotation, TimeExpression
from detente.model.actor import Actor
from detente.model.commitment import State
from detente.text import Span, digest

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
ATTACHED = 30  # characters from a truce to a time that is plainly its own ("the truce of 10 October")
AFTER, BEFORE = 60, 25  # characters from a word to a time after it, from a time to a word after it
OPENING = 6  # a time that opens its sentence belongs to all of it
PAIR, PAIRED = 2, 45  # parties of a truce; characters after "between A and" in which the second stands
LENGTH = re.compile(r"P(?:\d+[DW]|T\d+H)")  # of a truce or of its extension, as a TIMEX3 value
BESIDE = 25  # characters between it and what it measures ("four-day humanitarian truce", "trêve de quatre jours")
BINDING = ("GOV", "MIL", "REB", "PRM", "IMG", "PRE")  # sectors of those who can be bound
UNDERTAKING = ("AGREE", "CONCEDE", "SUPPORT")  # how signing and announcing a truce together is coded
BEGINS = ("proposed", "agreed", "in_force")  # states that set from when a truce holds
LASTS = ("proposed", "agreed", "extended")  # states that set until when
DYAD_ACTS = ("ASSAULT", "ACCUSE", "RETREAT", "AGREE")


class Telling(Struct, frozen=True, kw_only=True):
    """What one sentence says of one truce.

    days: the calendar days it is known by.  states: its claims.  mediators: who brought it about.
    """

    start: int
    declared: str | None = None
    effective: str | None = None
    until: str | None = None
    states: tuple[CommitmentState, ...] = ()
    mediators: tuple[str, ...] = ()

    @property
    def days(self) -> frozenset[str]:
        """The days by which this truce is told from others."""
        return frozenset(moment[:10] for moment in (self.declared, self.effective) if moment)


class Scene(Struct, frozen=True):
    """An article with what has been coded of it so far."""

    document: Document
    events: tuple[EventMention, ...]
    times: tuple[TimeExpression, ...]
    quotations: tuple[Quotation, ...]
    cast: Cast
    patterns: Patterns
    parties: tuple[str, ...]


def code_truces(
    document: Document,
    events: tuple[EventMention, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    cast: Cast,
) -> tuple[Commitment, ...]:
    """The truces an article tells of, each once, in the order of their telling."""
    patterns = patterns_of(document.language)
    if not patterns.truce.search(document.text):
        return ()
    scene = Scene(document, events, times, quotations, cast, patterns, dyad(document, events, cast))
    if len(scene.parties) < 2:
        return ()
    groups = _sorted(list(_tellings(scene)))
    return tuple(_commitment(scene, group) for group in groups if any(telling.states for telling in group))


def _tellings(scene: Scene) -> Iterator[Telling]:
    """What each sentence says, in order; a charge of breaking "it" counts right after a truce was named."""
    named = -9  # the last sentence that named one
    for sentence in range(len(scene.document.sentences)):
        span = scene.document.sentence_span(sentence)
        text = scene.document.text[span.start : span.end]
        others = [match.span() for match in scene.patterns.other.finditer(text)]
        named_here = [match.span() for match in scene.patterns.truce.finditer(text)]
        truces = [each for each in named_here if not any(one[0] <= each[0] < one[1] for one in others)]
        if truces:
            yield from _split(scene, span, text, truces)
        elif (
            named == sentence - 1
            and scene.patterns.accuse.search(text)
            and scene.patterns.cues["violation_alleged"].search(text)
        ):
            yield from _split(scene, span, text, [(0, len(text))])
        elif any(_stopped_in_vain(event, span) for event in scene.events):
            failed = next(event for event in scene.events if _stopped_in_vain(event, span))
            claimant = failed.attribution[-1] if failed.attribution else None
            yield Telling(start=span.start, states=(_state(scene, "failed", failed.trigger, claimant, _told(failed)),))
        elif named >= sentence - 2 and scene.patterns.deal.search(text) and scene.patterns.mediated.search(text):
            yield Telling(start=span.start, mediators=tuple(_mediators(scene, span, text)))
        named = sentence if truces else named


def _stopped_in_vain(event: EventMention, sentence: Span) -> bool:
    return event.mode == "ceasefire" and event.status == "negated" and event.evidence.start == sentence.start


def _split(scene: Scene, span: Span, text: str, truces: list[tuple[int, int]]) -> Iterator[Telling]:
    """The sentence's telling; one for each day where it tells of several truces."""
    cues = list(cues_of(scene.document, scene.patterns, span, text, truces))
    times = [time for time in scene.times if span.start <= time.start < span.end and _dates(scene, time, span, text)]
    days = list(dict.fromkeys(time.interval.start for time in times if time.interval and time.interval.start))
    if scene.patterns.plural.search(text) and len(days) > 1:
        yield from _each(scene, span, text, cues, times)
        return
    declared, effective, until = _bounds(scene, span, text, times, cues, truces)
    published = scene.document.article.published or "~"
    if declared and declared[:10] > published[:10]:
        declared, effective = None, effective or declared  # announced for a day to come
    if not (declared or effective) and any(scene.patterns.former.search(text[:start]) for start, _ in truces):
        return  # one before that which the article tells of, and nothing says which
    told = {cue.state for cue in cues}
    if declared is None and told & {"agreed", "reaffirmed"} and "extended" not in told:
        declared = _undertaken(scene, span, effective, until)
    fresh = any(scene.patterns.fresh.search(text[:start]) for start, _ in truces)
    made = any(cue.state in ("agreed", "in_force") for cue in cues)
    if fresh and made and not (declared or effective) and len(published) > 1:
        declared = published[:10]
    lengths = [
        (time.start - span.start, time.end - span.start, time.value)
        for time in scene.times
        if span.start <= time.start < span.end and time.value and LENGTH.fullmatch(time.value)
    ]
    added = _beside(
        scene, text, lengths, [(cue.start, cue.end) for cue in cues if cue.state == "extended"], BESIDE + AFTER
    )
    rest = [each for each in lengths if each[2] != added]
    terms = Terms(declared, effective, until, _beside(scene, text, rest, truces, BESIDE), added)
    states = _all_claims(scene, span, text, cues, terms)
    if not states and effective and scene.patterns.postponed.search(text):
        evidence = Span(span.start + truces[0][0], span.start + truces[0][1], text[slice(*truces[0])])
        claim = _state(scene, "agreed", evidence, _claimant(scene, evidence), None)
        states = (msgspec.structs.replace(claim, effective=effective),)
    settled = {cue.state for cue in cues} & {"agreed", "in_force", "reaffirmed"}
    yield Telling(
        start=span.start,
        declared=declared,
        effective=effective,
        until=until,
        states=states,
        mediators=tuple(_mediators(scene, span, text)) if settled or effective else (),
    )


def _undertaken(scene: Scene, span: Span, effective: str | None, until: str | None) -> str | None:
    """The day on which the sentence says that something was undertaken, where that is no term of the truce."""
    for event in scene.events:
        if event.evidence.start == span.start and event.type in UNDERTAKING and event.when and event.when.expression:
            day = event.when.interval.start
            if day and day[:10] not in ((effective or "")[:10], (until or "")[:10]):
                return day
    return None


def _each(scene: Scene, span: Span, text: str, cues: list[Cue], times: list[TimeExpression]) -> Iterator[Telling]:
    """A telling for each day of several truces, with the mediator named between it and the day before."""
    mediated = scene.patterns.mediated.search(text)
    begin = mediated.end() if mediated else len(text)
    for time in times:
        day = time.interval.start if time.interval else None
        place = time.start - span.start
        between = (each.actor for each in scene.cast.mentions if begin <= each.participant.start - span.start < place)
        yield Telling(
            start=span.start,
            declared=day,
            states=_all_claims(scene, span, text, cues, Terms(declared=day)),
            mediators=tuple(_outsiders(scene, (actor for actor in between if actor))),
        )
        begin = max(begin, place)


class Terms(NamedTuple):
    """The terms that a sentence tells of a truce; lasting: how long it is to hold; added: by how much it is extended."""

    declared: str | None
    effective: str | None = None
    until: str | None = None
    lasting: str | None = None
    added: str | None = None

    def set_by(self, state: State) -> dict[str, str | None]:
        """The terms that go with a claim: from when with an agreement, until when and how long with an extension too."""
        return {
            "effective": self.effective if state in BEGINS else None,
            "until": self.until if state in LASTS else None,
            "lasting": self.added if state == "extended" else self.lasting if state in BEGINS else None,
        }


def _beside(
    scene: Scene, text: str, lengths: list[tuple[int, int, str]], words: list[tuple[int, int]], reach: int
) -> str | None:
    """The length of time that stands nearest to some words of its sentence, in one clause with them."""
    near = []
    for start, end, value in lengths:
        for first, last in words:
            between = text[last:start] if start >= last else text[end:first]
            if len(between) <= (reach if start >= last else BESIDE) and not scene.patterns.apart.search(between):
                near.append((len(between), value))
    return min(near)[1] if near else None


def _all_claims(scene: Scene, span: Span, text: str, cues: list[Cue], terms: Terms) -> tuple[CommitmentState, ...]:
    """All states of a sentence: agreed as of its declaration, in force from when it holds, still agreed till then."""
    published = scene.document.article.published or "~"
    found: list[CommitmentState] = []
    for cue in cues:
        if cue.state == "ended" and cue.coming:
            continue  # its day is the truce's last, nothing more
        later = cue.coming or (terms.effective is not None and terms.effective[:16] > published[:16])
        kind = "agreed" if cue.state == "in_force" and later else cue.state
        date = terms.effective if kind == "in_force" else terms.declared if kind == "agreed" else None
        found += [
            msgspec.structs.replace(claim, date=date or claim.date, **terms.set_by(kind))
            for claim in _claims(scene, span, text, kind, (cue.start, cue.end))
        ]
    return tuple(found)


def _dates(scene: Scene, time: TimeExpression, span: Span, text: str) -> bool:
    """Whether a time can be one of the truce: a day or an hour, not the dateline's nor the war's."""
    published = scene.document.article.published or ""
    if time.interval is None or time.type not in ("DATE", "TIME") or len(time.value or "") < len("2020-10-10"):
        return False
    moment = time.interval.start or time.interval.end or ""
    if "T" in moment and moment[:16] == published[:16]:
        return False
    if scene.patterns.attack.match(text, time.end - span.start):
        return False
    return time.bound is not None or scene.patterns.background.search(text[: time.start - span.start]) is None


def _bounds(
    scene: Scene,
    span: Span,
    text: str,
    times: list[TimeExpression],
    cues: list[Cue],
    truces: list[tuple[int, int]],
) -> tuple[str | None, str | None, str | None]:
    """When the truce was declared, from when and until when it holds, as this sentence has it.

    In a sentence of an extension no day is the truce's first; with a word of delay the day is its new first.
    """
    declared = effective = until = None
    published = scene.document.article.published or "~"
    settled = [cue for cue in cues if cue.state in ("agreed", "in_force", "extended", "reaffirmed", "ended")]
    extended = any(cue.state == "extended" for cue in cues)
    for time in times:
        moment, place = _moment(time), (time.start - span.start, time.end - span.start)
        beside = [cue for cue in settled if _bound_to(scene, text, place, (cue.start, cue.end))]
        nearest = min(beside, key=lambda cue: abs(cue.start - place[0]), default=None)
        kind = nearest.state if nearest else None
        attached = any(0 <= place[0] - end < ATTACHED for _, end in truces)
        if not extended and kind != "ended" and _postponed(scene, text, place, truces):
            effective = effective or moment
        elif not (nearest or attached or any(_bound_to(scene, text, place, truce) for truce in truces)):
            continue
        elif time.bound in ("until", "by") or (nearest and kind == "ended" and nearest.coming and not extended):
            until = until or moment
        elif extended:
            continue
        elif time.bound == "from" or kind == "in_force" or (attached and "T" in (moment or "")):
            effective = effective or moment
        elif nearest and kind != "ended" and moment and moment[:10] > published[:10]:
            effective = effective or moment  # agreed for a day to come
        elif kind != "ended" and (attached or nearest):
            declared = declared or moment
    return declared, effective, until if until and until > (effective or "") else None


def _bound_to(scene: Scene, text: str, time: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether a time can belong to words of its sentence: close by, with no other clause between; or it opens it."""
    if time[0] >= words[1]:
        between, reach = text[words[1] : time[0]], AFTER
    else:
        between, reach = text[time[1] : words[0]], len(text) if time[0] < OPENING else BEFORE
    return len(between) <= reach and (time[0] < OPENING or scene.patterns.apart.search(between) is None)


def _postponed(scene: Scene, text: str, time: tuple[int, int], truces: list[tuple[int, int]]) -> bool:
    """Whether a day is the one that a truce is put off to."""
    return any(
        0 <= match.start() - end < AFTER and 0 <= time[1] - match.start() < AFTER
        for match in scene.patterns.postponed.finditer(text)
        for _, end in truces
    )


def _moment(time: TimeExpression) -> str | None:
    """The day, or day and hour, that an expression names, as told."""
    told = MOMENT.match(time.value or "")
    return told.group() if told else None


def _claims(scene: Scene, span: Span, text: str, state: State, cue: tuple[int, int]) -> Iterator[CommitmentState]:
    """The states a cue tells: a breach for each who alleges it, any other in the words it stands in."""
    start, end = span.start + cue[0], span.start + cue[1]
    evidence = Span(start=start, end=end, text=scene.document.text[start:end])
    beside = [event for event in scene.events if event.evidence.start == span.start]
    claimant = _claimant(scene, evidence)
    if state != "violation_alleged":
        yield _state(scene, state, evidence, claimant, None)
        return
    charges = [event for event in beside if event.type in ("ACCUSE", "REJECT")]
    accusers = [each.actor.name for event in charges for each in event.actors if each.actor and each.actor.name]
    if scene.patterns.mutual.search(text):
        accusers = [_names().get(party, party) for party in scene.parties]
    elif not (accusers and scene.patterns.accuse.search(text)):
        accusers = [claimant] if claimant else []
    for name in dict.fromkeys(accusers):
        yield _state(scene, "violation_alleged", evidence, name, None)
    if not accusers:
        yield _state(scene, "violated", evidence, None, None)


def _claimant(scene: Scene, evidence: Span) -> str | None:
    """In whose words the evidence stands; None for the journalist's."""
    for quotation in scene.quotations:
        speaker = quotation.speaker
        if quotation.covers(evidence.start) and speaker is not None:
            name = (speaker.actor.name if speaker.actor else None) or speaker.text
            return None if scene.patterns.truce.search(name) else name
    return None


def _state(scene: Scene, state: State, evidence: Span, claimant: str | None, date: str | None) -> CommitmentState:
    published = (scene.document.article.published or "")[:10] or None
    return CommitmentState(
        state=state, date=date or published, claimed_by=claimant, start=evidence.start, end=evidence.end
    )


def _told(event: EventMention) -> str | None:
    return event.when.interval.start if event.when else None


def _mediators(scene: Scene, span: Span, text: str) -> Iterator[str]:
    """Who brought the truce about: beside a word of mediation, or taking part in its agreement without being a party."""
    beside = [event for event in scene.events if event.evidence.start == span.start]
    others = [each.actor for event in beside for each in event.mediators if each.actor]
    if any(event.type == "AGREE" for event in beside):
        met = [event for event in beside if event.type == "CONSULT" and event.status == "actual"]
        others += [each.actor for event in met for each in event.actors if each.actor]
    for event in beside:
        actors = [each.actor for each in event.actors if each.actor]
        if event.type in UNDERTAKING and set(scene.parties) <= {party(actor) for actor in actors}:
            others += actors
    for match in scene.patterns.mediated.finditer(text):
        for mention in scene.cast.mentions:
            start, end = mention.participant.start - span.start, mention.participant.end - span.start
            before = start < match.start() <= end + 3
            after = 0 <= start - match.end() < 16 and not before and text[match.start() - 1] != "-"
            if mention.actor and ((before and text[match.start() - 1] == "-") or after):
                others.append(mention.actor)
    yield from _outsiders(scene, others)


def _outsiders(scene: Scene, actors: Iterable[Actor]) -> Iterator[str]:
    """Those who are no party and do not belong to one, each once."""
    names = (party(actor) for actor in actors if lasting(actor) and actor.country not in scene.parties)
    yield from dict.fromkeys(name for name in names if name and name not in scene.parties)


def dyad(document: Document, events: tuple[EventMention, ...], cast: Cast | None = None) -> tuple[str, ...]:
    """The parties of the conflict: those of the one it names, else the two who fight, accuse or stop most.

    cast: to look for parties named with a truce before counting.
    """
    _, known = the_conflict(document)
    named = known or (between(document, cast) if cast else ())
    if named:
        return named
    count = Counter(
        name
        for event in events
        if event.type in DYAD_ACTS
        for each in (*event.actors, *event.recipients)
        if each.actor and lasting(each.actor) and (name := party(each.actor))
    )
    return tuple(sorted(name for name, _ in count.most_common(2)))


def between(document: Document, cast: Cast) -> tuple[str, ...]:
    """The two parties that the article names with a truce; empty where it does not.

    "Between A and B", "an A-B truce", or else two who stand together in the sentence ("A and B agreed").
    """
    patterns, text = patterns_of(document.language), document.text
    bound = [(mention.participant, name) for mention in cast.mentions if (name := _bindable(mention.actor))]
    pairs: list[tuple[str, str]] = []
    for match in patterns.truce.finditer(text):
        led = patterns.between.match(text, match.end())
        if led is not None:
            pairs += _pair([name for one, name in bound if led.start() <= one.start and one.end <= led.end() + PAIRED])
    for number in range(len(document.sentences)):
        span = document.sentence_span(number)
        if patterns.truce.search(text, span.start, span.end):
            inside = [each for each in bound if span.start <= each[0].start < span.end]
            for (one, name), (two, other) in pairwise(inside):
                if patterns.pair.fullmatch(text, one.end, max(one.end, two.start)):
                    pairs += _pair([name, other])
    return pairs[0] if pairs else ()


def _pair(names: list[str]) -> list[tuple[str, str]]:
    """The two names in order, where there are just two."""
    unique = sorted(set(names))
    return [(unique[0], unique[1])] if len(unique) == PAIR else []


def _bindable(actor: Actor | None) -> str | None:
    return party(actor) if actor is not None and lasting(actor) else None


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("common", "countries")}


def lasting(actor: Actor) -> bool:
    """Whether an actor can be bound: a state or who acts for it, or a body known by name; no hostages, no crowds."""
    return actor.sector in BINDING or actor.wikidata is not None


def _sorted(tellings: list[Telling]) -> list[list[Telling]]:
    """The tellings by truce: those of one day or neighbouring days together, undated ones with the last one told."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((group for group in groups if telling.days and _one(group, telling.days)), None)
        if home is not None:
            home.append(telling)
        elif telling.days:
            groups.append([telling])
    if not groups:
        return [tellings] if tellings else []
    for telling in tellings:
        if not telling.days:
            before = [group for group in groups if group[0].start <= telling.start]
            (max(before, key=lambda group: _last(group, telling.start)) if before else groups[0]).append(telling)
    return groups


def _last(group: list[Telling], start: int) -> int:
    return max(telling.start for telling in group if telling.start <= start)


def _one(group: list[Telling], days: frozenset[str]) -> bool:
    return any(neighbours(day, other) for telling in group for day in telling.days for other in days)


def neighbours(one: str, other: str) -> bool:
    """Whether two days (ISO 8601) are the same or follow each other."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
    except ValueError:
        return one == other


def _commitment(scene: Scene, group: list[Telling]) -> Commitment:
    group = sorted(group, key=lambda telling: telling.start)
    states = {msgspec.structs.replace(state, start=0, end=0): state for t in reversed(group) for state in t.states}
    effective = [telling.effective for telling in group if telling.effective]
    return Commitment(
        id=digest(scene.document.article.id, "ceasefire", str(group[0].start), *sorted(group[0].days)),
        kind="ceasefire",
        parties=tuple(sorted(scene.parties)),
        mediators=tuple(dict.fromkeys(name for telling in group for name in telling.mediators)),
        declared=next((telling.declared for telling in group if telling.declared), None),
        effective=next((moment for moment in effective if "T" in moment), effective[0] if effective else None),
        until=next((telling.until for telling in group if telling.until), None),
        conditions=(),
        states=tuple(sorted(states.values(), key=lambda state: state.start)),
    )


def party(actor: Actor) -> str | None:
    """Alpha-3 code of a state and of those who act for it, the name of others."""
    return actor.country if actor.country and actor.sector in ("GOV", "MIL") else actor.name
