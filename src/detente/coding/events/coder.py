"""The order of the work: candidates, roles, nesting, status, circumstances, what is told twice, records."""

from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.events.candidates import find_candidates
from detente.coding.events.circumstances import Circumstances
from detente.coding.events.domains import apolitical, contentious
from detente.coding.events.drafts import Draft, draft
from detente.coding.events.frames import lexicon
from detente.coding.events.mentions import Recorder
from detente.coding.events.modes import refine
from detente.coding.events.natives import settle
from detente.coding.events.nesting import nest
from detente.coding.events.participants import Roles, known_people, political
from detente.coding.events.parties import supply_bystanders, supply_parties
from detente.coding.events.repeats import without_repeats, without_topics
from detente.coding.events.syntax import Syntax
from detente.coding.grammar import Grammar, grammar
from detente.coding.status import verdict
from detente.model import Document, EventMention, Participant, Place, Quotation, Rejection, TimeExpression

HUMANITARIAN = frozenset({"ACCUSE", "REQUEST", "AID"})  # acts of which a humanitarian body may be the only known party
DURATIVE = frozenset({"ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "AID"})


class Work(Struct, frozen=True):
    """What became of every candidate of a document.

    drafts: all of them.  kept: those that are mentions, some told twice.  mentions: the records, in text order.
    """

    roles: Roles
    recorder: Recorder
    drafts: list[Draft]
    kept: list[Draft]
    mentions: list[EventMention]


def code_events(
    document: Document,
    times: tuple[TimeExpression, ...],
    cast: Cast,
    quotations: tuple[Quotation, ...],
    places: tuple[Place, ...],
) -> tuple[tuple[EventMention, ...], tuple[Rejection, ...]]:
    """The events of an article in text order, and what was considered and declined.

    All offsets are the article's. Deterministic; never raises for any analysed document.
    """
    work = work_on(document, times, cast, quotations, places)
    coded = {id(each) for each in work.kept}
    rejections = [work.recorder.rejection(each) for each in work.drafts if id(each) not in coded]
    return tuple(work.mentions), tuple(rejections)


def work_on(
    document: Document,
    times: tuple[TimeExpression, ...],
    cast: Cast,
    quotations: tuple[Quotation, ...],
    places: tuple[Place, ...],
) -> Work:
    """All the work on the events of an article, with what was declined on the way."""
    words, function_words = lexicon(document.language), grammar(document.language)
    syntax = Syntax(document, words, function_words)
    roles = Roles(cast, syntax, quotations=quotations)
    candidates = find_candidates(document, words, function_words)
    named = words_of_names(cast)
    drafts = [draft(each, roles) for each in candidates if each.token.i not in named]
    for each in drafts:
        each.recipients = without_times(each.recipients, times)
    for each in drafts:
        each.status, each.because = verdict(
            document,
            each.token,
            each.candidate.carrier,
            durative=_durative(each, function_words) and not headline(document, each.token.sentence),
        )
        if each.status == "negated" and any(word.lemma in function_words.negations for word in each.candidate.words):
            each.status = "actual"  # the negation makes the act: `не признаёт` refuses
            each.because = "the negation is part of the act"
        noun = each.candidate.entry.part == "noun" and each.candidate.carrier is None
        if each.status == "actual" and each.frame.status and noun:
            each.status, each.because = each.frame.status, f"what {each.candidate.entry.frame} tells lasts"
    settle(document, places, drafts)
    supply_parties(document, cast, drafts)
    nest(document, function_words, drafts)
    supply_bystanders(document, cast, quotations, drafts)
    refuse(document, function_words, drafts)
    heads = frozenset(each.token.i for each in drafts)
    circumstances = Circumstances(document, function_words, times, places, quotations, heads)
    recorder = Recorder(document, circumstances, quotations, cast)
    kept = []
    for each in drafts:
        if each.dropped is None or (each.dropped == "planned" and circumstances.told(each.candidate)):
            kept.append(each)
    kept = without_topics(kept, circumstances)
    for each in kept:
        refine(document, words, each, recorder.where)
    acts = frozenset(each.token.i for each in kept)
    mentions = without_repeats(document, [recorder.record(each, acts) for each in kept])
    return Work(roles, recorder, drafts, kept, mentions)


def without_times(told: tuple[Participant, ...], times: tuple[TimeExpression, ...]) -> tuple[Participant, ...]:
    """The participants but for words of a time, which a parser may hang on a verb as its object (`killed Sunday`)."""
    return tuple(p for p in told if p.actor or not any(time.span.covers(p.span) for time in times))


def words_of_names(cast: Cast) -> frozenset[int]:
    """The tokens that only belong to the name of a body, group or organisation (`Forces de soutien rapide`)."""
    return frozenset(
        i
        for mention in cast.mentions
        if mention.form == "name" and mention.actor is not None and mention.actor.kind not in ("person", "state")
        for i in mention.tokens
        if i != mention.head
    )


def _durative(each: Draft, function_words: Grammar) -> bool:
    """Whether an act told in the present goes on: talks and fighting, and stances such as to want."""
    stance = each.type in ("REQUEST", "REJECT", "ACCUSE") and each.candidate.position.lemma in function_words.stances
    return each.type in DURATIVE or each.frame.status == "ongoing" or stance


def headline(document: Document, sentence: int) -> bool:
    """Whether a sentence is a headline, whose present tense tells what was done: the first, without a full stop."""
    last = document.tokens[document.sentences[sentence][1] - 1]
    return sentence == 0 and last.upos != "PUNCT"


def refuse(document: Document, words: Grammar, drafts: list[Draft]) -> None:
    """Marks as dropped what lacks a role it needs, or has no political side (codebook, section 5, rule 6)."""
    domains, troubled = apolitical(document), contentious(document)
    for each in drafts:
        if each.dropped is None:
            domain = domains.get(each.token.sentence)
            each.dropped = _reason(document.language, each, domain, troubled) or _topic(document, words, each)


def _topic(document: Document, words: Grammar, each: Draft) -> str | None:
    """Why an event noun tells nothing where it only says what another noun is about (`министр по выходу из ЕС`)."""
    noun, head = each.token, document.head(each.token)
    if (
        head is None
        or noun.rel != "nmod"
        or head.upos != "NOUN"
        or head.i > noun.i
        or each.type in ("REQUEST", "AGREE")
    ):
        return None
    if not each.participants and each.candidate.carrier is None:
        return f"{noun.text!r} is named in passing, by nobody and to nobody"
    if any(case.lemma in words.topics for case in document.children(noun, "case")):
        return f"{noun.text!r} is what {head.text!r} is about"
    return None


def _states(language: str, each: Draft) -> bool:
    """Whether states that nobody names take part (`пять государств подписали`)."""
    words = known_people(language).states
    return any(p.actor is None and not words.isdisjoint(p.text.lower().split()) for p in each.participants)


def _reason(language: str, each: Draft, domain: str | None, troubled: bool) -> str | None:
    frame = each.frame
    if domain is not None:
        return f"a text about {domain}"
    for need in frame.needs:
        found = {"actor": each.actors, "recipient": each.recipients}.get(need, each.participants)
        if not found:
            return f"no {need} of {each.token.text!r} was found"
    if frame.reciprocal and frame.needs and len(each.actors) < 2 and not frame.open and each.type == "COOPERATE":
        return f"only one party of {each.token.text!r} was found"
    public = frame.open is True or any(political(p.actor) for p in each.participants) or _states(language, each)
    public = public or (frame.open == "conflict" and troubled and bool(each.participants))
    if not public and not (each.type in HUMANITARIAN and any(p.actor and p.actor.sector == "NGO" for p in each.actors)):
        return "no state, body, armed group or official takes part"
    return None
