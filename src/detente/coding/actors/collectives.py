"""Several actors under one general name: European countries, les pays voisins, международные банки."""

from msgspec import structs

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.knowledge import roles
from detente.coding.actors.names import slug
from detente.coding.actors.scene import Scene, span_of
from detente.model import Actor, Token

_BESIDE = 2  # words before or after a noun in which its adjectives stand


def find_collectives(scene: Scene, owned: set[int]) -> list[ActorMention]:
    """The mentions of several states by a plural noun with an adjective; owned: tokens of other mentions."""
    words = scene.words
    found = []
    for token in scene.document.tokens:
        if token.lemma not in words.collectives or token.i in owned or token.feats.get("Number") != "Plur":
            continue
        beside = _beside(scene, token)
        told = [each for each in beside if _english(scene, each) is not None]
        if not told:
            continue
        first, last = min(token.i, *(t.i for t in beside)), max(token.i, *(t.i for t in beside)) + 1
        name = _named(scene, told, "countries")
        if scene.document.language == "en":
            text = span_of(scene, first, last).text
            name = text if text.startswith(name[:1]) else text[0].lower() + text[1:]
        actor = Actor(id=f"states:{slug(name)}", name=name, kind="state", country=None, sector="GOV")
        found.append(
            ActorMention(
                span=span_of(scene, first, last),
                head=token.i,
                actor=actor,
                form="description",
                tokens=tuple(range(first, last)),
                plural=True,
            )
        )
    return found


def named_collectively(scene: Scene, mention: ActorMention) -> ActorMention:
    """A plural body or role of no country with its adjective as name: international banks, foreign diplomats."""
    actor = mention.actor
    noun = roles().plurals.get(mention.key)
    if actor is None or actor.name is not None or actor.country is not None or noun is None or not mention.plural:
        return mention
    beside = _beside(scene, scene.document.tokens[mention.head])
    told = [each for each in beside if each.lemma in scene.words.foreign and each.text.lower() not in noun]
    if not told:
        return mention
    name = _named(scene, told, noun)
    kind = "body" if actor.kind == "person" else actor.kind
    return structs.replace(mention, actor=structs.replace(actor, id=f"many:{slug(name)}", name=name, kind=kind))


def _beside(scene: Scene, noun: Token) -> list[Token]:
    """The adjectives and quantities right beside a noun, before it and in French after it."""
    tokens = scene.document.tokens
    found: list[Token] = []
    for i in range(noun.i - 1, max(-1, noun.i - 1 - 2 * _BESIDE), -1):
        if tokens[i].upos not in ("ADJ", "NUM", "PROPN", "DET") or tokens[i].sentence != noun.sentence:
            break
        if tokens[i].text.lower() in scene.words.determiners:
            break
        found.append(tokens[i])
    if scene.document.language == "fr":
        for token in tokens[noun.i + 1 : noun.i + 1 + _BESIDE]:
            if token.upos != "ADJ":
                break
            found.append(token)
    return found


def _english(scene: Scene, token: Token) -> str | None:
    return scene.words.foreign.get(token.lemma.lower()) or scene.words.which.get(token.lemma.lower())


def _named(scene: Scene, told: list[Token], noun: str) -> str:
    adjectives = dict.fromkeys(filter(None, (_english(scene, each) for each in sorted(told, key=lambda t: t.i))))
    return " ".join((*adjectives, noun))
