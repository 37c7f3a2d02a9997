"""Truces: which ones an article tells of, since when they hold, and who says what became of them.

Every sentence that names a truce is read by its cues (`lexicon/<language>/truces.yaml`): agreed, in force, broken,
failed … A cue under a call, a wish or a negation (`unreal`) tells nothing. Tellings with days are sorted by day, so
that a truce of the 10th and one of the 18th stay apart; those without belong to the truce told of last.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec
from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.events.parties import the_conflict
from detente.coding.truce_words import Patterns, patterns_of
from detente.lexicon import table
from detente.model import Commitment, CommitmentState, Document, EventMention, Quotation, TimeExpression
from detente.model.actor import Actor
from detente.model.commitment import State
from detente.text import Span, digest

Cue = tuple[State, tuple[int, int]]  # a state and where in the sentence its words stand

NEAR = 110  # characters between a truce and what is said of it
SCOPE = 60  # characters in which a word of calling or denying still governs a cue
CLAUSE = re.compile(r"[;:—]|, (?:but|mais|and|et|но|а)\b")
SINCE = re.compile(r"(?:since|depuis|после|after|après|с момента|attacks?|attaques?|нападени\w+)\b[^,]{0,45}$")
ATTACK = re.compile(r"\W*(?:attack|assault|massacre|raid)")  # "the October 7 attack" dates no truce
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
    scene = Scene(document, events, times, quotations, cast, patterns, dyad(document, events))
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
        truces = [match.span() for match in scene.patterns.truce.finditer(text)]
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
    cues = list(_cues(scene, text, truces))
    times = [time for time in scene.times if span.start <= time.start < span.end and _dates(scene, time, span, text)]
    days = list(dict.fromkeys(time.interval.start for time in times if time.interval and time.interval.start))
    if scene.patterns.plural.search(text) and len(days) > 1:
        yield from _each(scene, span, text, cues, times)
        return
    declared, effective, until = _bounds(span, times, cues, truces)
    if declared and declared[:10] > (scene.document.article.published or "~")[:10]:
        declared, effective = None, effective or declared  # announced for a day to come
    states = _all_claims(scene, span, text, cues, declared, effective, until)
    settled = [state for state, _ in cues if state in ("agreed", "in_force", "reaffirmed")]
    yield Telling(
        start=span.start,
        declared=declared,
        effective=effective,
        until=until,
        states=states,
        mediators=tuple(_mediators(scene, span, text)) if settled or effective else (),
    )


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
            states=_all_claims(scene, span, text, cues, day, day, None),
            mediators=tuple(_outsiders(scene, (actor for actor in between if actor))),
        )
        begin = max(begin, place)


def _all_claims(
    scene: Scene,
    span: Span,
    text: str,
    cues: list[Cue],
    declared: str | None,
    effective: str | None,
    until: str | None,
) -> tuple[CommitmentState, ...]:
    """All states of a sentence: agreed as of its declaration, in force from when it holds, still agreed till then.

    The terms told go with the claims that set them: from when with an agreement, until when with an extension too.
    """
    published = scene.document.article.published or "~"
    found: list[CommitmentState] = []
    for state, cue in cues:
        coming = state == "in_force" and effective and effective[:16] > published[:16]
        kind = "agreed" if coming else state
        date = effective if kind == "in_force" else declared if kind == "agreed" else None
        terms = {"effective": effective if kind in BEGINS else None, "until": until if kind in LASTS else None}
        found += [
            msgspec.structs.replace(claim, date=date or claim.date, **terms)
            for claim in _claims(scene, span, text, kind, cue)
        ]
    return tuple(found)


def _cues(scene: Scene, text: str, truces: list[tuple[int, int]]) -> Iterator[Cue]:
    """What is said of the truce, in the order of the words; each state once."""
    found: list[tuple[tuple[int, int], State]] = []
    for state, cue in scene.patterns.cues.items():
        for match in cue.finditer(text):
            near = any(match.start() - end < NEAR and start - match.end() < NEAR for start, end in truces)
            if near and (state == "failed" or not _unreal(scene, text, match.span(), truces)):
                found.append((match.span(), state))
                break
    for place, state in sorted(found):
        yield state, place


def _unreal(scene: Scene, text: str, cue: tuple[int, int], truces: list[tuple[int, int]]) -> bool:
    """Whether the cue, or the truce it speaks of, is only called for, wished, put as a condition or denied."""
    truce = min(truces, key=lambda each: max(each[0] - cue[1], cue[0] - each[1], 0))
    first, last = min(cue[0], truce[0]), max(cue[1], truce[1])
    begin = max([match.end() for match in CLAUSE.finditer(text, max(0, first - SCOPE), first)] or [first - SCOPE, 0])
    begin = max(0, begin)
    around = (text[begin : cue[0]], text[min(cue[1], last) : last])
    return any(scene.patterns.unreal.search(part) for part in around)


def _dates(scene: Scene, time: TimeExpression, span: Span, text: str) -> bool:
    """Whether a time can be one of the truce: a day or an hour, not the dateline's nor the war's."""
    published = scene.document.article.published or ""
    if time.interval is None or time.type not in ("DATE", "TIME") or len(time.value or "") < len("2020-10-10"):
        return False
    moment = time.interval.start or time.interval.end or ""
    if "T" in moment and moment[:16] == published[:16]:
        return False
    if ATTACK.match(text, time.end - span.start):
        return False
    return time.bound is not None or SINCE.search(text[: time.start - span.start]) is None


def _bounds(
    span: Span,
    times: list[TimeExpression],
    cues: list[Cue],
    truces: list[tuple[int, int]],
) -> tuple[str | None, str | None, str | None]:
    """When the truce was declared, from when and until when it holds, as this sentence has it."""
    declared = effective = until = None
    for time in times:
        moment = time.interval.start if time.interval else None
        place = time.start - span.start
        settled = [cue for cue in cues if cue[0] in ("agreed", "in_force", "extended", "reaffirmed")]
        nearest = min(settled, key=lambda cue: abs(cue[1][0] - place), default=None)
        attached = any(0 <= place - end < 30 for _, end in truces)
        if time.bound in ("until", "by") and time.interval:
            until = until or time.interval.end
        elif time.bound == "from" or (nearest and nearest[0] == "in_force") or (attached and "T" in (moment or "")):
            effective = effective or moment
        elif attached or (nearest and nearest[0] != "extended"):
            declared = declared or moment
    return declared, effective, until


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
    names = (party(actor) for actor in actors if actor.country not in scene.parties)
    yield from dict.fromkeys(name for name in names if name and name not in scene.parties)


def dyad(document: Document, events: tuple[EventMention, ...]) -> tuple[str, ...]:
    """The parties of the conflict: those of the one it names, else the two who fight, accuse or stop most."""
    _, known = the_conflict(document)
    if known:
        return known
    count = Counter(
        name
        for event in events
        if event.type in DYAD_ACTS
        for each in (*event.actors, *event.recipients)
        if each.actor and lasting(each.actor) and (name := party(each.actor))
    )
    return tuple(sorted(name for name, _ in count.most_common(2)))


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("common", "countries")}


def lasting(actor: Actor) -> bool:
    """Whether an actor can be bound: a state or who acts for it, or a body known by name; no hostages, no crowds."""
    return actor.sector in ("GOV", "MIL") or actor.wikidata is not None


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
    news = {state.state for state in states.values()}
    acts = [each for each in states.values() if each.state == "agreed"]
    named = (scene.patterns.deal.search(scene.document.text[each.start : each.end]) for each in acts)
    agreed = not all(named) and not news & {"extended", "ended"}  # a "deal" named is not yet one made that day
    published = (scene.document.article.published or "")[:10] or None
    dated = any(telling.days for telling in group)
    effective = [telling.effective for telling in group if telling.effective]
    return Commitment(
        id=digest(scene.document.article.id, "ceasefire", str(group[0].start), *sorted(group[0].days)),
        kind="ceasefire",
        parties=tuple(sorted(scene.parties)),
        mediators=tuple(dict.fromkeys(name for telling in group for name in telling.mediators)),
        declared=next((t.declared for t in group if t.declared), published if agreed and not dated else None),
        effective=next((moment for moment in effective if "T" in moment), effective[0] if effective else None),
        until=next((telling.until for telling in group if telling.until), None),
        conditions=(),
        states=tuple(sorted(states.values(), key=lambda state: state.start)),
    )


def party(actor: Actor) -> str | None:
    """Alpha-3 code of a state and of those who act for it, the name of others."""
    return actor.country if actor.country and actor.sector in ("GOV", "MIL") else actor.name
