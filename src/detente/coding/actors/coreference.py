"""What stands for whom: bare roles and descriptions, pronouns, `les parties`; only where it is plain."""

from msgspec import structs

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.identify import country_actor
from detente.coding.actors.knowledge import Vocabulary, countries
from detente.coding.actors.names import fold
from detente.model import Document, Token

_WINDOW = 5  # sentences back in which a pronoun's antecedent is looked for


def complete(
    document: Document, mentions: list[ActorMention], words: Vocabulary
) -> tuple[list[ActorMention], dict[int, tuple[ActorMention, ...]]]:
    """Gives bare roles and bodies (`le ministre`, `the ministry`, `les parties`) whom they were introduced as.

    Returns the mentions and what each bare one and each description (`le royaume`) stands for, by head.
    """
    done: list[ActorMention] = []
    bare: dict[int, tuple[ActorMention, ...]] = {}
    for mention in mentions:
        actor = mention.actor
        if mention.bare or (actor is not None and actor.name is None and mention.form == "role"):
            earlier = _introduced(mention, done) or _introduced_later(mention, mentions)
            if earlier:
                bare[mention.head] = earlier
                done += [structs.replace(mention, actor=each.actor) for each in earlier]
                continue
        done.append(mention)
    taken = {mention.head for mention in done if mention.actor is not None and not mention.actor.id.startswith(".")}
    bare.update(_described(document, done, words, taken))
    return done, bare


def _introduced_later(mention: ActorMention, mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The only person of the article named with that very role, for a headline that names the role alone."""
    if mention.plural or mention.form != "role" or mention.bare:
        return ()
    actor = mention.actor
    found = {
        each.actor.name: each
        for each in reversed(mentions)
        if each.form == "name" and each.key == mention.key and each.actor is not None and actor is not None
        and each.actor.country == actor.country and each.actor.kind == "person"
    }  # fmt: skip
    return tuple(found.values()) if len(found) == 1 else ()


def _introduced(mention: ActorMention, done: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions of the role or body last introduced; for a plural role all that shared its head."""
    key, country = mention.key, mention.actor.country if mention.actor is not None else None
    if key == "side":
        return _parties(done) if mention.plural else ()
    for earlier in reversed(done):
        known = earlier.actor
        if known is None or known.id.startswith(".") or (known.name is None and not earlier.plural):
            continue
        if not mention.bare and known.country != country:
            continue
        same = earlier.key == key or earlier.key.endswith(f"-{key}") or (key == "media" and known.kind == "media")
        if same and (mention.form != "role" or known.kind == "person" or earlier.form == "role"):
            return tuple(each for each in done if each.head == earlier.head) if mention.plural else (earlier,)
    return ()


def _parties(done: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The two states or groups named together last, else the last two named, a mediator's organisation left out."""
    found: dict[str, ActorMention] = {}
    for earlier in reversed(done):
        actor = earlier.actor
        if actor is None or earlier.form == "place" or actor.country is None:
            continue
        if actor.kind not in ("state", "group") and not (actor.kind == "person" and earlier.plural):
            continue
        code = actor.country if actor.kind != "group" else actor.id
        if code == "AZ-NK":
            continue
        found.setdefault(code, earlier)
        if len(found) == 2:
            return tuple(
                structs.replace(each, actor=country_actor(code)) if code in countries() else each
                for code, each in reversed(found.items())
            )
    return ()


def _described(
    document: Document, mentions: list[ActorMention], words: Vocabulary, taken: set[int]
) -> dict[int, tuple[ActorMention, ...]]:
    """What `le pays`, `the organisation`, `les deux parties` stand for, by head."""
    kinds = {fold(word): kind for kind, rows in words.descriptions.items() for word in rows}
    found: dict[int, tuple[ActorMention, ...]] = {}
    for token in document.tokens:
        kind = kinds.get(token.lemma) or kinds.get(token.text.lower())
        if kind is None or token.upos not in ("NOUN", "PROPN") or token.i in taken:
            continue
        before = [mention for mention in mentions if mention.span.end <= token.start]
        if kind == "parties":
            if token.feats.get("Number") == "Plur":
                parties = _parties(before)
                if parties:
                    found[token.i] = parties
        elif token.feats.get("Number") != "Plur" and _definite(document, token):
            wanted = "state" if kind == "state" else "organisation"
            last = [m for m in before if m.actor is not None and m.actor.kind == wanted and m.form != "demonym"]
            if last:
                found[token.i] = (_salient(last),)
    return found


def _salient(mentions: list[ActorMention]) -> ActorMention:
    """The actor named last, unless another was named far more often."""
    return mentions[-1]


def _definite(document: Document, token: Token) -> bool:
    if document.language == "ru":
        return not document.children(token, "nmod")
    determiners = {child.text.lower() for child in document.children(token, "det")}
    return bool(determiners & {"le", "la", "l'", "l’", "the", "ce", "cette", "this", "cet"}) and not any(
        child.rel == "nmod" for child in document.children(token)
    )


def antecedents(
    document: Document,
    mentions: list[ActorMention],
    bare: dict[int, tuple[ActorMention, ...]],
    words: Vocabulary,
) -> dict[int, tuple[ActorMention, ...]]:
    """For each pronoun and relative of an article, by token, the mentions it stands for where that is plain."""
    found = dict(bare)
    pronouns = {word: kind.split() for kind, rows in words.pronouns.items() for word in rows}
    relatives = words.relatives
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
    document: Document, token: Token, wanted: list[str], mentions: list[ActorMention]
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
    if number == "s" and mention.actor is not None and mention.actor.id.startswith("."):
        return False
    if language == "en":
        human = mention.actor is not None and mention.actor.kind == "person"
        return human != (gender == "n") and not (gender in ("m", "f") and mention.feminine not in (None, gender == "f"))
    if gender in ("m", "f") and mention.feminine is not None:
        return mention.feminine == (gender == "f")
    return True
