"""Score of the office table: who held what when, against `officeholders_reference` (Wikidata by a third party)."""

import gzip
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from detente.lexicon import table

_CODES = Path(__file__).with_name("catalogs.csv")
_LISTED = Path(__file__).with_name("listed_states.csv")  # the states whose offices the table is to hold, by region
_BORN = {"SSD": "2011-07-09", "XKX": "2008-02-17", "MNE": "2006-06-03", "SRB": "2006-06-05", "TLS": "2002-05-20"}
_ENDED = {"AZ-NK": "2023-09-28"}
_OFFICES = {
    "head-of-state": r"president|king|monarch|emir|sultan",
    "head-of-government": r"prime minister( of [\w ]+)?|(federal )?chancellor|taoiseach|minister of state"
    r"|(chairman|president) of the council of ministers|president of the government|head of government",
    "foreign-minister": r"((federal )?minister|secretary) (of|for) (foreign|external) (\w+ )*(affairs|relations)\b.*"
    r"|secretary of state for foreign and commonwealth affairs",
    "defence-minister": r"(federal )?(minister|secretary) (of|for) (national )?defen[cs]e|secretary of state for defence",
}
_PARTS_OF_STATES = re.compile(r"prime minister of (republika|the federation|azad|crimea|cura|the cook)")
_PARTICLES = frozenset(["al", "el", "bin", "ben", "of", "the", "de", "king", "jr", "dr", "ould", "von", "van", "der"])


class Tenure(Struct, frozen=True):
    """One tenure of the reference: who held which office of which country from when to when."""

    country: str
    office: str
    person: str
    start: str
    end: str


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """Agreement and coverage for sampled (country, office, day) triples of 2000 to January 2023, of all states and of
    those listed; and how far the table itself is filled for these to 2025.

    covered: share of the triples for which the table names a holder; agreement: share of those where it is the
    reference's. Days on which the reference itself names several holders are passed over, as are the first and
    last fortnight of a tenure, where sources count election, oath and handover differently.
    """
    rows = list(_reference(data / "officeholders_reference.jsonl.gz"))
    drawn = list(sample(rows))
    listed = {code for codes in listed_states().values() for code in codes}
    return {
        "officeholders_reference": _agreement(drawn),
        "listed_states": _agreement([each for each in drawn if each[0].country in listed]),
    } | {f"holders of {region}": filled(codes) for region, codes in listed_states().items()}


def _agreement(drawn: Sequence[tuple[Tenure, str]]) -> dict[str, float]:
    covered = agreed = 0
    for tenure, day in drawn:
        names = holders(tenure.country, tenure.office, day)
        covered += bool(names)
        agreed += any(same_person(name, tenure.person) for name in names)
    return {
        "triples": float(len(drawn)),
        "coverage": covered / len(drawn) if drawn else 0.0,
        "agreement": agreed / covered if covered else 0.0,
    }


def listed_states() -> dict[str, tuple[str, ...]]:
    """The states whose offices the table is to hold, by region."""
    lines = (line.split(",") for line in _LISTED.read_text(encoding="utf-8").splitlines())
    return {region: tuple(codes.split()) for region, codes in lines}


def filled(codes: Iterable[str]) -> dict[str, float]:
    """For each kind of office, the share of states and quarters of 2000 to 2025 for which the table names a holder.

    Asked of states that exist on the day; of heads of government only where the state has had one.
    """
    days = [f"{year}-{month}-15" for year in range(2000, 2026) for month in ("01", "04", "07", "10")]
    shares = {}
    for office in (*_OFFICES, "foreign-spokesperson"):
        asked = found = 0
        for code in codes:
            if office == "head-of-government" and not _rows_of().get((code, office)):
                continue
            for day in days:
                if _BORN.get(code, "") <= day < _ENDED.get(code, "9999"):
                    asked += 1
                    found += bool(holders(code, office, day))
        shares[office] = found / asked if asked else 0.0
    return shares


def sample(rows: list[Tenure], size: int = 4000) -> Iterator[tuple[Tenure, str]]:
    """Days of tenures, drawn with a fixed seed: one tenure and one day in the middle of it each."""
    chooser = random.Random(4)
    for tenure in chooser.sample(rows, min(size, len(rows))):
        first, last = max(tenure.start, "2000-01-01"), min(tenure.end or "2023-01-31", "2023-01-31")
        year = chooser.randint(int(first[:4]), int(last[:4])) if first <= last else 0
        day = f"{year:04}-{chooser.randint(1, 12):02}-15"
        if not _shift(first, 15) <= day <= _shift(last, -15):
            continue
        rivals = {r.person for r in rows if (r.country, r.office) == (tenure.country, tenure.office) and _held(r, day)}
        if len(rivals) == 1:
            yield tenure, day


def holders(country: str, office: str, day: str) -> list[str]:
    """All spellings of those who held an office on a day by the table."""
    return [
        name
        for row in _rows_of().get((country, office), ())
        if row["start"] <= day[: len(row["start"])] and (not row["end"] or day < row["end"].ljust(10, "~"))
        for name in (row["person"].partition(" (")[0], *row["aliases"].split("|"))
        if name
    ]


@cache
def _rows_of() -> dict[tuple[str, str], list[dict[str, str]]]:
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in table("common", "offices"):
        rows.setdefault((row["country"], row["office"]), []).append(row)
    return rows


def same_person(name: str, other: str) -> bool:
    """Whether two Latin spellings may be one person's: two words of each alike, or the only word of one."""
    left, right = _words(name), _words(other)
    if not left or not right:
        return False
    alike = sum(any(SequenceMatcher(None, a, b).ratio() >= 0.66 for b in right) for a in left)
    return alike >= min(2, len(left), len(right)) or "".join(left) == "".join(right)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.lower().translate(str.maketrans("øłđıəð", "oldied")))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in re.split(r"[^a-z]+", letters) if len(word) > 1 and word not in _PARTICLES]


def _held(tenure: Tenure, day: str) -> bool:
    return tenure.start <= day and (not tenure.end or day < tenure.end)


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _reference(path: Path) -> Iterator[Tenure]:
    codes = dict(line.split(",") for line in _CODES.read_text(encoding="utf-8").splitlines())
    with gzip.open(path, "rb") as lines:
        for line in lines:
            row: dict[str, Any] = msgspec.json.decode(line)
            country, office = codes.get(row["catalog"]), _office(row["catalog"], row["position"].lower())
            dated = len(row["start"] or "") == 10 and len(row["end"] or "9999-01-01") == 10
            if country and office and dated:
                yield Tenure(country, office, row["person"], row["start"], row["end"] or "")


def _office(catalog: str, position: str) -> str | None:
    if catalog == "United States" and position in ("secretary of state", "secretary of defense"):
        return "foreign-minister" if position.endswith("state") else "defence-minister"
    if _PARTS_OF_STATES.match(position):
        return None
    return next((office for office, form in _OFFICES.items() if re.fullmatch(form, position)), None)
