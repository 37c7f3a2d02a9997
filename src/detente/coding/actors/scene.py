"""One article while its cast is found, and what is asked of it on the way."""

from collections import Counter
from functools import cached_property

from msgspec import Struct, field

from detente.coding import gazetteer  # not its names: it reads this package too
from detente.coding.actors.carriers import Carrier, Unit
from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.identify import Owner, new_person, owner_of, person_actor
from detente.coding.actors.keys import role_key
from detente.coding.actors.knowledge import Body, Country, Vocabulary, countries, organisations, roles
from detente.coding.actors.names import fold
from detente.coding.actors.offices import offices
from detente.coding.actors.persons import Name, written_name
from detente.model import Actor, Document
from detente.text import Span


class Scene(Struct, dict=True):
    """What is known of one article while its cast is found.

    day: the publication day, None when unknown.  home: how often each country is named.
    actors: the actor of each person by first token of the fullest mention.
    attached, appointed: by a role's first token, the names beside it, and who is made it (`X was named minister`).
    rebels: how often armed groups of each country are named.
    datelines: the first tokens of the places where the reporter sits (`KYIV, May 3 –`).
    """

    document: Document
    words: Vocabulary
    hits: list[Hit]
    names: list[Name]
    day: str | None
    home: dict[str, int]
    actors: dict[int, Actor] = field(default_factory=dict)
    attached: dict[int, list[Name]] = field(default_factory=dict)
    appointed: dict[int, Name] = field(default_factory=dict)
    datelines: set[int] = field(default_factory=set)
    rebels: dict[str, int] = field(default_factory=dict)

    @property
    def states(self) -> dict[str, int]:
        """How often each country is named, armed groups left out: they are none of its government or courts."""
        told = {code: count - self.rebels.get(code, 0) for code, count in self.home.items()}
        return {code: count for code, count in told.items() if count > 0}

    @cached_property
    def at(self) -> dict[int, Hit]:
        """The hits by first token."""
        return {hit.first: hit for hit in self.hits}

    @cached_property
    def name_at(self) -> dict[int, Name]:
        """The names by first token."""
        return {name.first: name for name in self.names}

    @cached_property
    def name_until(self) -> dict[int, Name]:
        """The names by the token after them."""
        return {name.last: name for name in self.names}

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


def count_persons(scene: Scene) -> None:
    """Adds to the countries an article speaks of those that the persons named in it hold office in."""
    for person in {name.root.person for name in scene.names if name.root.person is not None}:
        held = [row.country for row in offices().titles(person, scene.day) if row.country in countries()]
        if held:
            scene.home[held[0]] = scene.home.get(held[0], 0) + 1


def person_of(scene: Scene, name: Name) -> Actor:
    """The actor of a named person, settled at the first call."""
    root = name.root
    actor = scene.actors.get(root.first)
    if actor is None:
        if root.person is not None:
            actor = person_actor(root.person, scene.day, None, home=scene.home)
        else:
            actor = new_person(name_of(scene, root), None)
        scene.actors[root.first] = actor
    return actor


_OBLIQUE = "иыуею"  # last letters that names seldom have in the nominative


def name_of(scene: Scene, root: Name) -> str:
    """The name of somebody no table knows, from the mention of all his words that stands in the nominative, if any does."""
    if scene.document.language != "ru":
        return written_name(root, scene.document)
    tokens = scene.document.tokens
    whole = [name for name in scene.names if name.root is root and len(name.words) == len(root.words)]
    named = [n for n in whole if tokens[n.first].feats.get("Case") == "Nom" and all(len(word) > 1 for word in n.words)]
    told = Counter(tokens[name.first].text for name in named)
    # of forms that the parser all takes for the nominative the commonest, and of these none that looks like another case
    named.sort(key=lambda name: (-told[tokens[name.first].text], tokens[name.first].text[-1] in _OBLIQUE, name.first))
    return written_name(named[0] if named else root, scene.document)


def owners_of(scene: Scene, unit: Unit) -> list[Owner]:
    """Whom a unit belongs to; without a word of it the country the article is about, where that may be said."""
    owners = [_seated(carrier, unit) or owner_of(carrier, scene.home) for carrier in unit.carriers]
    return owners or [_unsaid_owner(scene, unit)]


def _realms() -> frozenset[str]:
    """The countries that have a monarch."""
    kinds = ("kingdom", "emirate", "sultanate", "principality")
    return frozenset(code for kind in kinds for code in roles().realms[kind])


def _seated(carrier: Carrier, unit: Unit) -> Owner | None:
    """The organisation a capital stands for beside a role or government (the negotiator of Brussels); else None."""
    seat = roles().seats.get(carrier.keys[0]) if carrier.kind == "capital" else None
    acts = unit.key not in _OF_A_TOWN if unit.kind == "role" else unit.key in ("government", "delegation", "side")
    return Owner(organisation=organisations()[seat]) if seat is not None and acts else None


def _unsaid_owner(scene: Scene, unit: Unit) -> Owner:
    """The owner of a unit that names no country or organisation; unknown where nothing settles it."""
    if unit.kind == "body" or unit.key in _OF_A_PERSON or (unit.inner is not None and unit.inner.kind == "body"):
        ruler = ruler_of(scene, unit) or (ruler_of(scene, unit.inner) if unit.inner is not None else None)
        if ruler is not None:
            return Owner(country=ruler)
    if unit.stranger is not None and (unit.kind == "body" or unit.key not in _OF_A_PORTFOLIO):
        return Owner(country=country_of_town(scene, *unit.stranger, large=unit.key in _OF_A_TOWN))
    known = roles().bodies.get(unit.key, _ALONE)
    if unit.kind == "body" and (known.needs_country or known.state):
        return Owner()
    if unit.key == "media" and not unit.plural:
        return Owner()  # a newspaper may be of any country, the media are the country's
    if unit.key == "monarch" and not unit.stranger:
        home = home_of(scene)
        return Owner(country=home if home is not None and home.code in _realms() else None)
    if unit.key in _OF_ANYWHERE:
        return Owner()  # an emperor, an expert: nothing says that they are of the country the article is about
    tokens = scene.document.tokens
    if any(i not in scene.covered and tokens[i].lemma.lower() in scene.words.foreign for i in range(*unit.around)):
        return Owner()
    if unit.key in _LEGISLATIVE:
        return Owner(country=_legislating(scene, unit.key))
    if unit.key in _RULING and unit.first not in scene.attached and _of_something_else(scene, unit):
        return Owner()  # the leader of a movement, the president of a company
    if unit.key in _SENT or (unit.key == "close" and unit.inner is None):
        return (
            Owner()
        )  # an ambassador is seldom of the country that the article is about, who is close to victims of none
    if unit.key in ARMED:
        armed = {code: count for code, count in scene.home.items() if code not in roles().armyless}
        return Owner(country=_foremost(armed, _TIMES))
    if unit.key in _OF_EITHER_SIDE:
        return Owner(country=_foremost(scene.home, _TIMES))
    return Owner(country=_foremost(scene.states, 2))


_RULING = frozenset(("leader", "head-of-state", "president", "head"))


def _of_something_else(scene: Scene, unit: Unit) -> bool:
    """Whether a ruler's title, with no name beside it, stands before a noun that is no state's (`лидеры протеста`)."""
    document, head = scene.document, scene.document.tokens[unit.head]
    if document.language == "en" and any(token.upos == "NOUN" for token in document.children(head, "compound")):
        return True  # world leaders, an industry leader
    for child in document.children(head, "nmod"):
        of = {case.lemma for case in document.children(child, "case")}
        genitive = child.feats.get("Case") == "Gen" and not of if document.language == "ru" else of & {"of", "de", "du"}
        common = child.upos == "NOUN" or (child.upos == "VERB" and "Case" in child.feats)
        if genitive and common and child.i > head.i and child.lemma not in scene.words.collectives:
            return True
    return False


# people and forces that in an article on two sides may be of either, and how much oftener one must be named
ARMED = frozenset(("army", "air-force", "navy", "general-staff", "military-unit", "contingent"))
_OF_EITHER_SIDE = frozenset(("security-forces", "militants", "militia", "terrorists", "gunmen", "hostages", "prisoners", "ngos", "civilians", "protesters", "population", "refugees", "citizens", "activist", "official", "source", "diplomat", "representative"))  # fmt: skip
_TIMES = 4
_SENT = frozenset(("ambassador", "consul", "embassy", "consulate"))
# roles that may belong to a person: Putin's spokesman, советник Байдена
_OF_A_PERSON = frozenset(("spokesperson", "adviser", "envoy", "official", "close", "representative", "negotiator", "deputy-head", "chief-of-staff"))  # fmt: skip
_OF_ANYWHERE = frozenset(("candidate", "source", "journalist", "analyst", "scholar", "companies", "banks", "migrants"))
_OF_A_PORTFOLIO = frozenset(
    ("minister", "deputy-minister", "secretary-of-state", "foreign-minister", "defence-minister")
)
_OF_A_TOWN = frozenset(("mayor", "governor", "police-chief", "member-of-parliament", "senator", "worker", "population", "civilians", "police", "court", "prosecution", "prosecutor", "citizens"))  # fmt: skip
_LEGISLATIVE = frozenset(("member-of-parliament", "senator", "senate", "mep"))
_TOWN = 50_000  # inhabitants of a town that may settle a country by its name alone
_VILLAGE = 5_000  # inhabitants from which a town of a country named tells that somebody is of it
_FAR = 5  # times as many as its namesakes have


def country_of_town(scene: Scene, first: int, last: int, *, large: bool = True) -> Country | None:
    """The country of the town that tokens `[first, last)` name: one the article names; else, if wanted, a large town's."""
    found = gazetteer.spots(span_of(scene, first, last).text)
    if not found and last - first == 1 and scene.document.tokens[first].upos != "ADJ":
        found = gazetteer.spots(scene.document.tokens[first].lemma)
    near = {spot.country for spot in found if scene.home.get(spot.country) and spot.population >= _VILLAGE}
    if len(near) == 1:
        return countries().get(near.pop())
    if not large or not found:
        return None
    ranked = sorted(found, key=lambda spot: -spot.population)
    abroad = [spot.population for spot in ranked if spot.country != ranked[0].country]
    if ranked[0].population >= max([_TOWN, *(_FAR * people for people in abroad[:1])]):
        return countries().get(ranked[0].country)
    return None


def _legislating(scene: Scene, key: str) -> Country | None:
    """The country whose chamber is meant: senators only of a country with a senate, and of no second one near."""
    chambers = roles().senates
    home = {code: count for code, count in scene.home.items() if code in chambers or not key.startswith("senat")}
    return _foremost(home, 2 if key.startswith("senat") else 3)


_ALONE = Body(None)


def means_nothing(unit: Unit) -> bool:
    """Whether a word says nothing of an actor without a country: `partie`, `position`; `les parties` does."""
    body = roles().bodies.get(unit.key, _ALONE)
    return (body.state or body.needs_country) and not (unit.key == "side" and unit.plural)


def ruler_of(scene: Scene, unit: Unit) -> Country | None:
    """The country of the person somebody or something belongs to (le régime de X, X's envoy), where it is known."""
    name = possessor_of(scene, unit)
    if name is None or (unit.kind == "role" and name.root.person is None):
        return None
    if name.first >= unit.last:
        unit.ruler = name.last
    return countries().get(person_of(scene, name).country or "")


def possessor_of(scene: Scene, unit: Unit) -> Name | None:
    """The person named right after `of`, in Russian in the genitive, or in English before `'s`; None for nobody."""
    tokens = scene.document.tokens
    if scene.document.language == "ru":
        name = scene.name_at.get(unit.last)
        return name if name is not None and in_genitive(scene, unit, name) else None
    for position in (unit.last + 1, unit.last + 2):
        name = scene.name_at.get(position)
        if name is not None and tokens[unit.last].text.lower() in scene.words.of:
            return name
    if scene.document.language == "fr":  # le gouvernement X
        return scene.name_at.get(unit.last) if unit.kind == "body" and unit.last == unit.head + 1 else None
    before = unit.first
    if before and tokens[before - 1].text in ("'s", "’s"):
        return scene.name_until.get(before) or scene.name_until.get(before - 1)
    name = scene.name_until.get(unit.head)  # the X administration
    joined = name is not None and tokens[name.last - 1].rel in ("compound", "nmod", "amod")
    return name if joined and unit.kind == "body" else None


def in_genitive(scene: Scene, unit: Unit, name: Name) -> bool:
    """Whether a Russian name after a role is whose it is (советник Байдена), not who holds it."""
    tokens = scene.document.tokens
    cases = {token.feats.get("Case") for token in tokens[name.first : name.last]}  # the surname may have no cases
    case = next((each for each in ("Gen", "Acc") if each in cases), None)
    held = tokens[unit.head].feats.get("Case")
    following = tokens[name.last].text.lower() if name.last < len(tokens) else ""
    if unit.plural and following not in ("и", ","):
        return True  # several do not bear one name
    if held == "Nom" and _oblique(scene, name):
        return True
    return case is not None and held in ("Nom", "Ins", "Dat", "Loc")


def _oblique(scene: Scene, name: Name) -> bool:
    """Whether a name that the parser takes for the nominative has the ending of another case, the article's other
    mentions of it being the nominative (адвокат Асии Биби … Асия Биби)."""
    tokens = scene.document.tokens
    text = tokens[name.first].text
    if text[-1] not in _OBLIQUE or len(name.words) < 2:
        return False
    others = (tokens[n.first].text for n in scene.names if n.root is name.root and len(n.words) == len(name.words))
    return any(other[:-1] == text[:-1] and other[-1] not in _OBLIQUE for other in others)


def home_of(scene: Scene) -> Country | None:
    """The country an article is about, where it plainly is about one: the only one, or named twice as often as any."""
    return _foremost(scene.home, 2)


def _foremost(home: dict[str, int], times: int) -> Country | None:
    """The only country named, or the one named so many times as often as any other."""
    ranked = sorted(home.items(), key=lambda row: -row[1])
    if len(ranked) == 1:
        return countries()[ranked[0][0]]
    if not ranked or ranked[0][1] < 2 or ranked[0][1] < times * ranked[1][1]:
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
