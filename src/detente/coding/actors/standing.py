"""What countries, capitals, demonyms and organisations named alone stand for: who acts, or where it happens."""

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.identify import choose_country, country_actor, organisation_actor, population_actor
from detente.coding.actors.knowledge import countries, roles
from detente.coding.actors.lookalikes import only_a_place
from detente.coding.actors.names import slug
from detente.coding.actors.scene import Scene, head_of, span_of
from detente.model import Actor


def hit_mention(scene: Scene, hit: Hit) -> ActorMention:
    """The mention of a country, capital, demonym or organisation that stands alone."""
    document = scene.document
    tokens = document.tokens
    kind = hit.entry.kind
    head = head_of(scene, hit.first, hit.last, hit.first)
    first = hit.first
    while first > 0 and tokens[first - 1].upos == "DET" and tokens[first - 1].sentence == tokens[first].sentence:
        first -= 1
    if kind == "organisation":
        actor, form = _national(scene, hit) or organisation_actor(hit.entry.key), "name"
    else:
        code = choose_country(hit.entry.keys, scene.home)
        if kind in ("adjective", "people"):
            actor, form = country_actor(code), "demonym"
            if not _modifies(scene, hit):
                land = _land_after(scene, hit)
                if land is not None and land != code:
                    actor = population_actor(land)  # les Arméniens du Haut-Karabakh
                elif not _definite(scene, first, hit) or _of_people(scene, first, hit):
                    actor = population_actor(code)
            else:
                first = hit.first
        else:
            actor, form = country_actor(code), "place" if _located(scene, first, kind) else "name"
            if only_a_place(document, hit, scene.words):
                form = "place"
            if kind == "capital" and form == "name" and code in roles().seats:
                actor = organisation_actor(roles().seats[code])
    return ActorMention(
        span=span_of(scene, first, hit.last),
        head=head,
        actor=actor,
        form=form,
        tokens=tuple(range(first, hit.last)),
        plural=hit.plural and form == "demonym",
        feminine={"Fem": True, "Masc": False}.get(tokens[head].feats.get("Gender", "")),
    )


def _national(scene: Scene, hit: Hit) -> Actor | None:
    """The society of the country named right beside an organisation of many (`le Croissant-Rouge pakistanais`)."""
    template = roles().national_societies.get(hit.entry.key)
    beside = scene.at.get(hit.last) if scene.document.language == "fr" else scene.until.get(hit.first)
    if template is None or beside is None or beside.entry.kind not in ("adjective", "people"):
        return None
    country = countries()[choose_country(beside.entry.keys, scene.home)]
    name = template.format(adjective=country.adjective)
    return Actor(id=f"ngo:{slug(name)}", name=name, kind="organisation", country=country.code, sector="NGO")


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


def _land_after(scene: Scene, hit: Hit) -> str | None:
    """The country named right after people as theirs: the Armenians of Karabakh."""
    tokens = scene.document.tokens
    for position in range(hit.last, min(hit.last + 3, len(tokens))):
        near = scene.at.get(position)
        if near is not None:
            return near.entry.key if near.entry.kind == "country" and position > hit.last else None
        if tokens[position].text.lower() not in scene.words.of and tokens[position].upos != "DET":
            return None
    return None


def _of_people(scene: Scene, first: int, hit: Hit) -> bool:
    """Whether people, not their state, are meant: some of them (40 % des Russes), or doing what only people do."""
    tokens = scene.document.tokens
    before = tokens[max(0, first - 3) : hit.first]
    if any(token.text.lower() in scene.words.quantities or token.text == "%" for token in before):
        return True
    token = tokens[hit.last - 1]
    verb = tokens[token.head]
    return token.rel == "nsubj" and verb.lemma in scene.words.civil


def _located(scene: Scene, first: int, kind: str) -> bool:
    """Whether a country or capital stands after a locative preposition."""
    tokens = scene.document.tokens
    if first in scene.datelines:
        return True
    if first == 0:
        return False
    before = tokens[first - 1]
    word = before.text.lower()
    if word not in scene.words.locative or before.sentence != tokens[first].sentence:
        return False
    language = scene.document.language
    if language == "ru" and word in ("на", "в", "во"):
        case = tokens[first].feats.get("Case")
        return case == "Loc" or word != "на"
    if language == "fr" and word in ("à", "au", "aux"):
        return not _dative(scene, first)
    return not (language == "fr" and word == "sur" and kind == "country")


def _dative(scene: Scene, first: int) -> bool:
    """Whether French `à` here marks whom an act is addressed to: a governor of giving, asking or answering."""
    tokens = scene.document.tokens
    token = tokens[first]
    head = tokens[token.head]
    if token.deprel in ("iobj", "obl:arg"):
        return head.lemma in scene.words.dative
    return head.lemma in scene.words.dative or (first > 1 and tokens[first - 2].lemma in ("face", "grâce", "quant"))
