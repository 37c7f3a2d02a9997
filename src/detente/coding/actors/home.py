"""Which countries an article speaks of: how often it names each, and where its dateline stands."""

from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.knowledge import Vocabulary, organisations, roles
from detente.coding.actors.lookalikes import meets_elsewhere, of_a_treaty
from detente.datelines import dateline_end
from detente.model import Document

_NAMED = frozenset(("country", "capital", "adjective", "people", "scene"))
_OF_A_COUNTRY = frozenset(("body", "group", "party"))  # of the organisations, those that act in their own country
_HARDLY = 5  # times as often as its country another may be named before a party of a common name is doubted


def count_home(document: Document, hits: list[Hit], datelines: set[int], words: Vocabulary) -> dict[str, int]:
    """How often an article names each country, be it by a city of conflict, a party or an armed group of it.

    datelines: first tokens of hits in datelines, which tell where a reporter sits and do not count; nor do towns where
    people of elsewhere meet or have agreed (in Geneva, the Minsk agreements).
    """
    home: dict[str, int] = {}
    for hit in hits:
        code: str | None = None
        if hit.entry.kind in _NAMED and len(hit.entry.keys) == 1 and hit.first not in datelines:
            visited = of_a_treaty(document, hit, words) or meets_elsewhere(document, hit, words)
            code = None if visited else hit.entry.key
        elif hit.entry.kind == "organisation":
            row = organisations()[hit.entry.key]
            code = (
                row.country
                if row.kind in _OF_A_COUNTRY and (row.id not in roles().common_parties or hit.acronym)
                else None
            )
        if code is not None:
            home[code] = home.get(code, 0) + 1
    return home


def elsewhere(hit: Hit, home: dict[str, int]) -> bool:
    """Whether a name that parties of many countries bear (the Democrats) cannot mean the party of the table, since
    the article hardly speaks of that party's country."""
    if hit.entry.key not in roles().common_parties or hit.entry.kind != "organisation" or hit.acronym:
        return False
    told = home.get(organisations()[hit.entry.key].country or "", 0)
    return told * _HARDLY < max(home.values(), default=1)


def find_datelines(document: Document, hits: list[Hit]) -> set[int]:
    """The first tokens of the places in datelines: `KYIV, May 3 (Reuters) –`, `МОСКВА, 7 янв — РИА`."""
    openings = [(start, dateline_end(document.text, start, end)) for start, end in document.article.paragraphs]
    ends = [(start, end) for start, end in openings if end > start]
    if not ends:
        return set()
    places = (hit for hit in hits if hit.entry.kind in ("capital", "country", "scene"))
    return {hit.first for hit in places if any(start <= hit.start < end for start, end in ends)}


def count_rebels(hits: list[Hit]) -> dict[str, int]:
    """How often an article names armed groups of each country."""
    found: dict[str, int] = {}
    for hit in hits:
        row = organisations()[hit.entry.key] if hit.entry.kind == "organisation" else None
        if row is not None and row.kind == "group" and row.country is not None:
            found[row.country] = found.get(row.country, 0) + 1
    return found
