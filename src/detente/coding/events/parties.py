"""The parties of a conflict, for fighting and truces told without them (codebook, sections 4 and 5)."""

from collections.abc import Iterator

from detente.coding.actors import Cast
from detente.coding.actors.identify import country_actor
from detente.coding.conflicts import the_conflict
from detente.coding.events.drafts import Draft, mutual
from detente.coding.events.frames import lexicon
from detente.coding.events.participants import distinct
from detente.coding.events.people import known_people
from detente.coding.events.sides import akin
from detente.coding.events.voices import dyad
from detente.model import Actor, Document, Participant, Quotation

PAIR = 2
FIRED = frozenset({"drone", "heavy-weapons", "aerial"})  # modes of the weapons that an army fires
SHORT = 3  # words of a bare `the two sides`
TOWARDS = frozenset({"REQUEST", "REJECT", "CONCEDE", "THREATEN", "ACCUSE"})
ADDRESSED = frozenset({"AGREE", "AID", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "PROTEST", "ACCUSE"})
UNDERTAKING = frozenset({"AGREE", "THREATEN", "REJECT"})
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT"})
UNDERTAKEN = frozenset({"AGREE", "CONCEDE", "RETREAT"})
FRAMES = frozenset({"FIGHT", "CEASE_FIRE", "EXCHANGE_PRISONERS", "AGREE_WITH", "BREAK_TRUCE"})


def supply_parties(document: Document, cast: Cast, drafts: list[Draft]) -> None:
    """Gives acts between unnamed parties those of the one conflict that the article is about."""
    supply_counterparts(cast, drafts)
    supply_sides(document, cast, drafts)
    needy = [
        each
        for each in drafts
        if each.candidate.entry.frame in FRAMES and each.dropped is None and _untold(document, each)
    ]
    if not needy:
        return
    names, keys = the_conflict(document)
    parties = tuple(conflict_parties(cast, keys))
    for each in needy:
        if len(parties) > 1:
            each.actors, each.conflict = parties, names


def supply_attackers(document: Document, drafts: list[Draft]) -> None:
    """Whose the weapons are that strike by themselves (`two drones hit the town`): of the only side told to fire any so far."""
    attackers: tuple[Participant, ...] = ()
    for each in drafts:
        if each.type != "ASSAULT" or each.dropped is not None:
            continue
        known = tuple(p for p in each.actors if p.actor is not None and p.actor.name and p.actor.kind != "person")
        told = each.candidate.entry.part == "verb" or each.recipients
        if not each.actors and attackers and told and _by_weapons(document, each):
            each.actors = attackers
        elif known and attackers and not all(_one_side(p, q) for p in known for q in attackers):
            return
        elif known and _by_weapons(document, each):
            attackers = known


def _one_side(one: Participant, other: Participant) -> bool:
    return one.actor is not None and other.actor is not None and akin(one.actor, other.actor)


def _by_weapons(document: Document, each: Draft) -> bool:
    """Whether drones, missiles or shells are said to strike or to be fired."""
    weapons = {lemma for lemma, mode in lexicon(document.language).instruments.items() if mode in FIRED}
    below = document.children(each.candidate.position, "nsubj", "obj", "obl") + document.children(
        each.token, "nmod", "obl"
    )
    return any(token.lemma in weapons for token in (*below, *document.children(each.token, "compound", "amod")))


def _untold(document: Document, each: Draft) -> bool:
    """Whether nobody is told who does an act, or only a plural pronoun for nobody who could (civilians)."""
    unnamed = [p for p in each.actors if p.actor is None or p.actor.kind == "population"]
    words = (document.tokens_in(p.start, p.end) for p in unnamed)
    pronouns = sum(
        len(told) == 1 and told[0].upos == "PRON" and told[0].feats.get("Number") == "Plur" for told in words
    )
    return pronouns == len(each.actors)


def supply_sides(document: Document, cast: Cast, drafts: list[Draft]) -> None:
    """Whom `the parties`, `les deux camps` stand for: those of the last act between parties told before, of the
    conflict, or the two states the article is about (codebook, section 4)."""
    last: tuple[Participant, ...] = ()
    for each in drafts:
        vague = [p for p in each.participants if _sides(document.language, p)]
        if vague:
            known = last or _belligerents(document, cast)
            asking = {p.actor.country for p in each.actors if p.actor and p not in vague}
            if known and asking.isdisjoint(p.actor.country for p in known if p.actor and p.actor.country):
                each.actors = _replaced(each.actors, vague, known)
                each.recipients = _replaced(each.recipients, vague, known)
        elif each.candidate.entry.frame == "MEDIATE" and not each.recipients:
            doing = {p.actor.id for p in each.actors if p.actor}
            each.recipients = tuple(p for p in last if p.actor and p.actor.id not in doing)  # `who mediates the talks`
        elif _of_both(each) and len(each.actors) == PAIR and all(p.actor for p in each.actors):
            last = each.actors


def _of_both(each: Draft) -> bool:
    """Whether two who do an act are the parties of something: they meet or fight, or undertake it together."""
    return each.frame.reciprocal or each.type in UNDERTAKEN


def _sides(language: str, participant: Participant) -> bool:
    """Whether the words only say `the parties`, of no country or name."""
    words, people = participant.text.lower().split(), known_people(language)
    unnamed = participant.actor is None or participant.actor.name is None
    if unnamed and participant.text.lower() in people.each_side:
        return True
    before = next((i for i, word in enumerate(words[:SHORT]) if word in people.sides), None)
    if before is None or not unnamed:
        return False
    after = words[before + 1 :]  # `les parties au conflit`, `both sides of the dispute`
    return not after or not people.disputes.isdisjoint(after)


def _belligerents(document: Document, cast: Cast) -> tuple[Participant, ...]:
    parties = tuple(conflict_parties(cast, the_conflict(document)[1]))
    return parties if len(parties) > 1 else tuple(_mention(cast, actor) for actor in dyad(cast))


def _replaced(
    told: tuple[Participant, ...], vague: list[Participant], known: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """The participants with those vaguely told exchanged for the actors they stand for, their words kept."""
    found: list[Participant] = []
    for participant in told:
        if participant in vague:
            found.extend(Participant.of(participant.span, each.actor) for each in known)
        else:
            found.append(participant)
    return distinct(found)


def supply_counterparts(cast: Cast, drafts: list[Draft]) -> None:
    """In an article that is plainly about two states, the other of the two where an act towards it leaves it unsaid."""
    pair = dyad(cast)
    if not pair:
        return
    for each in drafts:
        if each.frame.reciprocal and each.type == "CONSULT" and each.candidate.entry.part == "noun":
            if len(each.actors) < PAIR and (not each.actors or _side(each, pair)):
                told = {p.actor.country for p in each.actors if p.actor}
                each.actors += tuple(_mention(cast, actor) for actor in pair if actor.country not in told)
        elif each.type in TOWARDS and not each.recipients and not each.frame.reciprocal and _side(each, pair):
            told = {p.actor.country for p in each.actors if p.actor}
            each.recipients = tuple(_mention(cast, actor) for actor in pair if actor.country not in told)


def supply_bystanders(document: Document, cast: Cast, quotations: tuple[Quotation, ...], drafts: list[Draft]) -> None:
    """The one other party that a sentence names, for acts that are nearly always done towards somebody.

    The last resort: only where the doers are known and nobody else stands in the sentence.
    """
    for each in drafts:
        if each.dropped is not None or each.recipients or each.type not in ADDRESSED:
            continue
        if mutual(each.candidate, each.actors):
            continue
        heard = {p.span for q in quotations if q.covers(each.token.start) for p in (q.speaker, *q.chain) if p}
        heard |= {p.span for judge in _judging(document, each, drafts) for p in judge.actors}
        others = tuple(p for p in _bystanders(document, cast, each) if not any(p.span.overlaps(s) for s in heard))
        if len({p.actor.country or p.actor.id for p in others if p.actor}) == 1:
            each.recipients = others[:1]
        else:
            each.recipients = tuple(p for inner in _within(document, each, drafts) for p in inner.recipients)


def _judging(document: Document, each: Draft, drafts: list[Draft]) -> Iterator[Draft]:
    """The acts that only judge another (`X deplored Y's exit`): who judges is not whom it was done to."""
    above = {token.i for token in document.ancestors(each.candidate.position)}
    yield from (d for d in drafts if d.type in ("ACCUSE", "SUPPORT") and d.candidate.position.i in above)


def _within(document: Document, each: Draft, drafts: list[Draft]) -> Iterator[Draft]:
    """The acts that a promise, a threat or a refusal is about (`threatens to expel two reporters` reaches them)."""
    if each.type not in UNDERTAKING:
        return
    for inner in drafts:
        part = inner.dropped is not None and inner.dropped.startswith("part of") and inner.frame.type in HARMING
        if part and document.head(inner.candidate.position) == each.candidate.token:
            yield inner


def _bystanders(document: Document, cast: Cast, each: Draft) -> Iterator[Participant]:
    """Those of other countries than the doers whom the sentence of an act names; no places where things happen."""
    doers = [p.actor for p in each.actors if p.actor is not None]
    sentence = document.sentence_span(each.token.sentence)
    if not doers:
        return
    for mention in cast.within(sentence.start, sentence.end):
        actor = mention.actor
        if actor is None or mention.form == "place" or (actor.country is None and actor.name is None):
            continue
        if actor.sector == "JRN" or any(akin(actor, doer) for doer in doers):
            continue
        yield mention.participant


def _side(each: Draft, pair: tuple[Actor, ...]) -> bool:
    """Whether all actors of an act belong to one of the two states, and none of them opposes it."""
    told = {p.actor.country if p.actor.sector not in ("OPP", "REB") else None for p in each.actors if p.actor}
    return len(told) == 1 and told <= {actor.country for actor in pair}


def _mention(cast: Cast, actor: Actor) -> Participant:
    return next(m.participant for m in cast.mentions if m.actor is not None and m.actor.id == actor.id)


def conflict_parties(cast: Cast, keys: tuple[str, ...]) -> Iterator[Participant]:
    """The parties of a conflict as the article mentions them: by name, else by their people or those who act for them."""
    found: dict[str, Participant] = {}
    for exact in (True, False):
        for mention in cast.mentions:
            actor = mention.actor
            if actor is None:
                continue
            for key in keys:
                named = actor.name == key or (actor.country == key and actor.kind == "state")
                if key not in found and (named if exact else actor.country == key and mention.form != "place"):
                    found[key] = mention.participant if exact else Participant.of(mention.span, country_actor(key))
    yield from distinct(found.values())
