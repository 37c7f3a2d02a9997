"""Who has held which office since a day, by Wikidata's query service: the only source that `actors refresh` asks.

Heads of state (P35) and of government (P6) stand at their country (P298 is its ISO code); ministers hold (P39) a
position that is a kind of foreign or defence minister and applies to a country (P1001). P580 and P582 are when.
Positions are found by their English name, so that no identifier is taken on trust.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from detente import __version__
from detente.errors import SourceNotFound, UnreadableSource
from detente.lexicon.fetched import Told

_LIMIT = 32 * 2**20  # bytes of a reply that are read at most
_QUERY = """
SELECT ?iso ?office ?person ?en ?fr ?ru ?start ?end WHERE {
  { ?country p:P35 ?held . ?held ps:P35 ?person . BIND("head-of-state" AS ?office) }
  UNION { ?country p:P6 ?held . ?held ps:P6 ?person . BIND("head-of-government" AS ?office) }
  UNION {
    VALUES (?name ?office) {
      ("foreign minister"@en "foreign-minister") ("minister of foreign affairs"@en "foreign-minister")
      ("minister for foreign affairs"@en "foreign-minister")
      ("defence minister"@en "defence-minister") ("minister of defence"@en "defence-minister")
      ("defense minister"@en "defence-minister") ("minister of defense"@en "defence-minister")
    }
    ?class rdfs:label|skos:altLabel ?name .
    ?position wdt:P279 ?class ; wdt:P1001 ?country .
    ?person p:P39 ?held . ?held ps:P39 ?position .
  }
  ?country wdt:P298 ?iso .
  ?held pq:P580 ?start .
  OPTIONAL { ?held pq:P582 ?end }
  FILTER(?start >= "%sT00:00:00Z"^^xsd:dateTime)
  OPTIONAL { ?person rdfs:label ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?person rdfs:label ?fr FILTER(LANG(?fr) = "fr") }
  OPTIONAL { ?person rdfs:label ?ru FILTER(LANG(?ru) = "ru") }
}
"""


def fetch_held(since: date, endpoint: str, timeout: float = 90) -> tuple[Told, ...]:
    """All tenures that began since a day, in the order of countries, offices and days.

    Raises SourceNotFound where the service cannot be reached or refuses, UnreadableSource for a reply without its form.
    """
    asked = f"{endpoint}?{urlencode({'query': _QUERY % since.isoformat(), 'format': 'json'})}"
    headers = {"User-Agent": f"detente/{__version__}", "Accept": "application/sparql-results+json"}
    try:
        with urlopen(Request(asked, headers=headers), timeout=timeout) as reply:
            content = reply.read(_LIMIT)
    except HTTPError as error:
        raise SourceNotFound(
            f"answers {error.code} {error.reason}", origin=endpoint, remedy="Wait some minutes and try again"
        ) from error
    except (URLError, TimeoutError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise SourceNotFound(
            f"cannot be reached ({reason})",
            origin=endpoint,
            remedy="Connect to a network, or write the holders into an offices.csv of your own (docs/lexicon.md)",
        ) from error
    return tuple(sorted(set(_held(content, endpoint)), key=lambda held: (held.country, held.office, held.start)))


def _held(content: bytes, endpoint: str) -> Iterator[Told]:
    try:
        rows = json.loads(content)["results"]["bindings"]
        for row in rows:
            held = _one(row)
            if held is not None:
                yield held
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(
            "does not answer in the SPARQL results format", origin=endpoint, remedy="Look at the setting `wikidata`"
        ) from error


def _one(row: dict[str, dict[str, Any]]) -> Told | None:
    """A row of the reply; None where the person has no English name or the day is unknown."""
    cells = {name: str(cell["value"]) for name, cell in row.items() if cell["type"] != "bnode"}
    if "en" not in cells or "start" not in cells:
        return None
    names = dict.fromkeys(cells[language] for language in ("en", "fr", "ru") if language in cells)
    person = cells["person"].rpartition("/")[2]
    return Told(
        cells["iso"], cells["office"], tuple(names), cells["start"][:10], cells.get("end", "")[:10],
        person if person[:1] == "Q" else "",
    )  # fmt: skip
