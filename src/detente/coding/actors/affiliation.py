"""What stands beside a person who has no role: an organisation, a people, a party in brackets."""

from msgspec import structs

from detente.coding.actors.identify import new_person
from detente.coding.actors.knowledge import organisations
from detente.coding.actors.persons import Name
from detente.coding.actors.scene import Scene, name_of, person_of
from detente.model import Actor

_RUN = 3  # names with something in brackets behind them that make a list of party members
_CHAMBERS = frozenset(("parliament", "senate", "national-assembly", "senator", "member-of-parliament", "speaker"))


def affiliate(scene: Scene) -> None:
    """Gives persons without role or entry in the table what the words beside them say of country and sector."""
    for name in scene.names:
        root = name.root
        if root.first not in scene.actors and root.person is None:
            given = affiliation(scene, name)
            if given is not None:
                scene.actors[root.first] = new_person(name_of(scene, root), given)
    _bracketed(scene)


def _bracketed(scene: Scene) -> None:
    """Lists of names with their parties, `A (LR), B (UC), C (RDSE)`: all of the country of those that are known.

    Where the article speaks of a chamber they sit in it, else they are party people.
    """
    run: list[Name] = []
    for name in scene.names:
        if run and (name.first - run[-1].last > _GAP or not _party_after(scene, run[-1])):
            _share_country(scene, run)
            run = []
        if _party_after(scene, name):
            run.append(name)
    _share_country(scene, run)
    for name in scene.names:
        actor = person_of(scene, name)
        if actor.country is None and actor.sector in ("LEG", "PTY"):
            country = _party_country(scene, name)
            if country is not None:
                scene.actors[name.root.first] = structs.replace(actor, country=country)


def _party_country(scene: Scene, name: Name) -> str | None:
    """The country of a party in brackets not far after a member of parliament: `X, députée de Y (RN)`."""
    tokens = scene.document.tokens
    for token in tokens[name.last : name.last + _FAR]:
        if token.sentence != tokens[name.first].sentence or token.upos == "VERB":
            return None
        hit = scene.at.get(token.i)
        if hit is not None and hit.entry.kind == "organisation" and tokens[token.i - 1].text == "(":
            row = organisations()[hit.entry.key]
            return row.country if row.kind == "party" else None
    return None


_FAR = 12  # tokens after a name in which its party may stand
_GAP = 8  # tokens from the end of a name of such a list to the next name


def _party_after(scene: Scene, name: Name) -> bool:
    """Whether an acronym in brackets follows: `(LR)`, `(CRCE-K)`."""
    tokens = scene.document.tokens
    if name.last + 2 >= len(tokens) or tokens[name.last].text != "(":
        return False
    letters = [c for c in tokens[name.last + 1].text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2


def _share_country(scene: Scene, run: list[Name]) -> None:
    known = [person_of(scene, name) for name in run]
    found = {actor.country for actor in known if actor.country is not None}
    for name in run:
        hit = scene.at.get(name.last + 1)
        if hit is not None and hit.entry.kind == "organisation":
            row = organisations()[hit.entry.key]
            found |= {row.country} if row.kind == "party" and row.country else set()
    if len(found) != 1 or (len(run) < _RUN and not any(actor.sector == "PTY" for actor in known)):
        return
    chamber = any(
        hit.entry.key in _CHAMBERS
        or (hit.entry.kind == "organisation" and organisations()[hit.entry.key].sector == "LEG")
        for hit in scene.hits
    )
    for name, actor in zip(run, known, strict=True):
        sector = "LEG" if chamber and actor.sector in (None, "PTY") else actor.sector or "PTY"
        scene.actors[name.root.first] = structs.replace(
            actor, country=actor.country or next(iter(found)), sector=sector
        )


def succeed(scene: Scene) -> None:
    """Gives who is replaced the country and sector of who replaces them: `X replaces Y as minister`, `X сменил Y`."""
    tokens = scene.document.tokens
    for name in scene.names:
        known = scene.actors.get(name.root.first)
        if name.root.person is not None or (known is not None and known.country is not None):
            continue
        for token in tokens[max(0, name.first - _GAP) : name.first]:
            if token.lemma not in scene.words.succeeding or token.sentence != tokens[name.first].sentence:
                continue
            other = next((n for n in reversed(scene.names) if token.i - _GAP < n.last <= token.i), None)
            successor = scene.actors.get(other.root.first) if other is not None else None
            if successor is not None and successor.country is not None:
                actor = person_of(scene, name)
                scene.actors[name.root.first] = structs.replace(
                    actor, country=successor.country, sector=successor.sector
                )


def affiliation(scene: Scene, name: Name) -> Actor | None:
    """What stands beside a person without a role: an organisation (`X (HRW)`, `X de Greenpeace`, `CNN's X`) or
    a people (`l'Iranien X`); its country and sector as an actor without a name. None where there is none."""
    tokens = scene.document.tokens
    ahead = name.last
    seen: list[str] = []
    while ahead < len(tokens) and len(seen) < 4 and tokens[ahead].sentence == tokens[name.first].sentence:
        hit = scene.at.get(ahead)
        if hit is not None:
            if hit.entry.kind == "organisation" and seen and _belongs(seen, scene):
                row = organisations()[hit.entry.key]
                return Actor(id="", name=None, kind="person", country=row.country, sector=row.sector)
            break
        seen.append(tokens[ahead].text.lower())
        if tokens[ahead].upos not in ("ADP", "DET") and tokens[ahead].text not in (",", "("):
            break
        ahead += 1
    before = name.first - name.title
    if before > 1 and tokens[before - 1].text in ("'s", "’s"):
        before -= 1
    hit = scene.until.get(before)
    if hit is None:
        return None
    if hit.entry.kind == "organisation" and before < name.first - name.title:
        row = organisations()[hit.entry.key]
        return Actor(id="", name=None, kind="person", country=row.country, sector=row.sector)
    if hit.entry.kind in ("people", "adjective") and not hit.plural and len(hit.entry.keys) == 1:
        return Actor(id="", name=None, kind="person", country=hit.entry.key, sector=None)
    return None


def _belongs(seen: list[str], scene: Scene) -> bool:
    """Whether the words between a name and an organisation say that the person is of it."""
    return seen[-1] == "(" or any(word in scene.words.of or word in scene.words.belonging for word in seen)
