"""Which commitment an event tells of, and what it says of it: agreed, proposed, ended … (codebook, section 6).

What is undertaken is what hangs on the word of agreeing: a noun or verb of a kind, with nothing between that carries
another act. "Agreed to hold talks" are talks; "a deal to release hostages after talks" and "the truce agreement by
blocking aid" are not. The words are in `lexicon/<language>/commitments.yaml`.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.conditions import Words, commitment_words
from detente.coding.truce_parties import lasting, party
from detente.coding.truce_words import patterns_of
from detente.model import Document, EventMention, Participant, Token
from detente.model.commitment import CommitmentKind, State

UNDERTAKEN = frozenset({"agreed", "reaffirmed", "proposed", "extended"})
WINDOW = 14  # tokens after a word of agreeing in which the thing agreed stands
DEPTH = 6  # steps of the tree from the thing agreed up to the word of agreeing
AGREEING = frozenset({"AGREE", "CONCEDE"})
CARRIED_OUT: dict[str, CommitmentKind] = {
    "withdraw": "withdrawal",
    "access": "access",
}  # modes of RETREAT that are kinds of commitments
PAIR = 2  # parties of an exchange


class Report(Struct, frozen=True):
    """One event read as the state of a commitment."""

    event: EventMention
    kind: CommitmentKind
    state: State
    parties: frozenset[str]
    by: str | None = None


def reports_of(document: Document, events: Sequence[EventMention], cast: Cast, charges: bool) -> Iterator[Report]:
    """All that the events of an article say of commitments other than truces, in text order.

    charges: whether a charge of breaking "the agreement" may mean another than a truce.
    """
    sworn = False
    for event in events:
        report = _report(document, event, events, cast)
        if report is not None:
            sworn = sworn or report.kind == "other"
            yield report
        elif charges and event.type == "ACCUSE" and event.status == "actual" and _of_breach(document, event, sworn):
            parties = frozenset(names_of(event.actors + event.recipients))
            if len(parties) >= PAIR:
                accusers = (each.actor.name for each in event.actors if each.actor and each.actor.name)
                yield from (Report(event, "other", "violation_alleged", parties, name) for name in accusers)


def _report(document: Document, event: EventMention, events: Iterable[EventMention], cast: Cast) -> Report | None:
    """The event as a state of a commitment other than a truce; None where it is none."""
    words = commitment_words(document.language)
    kind = _kind(document, event, words)
    state = kind and _state(document, event, kind, words)
    if kind is None or state is None or kind == "ceasefire":
        return None
    parties = frozenset(names_of(event.actors + event.recipients))
    if kind == "talks" and event.type != "CONSULT" and len(parties) < PAIR:  # those whose talks they are
        beside = [each for each in events if each.type == "CONSULT" and each.evidence.start == event.evidence.start]
        parties |= frozenset(name for each in beside for name in names_of(each.actors))
    if event.type == "SANCTION" and kind == "other":
        parties |= frozenset(names_of(_of_treaty(document, event, words, cast)))
    if (state == "ended" or kind == "other") and not parties:
        return None  # nobody's talks, nobody's treaty
    return Report(event, kind, state, parties)


def _of_breach(document: Document, event: EventMention, sworn: bool) -> bool:
    """Whether a charge is that a pledge was broken; an agreement, only where the article told of it (`sworn`).

    In news of a conflict "the agreement" is mostly the truce, told elsewhere.
    """
    breach = patterns_of(document.language).cues["violation_alleged"]
    start, end = event.trigger.start, event.evidence.end
    words = commitment_words(document.language)
    nouns = words.vows | (words.deals if sworn else frozenset())
    named = any(token.lemma in nouns and token.upos == "NOUN" for token in document.tokens_in(start, end))
    return named and breach.search(document.text, start, end) is not None


def names_of(participants: Iterable[Participant]) -> tuple[str, ...]:
    """Alpha-3 codes for states and those who act for them, names for others who can be bound; each once."""
    found = (party(p.actor) for p in participants if p.actor is not None and lasting(p.actor))
    return tuple(dict.fromkeys(name for name in found if name))


def _kind(document: Document, event: EventMention, words: Words) -> CommitmentKind | None:
    """What is undertaken: by the act itself, or by what hangs on the word of agreeing."""
    if event.mode == "ceasefire":
        return None  # `code_truces` reads these
    if event.type == "CONSULT":
        return None if _alone(event) else "talks"
    if event.type == "AID":
        return "aid"
    head = document.tokens_in(event.trigger.start, event.trigger.end)
    if event.type == "RETREAT":
        return CARRIED_OUT.get(event.mode or "") or _named(document, head, words)
    if event.type == "SANCTION":
        return _named(document, head, words) or _treaty(document, event, head, words)
    if event.type not in AGREEING:
        return None
    return _agreed(document, head, words) or _pledge(document, event, head, words)


def _alone(event: EventMention) -> bool:
    """Whether a meeting is one party's own: a cabinet convened, a council that sits."""
    told = [names_of([each]) for each in event.actors + event.recipients + event.mediators]
    return len(set(told)) == 1 and all(told)


def _named(document: Document, head: Sequence[Token], words: Words) -> CommitmentKind | None:
    """The kind that the words of the act name themselves (`suspended talks`, `a prisoner swap`)."""
    return next((kind for token in head if (kind := _kind_of(document, token, words))), None)


def _kind_of(document: Document, token: Token, words: Words) -> CommitmentKind | None:
    """The kind a word names: by a noun, or by a verb that does the thing itself."""
    noun = token.upos in ("NOUN", "PROPN")
    for kind, lemmas in (words.kinds if noun else words.deeds if token.upos == "VERB" else {}).items():
        if token.lemma in lemmas:
            return kind
    if token.upos == "VERB" and token.lemma in words.returns and _takes(document, token, words.lands):
        return "withdrawal"
    return None


def _takes(document: Document, verb: Token, lemmas: frozenset[str]) -> bool:
    """Whether a verb has one of these as its object, or as what belongs to it."""
    objects = document.children(verb, "obj", "nsubj:pass", "obl", "iobj", "nmod")
    within = [*objects, *(child for each in objects for child in document.children(each, "nmod", "conj"))]
    return any(each.lemma in lemmas for each in within)


def _agreed(document: Document, head: Sequence[Token], words: Words) -> CommitmentKind | None:
    """The first kind that hangs on the word of agreeing, within reach after it or within its own phrase."""
    first, last = document.sentences[head[0].sentence]
    for token in document.tokens[max(first, head[0].i - 3) : min(last, head[-1].i + WINDOW)]:
        kind = _kind_of(document, token, words)
        if kind and (way := _way(document, token, head, words)) is not None and _carries(way, token, words):
            admitted = kind == "aid" and any(each.lemma in words.admits for each in way)
            return "access" if admitted else kind
    return None


def _way(document: Document, thing: Token, head: Sequence[Token], words: Words) -> list[Token] | None:
    """The words between a thing and the word of agreeing above it; None where it does not hang there."""
    inside = {token.i for token in (*head, *_light(document, head, words))}
    way: list[Token] = []
    above: Token | None = thing
    for _ in range(DEPTH):
        if above is None:
            return None
        if above.i in inside:
            return way
        if above.i != thing.i:
            way.append(above)
        above = document.head(above)
    return None


def _light(document: Document, head: Sequence[Token], words: Words) -> Iterator[Token]:
    """The verb that an agreement stands with: it is reached, or it provides for something."""
    verb = document.head(head[0]) if head[0].upos == "NOUN" else None
    if verb is None or verb.upos != "VERB":
        return
    passive = any(child.lemma in ("be", "être", "быть") for child in document.children(verb, "aux", "aux:pass"))
    active = head[0].rel == "nsubj" and verb.lemma in words.bearing
    if head[0].rel in ("obj", "obl:arg", "nsubj:pass") or active or (head[0].rel == "nsubj" and passive):
        yield verb


def _carries(way: Sequence[Token], thing: Token, words: Words) -> bool:
    """Whether all between is only a part or the doing of it: a round of talks, to hold talks, to allow aid in."""
    if thing.upos == "NOUN" and way and thing.rel in ("amod", "appos") and way[0].upos == "NOUN":
        return False
    known = words.links | words.bearing | words.admits
    kinds = {lemma for lemmas in (*words.kinds.values(), *words.deeds.values()) for lemma in lemmas}
    return all(each.lemma in known or each.lemma in kinds or each.upos in ("AUX", "ADP") for each in way)


def _pledge(document: Document, event: EventMention, head: Sequence[Token], words: Words) -> CommitmentKind | None:
    """`other` where several bind themselves together to do or leave something that is of no kind of its own."""
    pledged = head[0].upos == "VERB" and any(token.lemma in words.pledges for token in head)
    joint = event.reciprocal or len(names_of(event.actors)) >= PAIR
    return "other" if pledged and joint and _no_truce(document, event) else None


def _treaty(document: Document, event: EventMention, head: Sequence[Token], words: Words) -> CommitmentKind | None:
    """`other` for a treaty left, or a membership given up on a day."""
    if event.mode != "withdraw" or not _no_truce(document, event):
        return None
    dated = event.when is not None and event.when.expression is not None
    last = document.sentences[head[0].sentence][1]
    near = document.tokens[head[0].i : min(last, head[-1].i + WINDOW)]
    treaty = any(token.lemma in words.deals and _way(document, token, head, words) is not None for token in near)
    leaving = dated and event.status == "future" and bool(event.recipients)
    return "other" if treaty or leaving else None


def _of_treaty(document: Document, event: EventMention, words: Words, cast: Cast) -> Iterator[Participant]:
    """Whose treaty it is: those named with it (`the agreement between X and Y`)."""
    for treaty in document.tokens_in(event.trigger.start, event.evidence.end)[:WINDOW]:
        if treaty.lemma in words.deals and treaty.upos == "NOUN":
            below = {token.i for token in document.subtree(treaty)}
            yield from (mention.participant for mention in cast.mentions if mention.head in below)


def _no_truce(document: Document, event: EventMention) -> bool:
    span = event.evidence
    return patterns_of(document.language).truce.search(document.text, span.start, span.end) is None


def _state(document: Document, event: EventMention, kind: CommitmentKind, words: Words) -> State | None:
    """What an event says of a commitment of that kind; None where it says nothing."""
    lemmas = {token.lemma for token in document.tokens_in(event.trigger.start, event.trigger.end)}
    if event.type in AGREEING and event.status in ("actual", "ongoing"):
        if lemmas & words.proposed:
            return "proposed"
        if lemmas & words.extended:
            return "extended"
        return "reaffirmed" if lemmas & words.reaffirmed else "agreed"
    if event.type in AGREEING and _planned(event):
        return "agreed"  # "will meet on 5 November"
    if event.type == "SANCTION" and event.status in ("actual", "historical"):
        return "ended"
    if event.type == "SANCTION" and event.status == "future" and kind == "other":
        return "agreed"
    if event.type == "CONSULT":
        return _of_meeting(document, event, words)
    if event.type in ("RETREAT", "AID") and event.status == "future":  # a plain deed was not undertaken by a time
        return "agreed" if _planned(event) or kind == "exchange" or _own_words(event) else None
    return None


def _planned(event: EventMention) -> bool:
    """Whether an act is to come on a day that is told."""
    return event.status == "future" and event.when is not None and event.when.expression is not None


def _own_words(event: EventMention) -> bool:
    """Whether a deed to come stands in the words of its doer, or of a body of the doer's: it is promised."""
    said = event.attribution[-1] if event.attribution else ""
    return any(each.actor is not None and each.actor.name and each.actor.name in said for each in event.actors)


def _of_meeting(document: Document, event: EventMention, words: Words) -> State | None:
    """A meeting to come is proposed or agreed, where its day is told."""
    dated = event.when is not None and event.when.expression is not None and not _past(document, event)
    if event.status == "hypothetical":
        before = document.tokens_in(event.evidence.start, event.trigger.start)
        return "proposed" if dated or any(token.lemma in words.proposed for token in before) else None
    return "agreed" if event.status == "future" and dated else None


def _past(document: Document, event: EventMention) -> bool:
    """Whether an act is dated before its article was published; such a meeting is not one to come."""
    day = event.when.interval.start if event.when else None
    return bool(day and document.article.published and day[:10] < document.article.published[:10])
