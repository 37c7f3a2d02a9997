"""What stands for whom: bare roles and descriptions, pronouns, `les parties`; only where it is plain."""

from msgspec import structs

from detente.coding.actors.cast import ActorMention
from detente.model import Actor, Document, Token

_PRONOUNS = {
    "fr": {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p"), "lui": (None, "s"), "celui-ci": ("m", "s"), "celle-ci": ("f", "s"), "ce dernier": ("m", "s"), "leur": (None, "p"), "eux": ("m", "p")},
    "en": {"he": ("m", "s"), "she": ("f", "s"), "they": (None, "p"), "him": ("m", "s"), "her": ("f", "s"), "them": (None, "p"), "it": ("n", "s")},
    "ru": {"он": ("m", "s"), "она": ("f", "s"), "они": (None, "p"), "его": ("m", "s"), "ему": ("m", "s"), "им": ("m", "s"), "ей": ("f", "s"), "её": ("f", "s"), "оно": ("n", "s")},
}  # fmt: skip
_RELATIVES = {"fr": {"qui", "lequel", "laquelle", "lesquels", "dont"}, "en": {"who", "which", "that", "whom"}, "ru": {"который", "кто"}}  # fmt: skip
_WINDOW = 3  # sentences back in which a pronoun's antecedent is looked for


def complete(
    document: Document, mentions: list[ActorMention], home: dict[str, int]
) -> tuple[list[ActorMention], dict[int, tuple[ActorMention, ...]]]:
    """Gives bare roles and bodies (`le ministre`, `the ministry`) the actor last introduced as such.

    Returns the mentions, those that stay unknown without a country kept as they are, and what each bare
    one stands for, by head.
    """
    done: list[ActorMention] = []
    bare: dict[int, tuple[ActorMention, ...]] = {}
    for mention in mentions:
        actor = mention.actor
        if actor is not None and actor.country is None and actor.id.startswith("."):
            earlier = _introduced(document, actor, done)
            if earlier is not None:
                bare[mention.head] = (earlier,)
                mention = structs.replace(mention, actor=earlier.actor)
        done.append(mention)
    return done, bare


def _introduced(document: Document, actor: Actor, done: list[ActorMention]) -> ActorMention | None:
    key = actor.id.lstrip(".").split(".")[0]
    for earlier in reversed(done):
        if earlier.actor is not None and earlier.actor.id.endswith(f".{key}") and not earlier.actor.id.startswith("."):
            return earlier
    return None


def antecedents(
    document: Document, mentions: list[ActorMention], bare: dict[int, tuple[ActorMention, ...]]
) -> dict[int, tuple[ActorMention, ...]]:
    """For each pronoun and relative of an article, by token, the mentions it stands for where that is plain."""
    found = dict(bare)
    pronouns = _PRONOUNS[document.language]
    relatives = _RELATIVES[document.language]
    by_token = {i: mention for mention in mentions for i in (*mention.tokens, mention.head)}
    for token in document.tokens:
        if token.upos not in ("PRON", "DET", "SCONJ"):
            continue
        word = token.text.lower()
        if word in relatives or token.lemma in relatives:
            governor = _relative_head(document, token)
            if governor is not None and governor.i in by_token:
                found[token.i] = (by_token[governor.i],)
        elif word in pronouns and token.upos == "PRON":
            antecedent = _antecedent(document, token, pronouns[word], mentions)
            if antecedent is not None:
                found[token.i] = (antecedent,)
    return found


def _relative_head(document: Document, token: Token) -> Token | None:
    for ancestor in document.ancestors(token):
        if ancestor.rel == "acl":
            return document.head(ancestor)
    return None


def _antecedent(
    document: Document, token: Token, wanted: tuple[str | None, str], mentions: list[ActorMention]
) -> ActorMention | None:
    gender, number = wanted
    best: tuple[float, ActorMention] | None = None
    for mention in mentions:
        if mention.span.start >= token.start:
            break
        if mention.form == "place" or mention.actor is None or not _agrees(mention, gender, number, document.language):
            continue
        head = document.tokens[mention.head]
        distance = token.sentence - head.sentence
        if distance > _WINDOW:
            continue
        score = (
            -2.0 * distance + (1.5 if head.rel == "nsubj" else 0) + (1 if mention.person else 0) + mention.head / 1e5
        )
        if best is None or score >= best[0]:
            best = (score, mention)
    return best[1] if best is not None else None


def _agrees(mention: ActorMention, gender: str | None, number: str, language: str) -> bool:
    if (number == "p") != mention.plural:
        return False
    if language == "en":
        return mention.person != (gender == "n") and not (
            gender in ("m", "f") and mention.feminine not in (None, gender == "f")
        )
    if gender in ("m", "f") and mention.feminine is not None:
        return mention.feminine == (gender == "f")
    return True
