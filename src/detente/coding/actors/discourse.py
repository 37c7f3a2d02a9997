"""Whose bare bodies and roles are (`the army`, `les manifestants`, `суд`) where the article at large does not say:
of the country their own phrase, their sentence, or the nearest one before names alone."""

from collections import Counter
from functools import cached_property

from msgspec import Struct, structs

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.identify import Owner, body_of, role_actor
from detente.coding.actors.knowledge import countries, is_body, roles
from detente.coding.actors.scene import ARMED, Scene, country_of_town
from detente.model import Actor, Token

_BACK = 3  # sentences back in which a country is looked for
_TIMES = 2  # how much oftener the article must name one of two countries of a sentence
_NO_STATE = frozenset(("REB", "PRM", "IMG", "UAF"))  # sectors of those who tell nothing of whose government it is


class Discourse(Struct, dict=True):
    """One article, sentence by sentence: which countries each names."""

    scene: Scene
    mentions: list[ActorMention]

    def settled(self, mention: ActorMention) -> ActorMention:
        """A bare mention of no country as that of the nearest country; as it is where that is not plain."""
        actor = mention.actor
        if not mention.bare or actor is None or actor.country is not None or mention.key not in self._local:
            return mention
        head = self.scene.document.tokens[mention.head]
        if self._foreign(mention, head):
            return mention
        code = self._within(mention, head) or self._nearest(mention, head)
        return mention if code is None else structs.replace(mention, actor=_of(mention, actor, code, self.scene.day))

    @cached_property
    def _local(self) -> frozenset[str]:
        """Keys of those who are as a rule of the country that is spoken of."""
        return roles().local

    def _foreign(self, mention: ActorMention, head: Token) -> bool:
        """Whether the words say that they are of elsewhere (`des soldats étrangers`)."""
        tokens = self.scene.document.tokens_in(mention.span.start, mention.span.end)
        near = (*tokens, *self.scene.document.children(head, "amod"))
        return any(token.lemma.lower() in self.scene.words.foreign for token in near)

    def _within(self, mention: ActorMention, head: Token) -> str | None:
        """The country of what their own phrase says of where they are (`les rebelles du Nord-Kivu`, `lawmakers in X`)."""
        for child in self.scene.document.children(head, "nmod"):
            if child.i not in mention.tokens:
                found = self._at(child.i)
                if found is not None:
                    return found
        return None

    def _nearest(self, mention: ActorMention, head: Token) -> str | None:
        """The one country of the nearest sentence that names any; of two that which the article names far oftener."""
        first = max(0, head.sentence - _BACK)
        for sentence in range(head.sentence, first - 1, -1):
            told = Counter(self._of_sentence(sentence, mention.key))
            if told:
                home = self.scene.home
                ranked = sorted(told, key=lambda code: -home.get(code, 0))
                plain = len(ranked) == 1 or home.get(ranked[0], 0) >= _TIMES * home.get(ranked[1], 0) > 0
                return ranked[0] if plain else self._subject(sentence, head, told)
        return None

    def _subject(self, sentence: int, head: Token, told: Counter[str]) -> str | None:
        """The country of the last subject before in its own sentence, for one of several (`X signed what the parliament
        had passed`)."""
        tokens = self.scene.document.tokens
        if sentence != head.sentence:
            return None
        for mention in reversed(self._sentences.get(sentence, [])):
            subject, actor = tokens[mention.head], mention.actor
            if subject.i < head.i and subject.rel == "nsubj" and actor is not None and actor.country in told:
                return actor.country
        return None

    def _of_sentence(self, sentence: int, key: str) -> list[str]:
        found = list(self._named.get(sentence, {}).items())
        codes = [code for code, groups in found if not (groups and is_government(key))]
        codes = codes or self._towns(sentence)
        return [code for code in codes if code not in roles().armyless] if key in ARMED else codes

    @cached_property
    def _sentences(self) -> dict[int, list[ActorMention]]:
        """For each sentence the mentions that tell a country: no bare ones, no media, no datelines."""
        found: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            actor = mention.actor
            told = actor is not None and actor.country in countries() and actor.sector != "JRN"
            if told and not mention.bare and self.scene.datelines.isdisjoint(mention.tokens):
                found.setdefault(self.scene.document.tokens[mention.head].sentence, []).append(mention)
        return found

    @cached_property
    def _named(self) -> dict[int, dict[str, bool]]:
        """For each sentence the countries it names, and whether by armed groups alone."""
        found: dict[int, dict[str, bool]] = {}
        for sentence, mentions in self._sentences.items():
            codes = found.setdefault(sentence, {})
            for actor in (mention.actor for mention in mentions):
                if actor is not None and actor.country is not None:
                    codes[actor.country] = codes.get(actor.country, True) and actor.sector in _NO_STATE
        return found

    def _towns(self, sentence: int) -> list[str]:
        """The countries of the towns that a sentence names."""
        first, last = self.scene.document.sentences[sentence]
        entities = (e for e in self.scene.document.entities if e.label == "LOC" and first <= e.first < last)
        found = (country_of_town(self.scene, e.first, e.last) for e in entities)
        return list(dict.fromkeys(country.code for country in found if country is not None))

    def _at(self, token: int) -> str | None:
        """The country of the mention or town that a token stands in."""
        for mention in self._by_token.get(token, ()):
            if mention.actor is not None and mention.actor.country in countries():
                return mention.actor.country
        entity = next((e for e in self.scene.document.entities if e.first <= token < e.last), None)
        if entity is None or entity.label != "LOC":
            return None
        country = country_of_town(self.scene, entity.first, entity.last)
        return country.code if country is not None else None

    @cached_property
    def _by_token(self) -> dict[int, list[ActorMention]]:
        found: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            for token in mention.tokens:
                found.setdefault(token, []).append(mention)
        return found


def is_government(key: str) -> bool:
    """Whether a body or role is a state's: an armed group named in the sentence says nothing of whose it is."""
    known = roles()
    row = known.bodies.get(key) or known.roles.get(key)
    return row is None or row.sector in ("GOV", "LEG", "JUD", "MIL", "COP", "SPY")


def _of(mention: ActorMention, actor: Actor, code: str, day: str | None) -> Actor:
    owner = Owner(country=countries()[code])
    if is_body(mention.key):
        return body_of(mention.key, owner) or actor
    return role_actor(mention.key, owner, None if mention.plural else day, former=actor.sector == "ELI")
