"""Who held which office on which day, and which office a person held: `common/offices.csv`."""

from functools import cache

from msgspec import Struct

from detente.coding.actors.names import match_key
from detente.lexicon import table


class Tenure(Struct, frozen=True):
    """One person in one office. start, end: ISO dates, or years and months; end empty while in office."""

    country: str
    office: str
    title: str
    person: str
    start: str
    end: str
    wikidata: str | None

    def held(self, day: str) -> bool:
        """Whether the office was held on a day; a bare year or month counts from its first to its last day."""
        return self.start <= day[: len(self.start)] and (not self.end or day < self.end.ljust(10, "~"))

    def began(self, day: str) -> bool:
        """Whether it had begun by a day."""
        return self.start <= day[: len(self.start)]


class Offices(Struct, frozen=True):
    """The office table by office and by name.

    by_surname: match key of the last name word → full-name keys → person.  persons: all tenures of a person.
    """

    by_office: dict[tuple[str, str], tuple[Tenure, ...]]
    persons: dict[str, tuple[Tenure, ...]]
    by_surname: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def holders(self, country: str, office: str, day: str | None) -> tuple[Tenure, ...]:
        """Those who held an office of a country (or organisation) on a day; none where the day is unknown."""
        if day is None:
            return ()
        return tuple(row for row in self.by_office.get((country, office), ()) if row.held(day))

    def titles(self, person: str, day: str | None) -> tuple[Tenure, ...]:
        """The offices a person held on a day, the highest first."""
        if day is None:
            return ()
        held = [row for row in self.persons.get(person, ()) if row.held(day)]
        return tuple(sorted(held, key=lambda row: _RANK.get(row.office, 50)))


_RANK = {"head-of-state": 0, "head-of-government": 1, "supreme-leader": 0, "secretary-general": 2, "president": 2, "foreign-minister": 3, "defence-minister": 4}  # fmt: skip


@cache
def offices() -> Offices:
    """The office table, indexed once in a process."""
    by_office: dict[tuple[str, str], list[Tenure]] = {}
    persons: dict[str, list[Tenure]] = {}
    surnames: dict[str, dict[tuple[str, ...], str]] = {}
    for row in table("common", "offices"):
        tenure = Tenure(
            row["country"],
            row["office"],
            row["title"],
            row["person"],
            row["start"],
            row["end"],
            row["wikidata"] or None,
        )
        by_office.setdefault((tenure.country, tenure.office), []).append(tenure)
        known = persons.setdefault(tenure.person, [])
        known.append(tenure)
        if len(known) > 1:
            continue
        for alias in (tenure.person, *row["aliases"].split("|")):
            keys = name_keys(alias)
            if keys:
                surnames.setdefault(keys[-1], {})[keys] = tenure.person
    return Offices(
        {key: tuple(rows) for key, rows in by_office.items()},
        {key: tuple(rows) for key, rows in persons.items()},
        {key: tuple(rows.items()) for key, rows in surnames.items()},
    )


def name_keys(name: str) -> tuple[str, ...]:
    """The match keys of the words of a name, initials and particles left in."""
    return tuple(key for key in (match_key(word) for word in name.replace("-", " ").split()) if key)
