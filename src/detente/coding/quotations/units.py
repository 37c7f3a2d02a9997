"""An article as units: sentences whose quotations are each one item, so that none is cut within a quotation."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from detente.coding.quotations.knowledge import Phrases, Reporting
from detente.coding.quotations.marks import Quoted
from detente.datelines import dateline_end
from detente.model import Document, Token

Item = Token | Quoted

FINAL = frozenset((".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "???"))
# After these a full stop is no end, though a capital follows (parsers of French and English keep theirs in one token).
ABBREVIATIONS = frozenset(
    [
        "ул",
        "им",
        "св",
        "проф",
        "акад",
        "см",
        "ст",
        "т",
        "gen",
        "sen",
        "rep",
        "gov",
        "dr",
        "mr",
        "mrs",
    ]
)
CLITICS = frozenset(("-il", "-elle", "-ils", "-elles", "-on"))  # inverted pronouns of French (a-t-elle déclaré)
FINITE = frozenset(("Fin",))


class View(Struct, dict=True):
    """A document with what the stage looks up all the time.

    low: the tokens' texts in lower case with straight apostrophes, which knowledge files use.
    """

    document: Document
    know: Reporting

    @cached_property
    def low(self) -> list[str]:
        """The texts described above, by token index."""
        return [token.text.lower().replace("’", "'") for token in self.document.tokens]

    @cached_property
    def promising(self) -> frozenset[int]:
        """The indexes of the tokens that a cue may hang on, so that all others are passed over at once."""
        verbs, triggers, low = self.know.verbs, self.know.triggers, self.low
        found = {t.i for t, text in zip(self.document.tokens, low, strict=True) if t.lemma in verbs or text in triggers}
        found.update(i + 1 for i, text in enumerate(low) if text in CLITICS)
        return frozenset(found)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return [token.start for token in self.document.tokens]

    def is_time(self, token: Token) -> bool:
        """Whether a word tells when: a noun or adverb of time, or the number before one (6 ноября)."""
        if self.low[token.i] in self.know.time or token.lemma in self.know.time:
            return True
        if token.upos != "NUM" or token.i + 1 >= len(self.low):
            return False
        following = self.document.tokens[token.i + 1]
        return self.low[following.i] in self.know.time or following.lemma in self.know.time

    def match(self, phrases: Phrases, at: int) -> int:
        """How many tokens from index `at` make one of the phrases; 0 where none does."""
        low = self.low
        for words in phrases.get(low[at], ()):
            if tuple(low[at : at + len(words)]) == words:
                return len(words)
        return 0

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in the code points `[start, end)`."""
        starts = self.starts
        return self.document.tokens[bisect_left(starts, start) : bisect_left(starts, end)]


class Unit(Struct):
    """One sentence outside quotations, its quotations as single items.

    items: tokens and quotations in text order.   paragraph: index of the paragraph it begins in.
    first: whether it is the first of its paragraph.   within: the quotation it stands in, if any.
    """

    items: list[Item]
    paragraph: int
    first: bool
    within: Quoted | None = None

    @property
    def quotes(self) -> list[Quoted]:
        """The quotations among its items."""
        return [item for item in self.items if isinstance(item, Quoted)]

    def bare(self) -> bool:
        """Whether it holds nothing but quotations and punctuation."""
        return all(isinstance(item, Quoted) or item.upos == "PUNCT" for item in self.items)


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return token.upos in ("VERB", "AUX") and token.feats.get("VerbForm", "Fin") in FINITE


def split_units(view: View, quotes: tuple[Quoted, ...]) -> Iterator[Unit]:
    """The units of an article, in text order; a unit begins with each paragraph and after each sentence end."""
    waiting = 0
    for number, (start, end) in enumerate(view.document.article.paragraphs):
        chosen = []
        while waiting < len(quotes) and quotes[waiting].start < end:
            if quotes[waiting].start >= start:
                chosen.append(quotes[waiting])
            waiting += 1
        start = dateline_end(view.document.text, start, end)
        if number and waiting and quotes[waiting - 1].end > start and not chosen:
            start = max(start, quotes[waiting - 1].end)  # the rest of a paragraph that a quotation runs into
        yield from units_in(view, start, end, chosen, number)


def units_in(
    view: View, start: int, end: int, quotes: list[Quoted], paragraph: int, within: Quoted | None = None
) -> Iterator[Unit]:
    """The units of one stretch of text. A quotation that runs past `end` belongs to the unit it begins in."""
    items = _items(view, start, end, quotes)
    current: list[Item] = []
    first = True
    for place, item in enumerate(items):
        current.append(item)
        if isinstance(item, Token) and item.text not in FINAL:
            continue
        following = items[place + 1] if place + 1 < len(items) else None
        if following is not None and _ends(view, items, place, item, following):
            yield Unit(current, paragraph, first, within)
            current, first = [], False
    if current:
        yield Unit(current, paragraph, first, within)


def _items(view: View, start: int, end: int, quotes: list[Quoted]) -> list[Item]:
    items: list[Item] = []
    for quote in quotes:
        if quote.start > start:
            items.extend(view.tokens_between(start, quote.start))
        items.append(quote)
        start = quote.end
    limit = end if not quotes or quotes[-1].end <= end else _paragraph_end(view, quotes[-1].end)
    items.extend(view.tokens_between(start, limit))
    return [item for item in items if not (isinstance(item, Token) and item.upos == "SPACE")]


def _paragraph_end(view: View, at: int) -> int:
    return next((end for start, end in view.document.article.paragraphs if start <= at <= end), at)


def _ends(view: View, items: list[Item], place: int, item: Item, following: Item) -> bool:
    """Whether a unit ends after `item`."""
    if isinstance(item, Quoted):
        last = view.document.text[item.inner[-1][0] : item.inner[-1][1]].rstrip()[-1:] if item.inner else ""
        if last not in FINAL:
            return False
        if isinstance(following, Quoted):
            return True
        return _capital(following) and (last == "." or not _reporting_follows(view, items, place + 1))
    if item.text not in FINAL:
        return False
    if isinstance(following, Quoted):
        return True
    if item.text == "." and place:
        before = items[place - 1]
        if isinstance(before, Token) and before.end == item.start and _abbreviation(before):
            return False
        if isinstance(before, Token) and _domain(before, item, following):
            return False
        if isinstance(before, Token) and before.text == "г" and not _follows_number(items, place - 1):
            return False  # г. Москва, not 2019 г.
    if following.text in FINAL or following.text in (")", "]", ",", ";"):
        return False
    return following.upos == "PUNCT" or _capital(following) or following.text[0].isdigit()


def _domain(before: Token, stop: Token, following: Token) -> bool:
    """Whether a full stop stands inside a site's name (ONLINE.UA)."""
    joined = before.end == stop.start and stop.end == following.start
    return joined and before.text.isascii() and following.text.isascii() and len(following.text) <= 4


def _follows_number(items: list[Item], place: int) -> bool:
    before = items[place - 1] if place else None
    return isinstance(before, Token) and before.text[-1].isdigit()


def _abbreviation(token: Token) -> bool:
    return (len(token.text) == 1 and token.text.isupper()) or token.text.lower() in ABBREVIATIONS


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _reporting_follows(view: View, items: list[Item], place: int) -> bool:
    """Whether “… ?” is followed by its speaker and a reporting verb (“Neither?” Graham asked)."""
    for item in items[place : place + 7]:
        if isinstance(item, Quoted) or item.upos in ("PUNCT", "SCONJ"):
            return False
        if "quote" in view.know.verbs.get(item.lemma, ()) and is_finite(item):
            return True
    return False
