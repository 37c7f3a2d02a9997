"""What a text is about: sport, culture, markets have no event; of a conflict every victim counts (rules 6 and border cases)."""

from functools import cache

from detente.lexicon import knowledge
from detente.model import Document

SENTENCE = 2  # words of a domain that make a sentence belong to it
SHARE = 0.012  # share of a domain's words that makes a whole article belong to it
SPREAD = 0.26  # share of the sentences that they must stand in
ARTICLE = 4  # and their least number
CONFLICT = "conflict"  # the domain whose texts are the business of this record
TROUBLED = 0.005  # share of words of conflict that makes a text tell one
SHORT = 100  # words of a text in which one word of conflict is enough


@cache
def _domains(language: str) -> dict[str, str]:
    words = knowledge(language, "domains", dict[str, frozenset[str]])
    return {lemma: domain for domain, lemmas in words.items() for lemma in lemmas}


def apolitical(document: Document) -> dict[int, str]:
    """Sentences about sport, culture or markets, by index, each with what it is about; all of an article that tells more
    of one of them than of conflict."""
    lemmas = _domains(document.language)
    counts: dict[int, dict[str, int]] = {}
    totals: dict[str, int] = {}
    for token in document.tokens:
        domain = lemmas.get(token.lemma)
        if domain is not None and domain != CONFLICT and token.upos != "PROPN":
            row = counts.setdefault(token.sentence, {})
            row[domain] = row.get(domain, 0) + 1
            totals[domain] = totals.get(domain, 0) + 1
    conflict = sum(lemmas.get(token.lemma) == CONFLICT for token in document.tokens)
    for domain, total in totals.items():
        told = sum(domain in row for row in counts.values())
        if told < SPREAD * len(document.sentences):
            continue
        if total > conflict and total >= ARTICLE and total >= SHARE * len(document.tokens):
            return dict.fromkeys(range(len(document.sentences)), domain)
    return {sentence: domain for sentence, row in counts.items() for domain, count in row.items() if count >= SENTENCE}


def contentious(document: Document) -> bool:
    """Whether a text tells of war, terror, unrest or repression, so that acts among unnamed people belong to it."""
    lemmas = _domains(document.language)
    found = [token.lemma for token in document.tokens if lemmas.get(token.lemma) == CONFLICT]
    if len(document.tokens) <= SHORT:
        return bool(found)
    return len(set(found)) > 1 and len(found) >= TROUBLED * len(document.tokens)
