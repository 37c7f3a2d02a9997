"""Roles and the names beside them: `le ministre X`, `X, ministre`, `le ministre, X,`, `les ministres X et Y`."""

from detente.coding.actors.carriers import Unit
from detente.coding.actors.identify import owner_of, role_actor
from detente.coding.actors.keys import role_key
from detente.coding.actors.knowledge import organisations
from detente.coding.actors.names import fold
from detente.coding.actors.offices import offices
from detente.coding.actors.persons import Name
from detente.coding.actors.scene import Scene, in_genitive, inner_key, owners_of, possessor_of
from detente.model import Token

_OPENING = (",", "(", "–", "—", "-", "[")
_ENDS = frozenset(',;:()«»“”"')
_APPOINTED = 6  # words between a name and the office it is appointed to
_REACH = 13  # words between a role and its holder that the lexicon does not know


def attach(scene: Scene, units: list[Unit]) -> None:
    """Joins roles with the names beside them: `le ministre X`, `X, ministre`, `les ministres X et Y`."""
    starts = {name.first: name for name in scene.names}
    ends = {name.last: name for name in scene.names}
    for unit in units:
        if unit.kind != "role" or (unit.key == "close" and unit.inner is not None):
            continue  # un proche du président X is not X
        one = unit.first > 0 and fold(scene.document.tokens[unit.first - 1].text.lower()) in scene.words.one_of
        name = (
            (_name_before(scene, unit, ends) if one else None)
            or _name_after(scene, unit, starts)
            or _name_before(scene, unit, ends)
            or _name_ahead(scene, unit, starts)
        )
        if name is not None and unit.inner is not None and unit.inner.kind == "body":
            name = None if name is possessor_of(scene, unit.inner) else name  # un responsable de l'administration X
        if name is None:
            made = _appointed(scene, unit, ends)
            if made is not None:
                scene.appointed[unit.first] = made
            continue
        scene.attached.setdefault(unit.first, []).append(name)
        if unit.plural and name.first >= unit.last:
            scene.attached[unit.first] += _listed(scene, name, starts)
    _chain(scene, units)


def _chain(scene: Scene, units: list[Unit]) -> None:
    """Gives the holder of a role to the role before it in apposition: `le vice-ministre, chef de l'armée, le général X`."""
    tokens = scene.document.tokens
    for unit, following in zip(reversed(units[:-1]), reversed(units[1:]), strict=True):
        names = scene.attached.get(following.first, [])
        if unit.kind != "role" or unit.plural or unit.first in scene.attached or len(names) != 1:
            continue
        between = tokens[max(unit.last, unit.reach) : following.first]
        if len(between) != 1 or between[0].text != "," or names[0].first < following.first:
            continue
        if fits(scene, unit, names[0]) and not _another_holds(scene, unit, names[0]):
            scene.attached[unit.first] = names


def _name_before(scene: Scene, unit: Unit, ends: dict[int, Name]) -> Name | None:
    """The name that a role follows as apposition: `X, ministre`, `X (ministre)`."""
    tokens = scene.document.tokens
    before = unit.first
    while before > 0 and fold(tokens[before - 1].text.lower()) in scene.words.one_of:
        before -= 1  # X, l'un des conseillers
    while before > 0 and tokens[before - 1].text in _OPENING:
        before -= 1
    if before == unit.first or tokens[before].sentence != tokens[unit.first].sentence:
        return None
    name = ends.get(before)
    if name is None or not fits(scene, unit, name) or _another_holds(scene, unit, name):
        return None
    return None if tokens[before].text == "," and _opens_clause(scene, unit, name) else name


def _appointed(scene: Scene, unit: Unit, ends: dict[int, Name]) -> Name | None:
    """Who is made what: `X a été nommé ministre`, `appointed X as minister`, `назначение X на пост министра`."""
    tokens, words = scene.document.tokens, scene.words.appointing
    told = False
    for position in range(unit.first, max(0, unit.first - _APPOINTED), -1):
        name = ends.get(position)
        if name is not None:
            before = tokens[max(0, name.first - 4) : name.first]
            told = told or any(token.lemma in words for token in before)
            return name if told and fits(scene, unit, name) else None
        token = tokens[position - 1]
        if token.sentence != tokens[unit.first].sentence:
            return None
        if token.lemma in words or token.text.lower() in words:
            if token.upos == "VERB" and not _undergone(
                token, tokens[position - 3 : position - 1], scene.words.becoming
            ):
                return None
            told = True
        elif token.upos not in ("ADP", "DET", "AUX", "ADV", "ADJ", "NUM") and token.text != ",":
            return None
    return None


def _undergone(verb: Token, before: tuple[Token, ...], becoming: frozenset[str]) -> bool:
    """Whether the subject of a verb of appointing becomes something rather than appoints: was named, стал."""
    auxiliaries = {token.lemma for token in before if token.upos == "AUX"}
    if verb.feats.get("Voice") == "Pass" or auxiliaries & {"be", "être", "быть"}:
        return True
    if verb.lemma in becoming:
        return True
    return verb.feats.get("VerbForm") == "Part" and not auxiliaries


def _opens_clause(scene: Scene, unit: Unit, name: Name) -> bool:
    """Whether a role after `Comme l'a noté X,` is the subject of what follows: a finite verb stands after it
    with no comma to close an apposition, and the name is not what the sentence begins with."""
    tokens = scene.document.tokens
    begin = name.first - name.title
    if (
        begin == 0
        or tokens[begin - 1].sentence != tokens[name.first].sentence
        or not tokens[begin - 1].text[0].isalpha()
    ):
        return False
    if scene.document.language != "ru" and tokens[unit.first].upos != "DET":
        return False
    holder = name.root.person
    if holder is not None and holder == _holder(scene, unit):
        return False
    position = max(unit.last, unit.reach)
    for token in tokens[position : position + 4]:
        if token.upos in ("VERB", "AUX"):
            return token.feats.get("VerbForm", "Fin") == "Fin"
        if token.upos not in ("ADV", "PART", "PRON"):
            return False
    return False


def _holder(scene: Scene, unit: Unit) -> str | None:
    """The person of the table who holds the office on the day."""
    owner = owners_of(scene, unit)[0]
    actor = role_actor(role_key(unit, inner_key(unit, owner)), owner, scene.day, former=unit.former)
    return actor.name if actor.id.startswith("person:") else None


def _another_holds(scene: Scene, unit: Unit, name: Name) -> bool:
    """Whether the table knows both: another holds this office on the day, and the person named holds another."""
    person = name.root.person
    if person is None or unit.former or not unit.carriers or not offices().titles(person, scene.day):
        return False
    if any(row.country in c.keys[1:] for c in unit.carriers for row in offices().titles(person, scene.day)):
        return False  # congolais: what the person named holds is of the other Congo
    holder = _holder(scene, unit)
    return holder is not None and holder != person


def _name_after(scene: Scene, unit: Unit, starts: dict[int, Name]) -> Name | None:
    tokens = scene.document.tokens
    titles = scene.titles
    parties = scene.parties
    for origin in dict.fromkeys((unit.last, unit.reach)):
        position, comma = origin, False
        while position < len(tokens) and tokens[position].sentence == tokens[unit.head].sentence:
            if position in starts:
                name = starts[position]
                if scene.document.language == "ru" and in_genitive(scene, unit, name):
                    return starts.get(name.last)
                if comma and not (
                    (unit.plural or _closed(scene, name))
                    and fits(scene, unit, name)
                    and not _another_holds(scene, unit, name)
                ):
                    return None
                return name if fits(scene, unit, name) or not comma else None
            token = tokens[position]
            if token.text in (",", "(", "–", "—", "-", ":") and not comma:
                comma = True
            elif position in parties:
                position = parties[position] - 1
            elif fold(token.text.rstrip(".").lower()) not in titles and token.text not in ("«", '"', "“", "\xa0", " "):
                break
            position += 1
    return None


def _name_ahead(scene: Scene, unit: Unit, starts: dict[int, Name]) -> Name | None:
    """The holder after a post whose words the lexicon does not know: `la ministre de la Cohésion des territoires X`."""
    tokens = scene.document.tokens
    case = tokens[unit.head].feats.get("Case")
    if unit.plural or unit.targets:
        return None
    for position in range(unit.last, min(unit.reach + _REACH, len(tokens))):
        token = tokens[position]
        if token.sentence != tokens[unit.head].sentence:
            return None
        name = starts.get(position)
        if name is not None:
            if scene.document.language == "ru" and in_genitive(scene, unit, name):
                return None
            made = any(each.lemma in scene.words.appointing for each in tokens[max(0, unit.first - 4) : unit.first])
            agrees = made or case is None or tokens[name.last - 1].feats.get("Case") in (case, None)
            joined = tokens[position - 1].upos in ("ADP", "CCONJ", "DET") or position == unit.last
            return name if agrees and not joined and fits(scene, unit, name) else None
        worded = token.upos in ("NOUN", "ADJ", "ADP", "DET", "PROPN", "CCONJ", "NUM")
        if not worded and token.text not in ("(", ")", "-", "'s", "’s"):
            return None
    return None


def _listed(scene: Scene, name: Name, starts: dict[int, Name]) -> list[Name]:
    """The names that go on a list: after commas, `et`, `and`, `и`, and parties in brackets."""
    tokens = scene.document.tokens
    found: list[Name] = []
    position = name.last
    while position < len(tokens) and tokens[position].sentence == tokens[name.first].sentence:
        token = tokens[position]
        if position in starts:
            found.append(starts[position])
            position = starts[position].last
        elif token.text == "(" and position + 2 < len(tokens) and tokens[position + 2].text == ")":
            position += 3
        elif (
            token.text.lower() in (",", "et", "and", "и", "&", "ainsi", "que")
            or fold(token.text.rstrip(".")) in scene.titles
        ):
            position += 1
        else:
            break
    return found


def _closed(scene: Scene, name: Name) -> bool:
    """Whether a name in apposition ends its apposition: no other name is joined to it."""
    tokens = scene.document.tokens
    if name.last >= len(tokens) or tokens[name.last].sentence != tokens[name.first].sentence:
        return True
    return tokens[name.last].text.lower() not in ("et", "and", "и", "&")


def fits(scene: Scene, unit: Unit, name: Name) -> bool:
    """Whether a person of the table can be the holder of a role: one of the same country or organisation."""
    person = name.root.person
    if person is None or not unit.carriers:
        return True
    ours: set[str | None] = set()
    for carrier in unit.carriers if unit.plural else unit.carriers[:1]:
        owner = owner_of(carrier, scene.home)
        if owner.code is None and owner.organisation is not None:
            return True
        ours |= {owner.code, owner.organisation.id if owner.organisation else None}
        if owner.country is not None:  # congolais: of either Congo
            ours |= set(carrier.keys)
    codes = {row.country for row in offices().persons[person]}
    return not ours - {None} or bool(codes & ours)


def seat_of(scene: Scene, position: int) -> str | None:
    """The country of the first country or organisation in what follows a role (a lecturer at the School of … of the
    University of Oslo), up to a comma that a clause follows, a bracket or a verb; None where none is named."""
    tokens = scene.document.tokens
    sentence = tokens[position - 1].sentence
    named = {name.first for name in scene.names}
    for token in tokens[position : position + 30]:
        if token.i in named:
            return None
        hit = scene.at.get(token.i)
        if hit is not None and hit.entry.kind in ("country", "capital", "organisation", "adjective"):
            if hit.entry.kind == "organisation":
                return organisations()[hit.entry.key].country
            return hit.entry.key if len(hit.entry.keys) == 1 else None
        if token.sentence != sentence or token.text in _ENDS or token.upos in ("VERB", "AUX", "PRON"):
            return None
    return None
