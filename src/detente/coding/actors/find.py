"""Finding the cast: hits → names → units → mentions, then what stands for whom."""

from msgspec import Struct, field, structs

from detente.coding.actors.cast import ActorMention, Cast
from detente.coding.actors.gazetteer import Hit, find_hits
from detente.coding.actors.identify import (
    Owner,
    body_actor,
    choose_country,
    country_actor,
    new_person,
    organisation_actor,
    owner_of,
    person_actor,
    population_actor,
    role_actor,
    with_role,
)
from detente.coding.actors.knowledge import Body, Country, Vocabulary, countries, roles, vocabulary
from detente.coding.actors.names import fold
from detente.coding.actors.offices import offices
from detente.coding.actors.persons import Name, find_names, lookup, written_name
from detente.coding.actors.units import Composer, Unit, role_key
from detente.model import Actor, Document
from detente.text import Span


class Scene(Struct):
    """What is known of one article while its cast is found.

    day: the publication day, None when unknown.  home: how often each country is named.
    actors: the actor of each person by first token of the fullest mention.
    """

    document: Document
    words: Vocabulary
    hits: list[Hit]
    names: list[Name]
    day: str | None
    home: dict[str, int]
    actors: dict[int, Actor] = field(default_factory=dict)
    attached: dict[int, list[Name]] = field(default_factory=dict)


def find_actors(document: Document) -> Cast:
    """The cast of an article: every mention of an actor in text order, and what pronouns stand for."""
    from detente.coding.actors.coreference import antecedents, complete

    scene = _scene(document)
    composer = Composer(document, scene.hits, scene.words, frozenset(name.first for name in scene.names))
    units = composer.compose_all()
    _attach(scene, units)
    mentions = _mentions(scene, composer, units)
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
    mentions, bare = complete(document, mentions, scene.words)
    return Cast(document, tuple(mentions), antecedents(document, mentions, bare))


def _scene(document: Document) -> Scene:
    words = vocabulary(document.language)
    hits = find_hits(document)
    titles = frozenset(fold(title.rstrip(".")) for title in words.titles)
    names = find_names(document, hits, titles)
    inside = {i for name in names if len(name.words) > 1 for i in range(name.first, name.last)}
    hits = [hit for hit in hits if hit.first not in inside]
    home: dict[str, int] = {}
    for hit in hits:
        if hit.entry.kind in ("country", "capital", "adjective", "people") and len(hit.entry.keys) == 1:
            home[hit.entry.key] = home.get(hit.entry.key, 0) + 1
    published = document.article.published
    scene = Scene(document, words, hits, names, published[:10] if published else None, home)
    _link(scene)
    return scene


def _link(scene: Scene) -> None:
    """Full names to the persons of the table, short names to full ones."""
    table = offices()
    full: list[Name] = []
    for name in scene.names:
        if len(name.words) > 1:
            name.person = _choose(lookup(name, table), scene)
            same = next((other for other in full if _same(name, other)), None)
            if same is not None:
                name.full = same
            else:
                full.append(name)
    short: list[Name] = []
    for name in scene.names:
        if len(name.words) > 1:
            continue
        for other in [*reversed([n for n in full if n.first < name.first]), *full, *short]:
            if any(key in other.keys[-1] for key in name.surname) and other.keys[-1]:
                name.full = other
                break
        else:
            name.person = _in_office(name, scene)
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


def _in_office(name: Name, scene: Scene) -> str | None:
    """The person in office on the day with that surname, where the table has only one of a named country."""
    table = offices()
    found = {
        person
        for key in name.surname
        for keys, person in table.by_surname.get(key, ())
        if table.titles(person, scene.day)
    }
    near = {p for p in found if any(scene.home.get(row.country) for row in table.persons[p])}
    found = near or (found if name.title or len(found) == 1 else set())
    if len(found) != 1 or (len(name.words[0]) < 4 and not name.title):
        return None
    return found.pop()


def _attach(scene: Scene, units: list[Unit]) -> None:
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
                if name is not None and not _fits(scene, unit, name):
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
                if comma and not (_closed(scene, name) and _fits(scene, unit, name)):
                    return None
                if unit.plural and len(unit.carriers) > 1:
                    return None
                return name if _fits(scene, unit, name) or not comma else None
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


def _fits(scene: Scene, unit: Unit, name: Name) -> bool:
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


def _owners(scene: Scene, unit: Unit) -> list[Owner]:
    owners = [owner_of(carrier, scene.home) for carrier in unit.carriers]
    known = roles().bodies.get(unit.key, _ALONE)
    if not owners and unit.kind == "body":
        ruler = _ruler(scene, unit)
        if ruler is not None:
            return [Owner(country=ruler)]
    if not owners and unit.kind == "body" and (known.needs_country or known.state):
        return [Owner()]
    if not owners and unit.key in ("monarch", "candidate", "source", "journalist", "analyst", "scholar"):
        return [Owner()]  # an emperor, an expert: nothing says that they are of the country the article is about
    return owners or [Owner(country=_home(scene))]


_ALONE = Body(None)


def _means_nothing(unit: Unit) -> bool:
    """Whether a word says nothing of an actor without a country: `partie`, `position`; `les parties` does."""
    body = roles().bodies.get(unit.key, _ALONE)
    return (body.state or body.needs_country) and not (unit.key == "side" and unit.plural)


def _ruler(scene: Scene, unit: Unit) -> Country | None:
    """The country of the person a body belongs to (le régime de X), where the office table knows them."""
    for name in scene.names:
        if unit.last < name.first <= unit.last + 2 and scene.document.tokens[unit.last].text.lower() in scene.words.of:
            actor = _person(scene, name)
            return countries().get(actor.country or "")
    return None


def _home(scene: Scene) -> Country | None:
    """The country an article is about, where it plainly is about one: named twice as often as any other."""
    ranked = sorted(scene.home.items(), key=lambda row: -row[1])
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return countries()[ranked[0][0]]


def _inner_key(unit: Unit, owner: Owner) -> str | None:
    if unit.inner is not None:
        return role_key(unit.inner, None)
    return owner.organisation.id if owner.organisation is not None else None


def _mentions(scene: Scene, composer: Composer, units: list[Unit]) -> list[ActorMention]:
    mentions: list[ActorMention] = []
    owned: set[int] = set()
    spans: dict[int, tuple[Unit, Name | None]] = {}
    for unit in units:
        attached = scene.attached.get(unit.first, [])
        spans[unit.first] = (unit, attached[0] if attached else None)
        for name in attached:
            _settle(scene, unit, name)
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
        if k not in composer.used and hit.first not in owned and hit.entry.kind not in ("role", "body", "portfolio"):
            mentions.append(_hit_mention(scene, hit))
    return mentions


def _settle(scene: Scene, unit: Unit, name: Name) -> None:
    """Fixes who a named person with a role is, for all mentions of them."""
    owner = _owners(scene, unit)[0]
    given = role_actor(role_key(unit, _inner_key(unit, owner)), owner, scene.day, former=unit.former)
    root = name.root
    known = scene.actors.get(root.first)
    if known is not None:
        scene.actors[root.first] = with_role(known, given)
    elif root.person is not None:
        scene.actors[root.first] = person_actor(root.person, scene.day, given, former=unit.former)
    else:
        scene.actors[root.first] = new_person(written_name(root, scene.document), given)


def _person(scene: Scene, name: Name) -> Actor:
    root = name.root
    actor = scene.actors.get(root.first)
    if actor is None:
        if root.person is not None:
            actor = person_actor(root.person, scene.day, None)
        else:
            actor = new_person(written_name(root, scene.document), None)
        scene.actors[root.first] = actor
    return actor


def _span(scene: Scene, first: int, last: int) -> Span:
    tokens = scene.document.tokens
    return scene.document.span(tokens[first], tokens[last - 1])


def _head(scene: Scene, first: int, last: int, preferred: int) -> int:
    """The token of `[first, last)` that something outside governs, the preferred one where it does."""
    tokens = scene.document.tokens
    order: list[int] = [preferred, *range(first, last)]
    for i in order:
        head = tokens[i].head
        if (head == i or not first <= head < last) and tokens[i].upos not in ("PUNCT", "DET", "ADP"):
            return i
    return preferred


def _name_mention(scene: Scene, name: Name) -> ActorMention:
    first = name.first
    tokens = scene.document.tokens
    if name.title and first > 0:
        first -= 1
    head = _head(scene, name.first, name.last, name.first)
    return ActorMention(
        span=_span(scene, first, name.last),
        head=head,
        actor=_person(scene, name),
        form="name",
        tokens=tuple(range(first, name.last)),
        person=True,
        feminine=_feminine(scene, first, name, tokens[head].feats.get("Gender")),
    )


_FEMALE = frozenset(("mme", "mlle", "madame", "mrs", "ms", "miss", "lady", "госпожа", "г-жа", "mmes"))
_MALE = frozenset(("m", "monsieur", "mr", "sir", "lord", "господин", "г-н", "mm"))


def _feminine(scene: Scene, first: int, name: Name, gender: str | None) -> bool | None:
    title = fold(scene.document.tokens[first].text.rstrip(".").lower())
    if title in _FEMALE or title in _MALE:
        return title in _FEMALE
    return name.feminine if name.feminine is not None else {"Fem": True, "Masc": False}.get(gender or "")


def _unit_mentions(scene: Scene, unit: Unit, name: Name | None) -> list[ActorMention]:
    first, last = unit.first, unit.last
    if name is not None:
        first, last = min(first, name.first), max(last, name.last)
    head = _head(scene, first, last, unit.head)
    feminine = {"Fem": True, "Masc": False}.get(scene.document.tokens[unit.head].feats.get("Gender", ""))
    if name is not None:
        actor = _person(scene, name)
        return [
            ActorMention(
                span=_span(scene, first, last),
                head=head,
                actor=actor,
                form="name",
                tokens=tuple(range(first, last)),
                person=True,
                key=role_key(unit, _inner_key(unit, _owners(scene, unit)[0])),
                feminine=name.root.feminine if name.root.feminine is not None else feminine,
            )
        ]
    owners = _owners(scene, unit)
    if len(owners) > 1 and not (unit.plural or unit.kind == "body" or _all_adjectives(unit)):
        owners = owners[:1]
    found = []
    for number, owner in enumerate(owners):
        if unit.kind == "body" and owner == Owner() and _means_nothing(unit):
            return []
        meant = _unit_actor(scene, unit, owner)
        if meant is None:
            return []
        start, end = _share(unit, number, len(owners))
        tokens = range(first, last) if number == 0 else range(start, end)
        found.append(
            ActorMention(
                span=_span(scene, start, end),
                head=head,
                actor=meant,
                form="role" if unit.kind == "role" else "description",
                key=role_key(unit, _inner_key(unit, owner)),
                tokens=tuple(tokens),
                person=unit.kind == "role",
                plural=unit.plural,
                bare=not unit.carriers,
                feminine=feminine,
            )
        )
    return found


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


def _unit_actor(scene: Scene, unit: Unit, owner: Owner) -> Actor | None:
    if unit.kind == "body":
        return body_actor(unit, owner)
    key = role_key(unit, _inner_key(unit, owner))
    target: Owner | None = owner_of(unit.targets[0], scene.home) if unit.targets else Owner(country=_home(scene))
    if target is not None and target.code == owner.code:
        target = None
    if unit.inner is not None and key == unit.key and unit.inner.kind == "body":
        body = body_actor(unit.inner, owner)
        actor = role_actor(key, owner, None, former=unit.former, target=target)
        if body is not None and key in (
            "head",
            "spokesperson",
            "official",
            "source",
            "deputy-head",
            "close",
            "representative",
        ):
            return structs.replace(actor, sector=body.sector or actor.sector)
        return actor
    return role_actor(key, owner, scene.day, former=unit.former, target=target)


def _hit_mention(scene: Scene, hit: Hit) -> ActorMention:
    document = scene.document
    tokens = document.tokens
    kind = hit.entry.kind
    head = _head(scene, hit.first, hit.last, hit.first)
    first = hit.first
    while first > 0 and tokens[first - 1].upos == "DET" and tokens[first - 1].sentence == tokens[first].sentence:
        first -= 1
    if kind == "organisation":
        actor, form = organisation_actor(hit.entry.key), "name"
    else:
        code = choose_country(hit.entry.keys, scene.home)
        if kind in ("adjective", "people"):
            actor, form = country_actor(code), "demonym"
            if not _modifies(scene, hit):
                if not _definite(scene, first, hit):
                    actor = population_actor(code)
            else:
                first = hit.first
        else:
            actor, form = country_actor(code), "place" if _located(scene, first, kind) else "name"
            if kind == "capital" and form == "name" and code in roles().seats:
                actor = organisation_actor(roles().seats[code])
    return ActorMention(
        span=_span(scene, first, hit.last),
        head=head,
        actor=actor,
        form=form,
        tokens=tuple(range(first, hit.last)),
        plural=hit.plural and form == "demonym",
        feminine={"Fem": True, "Masc": False}.get(tokens[head].feats.get("Gender", "")),
    )


def _modifies(scene: Scene, hit: Hit) -> bool:
    """Whether a demonym qualifies a noun (l'offensive russe) rather than naming people (les Russes)."""
    token = scene.document.tokens[hit.last - 1]
    if scene.document.language == "fr":
        return token.text[0].islower() or (token.upos == "ADJ" and token.rel == "amod")
    if scene.document.language == "ru":
        return token.upos == "ADJ" or hit.entry.kind == "adjective"
    following = scene.document.tokens[hit.last] if hit.last < len(scene.document.tokens) else None
    joined = (
        following is not None and following.upos in ("NOUN", "PROPN", "ADJ") and following.sentence == token.sentence
    )
    return not token.text.endswith(("s", "men")) and (joined or token.rel in ("amod", "compound"))


def _definite(scene: Scene, first: int, hit: Hit) -> bool:
    if scene.document.language == "ru":
        return False
    return (
        scene.document.tokens[first].text.lower() in ("les", "the", "l'", "l’", "le", "la", "aux", "des")
        and first < hit.first
    )


_PLACE_WORDS = {
    "fr": frozenset(["en", "à", "au", "aux", "dans", "depuis", "vers", "près", "hors", "chez", "sur"]),
    "en": frozenset(["in", "at", "near", "outside", "inside", "across", "into", "within", "throughout", "around"]),
    "ru": frozenset(["в", "во", "на", "из", "под", "над", "у"]),
}  # fmt: skip


def _located(scene: Scene, first: int, kind: str) -> bool:
    """Whether a country or capital stands after a locative preposition."""
    tokens = scene.document.tokens
    if first == 0:
        return False
    before = tokens[first - 1]
    word = before.text.lower()
    if word not in _PLACE_WORDS[scene.document.language] or before.sentence != tokens[first].sentence:
        return False
    language = scene.document.language
    if language == "ru" and word in ("на", "в", "во"):
        case = tokens[first].feats.get("Case")
        return case == "Loc" or word != "на"
    if language == "fr" and word in ("à", "au", "aux"):
        return not _dative(scene, first)
    return not (language == "fr" and word == "sur" and kind == "country")


_DATIVE = frozenset(
    [
        "demander",
        "reprocher",
        "ordonner",
        "imposer",
        "permettre",
        "répondre",
        "vendre",
        "livrer",
        "donner",
        "fournir",
        "promettre",
        "accorder",
        "interdire",
        "transmettre",
        "enjoindre",
        "proposer",
        "conseiller",
        "offrir",
        "remettre",
        "adresser",
        "envoyer",
        "appartenir",
        "déclarer",
        "rappeler",
        "apporter",
        "réclamer",
        "infliger",
        "céder",
        "restituer",
        "rendre",
        "exiger",
        "attribuer",
        "imputer",
        "remercier",
        "signifier",
        "refuser",
        "soumettre",
        "opposer",
        "face",
        "grâce",
        "quant",
        "appel",
        "soutien",
        "menace",
        "ultimatum",
        "aide",
        "réponse",
        "message",
        "avertissement",
        "sanction",
        "intention",
    ]
)


def _dative(scene: Scene, first: int) -> bool:
    """Whether French `à` here marks whom an act is addressed to: a governor of giving, asking or answering."""
    tokens = scene.document.tokens
    token = tokens[first]
    head = tokens[token.head]
    if token.deprel in ("iobj", "obl:arg"):
        return head.lemma in _DATIVE
    return head.lemma in _DATIVE or (first > 1 and tokens[first - 2].lemma in ("face", "grâce", "quant"))
