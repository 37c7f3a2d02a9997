"""The article's Cast: every mention of an actor, found by token, by span, and by what a pronoun stands for."""

from functools import cached_property

from msgspec import Struct

from detente.model import Actor, Document, Participant, Token
from detente.text import Span


class ActorMention(Struct, frozen=True, kw_only=True):
    """One mention of an actor: its whole noun phrase, and the token that heads it.

    span: the noun phrase, apposition and name included. Several actors that share one head (the leaders of
        Armenia and Azerbaijan) are several mentions with that head, each with the words that tell it apart.
    head: index of the token that governs the rest of the span.
    actor: whom it stands for on the article's date; None when nothing settles it.
    form: how it is mentioned: name, role, demonym, description, or place: a country or capital after a locative
        preposition (« à Washington »), which is an actor only where it is visited, invaded or left.
    tokens: indexes of the tokens that are the mention itself (role words, names, demonyms).
    person, plural, feminine: for what pronouns agree with; feminine None when unknown.
    key: the role or body of `common/roles.yaml` it is called by; empty for a bare name.
    bare: whether the words name no country or organisation (le ministre).
    """

    span: Span
    head: int
    actor: Actor | None
    form: str
    tokens: tuple[int, ...] = ()
    person: bool = False
    plural: bool = False
    feminine: bool | None = None
    key: str = ""
    bare: bool = False

    @property
    def participant(self) -> Participant:
        """The mention as records hold it."""
        return Participant.of(self.span, self.actor)


class Cast(Struct, frozen=True, dict=True):
    """All actors of an article, and where they stand in it, in text order.

    antecedents: for the index of a pronoun or of a bare description, the mentions it stands for.
    """

    document: Document
    mentions: tuple[ActorMention, ...]
    antecedents: dict[int, tuple[ActorMention, ...]] = {}

    @cached_property
    def _by_token(self) -> dict[int, tuple[ActorMention, ...]]:
        found: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            for i in dict.fromkeys((mention.head, *mention.tokens)):
                found.setdefault(i, []).append(mention)
        return {
            i: tuple(sorted(rows, key=lambda m: (m.head != i and m.plural, m.span.start))) for i, rows in found.items()
        }

    def at(self, token: Token) -> ActorMention | None:
        """The mention headed by this token, or whose words it is one of; None when it names no actor."""
        rows = self._by_token.get(token.i)
        return rows[0] if rows else None

    def all_at(self, token: Token) -> tuple[ActorMention, ...]:
        """All actors this token stands for: several where a head is shared; empty when it names none."""
        return self._by_token.get(token.i, ())

    def resolve(self, token: Token) -> tuple[ActorMention, ...]:
        """Whom a pronoun, a relative or a bare description stands for, as the earlier mentions of them.

        Empty when it is not plain. For a token that itself names an actor: its own mentions.
        """
        return self.antecedents.get(token.i) or self.all_at(token)

    def within(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """The mentions that lie wholly in the code points `[start, end)`, in text order."""
        return tuple(m for m in self.mentions if start <= m.span.start and m.span.end <= end)

    def noun_phrase(self, token: Token) -> Span:
        """The whole noun phrase headed by a token, without what only follows it (clauses after a comma)."""
        mention = self.at(token)
        last, first = token.i, token.i
        for each in self._phrase(token):
            first, last = min(first, each.i), max(last, each.i)
        span = self.document.span(self.document.tokens[first], self.document.tokens[last])
        if mention is not None and mention.head == token.i:
            start, end = min(span.start, mention.span.start), max(span.end, mention.span.end)
            return Span.of(self.document.text, start, end)
        return span

    def _phrase(self, token: Token) -> list[Token]:
        """The subtree of a noun without relative clauses, conjuncts, parentheses and outer punctuation."""
        found, stack = [], [token]
        while stack:
            each = stack.pop()
            found.append(each)
            for child in self.document.children(each):
                if child.rel in _OUTSIDE or (each is token and child.deprel in ("case", "cop", "mark", "cc")):
                    continue
                stack.append(child)
        return found


_OUTSIDE = frozenset({"acl", "conj", "punct", "parataxis", "advcl", "cc", "ccomp", "advmod", "nsubj"})
