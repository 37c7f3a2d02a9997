"""What words of an act tell no act after all: a needed role is missing, nobody political takes part, or they only name it."""

import re

from detente.coding.events.casualties import mourned
from detente.coding.events.domains import SHORT, apolitical, contentious
from detente.coding.events.drafts import Draft, lacking
from detente.coding.events.endings import end_of_story
from detente.coding.events.judgements import somebody, unjudged
from detente.coding.events.objects import misplaced
from detente.coding.events.participants import Roles
from detente.coding.events.people import known_people
from detente.coding.events.prospects import unreal
from detente.coding.events.sides import akin, political
from detente.coding.events.subsumed import outcomes, subsume
from detente.coding.grammar import Grammar
from detente.coding.moods import effects, moods
from detente.coding.status import noun_before
from detente.model import Document, Participant, Quotation, Token

HUMANITARIAN = frozenset({"ACCUSE", "REQUEST", "AID"})  # acts of which a humanitarian body may be the only known party
PRIVATE = frozenset({"CVL", "EDU", "REF", "LAB", "MED", "AGR", "BUS", "SOC", "JRN", "CRM"})
BLOWS = frozenset(
    {"ATTACK", "SHELL", "BOMB", "DRONE_STRIKE", "AIR_STRIKE", "SUICIDE_ATTACK", "CHEMICAL_ATTACK", "SHOOT", "ABDUCT"}
)
FIGHTERS = frozenset({"MIL", "REB", "PRM", "UAF", "IMG"})
MANY = 2
CHAIN = 3  # steps from an infinitive up to the noun that it completes
PENAL = frozenset({"ARREST", "CHARGE", "CONVICT", "INVESTIGATE", "SEIZE"})
HELD = frozenset(
    {"ARREST", "CENSOR", "SEIZE", "RESTRICT", "BAN", "DEPORT"}
)  # what only those in power do, also to people whom nobody knows, where a text tells of conflict or politics
SHARED = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "ASSAULT", "CONSULT", "PROTEST"}
)  # by or to anybody in politics
HOPED = frozenset({"OPEN_RELATIONS", "CEASE_FIRE", "COOPERATE"})  # frames of what people wish for more than do
TOGETHER = frozenset({"TALK", "NEGOTIATE"})  # what one person does with others


def refuse(document: Document, words: Grammar, roles: Roles, drafts: list[Draft]) -> None:
    """Marks as dropped what lacks a role it needs, has no political side, or only names another act's matter.

    Codebook, section 5, rules 2, 5 and 6.
    """
    domains = apolitical(document)
    conflict = contentious(document)
    troubled = conflict or _public(document, roles)
    sided = [each for each in drafts if any(political(p.actor) for p in each.participants)]
    busy = sum(each.token.sentence not in domains for each in sided) >= MANY
    complete: dict[int, Draft] = {}
    end = end_of_story(document)
    for each in drafts:
        if each.token.start >= end:
            each.dropped = "after the article's end"
            continue
        domain = domains.get(each.token.sentence)
        lack = _reason(document, each, domain, troubled, busy)
        if lack is None:
            complete[each.token.i] = each
        if each.dropped is None:
            each.dropped = lack or _crime(each, conflict) or _idle(document, words, roles, each)
    outcomes(document, complete)
    for each in drafts:
        subsume(document, complete, each)


def _crime(each: Draft, troubled: bool) -> str | None:
    """Why police or a court dealing with people whom nobody knows is no event (rule 6): a crime without a political side."""
    frame = each.candidate.entry.frame
    if troubled or frame not in PENAL or (frame != "INVESTIGATE" and not each.recipients):
        return None
    officers = all(p.actor is not None and p.actor.sector in ("COP", "JUD") for p in each.actors)
    unknown = all(p.actor is None or p.actor.sector == "CRM" for p in each.recipients)
    return "police and courts deal with people whom nobody knows" if officers and unknown else None


def _public(document: Document, roles: Roles) -> bool:
    """Whether a short text names a state, a body or an official in some part, so that its other acts are its business."""
    named = (m for m in roles.cast.mentions if m.form in ("name", "role") and political(m.actor))
    return len(document.tokens) <= SHORT and next(named, None) is not None


def _idle(document: Document, words: Grammar, roles: Roles, each: Draft) -> str | None:
    """Why words with all their roles tell no act."""
    return (
        _topic(document, words, each)
        or _aim(document, each)
        or _hoped(each)
        or _dead_before(document, each)
        or _private(each)
        or _at_home(roles, each)
        or _alone(document, each)
        or _named(document, roles, each)
        or _potential(document, each)
        or _absent(document, words, each)
        or _forewarned(document, roles, each)
        or _quarrel(each)
        or unreal(document, words, each)
        or misplaced(document, roles, each)
        or unjudged(document, roles, each)
    )


def _reason(document: Document, each: Draft, domain: str | None, troubled: bool, busy: bool) -> str | None:
    """Why an act lacks a role or a political side; in a text that is busy with politics those unknown have one too."""
    frame = each.frame
    if domain is not None:
        return f"a text about {domain}"
    if (need := lacking(each)) is not None:
        anew = need == "party" and (troubled or busy) and _struck_anew(document, each)
        if not anew:  # of violence in a text about it nobody may be known
            return f"no {need} of {each.token.text!r} was found"
    if frame.reciprocal and frame.needs and len(each.actors) < 2 and not frame.open and each.type == "COOPERATE":
        return f"only one party of {each.token.text!r} was found"
    public = (
        frame.open is True or any(political(p.actor) for p in each.participants) or _states(document.language, each)
    )
    shared = each.type in SHARED or each.candidate.entry.frame in HELD
    forced = troubled and (each.type == "ASSAULT" or each.candidate.entry.frame in HELD)
    public = public or (((busy and shared) or forced) and bool(each.participants))
    public = public or (not each.participants and (troubled or busy) and _struck_anew(document, each))
    public = public or (frame.open == "conflict" and troubled and bool(each.participants)) or _peoples(each)
    if not public and not (each.type in HUMANITARIAN and any(p.actor and p.actor.sector == "NGO" for p in each.actors)):
        return "no state, body, armed group or official takes part"
    return None


def _struck_anew(document: Document, each: Draft) -> bool:
    """Whether a noun tells of an attack for the first time: it is not `the attack` spoken of before, nor a mere thought."""
    noun = each.token
    if each.candidate.entry.frame not in BLOWS or noun.upos != "NOUN":
        return False
    known = any(
        det.feats.get("Definite") == "Def" or det.feats.get("PronType") == "Dem"
        for det in document.children(noun, "det")
    )
    return each.status in ("actual", "historical") and not known and noun.rel not in ("nmod", "acl", "compound")


def _peoples(each: Draft) -> bool:
    """Whether two peoples do it to each other (`Arméniens et Azerbaïdjanais s'accusent`)."""
    peoples = {p.actor.country for p in each.actors if p.actor is not None and p.actor.kind == "population"}
    return each.type in ("ACCUSE", "ASSAULT", "THREATEN") and len(peoples - {None}) > 1


def _states(language: str, each: Draft) -> bool:
    """Whether states that nobody names take part (`пять государств подписали`)."""
    words = known_people(language).states
    return any(p.actor is None and not words.isdisjoint(re.findall(r"\w+", p.text.lower())) for p in each.participants)


def _topic(document: Document, words: Grammar, each: Draft) -> str | None:
    """Why an event noun tells nothing where it only says what another noun is about (`министр по выходу из ЕС`)."""
    noun, head = each.token, document.head(each.token)
    bare = not each.participants and each.candidate.carrier is None and each.candidate.entry.part == "noun"
    if bare and any(case.lemma in words.against for case in document.children(noun, "case")):
        return f"{noun.text!r} is only what is fought"
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


def _aim(document: Document, each: Draft) -> str | None:
    """Why an act tells nothing where it is only meant: what another act is for (`launched an offensive to destroy X`),
    what somebody's plan or hope is (`any plan to free X`), what is to be brought about (`to secure the release of X`)."""
    done = any(p.actor for p in each.actors) and any(p.actor for p in each.recipients)  # `gave millions to help X`
    start = each.candidate.position.head if each.candidate.position.rel == "conj" else each.candidate.position.i
    ordered = any(token.lemma == "order" for token in document.tokens[max(0, start - 3) : start])  # `in order to`
    if (
        each.because.startswith("a purpose") and (ordered or not done) and each.type != "PROTEST"
    ):  # `threw stones to protest`
        return f"{each.because}, of another act"
    meant = {lemma for lemma, status in effects(document.language, "nouns").items() if status == "hypothetical"}
    subject = next(iter(document.children(each.token, "nsubj")), None)
    if each.candidate.entry.part == "noun" and subject is not None and subject.lemma in meant:
        return f"it says what the {subject.text} is"
    if each.status != "hypothetical" or not each.because.startswith("under"):
        return None
    verb, head = each.candidate.position, document.head(each.candidate.position)
    while head is not None and verb.rel == "conj" and verb.upos == head.upos:
        verb, head = head, document.head(head)
    if head is None:
        return None
    infinitive = verb.feats.get("VerbForm") == "Inf" and (verb.rel == "acl" or _of_noun_before(document, verb, meant))
    enabled = verb.rel == "obj" and head.lemma in moods(document.language).enabling
    return f"what {head.text!r} is for" if infinitive or enabled else None


def _of_noun_before(document: Document, verb: Token, meant: set[str]) -> bool:
    """Whether an infinitive says what the noun before it is for, wherever the parser hung it (`d'efforts communs pour finir`)."""
    marks = document.children(verb, "mark")
    return verb.rel == "advcl" and bool(marks) and noun_before(document, marks[0]).lemma in meant


def _hoped(each: Draft) -> str | None:
    """Why better relations, cooperation or peace that is only aimed at or imagined is no act (rule 5): `prospects for
    strengthening trade`, `the chance of a ceasefire`. What another is asked to do stays (`urged them to stop firing`)."""
    frame, part = each.candidate.entry.frame, each.candidate.entry.part
    if frame not in HOPED or each.claimed_by or each.status == "negated":
        return None
    verb = each.candidate.position
    aimed = (
        part == "verb"
        and verb.rel in ("acl", "advcl", "xcomp")
        and verb.feats.get("VerbForm") in ("Inf", "Part", "Ger")
    )
    relative = verb.deprel.startswith("acl:relcl")
    imagined = frame == "CEASE_FIRE" and part == "noun" and each.status == "hypothetical" and each.token.rel != "nsubj"
    return f"{each.token.text!r} is aimed at or talked about" if (aimed and not relative) or imagined else None


def _dead_before(document: Document, each: Draft) -> str | None:
    """Why a word of harm tells no harm: it only says whose bodies or families are spoken of."""
    if each.type != "ASSAULT" or not mourned(document, each.token):
        return None
    return f"{each.token.text!r} only says whose bodies or families these are"


def _private(each: Draft) -> str | None:
    """Why a journey is no visit: only private people travel."""
    if each.candidate.entry.frame not in ("VISIT", "TRAVEL") or not each.actors:
        return None
    known = [p.actor for p in each.actors if p.actor is not None]
    if known and all(actor.sector in PRIVATE and actor.kind == "population" for actor in known):
        return "private people travel"
    return None


def _at_home(roles: Roles, each: Draft) -> str | None:
    """Why a journey is no visit: nobody is visited, and no other country is named where it is told."""
    if each.candidate.entry.frame != "VISIT" or each.recipients:
        return None
    document = roles.syntax.document
    if each.candidate.entry.part == "noun" and not any(t.i in roles.lands for t in document.subtree(each.token)):
        return None
    own = {p.actor.country for p in each.actors if p.actor is not None}
    sentence = document.sentence_span(each.token.sentence)
    named = (m.actor.country for m in roles.cast.within(sentence.start, sentence.end) if m.actor is not None)
    if own and None not in own and all(country in own or country is None for country in named):
        return "a journey at home"
    return None


def _alone(document: Document, each: Draft) -> str | None:
    """Why talk is no consultation: one person speaks of something, with nobody."""
    if each.candidate.entry.frame not in TOGETHER or each.candidate.entry.part != "verb" or len(each.actors) > 1:
        return None
    subject = next(iter(document.children(each.candidate.position, "nsubj")), None)
    single = subject is None or subject.feats.get("Number") != "Plur"
    person = any(p.actor is not None and p.actor.kind == "person" for p in each.actors)
    return f"nobody with whom {each.token.text!r} was found" if single and person else None


def _named(document: Document, roles: Roles, each: Draft) -> str | None:
    """Why a verb of calling or receiving meets nobody: its object is a thing (`called the actions measured`)."""
    called = roles.syntax.object(each.token)
    if each.candidate.entry.frame == "HOST" and called and not any(somebody(roles, token) for token in called):
        return f"{called[0].text!r} is no guest"
    if each.candidate.entry.frame != "PHONE" or each.token.lemma != "call":
        return None
    judged = any(child.upos in ("NOUN", "ADJ") for child in document.children(each.token, "xcomp", "ccomp"))
    if judged and not any(word.upos == "VERB" for word in each.candidate.words):
        return f"{each.token.text!r} gives a name"
    if called and not any(somebody(roles, token) for token in called):
        return f"{called[0].text!r} is nobody to telephone"
    return None


def _potential(document: Document, each: Draft) -> str | None:
    """Why an infinitive tells no act: somebody is only able or entitled to it (`the right to enrich`)."""
    nouns = moods(document.language).potential
    verb = each.candidate.position
    for _ in range(CHAIN):
        head = document.head(verb)
        if head is None or verb.upos != "VERB":
            return None
        if verb.rel == "acl" and head.lemma in nouns and verb.feats.get("VerbForm") == "Inf":
            return f"only “{head.text}” to do it"
        if verb.rel not in ("xcomp", "conj"):
            return None
        verb = head
    return None


def _forewarned(document: Document, roles: Roles, each: Draft) -> str | None:
    """Why a warning threatens nobody: it tells what others do (`warned that X would attack`)."""
    if each.type != "THREATEN" or each.candidate.entry.part != "verb" or each.token.lemma != "warn":
        return None
    start = each.token.start
    cued = (q for q in roles.quotations if q.cue is not None and q.cue.start <= start < q.cue.end)
    said = next(cued, None)
    if each.candidate.entry.frame == "WARN" and not each.recipients and (said is None or said.kind != "direct"):
        return "nobody is warned"
    addressed = document.children(each.token, "obj", "iobj")
    general = said is not None and said.kind == "direct" and each.actors and not addressed
    if said is not None and general and not _own_words(document, roles, each, said):
        return "the warning is of others"
    suffering = roles.syntax.lexicon.light.recipient  # `warned that X would pay` threatens X
    for clause in document.children(each.token, "ccomp"):
        doers = roles.of_tokens(document.children(clause, "nsubj"))
        known = [p for p in doers if p.actor is not None and each.actors]
        undergoes = clause.lemma in suffering or document.children(clause, "nsubj:pass")
        if known and not undergoes and not any(_kin(p, each.actors) for p in known):
            return f"it warns of what {known[0].text} does"
    return None


def _own_words(document: Document, roles: Roles, each: Draft, said: Quotation) -> bool:
    """Whether quoted words speak of the speaker's own side, so that a warning may threaten."""
    for span in said.content:
        if any(token.feats.get("Person") == "1" for token in document.tokens_in(span.start, span.end)):
            return True
        named = (m.participant for m in roles.cast.within(span.start, span.end))
        if any(_kin(p, each.actors) for p in named):
            return True
    return False


def _quarrel(each: Draft) -> str | None:
    """Why persons clash in words only: politicians, none of them a fighter (`clashed with the senator at a hearing`)."""
    known = [p.actor for p in each.actors if p.actor is not None]
    words = (
        each.candidate.entry.frame == "FIGHT" and each.candidate.entry.part == "verb" and len(known) == len(each.actors)
    )
    civil = all(actor.kind == "person" and actor.sector not in FIGHTERS for actor in known)
    return "persons quarrel in words" if words and len(known) > 1 and civil else None


def _kin(told: Participant, speakers: tuple[Participant, ...]) -> bool:
    return any(p.actor is not None and told.actor is not None and akin(told.actor, p.actor) for p in speakers)


def _absent(document: Document, words: Grammar, each: Draft) -> str | None:
    """Why what is done without tells no act (`without firing a shot`)."""
    if each.type != "ASSAULT" and each.candidate.entry.part == "verb":
        return None
    leads = document.children(each.candidate.position, "case", "mark") + document.children(each.token, "case", "mark")
    without = next((lead for lead in leads if lead.lemma in words.negations), None)
    return f"“{without.text}” it" if without is not None else None
