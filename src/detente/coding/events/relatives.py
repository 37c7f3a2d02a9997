"""What a relative pronoun stands for."""

from detente.coding.events.phrases import NOMINALS
from detente.model import Document, Token

DEPTH = 8  # how many clauses above a relative the one on a noun is sought


def antecedent(document: Document, verb: Token, pronoun: Token) -> Token:
    """The noun that the clause of a relative qualifies, given the verb the pronoun stands with; the pronoun if none is plain."""
    clause: Token | None = verb
    for _ in range(DEPTH):
        if clause is None:
            break
        head = document.head(clause)
        if clause.rel == "acl" and head is not None:
            return _previous(document, pronoun) if _at_odds(document, pronoun, head) else head
        clause = head
    return _previous(document, pronoun)


def _at_odds(document: Document, relative: Token, noun: Token) -> bool:
    """Whether a Russian relative cannot stand for the noun its clause hangs on, but can for the one right before it."""
    if document.language != "ru" or agrees(relative, noun):
        return False
    previous = _previous(document, relative)
    return previous is not relative and agrees(relative, previous)


def _previous(document: Document, pronoun: Token) -> Token:
    """The noun right before a pronoun, else the pronoun."""
    before = pronoun.i - 1
    while before >= 0 and document.tokens[before].upos in ("PUNCT", "ADP"):
        before -= 1
    previous = document.tokens[max(before, 0)]
    return previous if previous.upos in NOMINALS and previous.sentence == pronoun.sentence else pronoun


def agrees(pronoun: Token, noun: Token) -> bool:
    """Whether a Russian pronoun may stand for a noun, as far as number and, in the singular, gender go."""
    told = [(pronoun.feats.get(key), noun.feats.get(key)) for key in ("Number", "Gender")]
    checked = told[:1] if pronoun.feats.get("Number") == "Plur" else told
    return all(None in pair or pair[0] == pair[1] for pair in checked)
