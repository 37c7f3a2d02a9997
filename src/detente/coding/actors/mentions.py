"""From units, names and words to mentions: the noun phrase, its head, and the actor."""

from datetime import date, timedelta

from msgspec import structs

from detente.coding.actors.affiliation import affiliate, succeed
from detente.coding.actors.attach import seat_of
from detente.coding.actors.carriers import Unit
from detente.coding.actors.cast import ActorMention
from detente.coding.actors.collectives import find_collectives, named_collectively
from detente.coding.actors.genders import is_woman
from detente.coding.actors.identify import (
    Owner,
    body_actor,
    body_of,
    new_person,
    office_of,
    owner_of,
    person_actor,
    role_actor,
    with_role,
)
from detente.coding.actors.keys import OF_A_BODY, OF_A_FIELD, role_key
from detente.coding.actors.knowledge import roles
from detente.coding.actors.offices import offices
from detente.coding.actors.persons import Name
from detente.coding.actors.scene import (
    Scene,
    head_of,
    home_of,
    inner_key,
    means_nothing,
    name_of,
    owners_of,
    person_of,
    span_of,
)
from detente.coding.actors.standing import hit_mention
from detente.coding.actors.units import Composer
from detente.model import Actor


def find_mentions(scene: Scene, composer: Composer, units: list[Unit]) -> list[ActorMention]:
    """All mentions of an article, unordered: units with their names, then names, then words that stand alone."""
    mentions: list[ActorMention] = []
    owned: set[int] = set()
    spans: dict[int, tuple[Unit, Name | None]] = {}
    for unit in units:
        attached = scene.attached.get(unit.first, [])
        shared = len(attached) > 1 and len(unit.carriers) > 1
        spans[unit.first] = (unit, attached[0] if attached and not (unit.plural and len(unit.carriers) > 1) else None)
        for number, name in enumerate(attached):
            _settle(scene, unit, name, number if shared and len(attached) == len(unit.carriers) else 0)
        if unit.first in scene.appointed:
            _settle(scene, unit, scene.appointed[unit.first], 0)
    affiliate(scene)
    succeed(scene)
    for unit, holder in spans.values():
        found = _unit_mentions(scene, unit, holder)
        for mention in found:
            owned.update(mention.tokens)
        mentions += found
    for name in scene.names:
        if name.first not in owned:
            mentions.append(_name_mention(scene, name))
            owned.update(range(name.first, name.last))
    for k, hit in enumerate(scene.hits):
        if (
            k not in composer.used
            and hit.first not in owned
            and hit.entry.kind not in ("role", "body", "portfolio", "seat")
        ):
            mentions.append(hit_mention(scene, hit))
            owned.update(mentions[-1].tokens)
    return mentions + find_collectives(scene, owned)


def _settle(scene: Scene, unit: Unit, name: Name, number: int) -> None:
    """Fixes who a named person with a role is, for all mentions of them. number: which of the unit's owners."""
    owner = owners_of(scene, unit)[number]
    given = role_actor(role_key(unit, inner_key(unit, owner)), owner, scene.day, former=unit.former)
    given = of_its_body(unit, owner, given)
    root = name.root
    if not unit.carriers and root.person is None:
        holder = _once_in_office(unit, given, root, scene.day)
        if holder is not None:
            root.person = holder
            scene.actors[root.first] = person_actor(holder, scene.day, None, home=scene.home)
            return
        if given.id.startswith("person:") or unit.key == "vice-head-of-state":
            given = structs.replace(given, id="", name=None, country=None)  # another holds it: of another country
    alone = not unit.carriers and not unit.targets and root.person is None
    if given.country is None and given.sector != "IGO" and alone:
        given = structs.replace(given, country=seat_of(scene, max(unit.last, unit.reach, name.last)))
    known = scene.actors.get(root.first)
    if known is not None:
        held = root.person is not None and offices().titles(root.person, scene.day)
        past = unit.former and not held and known.sector in (None, "IGO") and given.country is not None
        known = structs.replace(known, sector="ELI", country=known.country or given.country) if past else known
        scene.actors[root.first] = with_role(known, given)
    elif root.person is not None:
        scene.actors[root.first] = person_actor(
            root.person, scene.day, given, former=unit.former, home=scene.home, bare=not unit.carriers
        )
    else:
        scene.actors[root.first] = new_person(name_of(scene, root), given)


def _once_in_office(unit: Unit, given: Actor, name: Name, day: str | None) -> str | None:
    """Who of that surname last held the office before the day: `президент Трамп` soon after he left."""
    role = roles().roles.get(unit.key)
    if role is None or role.office is None or len(name.words) > 1 or day is None:
        return None
    rows = offices().by_office.get(f"{given.country}/{role.office}", ())
    called = {person for key in name.surname for _, person in offices().by_surname.get(key, ())}
    past = [row for row in rows if row.began(day) and row.person in called]
    return max(past, key=lambda row: row.start).person if past else None


def _name_mention(scene: Scene, name: Name) -> ActorMention:
    first = name.first
    tokens = scene.document.tokens
    if name.title and first > 0:
        first -= 1
    head = head_of(scene, name.first, name.last, name.first)
    actor = person_of(scene, name)
    return ActorMention(
        span=span_of(scene, first, name.last),
        head=head,
        actor=actor,
        form="name",
        tokens=tuple(range(first, name.last)),
        person=True,
        feminine=_feminine(scene, first, name, is_woman(actor.name), tokens[head].feats.get("Gender")),
    )


def _feminine(scene: Scene, first: int, name: Name, woman: bool | None, gender: str | None) -> bool | None:
    """Whether a named person is a woman: by the title, the given name, the form of the name, its gender in the parse."""
    title = scene.document.tokens[first].text.rstrip(".")
    for word in (title, title.lower()):
        if word in scene.words.female or word in scene.words.male:
            return word in scene.words.female
    if woman is not None:
        return woman
    return name.feminine if name.feminine is not None else {"Fem": True, "Masc": False}.get(gender or "")


def _unit_mentions(scene: Scene, unit: Unit, name: Name | None) -> list[ActorMention]:
    first, last = unit.first, unit.last
    if name is not None:
        first, last = min(first, name.first - name.title), max(last, name.last)
    owners = owners_of(scene, unit)
    head = head_of(scene, first, last, unit.head)
    feminine = {"Fem": True, "Masc": False}.get(scene.document.tokens[unit.head].feats.get("Gender", ""))
    if name is not None:
        actor = person_of(scene, name)
        woman = is_woman(actor.name)
        named = woman if woman is not None else name.root.feminine
        return [
            ActorMention(
                span=span_of(scene, first, last),
                head=head,
                actor=actor,
                form="name",
                tokens=tuple(range(first, last)),
                person=True,
                key=role_key(unit, inner_key(unit, owners[0])),
                feminine=named if named is not None else feminine,
            )
        ]
    if len(owners) > 1 and not (unit.plural or unit.kind == "body" or _all_adjectives(unit)):
        owners = owners[:1]
    found = []
    for number, owner in enumerate(owners):
        if owner == Owner() and (unit.key == "close" or (unit.kind == "body" and means_nothing(unit))):
            return []  # the near ones of victims
        made = scene.appointed.get(unit.first)
        meant = person_of(scene, made) if made is not None else _unit_actor(scene, unit, owner)
        if meant is None:
            return []
        woman = is_woman(meant.name) if unit.kind == "role" and meant.id.startswith("person:") else None
        start, end = _share(unit, number, len(owners))
        tokens = range(first, last) if number == 0 else range(start, end)
        found.append(
            ActorMention(
                span=span_of(scene, start, unit.ruler or end),
                head=head,
                actor=meant,
                form="role" if unit.kind == "role" else "description",
                key=role_key(unit, inner_key(unit, owner)),
                tokens=tuple(tokens),
                person=unit.kind == "role",
                plural=unit.plural,
                bare=not unit.carriers and unit.ruler is None,
                feminine=feminine if woman is None else woman,
            )
        )
    return [named_collectively(scene, mention) for mention in found]


def _all_adjectives(unit: Unit) -> bool:
    return all(carrier.kind in ("adjective", "people") for carrier in unit.carriers)


def _share(unit: Unit, number: int, count: int) -> tuple[int, int]:
    """The words of one of several actors that share a head: the phrase up to its own owner, or its owner alone."""
    if count == 1:
        return unit.first, unit.last
    carrier = unit.carriers[number]
    if carrier.first > unit.head:
        return (unit.first, carrier.last) if number == 0 else (carrier.first, carrier.last)
    return (
        (carrier.first, unit.last)
        if number == count - 1
        else (unit.first if number == 0 else carrier.first, carrier.last)
    )


# bodies that act through their people: the leaders of the parties, of the rebels
_OF_PEOPLE = frozenset(("parties", "opposition", "rebels", "separatists", "militia", "unions", "civil-society", "ngos"))


def _unit_actor(scene: Scene, unit: Unit, owner: Owner) -> Actor | None:
    if unit.kind == "body":
        body = body_actor(unit, owner)
        one = body is not None and not unit.plural and unit.key in _PLURALS and owner.organisation is None
        return structs.replace(body, name=None) if one and body is not None else body
    key = role_key(unit, inner_key(unit, owner))
    target: Owner | None = owner_of(unit.targets[0], scene.home) if unit.targets else Owner(country=home_of(scene))
    if target is not None and target.code == owner.code:
        target = None
    if unit.plural and _is_the_body(scene, unit, key):
        return body_of(_CHAMBER.get(key, key), owner)
    day = (
        scene.day if len(unit.carriers) > 1 or not unit.plural else None
    )  # several of one country are not who holds it
    actor = role_actor(key, owner, day, former=unit.former, target=target)
    outgoing = _outgoing(scene, key, owner) if actor.id.startswith("person:") else None
    if outgoing is not None:
        return person_actor(outgoing, scene.day, actor, home=scene.home)
    return of_its_body(unit, owner, actor)


_PLURALS = frozenset(("companies", "banks"))  # whose name is that of many
_WHOLE = 10  # characters of a day that is known whole
_FRESH = 3  # days from which on a new holder of an office is known as such


def _outgoing(scene: Scene, key: str, owner: Owner) -> str | None:
    """Who has just left an office, where the article names him and not the one who holds it since: the news of the day
    on which a minister resigns is about him."""
    office, code = office_of(key, owner, scene.day), owner.organisation.id if owner.organisation else owner.code
    if office is None or code is None or scene.day is None or len(scene.day) < _WHOLE:
        return None
    holders = offices().holders(code, office, scene.day)
    since = (date.fromisoformat(scene.day) - timedelta(days=_FRESH)).isoformat()
    if len(holders) != 1 or holders[0].start < since:
        return None
    named = {name.root.person for name in scene.names}
    left = {row.person for row in offices().by_office[f"{code}/{office}"] if since <= row.end <= scene.day}
    return next(iter(left & named), None) if holders[0].person not in named and len(left & named) == 1 else None


_CHAMBER = {"senator": "senate"}


def _is_the_body(scene: Scene, unit: Unit, key: str) -> bool:
    """Whether people of a body stand for all of it: the senators of a country are its senate."""
    if key not in _CHAMBER or unit.former:
        return False
    before = scene.document.tokens[unit.first].text.lower()
    return before in ("les", "the", "des", "ces") or scene.document.tokens[max(0, unit.first - 1)].text.lower() in (
        "les",
        "des",
        "the",
    )


def of_its_body(unit: Unit, owner: Owner, actor: Actor) -> Actor:
    """A role with the sector of what it belongs to: a body (a spokesman of the police) or a thing of some field."""
    if unit.former or actor.id.startswith("person:"):
        return actor
    if unit.field is not None and role_key(unit, None) in OF_A_FIELD:
        return structs.replace(actor, sector=unit.field, name=None)
    if unit.stranger is not None and not unit.carriers and actor.country is None and unit.key in OF_A_BODY:
        return structs.replace(actor, sector=None)
    if unit.inner is not None and unit.inner.kind == "body" and unit.plural and actor.name is None:
        body = body_actor(unit.inner, owner)
        if body is not None and unit.inner.key in _OF_PEOPLE:
            return body
    if unit.inner is not None and unit.inner.kind == "body" and role_key(unit, inner_key(unit, owner)) in OF_A_BODY:
        body = body_actor(unit.inner, owner)
        if body is not None and body.sector is not None:
            return structs.replace(actor, sector=body.sector)
    return actor
