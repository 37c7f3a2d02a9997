"""Whom the names of an article mean: persons of the office table, and short names the full ones before them."""

from datetime import date, timedelta

from detente.coding.actors.offices import offices, reigns
from detente.coding.actors.persons import Name, lookup
from detente.coding.actors.scene import Scene


def link(scene: Scene) -> None:
    """Full names to the persons of the table, short names to full ones."""
    table = offices()
    full: list[Name] = []
    for name in scene.names:
        if not name.short:
            name.person = _choose(lookup(name, table), scene)
            same = next((other for other in full if _same(name, other)), None)
            if same is not None:
                name.full = same
            else:
                full.append(name)
    short: list[Name] = []
    for name in scene.names:
        if not name.short:
            continue
        for other in [*reversed([n for n in full if n.first < name.first]), *full, *short]:
            # after a title a given name alone may stand: `Sir Keir`
            if set(name.surname) & (set(other.keys[-1]) | (set(other.keys[0]) if name.title else set())):
                name.full = other
                break
        else:
            name.person = _in_office(name, scene)
            namesakes = [other for other in full if set(name.surname) & set(other.keys[0])]
            if name.person is None and len(namesakes) == 1:
                name.full = namesakes[0]  # the given name alone of the only person who bears it
            short.append(name)


def _same(name: Name, other: Name) -> bool:
    if name.person is not None or other.person is not None:
        return name.person == other.person
    if not set(name.surname) & set(other.surname):
        return False
    return bool(set(name.keys[0]) & set(other.keys[0])) or len(name.words[0].rstrip(".")) == 1


def _choose(persons: list[str], scene: Scene) -> str | None:
    """Of the persons a name may be, the one in office on the day, or of a country the article speaks of."""
    if len(persons) <= 1:
        return persons[0] if persons else None
    table = offices()

    def weight(person: str) -> tuple[int, bool]:
        rows = table.persons[person]
        return max(scene.home.get(row.country, 0) for row in rows), bool(table.titles(person, scene.day))

    ranked = sorted(persons, key=weight, reverse=True)
    return ranked[0] if weight(ranked[0]) > weight(ranked[1]) else None


_WHOLE = 10  # characters of a day that is known whole
_LATELY = 31  # days for which one who has left an office is called by the surname alone


def _holding(name: Name, day: str | None) -> set[str]:
    """The persons of that surname who hold an office on a day."""
    table = offices()
    return {person for key in name.surname for _, person in table.by_surname.get(key, ()) if table.titles(person, day)}


def _in_office(name: Name, scene: Scene) -> str | None:
    """The person in office on the day with that surname, where the table has only one of a named country.

    Of a country that the article does not name, only somebody whose surname is spelled just so: keys that make
    spellings meet would also make strangers meet (`Keir`, `Kiir`).
    """
    table = offices()
    found = _holding(name, scene.day)
    if not found and scene.day is not None and len(scene.day) == _WHOLE:  # who has just left is in the news for it
        found = _holding(name, (date.fromisoformat(scene.day) - timedelta(days=_LATELY)).isoformat())
    exact = table.bare(name.forms, scene.day)
    near = {p for p in found | exact if any(scene.home.get(row.country) for row in table.persons[p])}
    reigning = {p for p in found if reigns(p)} if _follows(name, scene, "monarch", "pope") else set()
    found = (near & reigning) or reigning or (near & exact) or near or exact
    if len(found) > 1:  # of several the press calls only one at the head of a state by the bare surname
        found = table.heads(found, scene.day)
    if len(found) != 1 or (len(name.words[0]) < (3 if near else 4) and not name.title):
        return None
    return found.pop()


def _follows(name: Name, scene: Scene, *roles: str) -> bool:
    """Whether one of these roles stands right before a name."""
    hit = scene.until.get(name.first)
    return hit is not None and hit.entry.kind == "role" and hit.entry.key in roles
