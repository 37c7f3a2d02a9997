"""Who held which office on which day, and which office a person held: `common/offices.csv` and `persons.csv`.

The keys under which spellings of a name meet take longer to make than to read: they are kept in the cache
folder, under a digest of the tables and of the code that makes them.
"""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from platformdirs import user_cache_path

import detente.coding.actors.names as _names
from detente.coding.actors.names import fold, match_key
from detente.lexicon import sources, table


class Tenure(Struct, frozen=True, array_like=True, gc=False):
    """One person in one office. start, end: ISO dates, or years and months; end empty while in office.

    Thousands are loaded, none of them part of a cycle: that the collector passes them over halves the loading.

    office: empty for a prominent person without one (persons.csv).  sector: only those have their own.
    person: the name, the key of all tenures of one person; two of one name have their country behind it in brackets.
    """

    country: str
    office: str
    title: str
    person: str
    start: str
    end: str
    wikidata: str | None = None
    sector: str | None = None

    def held(self, day: str) -> bool:
        """Whether the office was held on a day; a bare year or month counts from its first to its last day."""
        return self.start <= day[: len(self.start)] and (not self.end or day < self.end.ljust(10, "~"))

    def began(self, day: str) -> bool:
        """Whether it had begun by a day."""
        return self.start <= day[: len(self.start)]


class Offices(Struct, frozen=True, array_like=True):
    """The office table by office and by name.

    by_office: `<country>/<office>` → tenures.  persons: all tenures of a person.
    by_surname: match key of the last name word → full-name keys and person.
    spelled: the folded surname as one of the spellings has it → persons.
    """

    by_office: dict[str, tuple[Tenure, ...]]
    persons: dict[str, tuple[Tenure, ...]]
    by_surname: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    spelled: dict[str, tuple[str, ...]]

    def holders(self, country: str, office: str, day: str | None) -> tuple[Tenure, ...]:
        """Those who held an office of a country (or organisation) on a day; none where the day is unknown."""
        if day is None:
            return ()
        return tuple(row for row in self.by_office.get(f"{country}/{office}", ()) if row.held(day))

    def titles(self, person: str, day: str | None) -> tuple[Tenure, ...]:
        """The offices a person held on a day, the highest first, of equal ones the oldest.

        The news of the day on which somebody leaves office, and holds no other, is still about its holder.
        """
        if day is None:
            return ()
        rows = self.persons.get(person, ())
        held = [row for row in rows if row.held(day)] or [row for row in rows if row.end == day]
        return tuple(sorted(held, key=_eminence))

    def bare(self, forms: frozenset[str], day: str | None) -> set[str]:
        """Those in office on a day whose surname is spelled in one of these (folded) forms."""
        return {person for form in forms for person in self.spelled.get(form, ()) if self.titles(person, day)}

    def heads(self, persons: set[str], day: str | None) -> set[str]:
        """Those of them who are heads of state or government on a day."""
        return {person for person in persons if any(eminent(row, 1) for row in self.titles(person, day)[:1])}


_OF_MANY_REALMS = frozenset(("Elizabeth II", "Charles III"))


def _eminence(tenure: Tenure) -> tuple[int, bool, bool, bool, str]:
    """Offices before fame, a state's own head before the same person's title in another (the king of fifteen
    realms is the British one where nothing says otherwise), the oldest first."""
    rank = _RANK.get(tenure.office, 50)
    beside = tenure.title.startswith(("Co-Prince", "Honorary"))
    realm = tenure.office == "head-of-state" and tenure.person in _OF_MANY_REALMS and tenure.country != "GBR"
    return rank, not tenure.office, beside, realm, tenure.start


_RANK = {"head-of-state": 0, "head-of-government": 1, "supreme-leader": 0, "secretary-general": 2, "president": 2, "foreign-minister": 3, "defence-minister": 4}  # fmt: skip


def eminent(tenure: Tenure, rank: int) -> bool:
    """Whether an office is of the highest (0, 1: heads of state and government … 4: defence ministers)."""
    return bool(tenure.office) and _RANK.get(tenure.office, 50) <= rank


@cache
def offices() -> Offices:
    """The office table, indexed once for each state of its files; from the cache folder after that."""
    tables = [path.read_bytes() for name in ("offices", "persons") for path in sources("common", name)]
    made_by = [Path(str(module)).read_bytes() for module in (__file__, _names.__file__)]
    digest = hashlib.blake2b(b"\0".join([*tables, *made_by]), digest_size=12).hexdigest()
    path = user_cache_path("detente") / f"offices-{digest}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Offices)
    except (OSError, msgspec.DecodeError):
        made = build()
    _keep(path, msgspec.msgpack.encode(made))
    return made


def _keep(path: Path, content: bytes) -> None:
    """Writes the index whole beside its place and moves it there; a folder that cannot be written is let be."""
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("offices-*.msgpack"):
            old.unlink(missing_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)


def build() -> Offices:
    """The index from the tables themselves."""
    by_office: dict[str, list[Tenure]] = {}
    persons: dict[str, list[Tenure]] = {}
    surnames: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    spelled: dict[str, dict[str, None]] = {}
    for tenure, aliases in _rows():
        if tenure.office:
            by_office.setdefault(f"{tenure.country}/{tenure.office}", []).append(tenure)
        persons.setdefault(tenure.person, []).append(tenure)
        for alias in (plain_name(tenure.person), *aliases):
            keys = name_keys(alias)
            if keys:
                surnames.setdefault(keys[-1], {})[keys, tenure.person] = None
            short = short_name(alias, tenure.country)
            if not reigns(tenure.person):  # many bear the name of a king: it alone says nothing
                spelled.setdefault(fold(short), {})[tenure.person] = None
            if keys and len(keys) > 1 and (reigns(tenure.person) or short == alias.split()[0]):
                surnames.setdefault(match_key(short), {})[(match_key(short),), tenure.person] = None
    return Offices(
        {key: tuple(rows) for key, rows in by_office.items()},
        {key: tuple(rows) for key, rows in persons.items()},
        {key: tuple(rows) for key, rows in surnames.items()},
        {form: tuple(persons) for form, persons in spelled.items()},
    )


def plain_name(person: str) -> str:
    """The name of a person of the table, without the bracket that tells two of one name apart: `David Johnston (CAN)`."""
    return person.partition(" (")[0]


_FAMILY_FIRST = frozenset(("CHN", "KOR", "PRK", "TWN", "VNM", "KHM"))
_REGNAL = re.compile(r"\S+ (of|[IVX]+)\b|Pope ")
_ARTICLES = re.compile(r"^(al|el|as|ash|ad|an|аль|эль|ас|аш|ад|ан)-", re.IGNORECASE)


def reigns(person: str) -> bool:
    """Whether a person is called by the name they reign by: Charles III, Salman of Saudi Arabia, Pope Francis."""
    return _REGNAL.match(person) is not None


def short_name(name: str, country: str) -> str:
    """What a person is called for short: the last word without its Arabic article, the family name where it comes
    first (Xi, Kim), the name a king or pope reigns by (Abdullah II of Jordan)."""
    words = name.split()
    if reigns(name) or (country in _FAMILY_FIRST and "-" not in words[0]):
        return words[-1] if words[0] == "Pope" else words[0]
    return _ARTICLES.sub("", words[-1])


def _rows() -> list[tuple[Tenure, list[str]]]:
    found = []
    for row in table("common", "offices"):
        tenure = Tenure(
            row["country"], row["office"], row["title"], row["person"], row["start"], row["end"], row["wikidata"] or None
        )  # fmt: skip
        found.append((tenure, [alias for alias in row["aliases"].split("|") if alias]))
    for row in table("common", "persons"):
        title = row["role"][:1].upper() + row["role"][1:]
        tenure = Tenure(
            row["country"], "", title, row["person"], row["start"], row["end"], row["wikidata"] or None,
            row["sector"] or None,
        )  # fmt: skip
        found.append((tenure, [alias for alias in row["aliases"].split("|") if alias]))
    return found


def name_keys(name: str) -> tuple[str, ...]:
    """The match keys of the words of a name, initials and particles left in."""
    return tuple(key for key in (match_key(word) for word in name.replace("-", " ").split()) if key)
