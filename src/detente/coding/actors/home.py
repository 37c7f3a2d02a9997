"""Which countries an article speaks of: how often it names each, and where its dateline stands."""

import re

from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.knowledge import organisations, roles
from detente.model import Document

_NAMED = frozenset(("country", "capital", "adjective", "people", "scene"))
_OF_A_COUNTRY = frozenset(("body", "group", "party"))  # of the organisations, those that act in their own country
_HARDLY = 5  # times as often as its country another may be named before a party of a common name is doubted
_OPENING = 40  # characters of a paragraph in which its dateline stands
_DAY = r"(?:\d{1,2}(?:er|st|nd|rd|th)?\s+\w+\.?|\w+\.?\s+\d{1,2})(?:,?\s+\d{4})?"
_BESIDE = r"(?:[/,]\s?[\w .-]{3,20}?)?[,.]?\s*"  # a second town, a country
_AGENCY = re.compile(rf"{_BESIDE}(?:{_DAY})?[,.]?\s*(?:\((?:[A-Z]{{2,6}}|Reuters|Xinhua|Tass)\b|/\s?[A-ZА-Я]{{2,}})")
_DATED = re.compile(rf"{_BESIDE}{_DAY}[,.]?\s*(?:[–—:]|--?\s)")
_DASH = re.compile(rf"{_BESIDE}\s*(?:[–—]|--?\s)")


def count_home(document: Document, hits: list[Hit], datelines: set[int]) -> dict[str, int]:
    """How often an article names each country, be it by a city of conflict, a party or an armed group of it.

    datelines: first tokens of hits in datelines, which tell where a reporter sits and do not count.
    """
    home: dict[str, int] = {}
    for hit in hits:
        code: str | None = None
        if hit.entry.kind in _NAMED and len(hit.entry.keys) == 1 and hit.first not in datelines:
            code = hit.entry.key
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
    openings = [start for start, _ in document.article.paragraphs]
    found: set[int] = set()
    for hit in hits:
        if hit.entry.kind not in ("capital", "country", "scene"):
            continue
        start = max((opening for opening in openings if opening <= hit.start), default=0)
        if hit.start - start > _OPENING or any(c in '«»"“”.!?' for c in document.text[start : hit.start]):
            continue
        before = document.text[start : hit.start]
        after = document.text[hit.end : hit.end + 60]
        shouted = document.text[hit.start : hit.end].isupper() and before.upper() == before
        opens = not before.strip() and hit.entry.kind != "country"
        if (shouted and _DASH.match(after)) or ((shouted or opens) and (_AGENCY.match(after) or _DATED.match(after))):
            found.add(hit.first)
    return found
