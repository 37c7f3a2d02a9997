"""Who is mentioned where (codebook, section 4): the article's Cast."""

from functools import cached_property

from msgspec import Struct

from detente.model import Actor, Document, Participant, Token
from detente.text import Span


class ActorMention(Struct, frozen=True, kw_only=True):
    """One mention of an actor: its whole noun phrase, and the token that heads it.

    actor: whom it stands for on the article's date; None when nothing settles it.
    form: how it is mentioned: name, role, demonym, pronoun, description.
    """

    span: Span
    head: int
    actor: Actor | None
    form: str

    @property
    def participant(self) -> Participant:
        """The mention as records hold it."""
        return Participant.of(self.span, self.actor)


class Cast(Struct, frozen=True, dict=True):
    """All actors of an article, and where they stand in it, in text order."""

    document: Document
    mentions: tuple[ActorMention, ...]

    @cached_property
    def _by_head(self) -> dict[int, ActorMention]:
        return {mention.head: mention for mention in self.mentions}

    def at(self, token: Token) -> ActorMention | None:
        """The mention headed by this token, or whose name it is part of; None when it names no actor."""
        return self._by_head.get(token.i)

    def within(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """The mentions that lie wholly in the code points `[start, end)`, in text order."""
        return tuple(m for m in self.mentions if start <= m.span.start and m.span.end <= end)

    def noun_phrase(self, token: Token) -> Span:
        """The whole noun phrase headed by a token, without what only follows it (clauses after a comma)."""
        tokens = self.document.subtree(token)
        return self.document.span(tokens[0], tokens[-1])


def find_actors(document: Document) -> Cast:
    """The cast of an article."""
    return Cast(document, ())
