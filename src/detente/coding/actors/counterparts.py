"""Counterparts: who holds the same office in another country (son homologue turc, his French counterpart, турецкий коллега)."""

from msgspec import structs

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.identify import Owner, role_actor
from detente.coding.actors.knowledge import Vocabulary, countries, roles
from detente.coding.actors.offices import offices
from detente.model import Actor, Document, Token

_HEADS = ("head-of-state", "head-of-government")
_FROM = frozenset(("из", "from", "in", "of", "de", "du", "d'", "d’", "des", "à"))
_BETWEEN = frozenset((",", "et", "and", "и", "&", "(", ")"))
_REACH = 4  # words that a counterpart's country stands off


def with_counterparts(
    document: Document, mentions: list[ActorMention], words: Vocabulary, day: str | None
) -> list[ActorMention]:
    """The mentions with counterparts as who holds the office on the day: as roles, or joined with the name beside them."""
    for token in document.tokens:
        if token.lemma in words.counterparts and token.upos in ("NOUN", "PROPN"):
            mentions = _joined(document, mentions, token, day)
    return mentions


def _joined(document: Document, mentions: list[ActorMention], noun: Token, day: str | None) -> list[ActorMention]:
    """The mentions with those of one counterpart, or several (ses homologues français et allemand), in place of countries."""
    lands = _lands(document, mentions, noun)
    if not lands:
        return mentions
    first = min(noun.i, *(land.tokens[0] for land in lands))
    last = max(noun.i, *(land.tokens[-1] for land in lands)) + 1
    before = document.tokens[first - 1] if first else noun
    if before.sentence == noun.sentence and (before.upos == "DET" or before.deprel in ("nmod:poss", "det")):
        first -= 1
    model = _whose(document, mentions, noun)
    named = _named(document, mentions, last) if len(lands) == 1 else None
    made = [_mention(document, noun, land, (first, last), model, day, several=len(lands) > 1) for land in lands]
    dropped = {id(land) for land in lands}
    if named is not None and named.actor is not None and made[0].actor is not None:
        known, role = named.actor, made[0].actor
        actor = structs.replace(
            known,
            country=known.country or role.country,
            sector=known.sector or role.sector,
            role=known.role or role.role,
        )
        span = document.span(document.tokens[first], document.tokens[named.tokens[-1]])
        tokens = tuple(range(first, named.tokens[-1] + 1))
        made = [structs.replace(named, span=span, head=noun.i, actor=actor, tokens=tokens, key=made[0].key)]
        dropped.add(id(named))
        mentions = [
            structs.replace(m, actor=actor) if m.actor == known and id(m) not in dropped else m for m in mentions
        ]
    kept = [m for m in mentions if id(m) not in dropped]
    return sorted([*kept, *made], key=lambda m: (m.span.start, m.span.end))


def _lands(document: Document, mentions: list[ActorMention], noun: Token) -> list[ActorMention]:
    """The countries beside a counterpart: demonyms before it (in French after it), or a country after `from`."""
    by_token = {i: m for m in mentions for i in m.tokens if m.form in ("demonym", "place", "name") and not m.person}
    step = 1 if document.language == "fr" else -1
    beside = _run(document, by_token, noun.i + step, step, ("demonym",))
    if beside:
        return sorted(beside, key=lambda m: m.tokens[0])
    after = noun.i + 1
    if after < len(document.tokens) and document.tokens[after].text.lower() in _FROM:
        return _run(document, by_token, after + 1, 1, ("name", "place"))
    return []


def _run(
    document: Document, by_token: dict[int, ActorMention], start: int, step: int, forms: tuple[str, ...]
) -> list[ActorMention]:
    found: list[ActorMention] = []
    i, idle = start, 0
    while 0 <= i < len(document.tokens) and idle < _REACH:
        token, mention = document.tokens[i], by_token.get(i)
        if mention is not None and mention.form in forms and mention.actor is not None:
            if mention.actor.country not in countries():
                break
            if mention not in found:
                found.append(mention)
            idle = 0
        elif token.text.lower() in _BETWEEN or token.upos in ("DET", "ADJ") or (found and token.text.lower() in _FROM):
            idle += 1
        else:
            break
        i += step
    return found


def _whose(document: Document, mentions: list[ActorMention], noun: Token) -> ActorMention | None:
    """The person whose counterpart is meant: the subject before it in its sentence, else in the one before."""
    best: tuple[tuple[int, bool, int], ActorMention] | None = None
    for mention in mentions:
        if mention.span.end > noun.start:
            break
        head = document.tokens[mention.head]
        if not mention.person or mention.actor is None or noun.sentence - head.sentence > 1:
            continue
        rank = (head.sentence, head.rel == "nsubj", -head.i)
        if best is None or rank > best[0]:
            best = (rank, mention)
    return best[1] if best is not None else None


def _named(document: Document, mentions: list[ActorMention], end: int) -> ActorMention | None:
    """The person named right after a counterpart, be it after a comma."""
    comma = end < len(document.tokens) and document.tokens[end].text == ","
    for mention in mentions:
        if mention.person and mention.form == "name" and mention.tokens[:1] and mention.tokens[0] in (end, end + comma):
            return mention
    return None


def _mention(
    document: Document,
    noun: Token,
    land: ActorMention,
    phrase: tuple[int, int],
    model: ActorMention | None,
    day: str | None,
    *,
    several: bool,
) -> ActorMention:
    code = land.actor.country if land.actor is not None and land.actor.country is not None else ""
    key = _office_key(model, code, day)
    if key is None:
        actor = Actor(id=f"{code}.counterpart", name=None, kind="person", country=code, sector="GOV")
    else:
        actor = role_actor(key, Owner(country=countries()[code]), day, former=False)
    start, end = (land.tokens[0], land.tokens[-1] + 1) if several else phrase
    return ActorMention(
        span=document.span(document.tokens[start], document.tokens[end - 1]),
        head=noun.i,
        actor=actor,
        form="role",
        tokens=tuple(sorted({noun.i, *land.tokens})) if several else tuple(range(start, end)),
        person=True,
        plural=several,
        key=key or "official",
    )


def _office_key(model: ActorMention | None, code: str, day: str | None) -> str | None:
    """The role that the counterpart in a country has: the same, but whoever leads a country meets who leads the other."""
    if model is None or model.actor is None or model.actor.country not in countries():
        return None
    held = offices().titles(model.actor.name, day) if model.actor.name is not None else ()
    offices_held = [row.office for row in held] + [model.key]
    key = next((each for each in offices_held if each in roles().roles), None)
    if key == "leader" or (key in _HEADS and key == _leading(model.actor.country, day)):
        return "leader" if _leading(code, day) in _HEADS else None
    return key


def _leading(code: str | None, day: str | None) -> str | None:
    """The office of whoever leads a country on a day."""
    leading = None
    for since, office in countries()[code or ""].leader:
        if not since or (day or "9999") >= since:
            leading = office
    return leading
