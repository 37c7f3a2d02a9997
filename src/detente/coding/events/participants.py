"""Tokens in a role → participants: whom the noun phrase names, coordination expanded, pronouns resolved."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from detente.coding.actors import ActorMention, Cast
from detente.coding.events.syntax import Syntax
from detente.model import Actor, Participant, Token

POLITICAL_SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "ELI", "OPP", "PRE", "IGO", "IMG"}
)
POLITICAL_KINDS = frozenset({"state", "body", "group", "party"})


def political(actor: Actor | None) -> bool:
    """Whether an actor can make an act political: a state, its bodies and officials, an armed group, a party."""
    return actor is not None and (actor.kind in POLITICAL_KINDS or actor.sector in POLITICAL_SECTORS)


class Roles(Struct, frozen=True):
    """Participants of one document's predicates."""

    cast: Cast
    syntax: Syntax

    def of_slots(self, predicate: Token, slots: Iterable[str]) -> tuple[Participant, ...]:
        """The participants in the first of the slots that names any."""
        for slot in slots:
            found = self.of_tokens(self.syntax.fill(predicate, slot), adjectival=slot in ("demonym", "possessive"))
            if found:
                return found
        return ()

    def of_tokens(self, tokens: Iterable[Token], *, adjectival: bool = False) -> tuple[Participant, ...]:
        """The participants that noun phrases name, each once, in text order."""
        found: dict[tuple[int, int, str | None], Participant] = {}
        for token in tokens:
            for participant in self._of_token(token, adjectival):
                key = participant.actor.id if participant.actor else None
                found.setdefault((participant.start, participant.end, key), participant)
        return distinct(found.values())

    def unresolved(self, predicate: Token, slots: Iterable[str]) -> tuple[Participant, ...]:
        """The noun phrases in the first filled slot, without an identity: victims, sources."""
        for slot in slots:
            if slot in ("demonym", "possessive"):
                continue
            tokens = [token for token in self.syntax.fill(predicate, slot) if token.upos in ("NOUN", "PROPN")]
            if tokens:
                return tuple(Participant.of(self.cast.noun_phrase(token), None) for token in tokens)
        return ()

    def _of_token(self, token: Token, adjectival: bool) -> Iterator[Participant]:
        document = self.syntax.document
        for part in document.conjuncts(token):
            mentions = self._mentions(part)
            if mentions:
                yield from (mention.participant for mention in mentions)
            elif not adjectival:
                yield from self._inside(part, 2)

    def _mentions(self, token: Token) -> tuple[ActorMention, ...]:
        found = tuple(mention for mention in self.cast.all_at(token) if mention.actor is not None)
        if found or token.upos not in ("PRON", "DET", "NOUN"):
            return found
        return tuple(mention for mention in self.cast.resolve(token) if mention.actor is not None)

    def _inside(self, token: Token, depth: int) -> Iterator[Participant]:
        """Whom a noun phrase without an actor of its own belongs to: `la décision du Sénat`, `Russian planes`."""
        if depth == 0 or token.upos not in ("NOUN", "PROPN"):
            return
        for slot in ("demonym", "possessive", "genitive"):
            tokens = self.syntax.fill(token, slot)
            found = [p for t in tokens for m in self._mentions(t) for p in (m.participant,)]
            if found:
                yield from found
                return
        for inner in self.syntax.fill(token, "genitive"):
            yield from self._inside(inner, depth - 1)


def distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """The participants without repetitions of an actor or of a span."""
    actors: set[str] = set()
    spans: set[tuple[int, int]] = set()
    kept = []
    for participant in sorted(participants, key=lambda p: (p.start, p.end)):
        key = participant.actor.id if participant.actor else None
        if key in actors or (key is None and (participant.start, participant.end) in spans):
            continue
        if key:
            actors.add(key)
        spans.add((participant.start, participant.end))
        kept.append(participant)
    return tuple(kept)


def same_actor(first: Participant, second: Participant) -> bool:
    """Whether two participants are the same actor, or the same state's government under two names."""
    if first.actor is None or second.actor is None:
        return first.span == second.span
    return first.actor.id == second.actor.id
