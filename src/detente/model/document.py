"""One view of an analysed article, whichever library made it: tokens, Universal Dependencies, entities."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from msgspec import Struct, field

from detente.model.article import Article
from detente.text import Span


class Token(Struct, frozen=True, gc=False):
    """One token of a document.

    i: its index in `Document.tokens`.   start, end: code points of the article's text.
    lemma: lower-cased dictionary form.  upos: Universal POS tag (NOUN, PROPN, VERB, AUX, PRON, ADP …).
    head: index of the governing token; a sentence's root governs itself.
    deprel: UD relation, subtypes kept (`nsubj:pass`, `obl`, `flat:name`); `root` for a root.
    feats: UD morphological features (`{"Tense": "Past", "Number": "Sing"}`).
    sentence: index in `Document.sentences`.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    sentence: int
    feats: dict[str, str]

    @property
    def rel(self) -> str:
        """The relation without its subtype: `nsubj` for `nsubj:pass`."""
        return _plain(self.deprel)


@cache
def _plain(deprel: str) -> str:
    return deprel.partition(":")[0]


class Entity(Struct, frozen=True, gc=False):
    """A named entity: tokens `[first, last)` and its label, one of PER, LOC, ORG, MISC."""

    first: int
    last: int
    label: str


class Document(Struct, frozen=True, dict=True):
    """An article with its linguistic analysis.

    sentences: `(first, last)` token indexes, half-open, in order; none crosses a paragraph.
    """

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...] = field(default=())

    @property
    def text(self) -> str:
        """The article's text, which all offsets count."""
        return self.article.text

    @property
    def language(self) -> str:
        """The article's language, ISO 639-1."""
        return self.article.language

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return tuple(tuple(row) for row in children)

    @cached_property
    def _asked(self) -> dict[tuple[int, tuple[str, ...]], tuple[Token, ...]]:
        """The answers of `children`, which is asked the same again and again."""
        return {}

    def head(self, token: Token) -> Token | None:
        """The token that governs this one; None for a root."""
        return None if token.head == token.i else self.tokens[token.head]

    def children(self, token: Token, *rels: str) -> tuple[Token, ...]:
        """The tokens this one governs, in text order; with `rels`, only those so related.

        A rel without a colon matches its subtypes too (`nsubj` matches `nsubj:pass`).
        """
        rows = self._children[token.i]
        if not rels or not rows:
            return rows
        found = self._asked.get((token.i, rels))
        if found is None:
            found = tuple(child for child in rows if child.deprel in rels or _plain(child.deprel) in rels)
            self._asked[token.i, rels] = found
        return found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, nearest first, up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all it governs, directly or not, in text order."""
        found: list[int] = []
        stack = [token.i]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(child.i for child in self._children[i])
        return tuple(self.tokens[i] for i in sorted(found))

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """The token and those coordinated below it (`A, B et C` → A, B, C), in text order."""
        found = [token]
        for child in self.children(token, "conj"):
            found.extend(self.conjuncts(child))
        return tuple(sorted(found, key=lambda each: each.i))

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """All tokens of the sentence with that index."""
        first, last = self.sentences[sentence]
        return self.tokens[first:last]

    def sentence_span(self, sentence: int) -> Span:
        """The text of the sentence with that index."""
        first, last = self.sentences[sentence]
        return self.span(self.tokens[first], self.tokens[last - 1])

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The text from the start of `first` to the end of `last` (by default of `first` itself)."""
        return Span.of(self.text, first.start, (last or first).end)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap the code points `[start, end)`."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return self.tokens[first:last]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]
