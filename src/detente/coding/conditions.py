"""Under what conditions: the clauses that an undertaking is tied to (codebook, section 6), as worded in the text.

Found by the phrases that lead to them (`provided that`, « à condition que », `при условии, что`), listed in
`lexicon/<language>/commitments.yaml`; a condition ends with its clause.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model.commitment import CommitmentKind
from detente.text import Span

END = re.compile(r"[,;:.!?…»”\"\n]|\s[—–-]\s")


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The words (lemmas) of commitments.

    kinds, deeds: nouns that name a kind, verbs that do it.  returns, lands: to give back, and what makes that a withdrawal.
    bearing: verbs of doing what is agreed (`hold talks`).  admits: of letting it in (`allow aid`), which is access.
    links: nouns between (`a round of`).  pledges: verbs of binding oneself.  deals, vows: what treaties and pledges are called.
    reaffirmed, proposed, extended, ended: words of a state.
    conditions, prices: what leads to conditions and to what is given in return (`in exchange for`).
    """

    kinds: dict[CommitmentKind, frozenset[str]]
    deeds: dict[CommitmentKind, frozenset[str]]
    returns: frozenset[str]
    lands: frozenset[str]
    bearing: frozenset[str]
    admits: frozenset[str]
    pledges: frozenset[str]
    deals: frozenset[str]
    vows: frozenset[str]
    reaffirmed: frozenset[str]
    proposed: frozenset[str]
    extended: frozenset[str]
    ended: frozenset[str]
    links: frozenset[str]
    conditions: tuple[str, ...]
    prices: tuple[str, ...]


@cache
def commitment_words(language: str) -> Words:
    """What a language's words say of commitments."""
    return knowledge(language, "commitments", Words)


@cache
def _leads(language: str, prices: bool) -> re.Pattern[str]:
    words = commitment_words(language)
    phrases = sorted(words.conditions + (words.prices if prices else ()), key=len, reverse=True)
    written = "|".join(re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"\b(?:{written})(?:(?<=['’])|(?!\w))[,\s]*", re.IGNORECASE)


def conditions_in(text: str, language: str, start: int, end: int, *, prices: bool = True) -> Iterator[Span]:
    """The conditions told in `[start, end)` of a text, without the words that lead to them, in text order.

    prices: whether what is given in return counts as a condition.
    """
    at = start
    while (lead := _leads(language, prices).search(text, at, end)) is not None:
        stop = END.search(text, lead.end(), end)
        last = stop.start() if stop else end
        words = text[lead.end() : last].strip()
        if words:
            first = text.index(words, lead.end())
            yield Span.of(text, first, first + len(words))
        at = max(last, lead.end())
