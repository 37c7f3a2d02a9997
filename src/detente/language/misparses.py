"""What the French parser is known to get wrong, set right where the forms tell.

- A noun made of a participle, taken for the verb: `l'opposant` with an article is nobody who opposes just now.
- An object after a set phrase, taken for part of it: `a remis en liberté deux soldats`.
- A future taken for a present, a present for a future: `nous frapperons`, `nous apprécions`.
- A name before its verb, taken for a circumstance: `Macron s'est entretenu …` (adverb), `X, au nom de Y, l'a félicité`.
"""

import re

from msgspec import structs

from detente.language.analysis import Analysis
from detente.model import Token

DOER = re.compile(r"(.{3,}ant)e?s?")
INFINITIVE = re.compile(r"(?:er|ir|re)$")
FUTURE = re.compile(r"r(?:ai|as|a|ons|ez|ont)$")
LOOSE = frozenset({"obl:mod", "obl:arg", "advmod", "advcl", "dep", "dislocated", "parataxis", "vocative"})
WHO = frozenset({"PER", "ORG"})


def mend(analysis: Analysis) -> Analysis:
    """The analysis with these words as they are; heads, indexes and offsets stay."""
    below: dict[int, list[Token]] = {}
    for token in analysis.tokens:
        if token.head != token.i:
            below.setdefault(token.head, []).append(token)
    named = {i for entity in analysis.entities if entity.label in WHO for i in range(entity.first, entity.last)}
    mended: dict[int, Token] = {}
    for token in analysis.tokens:
        if token.upos in ("VERB", "NOUN") and (noun := _doer(token, below)) is not None:
            mended[token.i] = structs.replace(token, upos="NOUN", lemma=noun)
        elif (verb := _verb_of_object(token, analysis.tokens, below)) is not None:
            mended[token.i] = structs.replace(token, head=verb.i, deprel="obj")
        elif token.upos == "VERB" and (tense := _tense(token)) is not None:
            mended[token.i] = structs.replace(token, feats={**token.feats, "Tense": tense})
        elif token.upos == "VERB" and (subject := _lost_subject(token, below, named)) is not None:
            passive = any(child.deprel == "aux:pass" for child in below[token.i])
            mended[subject.i] = structs.replace(
                subject,
                deprel="nsubj:pass" if passive else "nsubj",
                upos="PROPN" if subject.upos == "ADV" else subject.upos,
            )
    if not mended:
        return analysis
    tokens = tuple(mended.get(token.i, token) for token in analysis.tokens)
    return Analysis(tokens, analysis.sentences, analysis.entities)


def _doer(token: Token, below: dict[int, list[Token]]) -> str | None:
    """The lemma of a noun in -ant whose lemma was taken from the verb; None for every other word."""
    form = DOER.fullmatch(token.text.lower())
    if form is None or not INFINITIVE.search(token.lemma):
        return None
    led = any(child.upos == "DET" and child.i < token.i for child in below.get(token.i, ()))
    return form[1] if token.upos == "NOUN" or led else None


def _verb_of_object(token: Token, tokens: tuple[Token, ...], below: dict[int, list[Token]]) -> Token | None:
    """The verb whose object a noun is that hangs, without a preposition, on a phrase between the two; None elsewhere."""
    if token.deprel not in ("nmod", "appos") or token.upos not in ("NOUN", "PROPN"):
        return None
    children, phrase = below.get(token.i, []), tokens[token.head]
    opener = min([token.i, *(child.i for child in children)])
    if phrase.upos != "NOUN" or opener != phrase.i + 1 or tokens[opener].upos not in ("DET", "NUM"):
        return None
    led = any(child.deprel == "case" for child in children)
    verb = tokens[phrase.head]
    if led or verb.upos != "VERB" or verb.i > phrase.i or not any(c.deprel == "case" for c in below.get(phrase.i, ())):
        return None
    around = below.get(verb.i, [])
    if any(c.deprel == "aux:pass" for c in around):
        return None
    return None if any(c.deprel == "obj" and c.i != phrase.i for c in around) else verb


def _tense(verb: Token) -> str | None:
    """The tense of a verb that the ending of a future gives or rules out; None where the parser agrees."""
    told, form = verb.feats.get("Tense"), verb.text.lower()
    if told == "Fut" and not FUTURE.search(form):
        return "Pres"
    stem = verb.lemma.removesuffix("e")
    ending = form.removeprefix(stem)
    return (
        "Fut" if told == "Pres" and stem.endswith("r") and ending != form and FUTURE.fullmatch(f"r{ending}") else None
    )


def _lost_subject(verb: Token, below: dict[int, list[Token]], named: set[int]) -> Token | None:
    """The name before a finite verb without a subject that hangs on it as if it were a circumstance."""
    children = below.get(verb.i, [])
    if any(child.deprel.startswith(("nsubj", "csubj", "expl:subj")) for child in children):
        return None
    if not any(t.feats.get("VerbForm") == "Fin" for t in (verb, *(c for c in children if c.upos == "AUX"))):
        return None
    names = [
        child
        for child in children
        if child.i < verb.i
        and child.deprel in LOOSE
        and child.i in named
        and not any(led.deprel in ("case", "mark") for led in below.get(child.i, ()))
    ]
    return names[-1] if names else None
