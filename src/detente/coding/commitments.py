"""What was undertaken, by when, and who says it held (codebook, section 6).

Every event that agrees to, offers, carries out, breaks or ends something of a kind gives a state; the states that
concern the same kind and parties make one commitment. The words are in `lexicon/<language>/commitments.yaml`.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from detente.coding.actors import Cast
from detente.coding.conditions import Words, commitment_words, conditions_in
from detente.coding.truce_parties import dyad, lasting
from detente.coding.truces import code_truces
from detente.model import (
    Commitment,
    CommitmentState,
    Document,
    EventMention,
    Participant,
    Quotation,
    TimeExpression,
    Token,
)
from detente.model.commitment import CommitmentKind, State
from detente.text import Span, digest

UNDERTAKEN = frozenset({"agreed", "reaffirmed", "proposed", "extended"})
WINDOW = 14  # tokens after a verb of agreeing in which the thing agreed stands


class Report(Struct, frozen=True):
    """One event read as the state of a commitment."""

    event: EventMention
    kind: CommitmentKind
    state: State
    parties: frozenset[str]


def code_commitments(
    document: Document,
    events: tuple[EventMention, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    cast: Cast,
) -> tuple[Commitment, ...]:
    """The commitments an article tells of, each with the states it claims: truces first, then others as told."""
    groups: list[list[Report]] = []
    for event in events:
        report = _report(document, event, events)
        if report is None:
            continue
        group = next((rows for rows in groups if _same(rows[0], report)), None)
        if group is None:
            groups.append([report])
        else:
            group.append(report)
    pair = dyad(document, events)
    told = (_among(_commitment(document, rows, events, times), pair) for rows in groups)
    others = tuple(each for each in told if len(each.parties) > (each.kind == "talks"))
    truces = code_truces(document, events, times, quotations, cast)
    return tuple(_with_conditions(document, truce) for truce in truces) + others


def _with_conditions(document: Document, truce: Commitment) -> Commitment:
    """The truce with the conditions told in the sentences where it is undertaken."""
    undertaken = [state for state in truce.states if state.state in UNDERTAKEN]
    sentences = (document.sentence_span(document.tokens_in(s.start, s.end)[0].sentence) for s in undertaken)
    return replace(truce, conditions=truce.conditions or _conditions(document, sentences))


def _conditions(document: Document, sentences: Iterable[Span]) -> tuple[str, ...]:
    """The conditions told in some sentences, each once, as worded."""
    spans = {span.start: span for span in sentences}.values()
    found = (each for span in spans for each in conditions_in(document.text, document.language, span.start, span.end))
    return tuple(dict.fromkeys(condition.text for condition in found))


def _report(document: Document, event: EventMention, events: Iterable[EventMention]) -> Report | None:
    """The event as a state of a commitment; None where it is none."""
    words = commitment_words(document.language)
    kind = _kind(document, event, words)
    state = kind and _state(document, event, kind, words)
    if kind is None or state is None or kind == "ceasefire":
        return None
    parties = frozenset(_names(event.actors + event.recipients))
    if kind == "talks" and event.type != "CONSULT" and len(parties) < 2:  # those whose talks they are
        beside = [each for each in events if each.type == "CONSULT" and each.evidence.start == event.evidence.start]
        parties |= frozenset(name for each in beside for name in _names(each.actors))
    return Report(event, kind, state, parties)


def _kind(document: Document, event: EventMention, words: Words) -> CommitmentKind | None:
    """What is undertaken: by the act itself, or by the first noun of a kind after the verb of agreeing."""
    if event.type == "CONSULT":
        return "talks"
    if event.mode == "ceasefire":
        return None  # `code_truces` reads these
    if event.type not in ("AGREE", "CONCEDE", "ASSAULT", "RETREAT", "SANCTION", "REJECT"):
        return None
    head = document.tokens_in(event.trigger.start, event.trigger.end)
    last = document.sentences[head[0].sentence][1]
    near = document.tokens[head[0].i : min(last, head[-1].i + WINDOW)]
    if head[0].upos == "NOUN":  # "The deal followed talks" is no deal on talks
        near = tuple(takewhile(lambda token: token.upos != "VERB" or token.feats.get("VerbForm") != "Fin", near))
    for token in near if event.type in ("AGREE", "CONCEDE") else head:
        for kind, lemmas in words.kinds.items():
            if token.lemma in lemmas and (token.upos in ("NOUN", "PROPN") or kind == "exchange"):
                return kind if _undertaken(document, token, head, words) else None
    return None


def _undertaken(document: Document, thing: Token, head: Sequence[Token], words: Words) -> bool:
    """Whether the thing itself is undertaken: no plan of talks, no minister of aid, but a round of talks, their date."""
    above = document.head(thing)
    inside = {token.i for token in head}
    if above is None or above.i in inside or above.upos != "NOUN" or thing.i in inside:
        return True
    known = words.links | frozenset(lemma for lemmas in words.kinds.values() for lemma in lemmas)
    return above.lemma in known or thing.rel not in ("nmod", "compound", "obl")


def _state(document: Document, event: EventMention, kind: CommitmentKind, words: Words) -> State | None:
    """What an event says of a commitment of that kind; None where it says nothing."""
    lemmas = {token.lemma for token in document.tokens_in(event.trigger.start, event.trigger.end)}
    if event.type in ("AGREE", "CONCEDE") and event.status in ("actual", "ongoing"):
        if lemmas & words.proposed:
            return "proposed"
        if lemmas & words.extended:
            return "extended"
        return "reaffirmed" if lemmas & words.reaffirmed else "agreed"
    if event.type == "SANCTION" and event.status == "actual":
        return "ended"
    if event.type == "CONSULT":
        dated = event.when is not None and event.when.expression is not None and not _past(document, event)
        offered = any(
            token.lemma in words.proposed for token in document.tokens_in(event.evidence.start, event.trigger.start)
        )
        if event.status == "hypothetical":
            return "proposed" if dated or offered else None
        return "agreed" if event.status == "future" and dated else None
    if event.type == "RETREAT":
        return "agreed" if event.status == "future" else None  # a plain deed was not undertaken by a time
    return None


def _past(document: Document, event: EventMention) -> bool:
    """Whether an act is dated before its article was published; such a meeting is not one to come."""
    day = event.when.interval.start if event.when else None
    return bool(day and document.article.published and day[:10] < document.article.published[:10])


def _same(first: Report, second: Report) -> bool:
    """Whether two reports tell of one commitment: one kind, and a party in common or none told."""
    return first.kind == second.kind and (
        not first.parties or not second.parties or bool(first.parties & second.parties)
    )


def _commitment(
    document: Document, rows: list[Report], events: tuple[EventMention, ...], times: tuple[TimeExpression, ...]
) -> Commitment:
    """One commitment of all that is told of it."""
    parties = max((row.parties for row in rows), key=len)  # the fullest telling
    undertaken = [row.event for row in rows if row.state in UNDERTAKEN]
    evidence = [event.evidence for event in undertaken]
    beside = [event for event in events if event.type == "CONSULT" and event.status == "actual"]
    beside = [event for event in beside if any(event.evidence.start == span.start for span in evidence)]
    others = [p for event in beside for p in event.actors] if rows[0].kind != "talks" else []
    mediators = [p for row in rows for p in row.event.mediators if row.state != "failed"]
    bounds = [_bound(times, event) for event in undertaken]
    declared = next((event.when.interval.start for event in undertaken if event.when), None)
    effective = next((start for start, _ in bounds if start), None)
    first = rows[0].event
    return Commitment(
        id=digest(document.article.id, rows[0].kind, str(first.trigger.start)),
        kind=rows[0].kind,
        parties=tuple(sorted(parties)),
        mediators=tuple(name for name in _names(mediators + others) if name not in parties),
        declared=declared,
        effective=effective,
        until=next((end for _, end in bounds if end), None),
        conditions=_conditions(document, (event.evidence for event in undertaken)),
        states=tuple(_claim(document, row) for row in rows),
    )


def _among(commitment: Commitment, pair: tuple[str, ...]) -> Commitment:
    """The commitment with the two sides of the conflict as its parties, where both or too few are told."""
    told = set(commitment.parties)
    mutual = commitment.kind in ("talks", "exchange", "ceasefire")
    if len(pair) < 2 or not mutual or not (set(pair) <= told or len(told) < 2):
        return commitment
    others = tuple(name for name in (*commitment.parties, *commitment.mediators) if name not in pair)
    return replace(commitment, parties=tuple(sorted(pair)), mediators=tuple(dict.fromkeys(others)))


def _bound(times: tuple[TimeExpression, ...], event: EventMention) -> tuple[str | None, str | None]:
    """From when and until when what is agreed holds, as the sentence says after the verb."""
    start = end = None
    for time in times:
        if not event.trigger.end <= time.start < event.evidence.end or time.interval is None:
            continue
        if time.bound in ("until", "by"):
            end = end or time.interval.end
        else:
            start = start or time.interval.start
    return start, end


def _claim(document: Document, row: Report) -> CommitmentState:
    event = row.event
    told = event.when.interval.start if event.when else None
    published = (document.article.published or "")[:10] or None
    return CommitmentState(
        state=row.state,
        date=told or published,
        claimed_by=event.attribution[-1] if event.attribution else None,
        start=event.trigger.start,
        end=event.trigger.end,
    )


def _names(participants: Iterable[Participant]) -> tuple[str, ...]:
    """Alpha-3 codes for states and those who act for them, names for others; each once."""
    found: dict[str, None] = {}
    for participant in participants:
        actor = participant.actor
        if actor is not None and lasting(actor) and (name := _party(actor.country, actor.sector, actor.name)):
            found[name] = None
    return tuple(found)


def _party(country: str | None, sector: str | None, name: str | None) -> str | None:
    return country if country and sector in ("GOV", "MIL") else name
