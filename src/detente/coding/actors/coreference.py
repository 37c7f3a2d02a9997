"""Whom bare roles and descriptions stand for (`le ministre`, `le royaume`, `les parties`), where that is plain."""

from functools import cache

from msgspec import structs

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.discourse import Discourse
from detente.coding.actors.identify import Owner, body_of, country_actor
from detente.coding.actors.knowledge import Vocabulary, countries, roles, vocabulary
from detente.coding.actors.names import fold
from detente.coding.actors.offices import offices
from detente.coding.actors.scene import Scene
from detente.coding.conflicts import the_conflict
from detente.model import Actor, Document, Token

_HEADLINE = 400  # characters from the start in which a role alone may be whom the article then names
_LEAD = 600  # characters after it in which the name is told
_LEARNED = frozenset(("analyst", "scholar"))
_ARMED = frozenset(("rebels", "separatists", "militia", "militants", "terrorists", "jihadists", "islamists", "gunmen"))
_FORCES = frozenset(("army", "air-force", "navy", "military-unit", "security-forces", "contingent"))
_BOTH = frozenset(("both", "оба"))
_OFTEN = 3  # times that the second side is named, from which two are plainly the sides of an article
_CALLED = frozenset(("militants", "terrorists", "jihadists", "islamists"))  # rebels, militias and gunmen may be others
_NEAR = 6  # sentences back in which the armed group was named that `the militants` are


def complete(
    scene: Scene, mentions: list[ActorMention]
) -> tuple[list[ActorMention], dict[int, tuple[ActorMention, ...]]]:
    """Gives bare roles and bodies (`le ministre`, `the ministry`, `les parties`) whom they were introduced as.

    Returns the mentions and what each bare one and each description (`le royaume`) stands for, by head.
    """
    document, words, day = scene.document, scene.words, scene.day
    discourse = Discourse(scene, mentions)
    done: list[ActorMention] = []
    bare: dict[int, tuple[ActorMention, ...]] = {}
    for mention in mentions:
        actor = mention.actor
        owned = (_owned(document, mention, done) or _own_forces(document, mention, done)) if mention.bare else None
        if owned is not None:
            done.append(owned)
            continue
        if mention.bare or (actor is not None and actor.name is None and mention.form == "role"):
            known = not _indefinite(document, mention, words)
            earlier = known and (
                _introduced(mention, done, day)
                or _the_group(document, mention, done)
                or _introduced_later(mention, mentions, day)
            )
            if earlier:
                bare[mention.head] = earlier
                done += [structs.replace(mention, actor=each.actor) for each in earlier]
                continue
        done.append(discourse.settled(mention))
    taken = {mention.head for mention in done if mention.actor is not None and not mention.actor.id.startswith(".")}
    bare.update(_described(document, done, taken))
    return done, bare


def _indefinite(document: Document, mention: ActorMention, words: Vocabulary) -> bool:
    """Whether the words say that someone not yet known is meant: `un responsable`, `several diplomats`, `the new minister`."""
    tokens = document.tokens_in(mention.span.start, mention.span.end)
    if tokens[0].upos == "NUM" and tokens[0].lemma not in _BOTH:
        return True  # deux manifestants; les deux ministres are known
    after = document.tokens[mention.head + 1] if mention.head + 1 < len(document.tokens) else None
    if after is not None and after.i not in mention.tokens and after.upos == "ADJ" and after.lemma in words.foreign:
        return True  # des diplomates étrangers
    for token in tokens:
        if token.lemma in words.foreign and "foreign-" not in mention.key:
            return True
        if token.text.lower() in words.indefinite or token.lemma in words.indefinite:
            return True
        if token.upos in ("NOUN", "PROPN"):
            break
    named = mention.plural and mention.key not in ("side",) and document.language == "en"
    return named and tokens[0].upos not in ("DET", "NUM", "PRON")


def _introduced_later(mention: ActorMention, mentions: list[ActorMention], day: str | None) -> tuple[ActorMention, ...]:
    """Whom a headline or lead means that names the role alone: the only person who has it in the article, or
    by the table, or else the only one of whom nothing else is said."""
    actor = mention.actor
    if mention.plural or mention.form != "role" or actor is None:
        return ()
    persons: dict[str, list[ActorMention]] = {}
    for each in mentions:
        if each.form == "name" and each.actor is not None and each.actor.kind == "person" and each.actor.name:
            persons.setdefault(each.actor.name, []).append(each)
    same = [rows[0] for rows in persons.values() if any(_holds(mention, each, day) for each in rows)]
    if mention.key in _LEARNED and mention.span.start < _HEADLINE:
        same = [rows[0] for rows in persons.values() if rows[0].actor is not None and rows[0].actor.sector == "EDU"]
    if len(same) == 1:
        return (same[0],)
    unknown = [
        rows[0]
        for rows in persons.values()
        if 0 < rows[0].span.start - mention.span.start < _LEAD
        and rows[0].actor is not None
        and rows[0].actor.role is None
    ]
    if mention.span.start > _HEADLINE:
        return ()
    if same or len(unknown) != 1 or mention.bare or unknown[0].actor is None or unknown[0].actor.sector is not None:
        return ()
    known = unknown[0].actor
    if known.country not in (None, actor.country):
        return ()
    known = structs.replace(known, country=actor.country, sector=actor.sector, role=actor.role)
    return (structs.replace(unknown[0], actor=known),)


def _holds(mention: ActorMention, each: ActorMention, day: str | None) -> bool:
    """Whether a named person is of the country and has the role, in the text or by the table, of a mention."""
    mine, theirs = mention.actor, each.actor
    if mine is None or theirs is None or (mine.country is not None and mine.country != theirs.country):
        return False
    if (mine.sector == "ELI") != (theirs.sector == "ELI"):
        return False  # the former minister is not the minister
    return any(_called(key, mention.key, mention.bare) for key in _keys(each, day)) and (
        not mention.bare or mine.country is not None
    )


def _keys(mention: ActorMention, day: str | None) -> set[str]:
    """The roles a mention is known by: in the text, and for a person of the table the offices of the day."""
    keys = {mention.key} - {""}
    actor = mention.actor
    if actor is not None and actor.kind == "person" and actor.name is not None:
        keys |= {row.office for row in offices().titles(actor.name, day)}
    return keys


def _called(known: str, word: str, bare: bool) -> bool:
    """Whether someone of a known role may be called by a wider one: a foreign minister `minister`, `diplomat`;
    the widest words only where they stand bare (the diplomat)."""
    if known == word or (known.endswith(f"-{word}") and "-of-" not in known):
        return True
    if known.startswith("deputy-") and word == "deputy-minister":
        return known.endswith("-minister")
    return bare and known in roles().called.get(word, ())


def _introduced(mention: ActorMention, done: list[ActorMention], day: str | None) -> tuple[ActorMention, ...]:
    """The mentions of the role or body last introduced; for a plural role all that shared its head, or all
    persons named with it (les deux ministres)."""
    key, country = mention.key, mention.actor.country if mention.actor is not None else None
    role = mention.form == "role"
    if key == "side":
        return _parties(done) if mention.plural else ()
    if key == "media" and mention.plural:
        return ()
    persons: dict[str, ActorMention] = {}
    for earlier in reversed(done):
        known = earlier.actor
        if known is None or known.id.startswith(".") or (known.name is None and not earlier.plural):
            continue
        if role and known.sector == "ELI" and mention.actor is not None and mention.actor.sector != "ELI":
            continue  # the prime minister is not the former one named before
        if role and mention.bare and mention.actor is not None and mention.actor.sector == "ELI" != known.sector:
            continue  # nor the former president who holds the office
        if known.kind == "group" and mention.key == "militia":
            continue  # the militias are not the fighters of a group named before
        if (not mention.bare and known.country != country) or (not role and known.kind == "person"):
            continue
        keys = _keys(earlier, day) if role else {earlier.key}
        same = any(_called(each, key, mention.bare) for each in keys) or (key == "media" and known.kind == "media")
        same = same or (role and mention.bare and _unheard_of(known, mention.actor))
        same = same or (key == "court" and mention.bare and not mention.plural and _is_court(known))
        if not same or (role and known.kind != "person" and earlier.form != "role"):
            continue
        if not mention.plural:
            return (earlier,)
        if earlier.plural:
            return tuple(each for each in done if each.head == earlier.head)
        persons.setdefault(known.name or known.id, earlier)
    return tuple(reversed(persons.values())) if 2 <= len(persons) <= 4 else ()


def _owned(document: Document, mention: ActorMention, done: list[ActorMention]) -> ActorMention | None:
    """A body with a possessive (`ses soldats`, `its army`) as that of whom the sentence, or the one before, has as subject.

    None for other mentions, and where nobody is named: then it is left as it was.
    """
    if mention.form != "description" or mention.actor is None:
        return None
    first = document.tokens_in(mention.span.start, mention.span.end)[0]
    before = document.tokens[first.i - 1] if first.i else first
    possessives = vocabulary(document.language).possessives
    if first.text.lower() not in possessives and before.text.lower() not in possessives:
        return None
    for earlier in sorted(done, key=lambda each: _aptness(document, each, first), reverse=True)[:1]:
        known = earlier.actor
        if known is None or first.sentence - document.tokens[earlier.head].sentence > 1:
            break
        if known.kind == "group":
            return structs.replace(mention, actor=known if mention.key in _ARMED else mention.actor, bare=False)
        if known.country in countries() and known.sector != "IGO":
            actor = body_of(mention.key, Owner(country=countries()[known.country]))
            return structs.replace(mention, actor=actor, bare=False)
    return None


def _own_forces(document: Document, mention: ActorMention, done: list[ActorMention]) -> ActorMention | None:
    """Bare forces in the words of an army or state as its own: the army said that soldiers had fired."""
    if mention.key not in _FORCES or mention.form != "description":
        return None
    head = document.tokens[mention.head]
    above = {token.i for token in document.ancestors(head) if token.upos in ("VERB", "AUX")} - {head.head}
    for earlier in reversed(done):
        known, subject = earlier.actor, document.tokens[earlier.head]
        if subject.sentence != head.sentence:
            return None
        if known is None or known.country not in countries() or known.name is None:
            continue
        military = known.sector == "MIL" or known.kind == "state"
        if military and subject.rel == "nsubj" and subject.head in above:
            actor = body_of(mention.key, Owner(country=countries()[known.country]))
            return structs.replace(mention, actor=actor, bare=False)
    return None


def _aptness(document: Document, mention: ActorMention, here: Token) -> tuple[int, bool, int]:
    """How likely a mention is to be what a possessive points to: near, a subject, the last."""
    head = document.tokens[mention.head]
    if mention.form == "place" or mention.actor is None or mention.actor.id.startswith(".") or head.i >= here.i:
        return (-1, False, 0)
    return (head.sentence, head.rel == "nsubj", head.i)


def _unheard_of(known: Actor, wanted: Actor | None) -> bool:
    """Whether a person of whom no role is told is of the country and sector of a bare role, so may well hold it."""
    if wanted is None or wanted.country is None or known.kind != "person" or known.role is not None:
        return False
    return (known.country, known.sector) == (wanted.country, wanted.sector)


def _is_court(actor: Actor) -> bool:
    """Whether a named body or organisation is a court: the International Criminal Court is `la Cour`."""
    return (
        actor.kind in ("organisation", "body")
        and actor.name is not None
        and ("Court" in actor.name or "Tribunal" in actor.name)
    )


def _the_group(document: Document, mention: ActorMention, done: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The armed group named last, not far back, that `the militants`, `le groupe terroriste` are."""
    if mention.key not in _CALLED or not _determined(document, mention):
        return ()
    here = document.tokens[mention.head].sentence
    for earlier in reversed(done):
        if here - document.tokens[earlier.head].sentence > _NEAR:
            return ()
        if mention.key == "islamists" and earlier.actor is not None and earlier.actor.kind == "party":
            return (earlier,)
        if earlier.actor is not None and earlier.actor.kind == "group" and not earlier.actor.id.startswith("."):
            return (earlier,) if earlier.actor.sector in ("REB", "IMG", "PRM", "UAF", "ISM") else ()
    return ()


def _determined(document: Document, mention: ActorMention) -> bool:
    """Whether an article or demonstrative says that they are known; Russian, which has none, says so by itself."""
    first = document.tokens_in(mention.span.start, mention.span.end)[0]
    return document.language == "ru" or first.text.lower() in vocabulary(document.language).definite


def _parties(done: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The two sides: of those with arms where there are two, the two told far more often than any third, else the last two."""
    last: dict[str, ActorMention] = {}
    armed: set[str] = set()
    counts: dict[str, int] = {}
    for earlier in reversed(done):
        actor = earlier.actor
        if actor is None or earlier.form == "place" or actor.country in (None, "AZ-NK"):
            continue
        if actor.kind not in ("state", "group", "body") and not (actor.kind == "person" and actor.sector == "GOV"):
            continue
        side = actor.id if actor.kind == "group" else actor.country or ""
        counts[side] = counts.get(side, 0) + 1
        if actor.kind == "group" or actor.sector == "MIL":
            armed.add(side)
            last.setdefault(side, earlier)
        if actor.kind in ("state", "group") or (actor.kind == "person" and earlier.plural):
            last.setdefault(side, earlier)
    if len(armed) > 1:  # who mediates or looks on is named without an army
        last = {side: each for side, each in last.items() if side in armed}
    ranked = sorted(last, key=lambda side: -counts[side])
    if len(ranked) > 2 and counts[ranked[1]] >= max(_OFTEN, 2 * counts[ranked[2]]):
        last = {side: each for side, each in last.items() if side in ranked[:2]}
    sides = list(last.items())[:2]
    if len(sides) < 2:
        return ()
    return tuple(
        structs.replace(each, actor=country_actor(side)) if side in countries() else each
        for side, each in reversed(sides)
    )


@cache
def _descriptions(language: str) -> dict[str, str]:
    """What each word calls an actor already named."""
    return {fold(word): kind for kind, rows in vocabulary(language).descriptions.items() for word in rows}


def _described(
    document: Document, mentions: list[ActorMention], taken: set[int]
) -> dict[int, tuple[ActorMention, ...]]:
    """What `le pays`, `the organisation`, `les deux parties` stand for, by head."""
    kinds = _descriptions(document.language)
    found: dict[int, tuple[ActorMention, ...]] = {}
    for token in document.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.i in taken:
            continue
        kind = _pair_of(document, token, kinds) or kinds.get(token.lemma) or kinds.get(token.text.lower())
        if kind is None:
            continue
        before = [mention for mention in mentions if mention.span.end <= token.start]
        same = _same_noun(document, token, before)
        if same is not None:
            found[token.i] = (same,)
        elif kind == "parties":
            two = _pair_of(document, token, kinds)
            if token.feats.get("Number") == "Plur" or two:
                parties = (two and _in_conflict(document, before)) or _parties(before)
                if parties:
                    found[token.i] = parties
        elif token.feats.get("Number") != "Plur" and _definite(document, token):
            meant = _group(document, token, before) if kind == "group" else _of_kind(before, kind)
            if meant is not None:
                found[token.i] = (meant,)
    return found


def _pair_of(document: Document, token: Token, kinds: dict[str, str]) -> str | None:
    """What a noun calls with the word before it (`two countries`, `les deux pays`, `обеих сторон`)."""
    if token.i == document.sentences[token.sentence][0]:
        return None
    before = document.tokens[token.i - 1]
    return kinds.get(fold(f"{before.text} {token.text}")) or kinds.get(fold(f"{before.lemma} {token.lemma}"))


def _in_conflict(document: Document, before: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The parties of the one conflict the article names, where both stand before."""
    keys = the_conflict(document)[1]
    states = {
        mention.actor.country or "": mention for mention in before if mention.actor and mention.actor.kind == "state"
    }
    return tuple(states[key] for key in keys) if keys and all(key in states for key in keys) else ()


def _same_noun(document: Document, token: Token, before: list[ActorMention]) -> ActorMention | None:
    """Whom the same word meant just before with its country: `la dictature syrienne … Cette dictature`."""
    if token.feats.get("Number") == "Plur" or not _definite(document, token):
        return None
    for mention in reversed(before[-_RECENT:]):
        head = document.tokens[mention.head]
        if head.lemma == token.lemma and mention.actor is not None and mention.actor.country is not None:
            return mention
    return None


_ASSOCIATIONS = ("organisation", "group", "party")  # what `the organisation` may be
_RECENT = 12  # mentions back in which the same noun is looked for


def _group(document: Document, token: Token, before: list[ActorMention]) -> ActorMention | None:
    """The armed group or movement named last, not far back, that `the group`, `le mouvement` is."""
    for mention in reversed(before):
        if token.sentence - document.tokens[mention.head].sentence > _NEAR:
            return None
        if mention.actor is not None and mention.actor.kind == "group" and not mention.actor.id.startswith("."):
            return mention
    return None


def _of_kind(before: list[ActorMention], kind: str) -> ActorMention | None:
    """The state or organisation named last; for `le royaume` the last kingdom, be it in its king alone."""
    realm = roles().realms.get(kind)
    wanted = ("state",) if kind == "state" or realm else _ASSOCIATIONS if kind == "association" else ("organisation",)
    for mention in reversed(before):
        actor = mention.actor
        if actor is None or mention.form == "demonym" or (realm is not None and actor.country not in realm):
            continue
        if actor.kind in wanted:
            return mention
        if realm is not None and actor.country is not None:
            return structs.replace(mention, actor=country_actor(actor.country), person=False)
    return None


def _definite(document: Document, token: Token) -> bool:
    if document.language == "ru":
        return not document.children(token, "nmod")
    determiners = {child.text.lower() for child in document.children(token, "det")}
    return bool(determiners & vocabulary(document.language).definite) and not any(
        child.rel == "nmod" for child in document.children(token)
    )
