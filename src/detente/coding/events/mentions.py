"""Drafts → the finished records: status with dates, attribution, time, place, casualties, codes."""

from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.conflicts import the_conflict
from detente.coding.events.casualties import casualties_of
from detente.coding.events.circumstances import BODILY, Circumstances
from detente.coding.events.contexts import contexts_of
from detente.coding.events.dating import dated_status, until_now, when
from detente.coding.events.drafts import Draft
from detente.coding.events.frames import lexicon
from detente.coding.events.retrospect import looks_back
from detente.coding.events.targets import land_of
from detente.coding.grammar import grammar
from detente.model import Document, EventMention, Participant, Place, Quotation, Rejection, Token
from detente.ontology import ontology
from detente.text import Span, digest

IDIOM = frozenset({"NOUN", "ADJ", "ADV"})
TO_EACH_OTHER = frozenset({"ACCUSE", "ASSAULT", "THREATEN"})
NEAR = 20  # characters round a trigger in which `each other` belongs to it
CLOSE = 4  # words from an event noun to the verb by which it happens
DIRECTIONS = "\u200e\u200f "  # marks of writing direction, which no name has
FAR = 3  # words between a predicate's head and a word that still belongs to its trigger
WIDE = 12  # the same, of a judgement and what it calls somebody's act (`called the visit of X a provocation`)
JUDGEMENTS = frozenset({"ACCUSE", "CONDEMN", "ENDORSE", "PRAISE", "PROMISE", "SUMMON"})


class Recorder(Struct, frozen=True):
    """Makes the records of one document."""

    document: Document
    circumstances: Circumstances
    quotations: tuple[Quotation, ...]
    cast: Cast

    def record(self, draft: Draft, acts: frozenset[int] = frozenset()) -> EventMention:
        """The finished mention of a draft; `acts` are the heads of all that are kept."""
        document, types = self.document, ontology()
        trigger = self.trigger(draft)
        moment = when(draft, self.circumstances)
        past = (moment is None or moment.expression is None) and looks_back(draft, self.circumstances)
        moment = None if past else moment
        mode = draft.mode if draft.mode in types.types[draft.type].modes else None
        cameo, goldstein = types.cameo(draft.type, mode)
        return EventMention(
            id=digest(document.article.id, draft.type, str(trigger.start)),
            type=draft.type,
            mode=mode,
            contexts=contexts_of(document, draft),
            quad=types.types[draft.type].quad,
            trigger=trigger,
            evidence=document.sentence_span(draft.token.sentence),
            actors=_doers(draft),
            recipients=draft.recipients,
            mediators=draft.mediators,
            reciprocal=len(draft.actors) > 1 and (draft.frame.reciprocal or self.mutual(draft, trigger)),
            when=until_now(draft, moment, document.article.published),
            where=self.where(draft),
            status="historical" if past else dated_status(draft, moment, document.article.published),
            attribution=self.attribution(draft, trigger),
            casualties=casualties_of(document, draft.token, self.cast, acts) if draft.type == "ASSAULT" else (),
            cameo=cameo,
            goldstein=goldstein,
            confidence=confidence(draft),
        )

    def rejection(self, draft: Draft) -> Rejection:
        """Why a draft is no mention."""
        trigger = self.trigger(draft)
        return Rejection(
            start=trigger.start, end=trigger.end, stage="events", reason=draft.dropped or "told without time or place"
        )

    def mutual(self, draft: Draft, trigger: Span) -> bool:
        """Whether several harm or blame each other, in so many words or by a reflexive verb (`s'accusent`)."""
        if draft.recipients or draft.type not in TO_EACH_OTHER:
            return False
        near = self.document.text[max(0, trigger.start - NEAR) : trigger.end + NEAR].lower()
        reflexive = any(child.feats.get("Reflex") == "Yes" for child in self.document.children(draft.token))
        return reflexive or any(words in near for words in grammar(self.document.language).mutual)

    def trigger(self, draft: Draft) -> Span:
        """The predicate's words: from its first to its last content word; of a light verb's noun, the noun."""
        if (noun := self.told_by(draft)) is not None:
            return self.document.span(noun, noun)
        far = WIDE if draft.candidate.entry.frame in JUDGEMENTS else FAR
        words = [
            word
            for word in draft.candidate.words
            if word.deprel != "nsubj"
            and (
                (word.upos in IDIOM and abs(word.i - draft.token.i) <= far)
                or (word.upos == "VERB" and abs(word.i - draft.token.i) < FAR)
            )
        ]
        tokens = sorted((draft.token, *words, *self.happening(draft)), key=lambda token: token.i)
        return self.document.span(tokens[0], tokens[-1])

    def told_by(self, draft: Draft) -> Token | None:
        """The event noun of a predicate of several words, where it stands far from the verb (`came to Kyiv for a visit`)."""
        if draft.type == "ASSAULT":
            return None  # `claimed responsibility for the raid`
        nouns = lexicon(self.document.language).nouns
        for word in draft.candidate.words:
            far = word.upos == "NOUN" and abs(word.i - draft.token.i) > FAR
            alone = [entry for entry in nouns.get(word.lemma, ()) if not entry.required]
            frames = {entry.frame for entry in alone} if far else ()
            if draft.candidate.entry.frame in frames and draft.token.upos == "VERB":
                return word
        return None

    def happening(self, draft: Draft) -> tuple[Token, ...]:
        """The verb by which an event noun, its subject, is said to happen, where it stands close (`the truce held`)."""
        noun, verb = draft.token, draft.candidate.carrier
        if verb is None or draft.candidate.carries != "event" or noun.rel == "obj":
            return ()
        inner = [child for child in self.document.children(verb, "xcomp") if child.i > verb.i]
        verb = inner[0] if inner and inner[0].upos == "VERB" else verb
        happens = verb.lemma in lexicon(self.document.language).light.happening
        return (verb,) if happens and 0 < verb.i - noun.i <= CLOSE else ()

    def where(self, draft: Draft) -> Place | None:
        """The place tied to an act."""
        taken = draft.actors if draft.type in BODILY else draft.participants
        found = self.circumstances.place(draft.candidate, [(p.start, p.end) for p in taken])
        if found is not None or draft.status == "hypothetical":
            return found
        if draft.type != "ASSAULT":
            return land_of(self.document, draft.recipients) if draft.mode == "visit" else None
        places = self.circumstances.places
        region = (place for place in places for name in self.region(draft) if name in self.named(place))
        direct = not draft.candidate.entry.required  # `the violation of the sovereignty of X` happens anywhere
        return next(region, None) or (land_of(self.document, draft.recipients) if direct else None)

    def region(self, draft: Draft) -> tuple[str, ...]:
        """The names of the conflict whose parties fight, where the article tells one and they are its parties."""
        if draft.conflict or draft.candidate.entry.frame != "FIGHT":
            return draft.conflict
        names, keys = the_conflict(self.document)
        fighting = {key for p in draft.actors if p.actor for key in (p.actor.country, p.actor.name)}
        return names if names and fighting & set(keys) else ()

    def named(self, place: Place) -> str:
        """The words that name a place, in lower case."""
        return self.document.text[place.start : place.end].lower()

    def attribution(self, draft: Draft, trigger: Span) -> tuple[str, ...]:
        """In whose words an act stands, outermost first; empty for the journalist's own."""
        covering = [q for q in self.quotations if q.covers(trigger.start) and (q.chain or q.speaker)]
        names: list[str] = []
        if covering:
            inner = min(covering, key=lambda q: sum(span.end - span.start for span in q.content))
            chain = [speaker for speaker in inner.chain or (inner.speaker,) if speaker is not None]
            names = [] if own_report(self.document, inner) else list(dict.fromkeys(map(name_of, chain)))
        for name in draft.claimed_by:
            if name not in names:
                names.append(name)
        return tuple(names)


def own_report(document: Document, quotation: Quotation) -> bool:
    """Whether an outlet points back to what it told itself, in the Russian imperfective past (`Как сообщал ТАСС`)."""
    if document.language != "ru" or quotation.cue is None:
        return False
    speaker = quotation.speaker.actor if quotation.speaker is not None else None
    if speaker is not None and speaker.sector != "JRN":
        return False
    verbs = document.tokens_in(quotation.cue.start, quotation.cue.end)
    told = any(v.feats.get("Aspect") == "Imp" and v.feats.get("Tense") == "Past" for v in verbs)
    first = document.sentences[verbs[0].sentence][0] if verbs else 0
    return told and any(token.lemma == "как" for token in document.tokens[first : verbs[0].i])


def name_of(participant: Participant) -> str:
    """An actor's name, else the words that mention it."""
    named = participant.actor.name if participant.actor else None
    return named or participant.text.strip(DIRECTIONS)


def confidence(draft: Draft) -> float:
    """How sure the type is: more for longer predicates and known participants."""
    sure = 0.6 + 0.1 * min(len(draft.candidate.words), 2)
    sure += 0.1 * bool([p for p in draft.actors if p.actor]) + 0.1 * bool([p for p in draft.recipients if p.actor])
    return round(min(sure, 0.95), 2)


def _doers(draft: Draft) -> tuple[Participant, ...]:
    """Those who act; nobody does to himself what he suffers (`thirteen people died`)."""
    suffering = {(each.start, each.end) for each in draft.recipients}
    return tuple(each for each in draft.actors if (each.start, each.end) not in suffering)
