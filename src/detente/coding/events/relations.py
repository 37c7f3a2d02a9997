"""The act between two given mentions: the type of what the first does to, or with, the second."""

from detente.coding.actors import ActorMention, Cast
from detente.coding.events.candidates import find_candidates
from detente.coding.events.drafts import Draft, draft
from detente.coding.events.frames import lexicon
from detente.coding.events.nesting import nest
from detente.coding.events.participants import Roles
from detente.coding.events.syntax import Syntax
from detente.coding.grammar import grammar
from detente.coding.status import status_of
from detente.model import Actor, Document, Participant, Token
from detente.model.event import Status
from detente.text import Span

COOPERATION = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HARM = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT"})


def relation(document: Document, first: Span, second: Span | None, cast: Cast) -> str | None:
    """The PLOVER type of the act whose actor is `first` and whose recipient (or fellow actor) is `second`.

    second: None where the recipient is not told.
    The best event whose roles are those two spans; else the frame that governs both; None where nothing is told.
    """
    words, function_words = lexicon(document.language), grammar(document.language)
    pair = (("first", first), ("second", second))
    given = tuple(_given(document, cast, span, key) for key, span in pair if span is not None)
    roles = Roles(Cast(document, given, cast.antecedents), Syntax(document, words, function_words), places=True)
    drafts = [draft(candidate, roles) for candidate in find_candidates(document, words, function_words)]
    for each in drafts:
        each.status = status_of(document, each.token, each.candidate.carrier, durative=False)
    nest(document, function_words, drafts)
    ranked = [(_score(document, each, first, second), -each.token.i, each) for each in drafts]
    best = max(ranked, key=lambda row: row[:2], default=None)
    if best is None or best[0] <= 0:
        return None
    return plover_type(best[2].frame.earlier or best[2].type, best[2].status)


def plover_type(type: str, status: Status) -> str:
    """The type in strict PLOVER, which has no status: an act to come is a promise or a threat, one denied a refusal.

    Codebook, section 5, border cases: an export to strict PLOVER folds the agreed meeting into AGREE.
    """
    if status == "future" and type in COOPERATION:
        return "AGREE"
    if status == "future" and type in HARM:
        return "THREATEN"
    if status == "negated" and type in COOPERATION | {"AGREE"}:
        return "REJECT"
    return type


def _given(document: Document, cast: Cast, span: Span, key: str) -> ActorMention:
    """A given mention as an actor of its own, known or not."""
    tokens = document.tokens_in(span.start, span.end)
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i] or list(tokens)
    known = next((m.actor for t in heads for m in cast.all_at(t) if m.actor is not None), None)
    actor = Actor(
        id=key,
        name=span.text,
        kind=known.kind if known else "body",
        country=None,
        sector=known.sector if known else "GOV",
    )
    return ActorMention(span=span, head=heads[0].i, actor=actor, form="name", tokens=tuple(t.i for t in heads))


def _score(document: Document, each: Draft, first: Span, second: Span | None) -> float:
    """How well a draft's roles and its place in the sentence fit the two mentions."""
    score = 0.0
    if _named(each.actors, first) or _subject(document, each, first):
        score += 4
    if _named(each.recipients, second) or (each.frame.reciprocal and _named(each.actors, second)):
        score += 4
    if _named(each.actors, second) and not each.frame.reciprocal:
        score -= 3
    if _named(each.recipients, first):
        score -= 3
    if each.dropped is not None and each.dropped != "planned":
        score -= 3
    spans = [span for span in (first, second) if span is not None]
    if any(span.start <= each.token.start < span.end for span in spans):
        score -= 2
    if len(spans) == 2 and min(s.end for s in spans) <= each.token.start < max(s.start for s in spans):
        score += 1
    return score + 2.5 - 0.4 * _distance(document, each.token, first) - 0.1 * _distance(document, each.token, second)


def _subject(document: Document, each: Draft, span: Span) -> bool:
    """Whether the mention holds the subject of the predicate or of its carrier."""
    subjects = document.children(each.candidate.position, "nsubj")
    return any(span.start <= token.start < span.end for token in subjects)


def _named(participants: tuple[Participant, ...], span: Span | None) -> bool:
    return span is not None and any(p.start < span.end and span.start < p.end for p in participants)


def _distance(document: Document, token: Token, span: Span | None) -> int:
    """Steps in the tree from a predicate to a mention; many where they stand in different sentences."""
    if span is None:
        return 4
    inside = {each.i for each in document.tokens_in(span.start, span.end)}
    above = {token.i: 0}
    for steps, node in enumerate(document.ancestors(token), 1):
        above[node.i] = steps
    best = 8
    for i in inside:
        node, steps = document.tokens[i], 0
        if node.head in inside and node.head != node.i:
            continue
        while node.i not in above and node.head != node.i:
            node, steps = document.tokens[node.head], steps + 1
        if node.i in above:
            best = min(best, steps + above[node.i])
    return best
