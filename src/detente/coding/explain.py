"""Why a text's events were read as they were: the same work as `code_document`, with its reasons kept.

Nothing is decided here. Roles are explained by asking every slot of the chosen entry again who stands in it; what no
slot gives was supplied by what stands around (a governing act, a list, the parties of the conflict).
"""

from collections.abc import Iterator
from pathlib import Path

from detente.coding.actors import find_actors
from detente.coding.events.candidates import considered
from detente.coding.events.coder import Work, work_on
from detente.coding.events.drafts import Draft
from detente.coding.events.frames import Entry, lexicon
from detente.coding.grammar import grammar
from detente.coding.places import find_places
from detente.coding.quotations import extract_quotations
from detente.coding.times import extract_times
from detente.lexicon import origin
from detente.model import Document, EventMention, Participant, Quotation, Token
from detente.model.explanation import Considered, Explanation, Found, Reading, Word

GROUPS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}  # of a frame in a language's `frames.yaml`
RULES = {
    "subject": "the subject of “{}”",
    "object": "the object of “{}”",
    "dative": "the indirect object of “{}”",
    "clause": "the subject of what “{}” says",
    "speaker": "who says what “{}” is part of",
    "demonym": "an adjective or name before “{}”",
    "possessive": "the possessor of “{}”",
    "genitive": "whose “{}” it is",
    "ins": "the instrumental of “{}”",
    "mediator": "the go-between of “{}”",
}
CARRIED = ("subject", "object", "dative")


def explain_document(document: Document) -> Explanation:
    """The events of a document with all their reasons, and what was considered and declined."""
    times, cast = extract_times(document), find_actors(document)
    quotations = extract_quotations(document, cast)
    work = work_on(document, times, cast, quotations, find_places(document, cast))
    told = {mention.id: mention for mention in work.mentions}
    chosen = {each.token.i: (each, mention) for each in work.kept if (mention := _mention(work, told, each))}
    return Explanation(
        text=document.text,
        language=document.language,
        words=tuple(_words(document)),
        considered=tuple(_considered(document, work, chosen)),
        readings=tuple(_reading(document, work, quotations, *pair) for _, pair in sorted(chosen.items())),
    )


def _mention(work: Work, told: dict[str, EventMention], each: Draft) -> EventMention | None:
    """The record of a draft that was kept; None where another telling of the act stands for it."""
    return told.get(work.recorder.record(each).id)


def _words(document: Document) -> Iterator[Word]:
    for token in document.tokens:
        head = document.head(token)
        yield Word(
            text=token.text,
            lemma=token.lemma,
            upos=token.upos,
            relation=token.deprel,
            head=head.text if head is not None else None,
            depth=sum(1 for _ in document.ancestors(token)),
            sentence=token.sentence,
        )


def _considered(document: Document, work: Work, chosen: dict[int, tuple[Draft, EventMention]]) -> Iterator[Considered]:
    """Every reading of every word that may tell an act, in text order, with what became of it."""
    words, drafts = lexicon(document.language), {each.token.i: each for each in work.drafts}
    kept = {id(each) for each in work.kept}
    for token, entry, lack in considered(document, words, grammar(document.language)):
        draft = drafts.get(token.i)
        if draft is None and token.rel in ("aux", "cop"):
            continue
        taken = draft is not None and draft.candidate.entry is entry
        yield Considered(
            word=document.span(token),
            frame=entry.frame,
            type=words.frames[entry.frame].type,
            pattern=entry.pattern,
            origin=_origin(document.language, entry),
            chosen=taken and token.i in chosen,
            reason="an event" if taken and token.i in chosen else lack or _declined(draft, taken, kept),
        )


def _declined(draft: Draft | None, taken: bool, kept: set[int]) -> str:
    """Why a reading with all its words became no event."""
    if draft is None:
        return "part of a longer predicate, or only a name for the thing"
    if not taken:
        return f"{draft.candidate.entry.frame} finds more of its words here"
    if id(draft) in kept:
        return "the same act is told more fully elsewhere"
    return draft.dropped or "told without time or place"


def _origin(language: str, entry: Entry) -> str:
    """Where an entry is written, short for a shipped file."""
    where = origin(language, "frames", "frames", entry.frame, GROUPS[entry.part], entry.written)
    shipped = Path(__file__).parents[1]
    return where.removeprefix(f"{shipped}/")


def _reading(
    document: Document, work: Work, quotations: tuple[Quotation, ...], draft: Draft, mention: EventMention
) -> Reading:
    entry = draft.candidate.entry
    roles = (("actor", mention.actors), ("recipient", mention.recipients), ("mediator", mention.mediators))
    dated = draft.status != mention.status
    return Reading(
        event=mention,
        frame=entry.frame,
        pattern=entry.pattern,
        origin=_origin(document.language, entry),
        participants=tuple(
            Found(
                role=role,
                text=each.text,
                actor=(each.actor.name or each.actor.role) if each.actor else None,
                rule=_rule(work, draft, role, each),
            )
            for role, participants in roles
            for each in participants
        ),
        status=f"its date makes it {mention.status}" if dated else draft.because,
        attribution=_voice(quotations, draft, mention),
        when=_when(mention, document.article.published),
        where=f"“{document.text[mention.where.start : mention.where.end]}”, tied to it"
        if mention.where
        else "no place tied to it",
    )


def _rule(work: Work, draft: Draft, role: str, participant: Participant) -> str:
    """The slot in which a participant stands; a phrase for those that none of the entry's slots gives."""
    candidate = draft.candidate
    slots = dict.fromkeys(candidate.entry.roles.get(role, ()))
    if role == "actor":
        slots |= dict.fromkeys(candidate.entry.roles.get("partner", ()))
    if role == "mediator":
        slots |= {"mediator": None}
    words: list[tuple[Token, dict[str, None]]] = [(candidate.token, slots)]
    if candidate.carrier is not None:
        words.append((candidate.carrier, dict.fromkeys((*CARRIED, *slots))))
    for word, ways in words:
        for slot in ways:
            if any(each.span.overlaps(participant.span) for each in work.roles.elsewhere.of_slots(word, (slot,))):
                return RULES.get(slot, f"after “{slot}”, of “{{}}”").format(word.text)
    if any(participant in others for others in work.roles.lists.values()):
        return "in one list with another participant"
    if draft.conflict:
        return f"a party of the conflict over {draft.conflict[0]}"
    return "from what governs the act or stands around it"


def _voice(quotations: tuple[Quotation, ...], draft: Draft, mention: EventMention) -> str:
    """In whose words an act stands, and what says so."""
    if not mention.attribution:
        return "nobody is quoted"
    cue = next((q.cue.text for q in quotations if q.cue is not None and q.covers(mention.trigger.start)), None)
    reasons = [f"reported with “{cue}”"] if cue else []
    if draft.claimed_by:
        reasons.append(f"what {', '.join(draft.claimed_by)} says or asks")
    return "; ".join(reasons) or "inside a quotation"


def _when(mention: EventMention, published: str | None) -> str:
    if mention.when is None:
        return "no time tied to it" + (", and no news of the day" if published else ", and no publication day known")
    if mention.when.expression is None:
        return "the publication day: the act is the news itself"
    return f"“{mention.when.expression.text}”, tied to it"
