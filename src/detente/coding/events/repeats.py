"""The same act told twice is one mention, at its fullest telling (codebook, section 5, rule 8)."""

import re

from msgspec import structs

from detente.coding.events.circumstances import Circumstances
from detente.coding.events.drafts import Draft
from detente.model import Document, EventMention, Participant

TOPICS = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REQUEST", "THREATEN", "RETREAT", "COERCE", "SANCTION"})
PLEAS = frozenset({"REQUEST", "AGREE", "THREATEN"})  # `l'accord` may name what is undertaken next
CONTESTED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})  # whose doer tells them in his own way
TOLLS = frozenset({"KILL", "DESTROY"})
TOLD = frozenset({"actual", "ongoing", "historical"})  # of an attack that happened
SUCH = frozenset({"tel", "such", "такой"})
STOPS = (".", "!", "…", ":")
QUOTES = (
    "»",
    "”",
    '"',
)  # a headline may end with a name in quotes, a quotation of the body opens with one or is a sentence
SENTENCES = re.compile(
    r"[.!?] [^\W\d_a-zа-яё]"
)  # a full stop inside a paragraph: no headline, though its end is cut off
LONGEST = 250  # characters of a headline
ONCE = frozenset({("RETREAT", "release"), ("SANCTION", "convict")})
STEM = 4  # letters that two forms or derivations of a word share


def without_topics(drafts: list[Draft], circumstances: Circumstances) -> list[Draft]:
    """The drafts without the nouns that only take up an act told elsewhere in the article (`the outcome of the talks`).

    Such a noun stands under no verb of its own, without time or place, and has the parties of the other telling.
    """
    told: set[tuple[str, frozenset[str]]] = set()
    bare: list[Draft] = []
    for draft in drafts:
        taken_up = draft.type in TOPICS or draft.candidate.entry.frame == "INVADE"
        topic = taken_up and draft.candidate.entry.part == "noun" and draft.candidate.carrier is None
        if topic and not circumstances.told(draft.candidate) and not _asserted(circumstances.document, draft):
            bare.append(draft)
        else:
            told.add(_act(draft))
    passing = {id(draft) for draft in bare}
    done = {(draft.type, draft.mode, _undergoing(draft)) for draft in drafts if id(draft) not in passing}
    dropped = set()
    for draft in bare:
        suffered = (
            not draft.actors and (draft.type, draft.mode, _undergoing(draft)) in done and bool(_undergoing(draft))
        )
        if _act(draft) in told or suffered:
            draft.dropped = "an act told elsewhere"
            dropped.add(id(draft))
        told.add(_act(draft))
    return [draft for draft in drafts if id(draft) not in dropped]


def _undergoing(draft: Draft) -> frozenset[str]:
    return frozenset(ids(draft.recipients))


def without_tolls(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the verbs that only count whom or what an attack of the same sentence hit, by nobody named."""
    blows: dict[int, Draft] = {}
    for draft in drafts:
        known = blows.get(draft.token.sentence)
        if draft.type == "ASSAULT" and draft.status in TOLD and (known is None or _toll(known)):
            blows[draft.token.sentence] = draft
    kept = []
    for draft in drafts:
        blow = blows.get(draft.token.sentence)
        if blow is None or blow is draft or draft.status not in TOLD or not (_toll(draft) or _more(draft, blow)):
            kept.append(draft)
            continue
        draft.dropped = f"whom {blow.token.text!r} hit"
        if not _toll(blow):
            blow.recipients = blow.recipients or draft.recipients
    return kept


def _toll(draft: Draft) -> bool:
    """Whether a verb only says that people were killed or hurt or things destroyed, not by whom."""
    return _harm(draft) and not draft.actors


def _more(draft: Draft, blow: Draft) -> bool:
    """Whether a second verb says what else the same doers' attack did (`shot dead one and injured two others`)."""
    doers = ids(draft.actors)
    second = draft.candidate.position.rel == "conj" and draft.token.start > blow.token.start
    return second and _harm(draft) and bool(doers) and doers == ids(blow.actors)


def _harm(draft: Draft) -> bool:
    return draft.candidate.entry.frame in TOLLS and draft.candidate.entry.part == "verb"


def _asserted(document: Document, draft: Draft) -> bool:
    """Whether a sentence is about talks and names their parties (`negotiations between X and Y have stalled`)."""
    noun, verb = draft.token, document.head(draft.token)
    subject = verb is not None and noun.rel == "nsubj" and verb.rel == "root" and verb.upos == "VERB"
    parties = document.children(noun, "nmod")
    return subject and draft.type == "CONSULT" and len(draft.actors) > 1 and bool(parties)


def without_echoes(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without the words that point back to an act told before: `cette visite`, a bare `l'attaque`, `les otages libérés`."""
    types: dict[str, set[str]] = {}  # of acts told, with who did them
    words: set[str] = set()
    kept = []
    for draft in sorted(drafts, key=lambda each: each.token.start):
        noun = draft.candidate.entry.part == "noun"
        again = noun and draft.type in types and _echo(document, draft, types[draft.type])
        if again or (draft.token.lemma in words and _qualifies(document, draft)):
            draft.dropped = "points back to an act told before"
        else:
            kept.append(draft)
        types.setdefault(draft.type, set()).update(ids(draft.actors))
        words.add(draft.token.lemma)
    return kept


def _echo(document: Document, draft: Draft, doers: set[str]) -> bool:
    """Whether a noun only points back to an act of its type, done by these: `la réunion`, `sa visite`."""
    noun = draft.token
    said = draft.candidate.carries == "event" and draft.type in ("CONSULT", "AGREE")  # `la réunion a porté sur`
    if draft.candidate.carrier is not None and not said:
        return False
    articles = document.children(noun, "det")
    if any(article.feats.get("PronType") == "Dem" or article.lemma in SUCH for article in articles):
        return True
    known = any(article.feats.get("Definite") == "Def" for article in articles)
    known = known or (any(article.feats.get("Poss") == "Yes" for article in articles) and ids(draft.actors) <= doers)
    bare = all(child.rel in ("det", "case", "punct", "cc", "conj") for child in document.children(noun))
    return known and bare and (draft.type not in PLEAS or (said and draft.type == "AGREE"))


def _qualifies(document: Document, draft: Draft) -> bool:
    """Whether a bare past participle only says of which people or things a text speaks."""
    verb = draft.token
    past = verb.feats.get("VerbForm") == "Part" and verb.feats.get("Tense") == "Past"
    return past and verb.rel in ("acl", "amod") and not document.children(verb)


def _act(draft: Draft) -> tuple[str, frozenset[str]]:
    everyone = draft.actors + draft.recipients
    return f"{draft.type} {draft.mode}", ids(everyone) | {p.text for p in everyone if p.actor is None}


def without_repeats(document: Document, mentions: list[EventMention]) -> list[EventMention]:
    """The mentions without the headline's where the body tells the act again, and without retellings."""
    headline = end_of_headline(document)
    kept: list[EventMention] = []
    alike: dict[tuple[str, str], list[int]] = {}
    ordered = sorted(mentions, key=lambda mention: mention.trigger.start)
    for position, mention in enumerate(ordered):
        if mention.trigger.start < headline and any(
            other.trigger.start >= headline and same_kind(mention, other) for other in ordered[position + 1 :]
        ):
            continue
        tellings = alike.setdefault((mention.type, mention.status), [])
        double = next((i for i in tellings if retold(kept[i], mention)), None)
        if double is None:
            tellings.append(len(kept))
            kept.append(mention)
        elif fullness(document, mention) > fullness(document, kept[double]):
            kept[double] = completed(mention, kept[double])
        else:
            kept[double] = completed(kept[double], mention)
    return sorted(kept, key=lambda mention: mention.trigger.start)


def end_of_headline(document: Document) -> int:
    """Where the headline ends, told twice or with its subtitle: paragraphs at the top without a final stop; 0 for none."""
    article, end = document.article, 0
    for start, stop in article.paragraphs[:-1]:
        words = article.text[start:stop].rstrip()
        if _ends(words) or stop - start > LONGEST or (end and SENTENCES.search(words)):
            break
        end = stop
    return end


def _ends(words: str) -> bool:
    """Whether a paragraph ends as no headline does: with a stop, or as somebody's words."""
    return words.endswith(STOPS) or (words.endswith(QUOTES) and (words[0] in '«“"„' or words[-2:-1] in ".!?…"))


def same_kind(headline: EventMention, other: EventMention) -> bool:
    """Whether the body's mention tells the headline's act: same type, an actor in common or none told."""
    if {headline.type, other.type} == {"CONCEDE", "AGREE"}:  # a truce announced is the one agreed on
        return len(parties(headline)) > 1 and parties(headline) == parties(other) and headline.status == other.status
    if headline.type != other.type:
        return False
    if stems(headline.trigger.text) & stems(other.trigger.text):
        return True
    told_alike = headline.mode == other.mode or headline.type == "ACCUSE"  # denounced, accused
    if headline.mode is not None and other.mode is not None and not told_alike:
        return False
    first, second = parties(headline), parties(other)
    return not first or (bool(first & second) and headline.status == other.status)


def retold(first: EventMention, second: EventMention) -> bool:
    """Whether two mentions of one article are the same act with the same status, in the words of one, or of one who
    only repeats what the journalist tells and has no part in it."""
    if (first.type, first.status) != (second.type, second.status):
        return False
    if _same_words(first, second):
        return True
    if not _one_voice(first, second):
        return False
    if _fate(first) and _fate(first) == _fate(second):
        return (not ids(first.actors) or not ids(second.actors) or _same_doers(first, second)) and _compatible(
            first, second
        )
    if not _same_doers(first, second) or not ids(first.actors + first.recipients):
        return False
    if not ids(first.actors) and ids(first.recipients) != ids(second.recipients):
        return False
    if ids(first.recipients) and ids(second.recipients) and ids(first.recipients) != ids(second.recipients):
        return False
    one_kind = first.type == "CONSULT" or first.mode == second.mode == "ceasefire"  # many words for one thing
    alike = one_kind or bool(stems(first.trigger.text) & stems(second.trigger.text))
    return alike and _compatible(first, second)


def _same_words(first: EventMention, second: EventMention) -> bool:
    """Whether two tellings, whoever speaks, have a word in common and the same side that the act befalls, its doer being
    told in one alone or the same in both (`police held X`, `X was held, his lawyer said`)."""
    befallen = sides(first.recipients)
    if not befallen or befallen != sides(second.recipients) or not _one_doer(first, second):
        return False
    return bool(stems(first.trigger.text) & stems(second.trigger.text)) and _compatible(first, second)


def _one_doer(first: EventMention, second: EventMention) -> bool:
    """Whether nothing says that two tellings have different doers: one names none, or one side does it in both."""
    if not first.actors or not second.actors:
        return True
    one, other = sides(first.actors), sides(second.actors)
    return bool(one & other)


def _talkers(mention: EventMention) -> frozenset[str]:
    """What tells the acts of an article apart by who does them; who talks may be told by name, by country, or in part."""
    return frozenset() if mention.type == "CONSULT" or _fate(mention) else sides(mention.actors)


def _fate(mention: EventMention) -> frozenset[str]:
    """The one person whom an act befalls that happens but once in an article, whatever words tell it: freed or convicted."""
    if (mention.type, mention.mode) not in ONCE or len(mention.recipients) != 1:
        return frozenset()
    actor = mention.recipients[0].actor
    return frozenset({actor.id}) if actor is not None and actor.kind == "person" and actor.name else frozenset()


def _same_doers(first: EventMention, second: EventMention) -> bool:
    """Whether two mentions have the same doers: of talks, one of the parties alone or their states are the same."""
    one, other = ids(first.actors), ids(second.actors)
    if one == other or first.type != "CONSULT" or not one or not other:
        return one == other or _spoken_for(first.actors, second.actors) or _spoken_for(second.actors, first.actors)
    if first.mode != second.mode or not (first.reciprocal or second.reciprocal):
        return False
    if one < other or other < one:
        return True
    states = all(p.actor is not None and p.actor.kind == "state" for p in first.actors) or all(
        p.actor is not None and p.actor.kind == "state" for p in second.actors
    )
    return states and parties(first) == parties(second)


def _spoken_for(states: tuple[Participant, ...], speakers: tuple[Participant, ...]) -> bool:
    """Whether the doers are a state in one telling, and in the other the one who speaks for it (`China urged`, `Mao urged`)."""
    if len(states) != 1 or len(speakers) != 1:
        return False
    state, speaker = states[0].actor, speakers[0].actor
    return (
        state is not None
        and speaker is not None
        and state.kind == "state"
        and speaker.sector == "GOV"
        and speaker.country == state.country
    )


def _one_voice(first: EventMention, second: EventMention) -> bool:
    """Whether no second claimant speaks: a carrier of the news is none, a party to the act is one."""
    if first.attribution == second.attribution:
        return True
    if first.attribution and second.attribution:
        return False
    said = set(first.attribution + second.attribution)
    if first.type not in CONTESTED and said <= {p.actor.name for p in first.actors if p.actor is not None}:
        return True  # a demand told, then made in the speaker's own words
    names = {p.actor.name for p in first.actors + first.recipients + second.recipients if p.actor is not None}
    return names.isdisjoint(first.attribution + second.attribution)


def stems(words: str) -> frozenset[str]:
    """The beginnings of the content words of a trigger: what two tellings of an act have in common."""
    return frozenset(word[:STEM] for word in words.lower().split() if len(word) >= STEM)


def _compatible(first: EventMention, second: EventMention) -> bool:
    """Whether time and place do not tell two mentions apart."""
    told = [m.when for m in (first, second) if m.when is not None and m.when.expression is not None]
    if len(told) == 2 and told[0].interval != told[1].interval:
        return False
    places = {mention.where.name for mention in (first, second) if mention.where}
    modes = {mention.mode for mention in (first, second) if mention.mode}
    return len(places) < 2 and len(modes) < 2


def ids(participants: tuple[Participant, ...]) -> frozenset[str]:
    """The actors of some participants."""
    return frozenset(p.actor.id for p in participants if p.actor is not None)


def sides(participants: tuple[Participant, ...]) -> frozenset[str]:
    """Whose side some participants are on: their country, or else they themselves."""
    return frozenset(p.actor.country or p.actor.id for p in participants if p.actor is not None)


def parties(mention: EventMention) -> frozenset[str]:
    """Who takes part, by country where there is one."""
    return sides(mention.actors + mention.recipients)


def fullness(document: Document, mention: EventMention) -> tuple[int, ...]:
    """How fully a telling tells its act: as the main clause of its sentence, after the lead, in several words; then
    by how many names, and with its time."""
    words = document.tokens_in(mention.trigger.start, mention.trigger.end)
    clause = any(word.rel == "root" for word in words) + any(word.sentence > 0 for word in words) + (len(words) > 1)
    dated = mention.when is not None and mention.when.expression is not None
    named = sum(not pronominal(document, each) for each in mention.actors + mention.recipients)
    return clause, dated + named


def pronominal(document: Document, participant: Participant) -> bool:
    """Whether a participant is only told by a pronoun (`his resignation`)."""
    return all(word.upos in ("PRON", "DET") for word in document.tokens_in(participant.start, participant.end))


def completed(mention: EventMention, other: EventMention) -> EventMention:
    """A mention with the mode, time and place that another telling of the same act has and it lacks.

    Talks told in other words may be the whole of them, and the other one meeting: these keep their own.
    """
    if not stems(mention.trigger.text) & stems(other.trigger.text) and not (
        mention.mode and mention.mode == other.mode
    ):
        return mention
    dated = mention.when is not None and mention.when.expression is not None
    told = other.when if not dated and other.when is not None and other.when.expression is not None else mention.when
    where, mode = mention.where or other.where, mention.mode or other.mode
    return structs.replace(
        mention, when=told, where=where, mode=mode, casualties=mention.casualties or other.casualties
    )
