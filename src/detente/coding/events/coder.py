"""The order of the work: candidates, roles, nesting, status, circumstances, what is told twice, records."""

from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.events.candidates import Candidate, find_candidates, other_readings
from detente.coding.events.circumstances import Circumstances
from detente.coding.events.claims import claim
from detente.coding.events.dating import DURATIVE, anterior, one_more
from detente.coding.events.denials import name_deniers, with_denials
from detente.coding.events.drafts import Draft, draft, lacking
from detente.coding.events.frames import lexicon
from detente.coding.events.mentions import Recorder
from detente.coding.events.modes import refine
from detente.coding.events.natives import hosts, settle, states_of_peoples
from detente.coding.events.nesting import nest, quote
from detente.coding.events.participants import Roles
from detente.coding.events.parties import supply_attackers, supply_bystanders, supply_parties
from detente.coding.events.pointing import point_back
from detente.coding.events.promises import Voices, promise
from detente.coding.events.refusals import refuse
from detente.coding.events.repeats import without_echoes, without_repeats, without_tolls, without_topics
from detente.coding.events.residents import house
from detente.coding.events.retold import Asides, date_retellings
from detente.coding.events.shared import share_roles
from detente.coding.events.syntax import Syntax
from detente.coding.grammar import Grammar, grammar
from detente.coding.status import verdict
from detente.coding.verb_group import unwilling
from detente.model import Document, EventMention, Participant, Place, Quotation, Rejection, TimeExpression

REFUSED = ("object", "dative", "clause")  # where whoever is refused something stands (`will not allow X to`)
UNWILLING: dict[str, tuple[str, str | None]] = {
    "AGREE": ("REJECT", None),
    "SUPPORT": ("REJECT", None),
    "COOPERATE": ("REJECT", None),
    "AID": ("REJECT", "assist"),
    "CONSULT": ("REJECT", "meet"),
    "CONCEDE": ("REJECT", "yield"),
    "RETREAT": ("REJECT", "yield"),
    "ASSAULT": ("AGREE", None),
}  # what it is to say that one will not do an act (codebook, section 5, rule 4)
STANCES = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})  # types of which an attitude may last


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
    drafts = [_drafted(each, roles, times) for each in candidates if each.token.i not in named]
    supply_parties(document, cast, drafts)
    drafts = [_read_again(each, roles, times) for each in drafts]
    for each in drafts:
        each.status, each.because = verdict(
            document,
            each.token,
            each.candidate.carrier,
            durative=_durative(each, function_words) and not headline(document, each.token.sentence),
        )
        denies = any(word.lemma in function_words.negations for word in each.candidate.words)
        if each.status == "negated" and denies:
            each.status = "actual"  # the negation makes the act: `не признаёт` refuses
            each.because = "the negation is part of the act"
        if each.status != "actual" and _judges(document, function_words, each):
            each.status, each.because = "actual", "whoever says so judges"
        willed = each.type in UNWILLING and each.actors and not denies and each.status != "hypothetical"
        if willed and _will_not(document, each):
            each.type, each.mode = UNWILLING[each.type]
            if each.type == "REJECT" and not each.recipients:
                each.recipients = roles.barring(each.actors).of_slots(each.token, REFUSED)
            each.status, each.because = "actual", "who says what he will not do refuses, or promises, not to"
        noun = each.candidate.entry.part == "noun" and each.candidate.carrier is None
        if each.status == "actual" and each.frame.status and (noun or each.frame.status == "negated"):
            each.status, each.because = each.frame.status, f"what {each.candidate.entry.frame} tells lasts"
    settle(document, places, drafts)
    states_of_peoples(document, drafts)
    hosts(document, cast, drafts)
    supply_parties(document, cast, drafts)
    supply_attackers(document, drafts)
    nest(document, function_words, drafts)
    share_roles(document, function_words, drafts)
    quote(quotations, drafts)
    point_back(document, function_words, drafts)
    claim(document, function_words, roles, drafts)
    supply_bystanders(document, cast, quotations, drafts)
    name_deniers(roles, drafts)
    promise(Voices(document, quotations), drafts)
    refuse(document, function_words, roles, drafts)
    heads = frozenset(each.token.i for each in drafts)
    circumstances = Circumstances(document, function_words, times, places, quotations, heads)
    recorder = Recorder(document, circumstances, quotations, cast)
    kept = []
    for each in drafts:
        if each.dropped is None or (each.dropped == "planned" and circumstances.told(each.candidate)):
            kept.append(each)
    kept = without_topics(without_tolls(without_echoes(document, kept)), circumstances)
    for each in kept:
        refine(document, words, each, recorder.where)
    house(document, places, recorder.where, kept)
    acts = frozenset(each.token.i for each in kept)
    mentions = without_repeats(document, [recorder.record(each, acts) for each in kept])
    asides = Asides(
        earlier=frozenset(recorder.trigger(each).start for each in kept if anterior(each, circumstances)),
        beside=frozenset(recorder.trigger(each).start for each in kept if one_more(each, circumstances)),
    )
    mentions = date_retellings(mentions, document.text, document.article.published, asides)
    mentions = with_denials(roles, kept, mentions)
    return Work(roles, recorder, drafts, kept, mentions)


def _drafted(candidate: Candidate, roles: Roles, times: tuple[TimeExpression, ...]) -> Draft:
    """The candidate with its roles, words of a time being nobody."""
    each = draft(candidate, roles)
    each.recipients = without_times(each.recipients, times)
    return each


def _read_again(each: Draft, roles: Roles, times: tuple[TimeExpression, ...]) -> Draft:
    """A draft that lacks a role it needs by the next entry of its word that finds all of its own, else unchanged."""
    if not lacking(each):
        return each
    syntax = roles.syntax
    for other in other_readings(syntax.document, each.candidate, syntax.lexicon, syntax.grammar):
        if not lacking(second := _drafted(other, roles, times)):
            return second
    return each


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


def _judges(document: Document, function_words: Grammar, each: Draft) -> bool:
    """Whether an accusation is made by saying it (`try not to talk nonsense`), its words not denied themselves."""
    said = each.type == "ACCUSE" and "speaker" in each.candidate.entry.roles.get("actor", ())
    if each.candidate.entry.frame == "OUGHT" and each.candidate.entry.part == "adjective":
        return True  # what one must not do one is asked not to do
    return said and not any(child.lemma in function_words.negations for child in document.children(each.token))


def _durative(each: Draft, function_words: Grammar) -> bool:
    """Whether an act told in the present goes on: talks and fighting, and stances such as to want."""
    stance = each.type in STANCES and each.candidate.position.lemma in function_words.stances
    return each.type in DURATIVE or each.frame.status == "ongoing" or stance


def _will_not(document: Document, each: Draft) -> bool:
    """Whether the verb of an act says that its doer will not do it (`will never accept`, `не будет вести переговоры`)."""
    carrier = each.candidate.carrier if each.candidate.carries == "actor" else None
    if carrier is None and each.candidate.entry.part != "verb":
        return False
    return unwilling(document, carrier or each.candidate.position)


def headline(document: Document, sentence: int) -> bool:
    """Whether a sentence is a headline, whose present tense tells what was done: the first, without a full stop."""
    last = document.tokens[document.sentences[sentence][1] - 1]
    return sentence == 0 and last.upos != "PUNCT"
