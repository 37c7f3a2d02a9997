"""Nouns that name nobody known and yet may be what a pronoun stands for: `a man`, `le texte`, `норма`."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from msgspec import Struct

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.knowledge import vocabulary
from detente.lexicon import knowledge
from detente.model import Document, Token

_BACK = 1  # sentences back in which they are looked for
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
Score = Callable[[Token, Token, bool], float]


class _People(Struct, frozen=True):
    nouns: frozenset[str]


@cache
def people(language: str) -> frozenset[str]:
    """Nouns for people and their groups (`<language>/people.yaml`)."""
    return knowledge(language, "people", _People).nouns


class Competitors:
    """The common nouns of one article outside all mentions, to be weighed against the mentions of actors."""

    def __init__(self, document: Document, taken: dict[int, ActorMention]) -> None:
        self.document = document
        self.persons = people(document.language)
        self.definite = vocabulary(document.language).definite
        self.nouns = [t for t in document.tokens if t.upos == "NOUN" and t.i not in taken and t.rel in _RELATIONS]
        self.places = [token.i for token in self.nouns]

    def best(self, pronoun: Token, gender: str, number: str, score: Score) -> float | None:
        """The score of the likeliest noun before a pronoun that agrees with it; None where there is none."""
        last = bisect_left(self.places, pronoun.i)
        found: float | None = None
        for token in reversed(self.nouns[:last]):
            if pronoun.sentence - token.sentence > _BACK:
                break
            person = token.lemma in self.persons
            if person and not self._new(token):
                continue
            if token.head == pronoun.head or not self._agrees(token, gender, number, person):
                continue
            weight = score(pronoun, token, person)
            found = weight if found is None else max(found, weight)
        return found

    def _new(self, noun: Token) -> bool:
        """Whether a noun brings in somebody unknown (`a man`): with an article that is known, it is someone named before."""
        if self.document.language == "ru":
            return noun.rel == "nsubj" and noun.feats.get("Number") == "Plur"
        determiners = {child.text.lower() for child in self.document.children(noun, "det")}
        return not determiners & self.definite

    def _agrees(self, noun: Token, gender: str, number: str, person: bool) -> bool:
        plural = noun.feats.get("Number") == "Plur"
        if number != "any" and plural != (number == "p"):
            return False
        if self.document.language == "en":
            return number == "p" or person == (gender in ("m", "f"))
        known = noun.feats.get("Gender")
        return gender not in _GENDERS or known in (None, _GENDERS[gender])


_RELATIONS = frozenset(("nsubj", "obj", "obl", "root", "iobj", "conj"))
