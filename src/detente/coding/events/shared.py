"""Roles that an act shares with its neighbour in the sentence: in a list of nouns, or as the answer to another act."""

from detente.coding.events.drafts import Draft
from detente.coding.events.sides import akin
from detente.coding.grammar import Grammar
from detente.model import Document, Participant, Token

HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION"})
UP = 3  # steps from a noun through what only counts it to its place in a list
LEAD = 4  # words between `in response to` and the act that is answered


def share_roles(document: Document, words: Grammar, drafts: list[Draft]) -> None:
    """Gives harmful acts told by nouns the doers and victims that a list tells once, or that an answer turns round.

    `arrests, torture and murders of X` all hit X; `X struck in response to an attack by Y`: Y attacked X.
    """
    harmful = [each for each in drafts if each.type in HARMFUL and each.candidate.entry.part == "noun"]
    listed = {_place(document, words, each.token).i: each for each in harmful}
    for place, each in reversed(listed.items()):
        first = listed.get(document.tokens[place].head) if document.tokens[place].rel == "conj" else None
        if first is None or first is each:
            continue
        first.recipients = first.recipients or _others(each.recipients, first.actors)
        each.actors = each.actors or _others(first.actors, each.recipients)
        each.recipients = each.recipients or _others(first.recipients, each.actors)
    for each in harmful:
        if not each.recipients and each.actors and (outer := _answered_by(document, words, each, drafts)) is not None:
            each.recipients = _others(outer.actors, each.actors)


def _place(document: Document, words: Grammar, noun: Token) -> Token:
    """The word by which a noun stands in a list: itself, or what only counts it (`séances de torture`)."""
    for _ in range(UP):
        head = document.head(noun)
        if head is None or noun.rel != "nmod" or head.lemma not in words.containers:
            break
        noun = head
    return noun


def _answered_by(document: Document, words: Grammar, each: Draft, drafts: list[Draft]) -> Draft | None:
    """The act that answers one, which `in response to` leads to."""
    lead = next(
        (t for t in reversed(document.tokens[max(0, each.token.i - LEAD) : each.token.i]) if t.upos == "NOUN"), None
    )
    if lead is None or lead.lemma not in words.retorts or lead.sentence != each.token.sentence:
        return None
    before = (d for d in reversed(drafts) if d.token.i < lead.i and d.token.sentence == lead.sentence)
    return next((d for d in before if d.actors and d.type in HARMFUL), None)


def _others(told: tuple[Participant, ...], apart: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Those told that are not of the side of others."""
    known = [p.actor for p in apart if p.actor is not None]
    return tuple(p for p in told if p.actor is None or not any(akin(p.actor, other) for other in known))
