"""What a relative pronoun stands for."""

from detente.coding.events.phrases import NOMINALS
from detente.coding.grammar import Grammar
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
            return _agreeing(document, pronoun, head)
        clause = head
    return _previous(document, pronoun)


def _agreeing(document: Document, relative: Token, noun: Token) -> Token:
    """The noun that a Russian relative can stand for: the one its clause hangs on, else the one right before it, else
    one that the first belongs to (`женщину этой веры, которая`); the first where none agrees."""
    if document.language != "ru" or agrees(relative, noun):
        return noun
    candidates = [_previous(document, relative)]
    for above in document.ancestors(noun):
        if above.upos not in NOMINALS:
            break
        candidates.append(above)
    return next((each for each in candidates if each is not relative and agrees(relative, each)), noun)


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


def oblique_relative(document: Document, grammar: Grammar, verb: Token) -> bool:
    """Whether a Russian clause without a subject says where or by what its noun serves (`письма, в которых предупредил`)."""
    if document.language != "ru" or verb.feats.get("VerbForm") != "Fin":
        return False
    oblique = document.children(verb, "obl", "nmod", "iobj")
    return any(each.lemma in grammar.relatives and document.children(each, "case") for each in oblique)
