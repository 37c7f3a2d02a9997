"""Truces: which ones an article tells of, since when they hold, and who says what became of them.

Every sentence that names a truce is read by its cues (`truce_cues.py`): agreed, in force, broken, failed … Tellings
with days are sorted by day, so that a truce of the 10th and one of the 18th stay apart; those without belong to the
truce told of last.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec
from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.truce_cues import Cue, cues_of
from detente.coding.truce_parties import dyad, lasting, party
from detente.coding.truce_terms import AFTER, BESIDE, LENGTH, Terms, beside, bounds, dates
from detente.coding.truce_words import Patterns, patterns_of
from detente.lexicon import table
from detente.model import Commitment, CommitmentState, Document, EventMention, Quotation, TimeExpression
from detente.model.actor import Actor
from detente.model.commitment import State
from detente.text import Span, digest

UNDERTAKING = ("AGREE", "CONCEDE", "SUPPORT")  # how signing and announcing a truce together is coded


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
    times = [
        time
        for time in scene.times
        if span.start <= time.start < span.end and dates(scene.document, scene.patterns, time, span, text)
    ]
    days = list(dict.fromkeys(time.interval.start for time in times if time.interval and time.interval.start))
    if scene.patterns.plural.search(text) and len(days) > 1:
        yield from _each(scene, span, text, cues, times)
        return
    declared, effective, until = bounds(scene.document, scene.patterns, span, text, times, cues, truces)
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
    added = beside(
        scene.patterns, text, lengths, [(cue.start, cue.end) for cue in cues if cue.state == "extended"], BESIDE + AFTER
    )
    rest = [each for each in lengths if each[2] != added]
    terms = Terms(declared, effective, until, beside(scene.patterns, text, rest, truces, BESIDE), added)
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


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("common", "countries")}


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
