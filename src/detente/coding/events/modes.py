"""Modes that the words around an act give: the weapon of an attack, the telephone, the number of parties."""

from collections import Counter

from detente.coding.events.drafts import Draft
from detente.coding.events.frames import Lexicon
from detente.model import Document, Token

WINDOW = 6  # words around a trigger in which a weapon counts whatever the parse
MANY = 3  # from so many parties a meeting is multilateral


def refine(document: Document, lexicon: Lexicon, draft: Draft) -> None:
    """Sets the mode of an act from its surroundings, where its words leave it open."""
    if draft.frame.instrument and draft.type == "ASSAULT":
        draft.mode = _instrument(document, lexicon, draft.token) or draft.mode
    if draft.type == "CONSULT" and draft.mode in (None, "multilateral"):
        if _instrument(document, lexicon, draft.token, only="phone"):
            draft.mode = "phone"
        elif draft.mode is None and len(parties(draft)) >= MANY:
            draft.mode = "multilateral"
        elif draft.mode is None and draft.mediators:
            draft.mode = "third-party"


def parties(draft: Draft) -> Counter[str]:
    """The states and organisations that take part, counted."""
    return Counter(p.actor.country or p.actor.id for p in draft.actors if p.actor is not None)


def _instrument(document: Document, lexicon: Lexicon, token: Token, only: str | None = None) -> str | None:
    """The mode of the weapon or means named with an act: among its dependents, or close by."""
    first, last = document.sentences[token.sentence]
    near = document.tokens[max(first, token.i - 3) : min(last, token.i + WINDOW)]
    for word in (*near, *document.subtree(token)[:40]):
        mode = lexicon.instruments.get(word.lemma)
        if mode is not None and (mode == only if only else mode != "phone"):
            return mode
    return None
