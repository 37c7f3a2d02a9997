"""Who does what a passive or a participle tells, wherever the parser hung the name."""

from detente.coding.events.phrases import Phrases
from detente.model import Token


def agents(phrases: Phrases, verb: Token) -> tuple[Token, ...]:
    """The agent of a passive: told beside it, by whose order it was done, or after the last of several passives."""
    document, grammar = phrases.document, phrases.grammar
    children = document.children(verb)
    if told := tuple(child for child in children if child.deprel == "obl:agent"):
        return told
    orders = (child for child in children if child.lemma in grammar.orders and child.rel == "obl")
    found = tuple(owner for each in orders for owner in phrases.genitives(each))
    found = found or phrases.prepositional(verb, grammar.agent) or phrases.bare(verb, "Ins")
    return found or _undeclined(phrases, verb) or _shared(phrases, verb)


def _undeclined(phrases: Phrases, verb: Token) -> tuple[Token, ...]:
    """The foreign name right after a Russian participle, whose case the parser cannot tell (`введённое Родриго Дутерте`)."""
    tokens = phrases.document.tokens
    after = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else verb
    loose = after.head == verb.i and after.upos == "PROPN" and after.rel in ("appos", "obl", "nmod", "obj", "flat")
    participle = phrases.document.language == "ru" and verb.feats.get("VerbForm") == "Part"
    return (after,) if participle and loose and after.feats.get("Case") != "Gen" else ()


def _shared(phrases: Phrases, verb: Token) -> tuple[Token, ...]:
    """The agent told after the last of several passives: `was banned and its papers seized by X`."""
    for later in phrases.document.children(verb, "conj"):
        told = tuple(child for child in phrases.document.children(later) if child.deprel == "obl:agent")
        if told and later.upos == "VERB" and later.i > verb.i:
            return told
    return ()
