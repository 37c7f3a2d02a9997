"""One article while its cast is found, and what is asked of it on the way."""

from functools import cached_property

from msgspec import Struct, field

from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.identify import Owner, new_person, owner_of, person_actor
from detente.coding.actors.knowledge import Body, Country, Vocabulary, countries, roles
from detente.coding.actors.names import fold
from detente.coding.actors.persons import Name, written_name
from detente.coding.actors.units import Unit, role_key
from detente.model import Actor, Document
from detente.text import Span


class Scene(Struct, dict=True):
    """What is known of one article while its cast is found.

    day: the publication day, None when unknown.  home: how often each country is named.
    actors: the actor of each person by first token of the fullest mention.
    """

    document: Document
    words: Vocabulary
    hits: list[Hit]
    names: list[Name]
    day: str | None
    home: dict[str, int]
    actors: dict[int, Actor] = field(default_factory=dict)
    attached: dict[int, list[Name]] = field(default_factory=dict)

    @cached_property
    def at(self) -> dict[int, Hit]:
        """The hits by first token."""
        return {hit.first: hit for hit in self.hits}

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of the language, folded, without their full stop."""
        return frozenset(fold(title.rstrip(".")) for title in self.words.titles)

    @cached_property
    def parties(self) -> dict[int, int]:
        """First token and end of the organisations and adjectives that may stand between a role and a name."""
        return {hit.first: hit.last for hit in self.hits if hit.entry.kind in ("organisation", "adjective")}

    @cached_property
    def covered(self) -> frozenset[int]:
        """The tokens of all hits."""
        return frozenset(i for hit in self.hits for i in range(hit.first, hit.last))

    @cached_property
    def until(self) -> dict[int, Hit]:
        """The hits by the token after them."""
        return {hit.last: hit for hit in self.hits}


def person_of(scene: Scene, name: Name) -> Actor:
    """The actor of a named person, settled at the first call."""
    root = name.root
    actor = scene.actors.get(root.first)
    if actor is None:
        if root.person is not None:
            actor = person_actor(root.person, scene.day, None, home=scene.home)
        else:
            actor = new_person(written_name(root, scene.document), None)
        scene.actors[root.first] = actor
    return actor


def owners_of(scene: Scene, unit: Unit) -> list[Owner]:
    """Whom a unit belongs to; without a word of it the country the article is about, where that may be said."""
    owners = [owner_of(carrier, scene.home) for carrier in unit.carriers]
    known = roles().bodies.get(unit.key, _ALONE)
    if not owners and unit.kind == "body":
        ruler = ruler_of(scene, unit)
        if ruler is not None:
            return [Owner(country=ruler)]
    if not owners and unit.kind == "body" and (known.needs_country or known.state):
        return [Owner()]
    if not owners and unit.key == "media" and not unit.plural:
        return [Owner()]  # a newspaper may be of any country, the media are the country's
    if not owners and unit.key in ("monarch", "candidate", "source", "journalist", "analyst", "scholar"):
        return [Owner()]  # an emperor, an expert: nothing says that they are of the country the article is about
    if not owners and any(
        i not in scene.covered and scene.document.tokens[i].lemma.lower() in scene.words.foreign
        for i in range(*unit.around)
    ):
        return [Owner()]
    return owners or [Owner(country=home_of(scene))]


_ALONE = Body(None)


def means_nothing(unit: Unit) -> bool:
    """Whether a word says nothing of an actor without a country: `partie`, `position`; `les parties` does."""
    body = roles().bodies.get(unit.key, _ALONE)
    return (body.state or body.needs_country) and not (unit.key == "side" and unit.plural)


def ruler_of(scene: Scene, unit: Unit) -> Country | None:
    """The country of the person a body belongs to (le régime de X), where the office table knows them."""
    for name in scene.names:
        if unit.last < name.first <= unit.last + 2 and scene.document.tokens[unit.last].text.lower() in scene.words.of:
            unit.ruler = name.last
            return countries().get(person_of(scene, name).country or "")
    return None


def home_of(scene: Scene) -> Country | None:
    """The country an article is about, where it plainly is about one: the only one, or named twice as often as any."""
    ranked = sorted(scene.home.items(), key=lambda row: -row[1])
    if len(ranked) == 1:
        return countries()[ranked[0][0]]
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return countries()[ranked[0][0]]


def inner_key(unit: Unit, owner: Owner) -> str | None:
    """The key of the body or role a unit belongs to (`ministry` in `porte-parole du ministère`), if any."""
    if unit.inner is not None:
        return role_key(unit.inner, None)
    return owner.organisation.id if owner.organisation is not None else None


def span_of(scene: Scene, first: int, last: int) -> Span:
    """The words of tokens `[first, last)`."""
    tokens = scene.document.tokens
    return scene.document.span(tokens[first], tokens[last - 1])


def head_of(scene: Scene, first: int, last: int, preferred: int) -> int:
    """The token of `[first, last)` that something outside governs, the preferred one where it does."""
    tokens = scene.document.tokens
    order: list[int] = [preferred, *range(first, last)]
    for i in order:
        head = tokens[i].head
        if (head == i or not first <= head < last) and tokens[i].upos not in ("PUNCT", "DET", "ADP"):
            return i
    return preferred
