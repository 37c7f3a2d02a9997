"""What is known of actors: tables and word lists of the lexicon as typed records."""

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge, table


class Country(Struct, frozen=True, gc=False):
    """A state, territory or de facto entity. leader: `(from day, office)` rows, oldest first."""

    code: str
    name: str
    adjective: str
    article: str
    capital: str
    leader: tuple[tuple[str, str], ...]
    claimed_by: str | None
    wikidata: str | None

    @property
    def of(self) -> str:
        """The name as it stands after `of`: with its article."""
        return f"{self.article} {self.name}".strip()


class Organisation(Struct, frozen=True, gc=False):
    """An organisation, body, armed group, party, medium or company that has a name."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    wikidata: str | None


class Role(Struct, frozen=True):
    """A role: its English title, the office in offices.csv, PLOVER's sector. Explained in `common/roles.yaml`."""

    title: str
    sector: str | None = None
    office: str | None = None
    named: bool = False
    state: bool = False
    group: bool = False
    country: str | None = None
    organisation: str | None = None
    target: bool = False


class Body(Struct, frozen=True):
    """A body or group of people: its English name, with holes for the country. See `common/roles.yaml`.

    called: the body by whose name it goes (a battalion by that of the army).
    """

    name: str | None
    sector: str | None = None
    state: bool = False
    needs_country: bool = False
    called: str | None = None


class NationalBody(Struct, frozen=True, gc=False):
    """What a body of a state is called in English reference works."""

    name: str
    wikidata: str | None = None


class Roles(Struct, frozen=True):
    """`common/roles.yaml`."""

    portfolios: dict[str, tuple[str, str]]
    roles: dict[str, Role]
    beside: dict[str, dict[str, str]]
    bodies: dict[str, Body]
    seats: dict[str, str]
    called: dict[str, tuple[str, ...]] = {}
    realms: dict[str, tuple[str, ...]] = {}
    offices: dict[str, str] = {}
    senates: frozenset[str] = frozenset()
    own: dict[str, dict[str, str]] = {}
    plurals: dict[str, str] = {}
    common_parties: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    armyless: frozenset[str] = frozenset()
    national_societies: dict[str, str] = {}


class Vocabulary(Struct, frozen=True):
    """`<language>/actors.yaml`: the words for each role, body and portfolio, and those that tell who is meant.

    fields: for a sector, nouns of what one may be head or member of that is no body of a state (le groupe).
    foreign: adjectives that say that someone is not of the country the article is about, with the English for them.
    collectives, which: nouns for several states at once (pays), and further words for which of them (voisin).
    quantities, civil: words before a people that mean some of them, and verbs for what people, not states, do.
    treaties: nouns for treaties and meetings called after the town where they were made or held (les accords de Minsk).
    seats: by country the adjectives of its capital, which say whose a body is (киевские власти, афинский суд).
    scenes: nouns for what is in a town or happens there, called after it (les attentats de Bruxelles).
    parts: nouns for a part of a land or town, which is a place however it stands (le nord de X, the suburbs of X).
    meeting: words that say that people of elsewhere meet, in a town that then says nothing of what an article is about.
    only_plural: words that are a body of people in the plural alone (forces, nationals).
    idioms: phrases with a word of an institution that tell of none (artificial intelligence).
    tongues: nouns for what is called after a people and is not theirs to act with (армянский язык).
    matters: English nouns of which a word for a role or body only tells the kind (a government contract).
    counterparts: nouns for who holds the same office elsewhere.
    succeeding: verbs for coming after somebody in office.
    appointing: words that say that somebody is made something (nommer, as, пост); becoming: verbs of coming to be it.
    possessives, definite, determiners, one_of: pronouns, articles and demonstratives, as they stand in texts.
    belonging: words beside `of` that join a person to an organisation (from, chez).
    pronouns: for gender and number (`f s`), the pronouns; owners: likewise the possessives, `own` what is the subject's.
    latter: the adjective of `ce dernier`, `the latter`.
    """

    roles: dict[str, tuple[str, ...]]
    bodies: dict[str, tuple[str, ...]]
    portfolios: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    former: tuple[str, ...]
    deputy: tuple[str, ...]
    of: tuple[str, ...]
    target: tuple[str, ...]
    descriptions: dict[str, tuple[str, ...]] = {}
    fields: dict[str, tuple[str, ...]] = {}
    foreign: dict[str, str] = {}
    belonging: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    which: dict[str, str] = {}
    quantities: frozenset[str] = frozenset()
    civil: frozenset[str] = frozenset()
    treaties: frozenset[str] = frozenset()
    seats: dict[str, tuple[str, ...]] = {}
    scenes: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    meeting: frozenset[str] = frozenset()
    only_plural: frozenset[str] = frozenset()
    idioms: tuple[str, ...] = ()
    tongues: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()
    counterparts: frozenset[str] = frozenset()
    succeeding: frozenset[str] = frozenset()
    appointing: frozenset[str] = frozenset()
    becoming: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    locative: frozenset[str] = frozenset()
    dative: frozenset[str] = frozenset()
    pronouns: dict[str, tuple[str, ...]] = {}
    owners: dict[str, tuple[str, ...]] = {}
    latter: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()


TABLES = ("organisations", "bodies", "groups", "media", "parties", "companies", "institutes")


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    rows = table("common", "countries")
    return {
        row["code"]: Country(
            row["code"],
            row["name"],
            row["adjective"],
            row["article"],
            row["capital"],
            tuple(_leader(row["leader"])),
            row["claimed_by"] or None,
            row["wikidata"] or None,
        )
        for row in rows
    }


def _leader(cell: str) -> Iterable[tuple[str, str]]:
    for part in cell.split("|"):
        day, _, office = part.rpartition(":")
        yield day, office


@cache
def roles() -> Roles:
    """Roles and bodies with their English names."""
    return knowledge("common", "roles", Roles)


@cache
def national_bodies() -> dict[tuple[str, str], NationalBody]:
    """The names of bodies of states that the general name of `common/roles.yaml` does not give, by country and body."""
    return {
        (row["country"], row["role"]): NationalBody(row["name"], row["wikidata"] or None)
        for row in table("common", "national_bodies")
    }


def is_body(key: str) -> bool:
    """Whether a key is a body of `common/roles.yaml` or the ministry of a portfolio."""
    return key in roles().bodies or (key.endswith("-ministry") and key.removesuffix("-ministry") in roles().portfolios)


def vocabulary(language: str) -> Vocabulary:
    """The words of a language for those who act."""
    return knowledge(language, "actors", Vocabulary)


@cache
def organisations() -> dict[str, Organisation]:
    """All that has a name and is no country, by id."""
    return {
        row["id"]: Organisation(
            row["id"],
            row["name"],
            row["kind"],
            row["country"] or None,
            row["sector"] or None,
            row["wikidata"] or None,
        )
        for name in TABLES
        for row in table("common", name)
    }


def organisation_names(language: str) -> Iterable[tuple[str, list[str]]]:
    """`(id, names)` of every organisation in a language, the English and French ones where it has none."""
    for name in TABLES:
        for row in table("common", name):
            names = [alias for alias in row[language].split("|") if alias]
            if language == "ru":  # Latin names stand in Russian text as they are
                names += [alias for alias in row["en"].split("|") if alias and " " not in alias and len(alias) > 3]
            yield row["id"], names or [row["name"]]
