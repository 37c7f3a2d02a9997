"""Roles and the names beside them: `le ministre X`, `X, ministre`, `le ministre, X,`, `les ministres X et Y`."""

from detente.coding.actors.identify import owner_of
from detente.coding.actors.names import fold
from detente.coding.actors.offices import offices
from detente.coding.actors.persons import Name
from detente.coding.actors.scene import Scene
from detente.coding.actors.units import Unit


def attach(scene: Scene, units: list[Unit]) -> None:
    """Joins roles with the names beside them: `le ministre X`, `X, ministre`, `le ministre, X,`."""
    starts = {name.first: name for name in scene.names}
    ends = {name.last: name for name in scene.names}
    tokens = scene.document.tokens
    for unit in units:
        if unit.kind != "role":
            continue
        name = _name_after(scene, unit, starts)
        if name is None:
            before = unit.first
            while before > 0 and tokens[before - 1].text in (",", "(", "–", "—", "-", "["):
                before -= 1
            if before < unit.first and tokens[before].sentence == tokens[unit.first].sentence:
                name = ends.get(before)
                if name is not None and not fits(scene, unit, name):
                    name = None
        if name is not None:
            scene.attached.setdefault(unit.first, []).append(name)


def _name_after(scene: Scene, unit: Unit, starts: dict[int, Name]) -> Name | None:
    tokens = scene.document.tokens
    titles = {fold(title.rstrip(".")) for title in scene.words.titles}
    parties = {hit.first: hit.last for hit in scene.hits if hit.entry.kind in ("organisation", "adjective")}
    for origin in dict.fromkeys((unit.last, unit.reach)):
        position, comma = origin, False
        while position < len(tokens) and tokens[position].sentence == tokens[unit.head].sentence:
            if position in starts:
                name = starts[position]
                if comma and not (_closed(scene, name) and fits(scene, unit, name)):
                    return None
                if unit.plural and len(unit.carriers) > 1:
                    return None
                return name if fits(scene, unit, name) or not comma else None
            token = tokens[position]
            if token.text in (",", "(", "–", "—", ":") and not comma:
                comma = True
            elif position in parties:
                position = parties[position] - 1
            elif fold(token.text.rstrip(".").lower()) not in titles and token.text not in ("«", '"', "“"):
                break
            position += 1
    return None


def _closed(scene: Scene, name: Name) -> bool:
    """Whether a name in apposition ends its apposition: a comma, a bracket, a verb or the end follows."""
    tokens = scene.document.tokens
    if name.last >= len(tokens) or tokens[name.last].sentence != tokens[name.first].sentence:
        return True
    return tokens[name.last].text.lower() not in ("et", "and", "и", "&")


def fits(scene: Scene, unit: Unit, name: Name) -> bool:
    """Whether a person of the table can be the holder of a role: one of the same country or organisation."""
    person = name.root.person
    if person is None or not unit.carriers:
        return True
    owner = owner_of(unit.carriers[0], scene.home)
    codes = {row.country for row in offices().persons[person]}
    ours = {owner.code, owner.organisation.id if owner.organisation else None} - {None}
    if owner.code is None and owner.organisation is not None:
        return True
    return not ours or bool(codes & ours)
