"""What was undertaken, by when, and who says it held (codebook, section 6).

Every event that agrees to, offers, plans or ends something of a kind gives a state (`undertakings.py`); the states that
concern the same kind and parties make one commitment. Truces are read apart (`truces.py`).
"""

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from detente.coding.actors import Cast
from detente.coding.conditions import commitment_words, conditions_in
from detente.coding.truce_parties import dyad
from detente.coding.truces import code_truces
from detente.coding.undertakings import AGREEING, PAIR, UNDERTAKEN, Report, names_of, reports_of
from detente.lexicon import knowledge
from detente.model import Commitment, CommitmentState, Document, EventMention, Quotation, TimeExpression
from detente.text import Span, digest

MUTUAL = ("talks", "exchange", "ceasefire")  # kinds that bind two sides
MADE = ("agreed", "in_force")


def code_commitments(
    document: Document,
    events: tuple[EventMention, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
    cast: Cast,
) -> tuple[Commitment, ...]:
    """The commitments an article tells of, each with the states it claims: truces first, then others as told."""
    truces = code_truces(document, events, times, quotations, cast)
    groups: list[list[Report]] = []
    for report in reports_of(document, events, cast, charges=not truces):
        group = next((rows for rows in groups if _same(rows[0], report)), None)
        if group is None:
            groups.append([report])
        else:
            group.append(report)
    pair = dyad(document, events)
    others: list[Commitment] = []
    for rows in groups:
        told = _among(_commitment(document, rows, events, times), pair)
        enough = PAIR if told.kind in MUTUAL and not _joint(document, rows) else 1
        if len(told.parties) >= enough and not _others_meet(document, rows):
            others.append(_as_term(document, told, truces))
    return (*(_with_conditions(document, truce) for truce in truces), *others)


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


def _as_term(document: Document, other: Commitment, truces: tuple[Commitment, ...]) -> Commitment:
    """An exchange without a day of its own that goes with the one truce made here, dated by it."""
    published = document.article.published or "~"
    days = {
        day[:10]
        for truce in truces
        if set(other.parties) == set(truce.parties) and any(claim.state in MADE for claim in truce.states)
        if (day := truce.declared or truce.effective) and day[:10] <= published[:10]
    }
    if other.kind != "exchange" or other.declared or other.effective or len(days) != 1:
        return other
    return replace(other, declared=days.pop())


def _joint(document: Document, rows: list[Report]) -> bool:
    """Whether an exchange is told of several together, though not all of them are settled."""
    told = (document.tokens_in(p.start, p.end) for row in rows for p in row.event.actors)
    return rows[0].kind == "exchange" and any(token.rel == "conj" for tokens in told for token in tokens)


def _others_meet(document: Document, rows: list[Report]) -> bool:
    """Whether talks are told with one party only and with people who cannot be bound: relatives, a crowd."""
    meets = commitment_words(document.language).deeds["talks"]
    if not any(
        t.lemma in meets for row in rows for t in document.tokens_in(row.event.trigger.start, row.event.trigger.end)
    ):
        return False
    strangers = any(not names_of([p]) for row in rows for p in row.event.actors + row.event.recipients)
    return rows[0].kind == "talks" and strangers and all(len(row.parties) < PAIR for row in rows)


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
    starts = {event.evidence.start for event in undertaken}
    beside = [e for e in events if e.type == "CONSULT" and e.status == "actual" and e.evidence.start in starts]
    others = [p for event in beside for p in event.actors] if rows[0].kind != "talks" else []
    mediators = [p for row in rows for p in row.event.mediators if row.state != "failed"]
    bounds = [_bound(document, times, event) for event in undertaken]
    effective = [start for start, _ in bounds if start] or [day for row in rows if (day := _own_day(row))]
    first = rows[0].event
    return Commitment(
        id=digest(document.article.id, rows[0].kind, str(first.trigger.start)),
        kind=rows[0].kind,
        parties=tuple(sorted(parties)),
        mediators=tuple(name for name in names_of(mediators + others) if name not in parties),
        declared=next((day for row in rows if (day := _declared(document, row))), None),
        effective=effective[0] if effective else None,
        until=next((end for _, end in bounds if end), None),
        conditions=_conditions(document, (event.evidence for event in undertaken)),
        states=tuple(_claim(document, row) for row in rows),
    )


def _among(commitment: Commitment, pair: tuple[str, ...]) -> Commitment:
    """The commitment with the two sides of the conflict as its parties, where both or too few are told.

    A body that is there to mediate is no party, whoever it is to meet.
    """
    told = set(commitment.parties) - (_mediating() if commitment.kind in MUTUAL else frozenset())
    both = len(pair) == PAIR and set(pair) <= told and commitment.kind in (*MUTUAL, "other")
    meant = told <= set(pair) or len(told) < len(commitment.parties)  # one of the sides, or whom mediators are with
    too_few = len(pair) == PAIR and len(told) < PAIR and meant and commitment.kind in MUTUAL
    if not both and not too_few:
        return commitment
    others = tuple(name for name in (*commitment.parties, *commitment.mediators) if name not in pair)
    return replace(commitment, parties=tuple(sorted(pair)), mediators=tuple(dict.fromkeys(others)))


@cache
def _mediating() -> frozenset[str]:
    return frozenset(knowledge("common", "mediators", list[str]))


def _declared(document: Document, row: Report) -> str | None:
    """The day on which the text says that something was undertaken; None where it names none."""
    when = row.event.when
    if when is None or when.expression is None or row.event.type not in AGREEING:
        return None
    day = when.interval.start
    return day if day and day[:10] <= (document.article.published or "~")[:10] else None


def _own_day(row: Report) -> str | None:
    """The day of the meeting or deed that is undertaken itself."""
    when = row.event.when
    agreeing = row.event.type in AGREEING and row.event.status != "future"
    planned = not agreeing and row.event.type != "SANCTION" and row.state in UNDERTAKEN
    return when.interval.start if planned and when is not None and when.expression is not None else None


def _bound(document: Document, times: tuple[TimeExpression, ...], event: EventMention) -> tuple[str | None, str | None]:
    """From when and until when what is agreed holds, as the sentence says after the verb; a past day is no beginning."""
    start = end = None
    published = document.article.published or "~"
    for time in times:
        if not event.trigger.end <= time.start < event.evidence.end or time.interval is None:
            continue
        if time.bound in ("until", "by"):
            end = end or (time.value if time.precision == "day" else time.interval.end)  # `by 15 November`: that day
        elif time.bound == "from" or (time.interval.start or "") > published[:10]:
            start = start or time.interval.start
    return start, end


def _claim(document: Document, row: Report) -> CommitmentState:
    """The claim an event makes: told for its day where it is an undertaking, else as of the report."""
    event, published = row.event, (document.article.published or "")[:10] or None
    told = event.when.interval.start if event.when and not _own_day(row) else None
    return CommitmentState(
        state=row.state,
        date=told or published,
        claimed_by=row.by or (event.attribution[-1] if event.attribution else None),
        start=event.trigger.start,
        end=event.trigger.end,
    )
