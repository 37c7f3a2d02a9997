"""Whose bare bodies and roles are (`the army`, `les manifestants`, `суд`) where the article at large does not say:
of the country their own phrase, their sentence, or the nearest one before names alone."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct, structs

from detente.coding import atlas  # not its names: it reads this package too
from detente.coding.actors.carriers import leaning
from detente.coding.actors.cast import ActorMention
from detente.coding.actors.gazetteer import find_hits
from detente.coding.actors.identify import Owner, body_of, role_actor
from detente.coding.actors.knowledge import countries, is_body, roles
from detente.coding.actors.lookalikes import meets_elsewhere, of_a_treaty
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
        """A bare mention as of the country in its own phrase, or where the article tells none of the nearest country;
        as it is where that is not plain."""
        actor = mention.actor
        if not mention.bare or actor is None or actor.kind == "organisation" or mention.key not in roles().local:
            return mention
        head = self.scene.document.tokens[mention.head]
        if self._foreign(mention, head):
            return mention
        code = self._within(mention, head) or (self._nearest(mention, head) if actor.country is None else None)
        return mention if code is None else structs.replace(mention, actor=_of(mention, actor, code, self.scene.day))

    def _foreign(self, mention: ActorMention, head: Token) -> bool:
        """Whether the words say that they are of elsewhere (`des soldats étrangers`)."""
        tokens = self.scene.document.tokens_in(mention.span.start, mention.span.end)
        near = (*tokens, *self.scene.document.children(head, "amod"))
        return any(token.lemma.lower() in self.scene.words.foreign for token in near)

    def _within(self, mention: ActorMention, head: Token) -> str | None:
        """The country of what their own phrase says of where they are (`les rebelles du Nord-Kivu`, `lawmakers in X`)."""
        document, words = self.scene.document, self.scene.words
        after = document.tokens[mention.tokens[-1] + 1 :][:3] if mention.tokens else ()
        if after and after[0].text.lower() in words.locative and (found := self._places(after[1:])) is not None:
            return found
        for child in document.children(head, "nmod"):
            if child.i not in mention.tokens:
                near = (child, *document.children(child, "amod", "compound", "appos", "flat"))
                found = self._places(near)
                if found is not None:
                    return found
        return None

    def _places(self, tokens: Iterable[Token]) -> str | None:
        return next(filter(None, (self._at(token.i) for token in tokens)), None)

    def _nearest(self, mention: ActorMention, head: Token) -> str | None:
        """The one country of the nearest sentence that names any; of two that which the article names far oftener."""
        first = max(0, head.sentence - _BACK)
        for sentence in range(head.sentence, first - 1, -1):
            told = Counter(self._of_sentence(sentence, mention.key))
            for code in self._towards(head) if sentence == head.sentence else ():
                told.pop(code, None)
            if told:
                home = self.scene.home
                ranked = sorted(told, key=lambda code: -home.get(code, 0))
                plain = len(ranked) == 1 or home.get(ranked[0], 0) >= _TIMES * home.get(ranked[1], 0) > 0
                return ranked[0] if plain else self._subject(sentence, head, told)
        return None

    def _towards(self, head: Token) -> set[str]:
        """The states that a subject does something to, or speaks of: they are hardly its own (`the army accused X`)."""
        document = self.scene.document
        if head.rel != "nsubj":
            return set()
        found = set()
        for mention in self._sentences.get(head.sentence, ()):
            token, actor = document.tokens[mention.head], mention.actor
            if actor is None or actor.country is None or actor.kind != "state" or mention.form != "name":
                continue
            above = {each.i for each in document.ancestors(token)}
            if token.i > head.i and head.head in above and head.i not in above:
                found.add(actor.country)
        return found

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
            if told and not mention.bare and not self._passing(mention):
                found.setdefault(self.scene.document.tokens[mention.head].sentence, []).append(mention)
        return found

    def _passing(self, mention: ActorMention) -> bool:
        """Whether a place is only the reporter's, or that of a treaty or meeting, or a people one is for or against."""
        scene, first = self.scene, mention.tokens[0] if mention.tokens else mention.head
        if leaning(scene.document, mention.span.start):
            return True
        hit = scene.at.get(first)
        if first in scene.datelines or hit is None:
            return first in scene.datelines
        return of_a_treaty(scene.document, hit, scene.words) or meets_elsewhere(scene.document, hit, scene.words)

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
        """The countries of the regions, else of the towns that a sentence names."""
        first, last = self.scene.document.sentences[sentence]
        regions = dict.fromkeys(code for i, code in self._regions.items() if first <= i < last)
        if regions:
            return list(regions)
        entities = (e for e in self.scene.document.entities if e.label == "LOC" and first <= e.first < last)
        found = (country_of_town(self.scene, e.first, e.last) for e in entities)
        return list(dict.fromkeys(country.code for country in found if country is not None))

    @cached_property
    def _regions(self) -> dict[int, str]:
        """The countries of the regions and places of conflict that the article names, by token."""
        document, rows = self.scene.document, atlas.rows()
        hits = find_hits(document, atlas.names(document.language))
        lands = ((hit, rows[int(hit.entry.key)].country) for hit in hits)
        named = {i for e in document.entities if e.label == "LOC" for i in range(e.first, e.last)}
        return {
            i: land
            for hit, land in lands
            if land in countries() and (land in self.scene.home or hit.first in named)
            for i in range(hit.first, hit.last)
        }

    def _at(self, token: int) -> str | None:
        """The country of the mention or town that a token stands in."""
        for mention in self._by_token.get(token, ()):
            if mention.actor is not None and not mention.bare:
                return mention.actor.country if mention.actor.country in countries() else None
        if token in self._regions:
            return self._regions[token]
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
