"""Which words of a document may tell an act: every head word of the frame lexicon, with the best of its entries."""

from collections.abc import Iterator

from msgspec import Struct, structs

from detente.coding.events.companions import WINDOW, best_entry, companions, lacks
from detente.coding.events.frames import Entry, Frame, Lexicon
from detente.coding.events.indefinite import substantive
from detente.coding.events.misreadings import READINGS
from detente.coding.grammar import Grammar, grammar
from detente.coding.moods import effects, moods
from detente.model import Document, Token

HEADS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"})  # parts of speech that may tell an act
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})  # of which somebody may disapprove
PREDICATES = frozenset({"root", "acl", "advcl", "ccomp", "conj", "parataxis", "xcomp"})


class Candidate(Struct, frozen=True, kw_only=True):
    """A word that may tell an act.

    token: head of the predicate.  words: the required words found with it.
    carrier: the verb that carries an event noun (`tenir` in `tenir des discussions`), with what its subject is
    to the act in `carries` (`actor`, `recipient`, `event`); None for others.
    """

    token: Token
    entry: Entry
    frame: Frame
    words: tuple[Token, ...]
    carrier: Token | None = None
    carries: str | None = None

    @property
    def position(self) -> Token:
        """The token by which the predicate hangs in its sentence: the carrier where there is one."""
        return self.carrier or self.token


def find_candidates(document: Document, lexicon: Lexicon, grammar: Grammar) -> list[Candidate]:
    """All candidates in text order; a predicate of several words consumes the candidates inside it."""
    found: dict[int, Candidate] = {}
    for token, entries in _readings(document, lexicon, grammar):
        if not _names(document, token, lexicon, grammar) and (matched := best_entry(document, token, entries)):
            entry, words = matched
            found[token.i] = Candidate(token=token, entry=entry, frame=lexicon.frames[entry.frame], words=words)
    _consume(document, found, lexicon, grammar)
    carried = {i: _carried(document, candidate, lexicon, grammar) for i, candidate in found.items()}
    told = set(_told_by_nouns(document, carried, lexicon))
    kept = [each for i, each in carried.items() if i not in told and _tells(document, each, lexicon)]
    return [each for each in kept if not _signed(document, carried, each)]


def _signed(document: Document, found: dict[int, Candidate], deal: Candidate) -> bool:
    """Whether a participle upon an agreement tells its signing (`the deal signed between X and Y`)."""
    if deal.entry.frame != "AGREE_WITH" or deal.entry.part != "noun" or deal.carrier is not None:
        return False
    upon = (found.get(verb.i) for verb in document.children(deal.token, "acl"))
    return any(verb is not None and verb.entry.frame == "SIGN" for verb in upon)


def other_readings(document: Document, candidate: Candidate, lexicon: Lexicon, grammar: Grammar) -> Iterator[Candidate]:
    """The candidate by each further entry of its word that its surroundings allow, of other frames, the best first."""
    token, tried = candidate.token, {candidate.entry.frame}
    entries = lexicon.entries(token.lemma, token.upos)
    for i, entry in enumerate(entries):
        if entry.frame in tried or candidate.entry not in entries[:i]:
            continue
        if (matched := best_entry(document, token, (entry,))) is not None:
            tried.add(entry.frame)
            again = Candidate(token=token, entry=entry, frame=lexicon.frames[entry.frame], words=matched[1])
            yield _carried(document, again, lexicon, grammar)


def _readings(document: Document, lexicon: Lexicon, grammar: Grammar) -> Iterator[tuple[Token, tuple[Entry, ...]]]:
    """Every word that may head an entry, with its entries."""
    misread = READINGS.get(document.language)
    for token in document.tokens:
        if token.upos not in HEADS or _describes(document, token) or _helps(document, token):
            continue
        entries = _entries(token, lexicon, grammar)
        if misread is not None and (token.upos == "NOUN" or not entries):
            entries = misread(document, token, lexicon) or entries
        if entries:
            yield token, entries


def _describes(document: Document, token: Token) -> bool:
    """Whether a participle before its noun only says what that is (`the warring sides`, `a freed hostage`)."""
    before = token.deprel == "amod" and token.head > token.i
    if substantive(token):
        return True
    if token.upos == "ADJ" and token.rel == "conj":  # `baseless and reckless charges`
        first = document.head(token)
        before = first is not None and first.deprel == "amod" and first.head > token.i
    return before and token.upos in ("VERB", "ADJ") and token.lemma != "visit"


def _helps(document: Document, token: Token) -> bool:
    """Whether a French auxiliary only makes a tense or a passive, so that it is no predicate (`sont parvenus à un accord`)."""
    return token.upos == "AUX" and token.rel == "aux" and document.language == "fr"


def _outcome(document: Document, above: Candidate | None, candidate: Candidate) -> bool:
    """Whether a clause only says what came of an act just told, or what it was for.

    A participle says whom an attack killed or wounded (`the raid …, killing ten`); who marches protests (`marched to
    protest against …`, `rallied, chanting …`).
    """
    token = candidate.token
    if above is None or above is candidate:
        return False
    if above.frame.type == "PROTEST" and token.rel in ("advcl", "xcomp", "acl"):
        return candidate.frame.type == "PROTEST" or token.lemma.startswith(("protest", "протест"))
    if candidate.entry.frame != "KILL" or token.feats.get("VerbForm") not in ("Ger", "Part", "Conv"):
        return False
    if token.rel not in ("advcl", "acl") or document.children(token, "nsubj", "aux", "obl:agent"):
        return False
    past = token.feats.get("Tense") == "Past"
    return above.frame.type == "ASSAULT" and not past


def _aimed(above: Candidate | None, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a present participle only says at whom an act just told was aimed (`une attaque a eu lieu, visant X`)."""
    token = candidate.token
    if above is None or above is candidate or above.frame.type != candidate.frame.type:
        return False
    participle = token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") == "Pres"
    return participle and token.rel == "advcl" and token.lemma in lexicon.light.event


def _means(document: Document, found: dict[int, Candidate], candidate: Candidate) -> bool:
    """Whether a participle only says how an attack just told was done (`une attaque menée avec un gaz largué par avion`)."""
    token = candidate.token
    if candidate.frame.type != "ASSAULT" or token.rel != "acl" or token.feats.get("VerbForm") != "Part":
        return False
    noun = document.head(token)
    while noun is not None and noun.rel in ("conj", "nmod") and noun.i not in found:
        noun = document.head(noun)
    if noun is None or noun.rel != "obl" or noun.i in found:
        return False
    above = found.get(noun.head)
    return above is not None and above is not candidate and above.frame.type == "ASSAULT"


def _tells(document: Document, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a noun of a frame whose bare nouns only name the thing stands under a verb or a participle."""
    if candidate.entry.frame == "OUGHT" and document.language == "fr" and not _duty(document, candidate.token):
        return False
    killed = candidate.entry.frame == "KILL" and candidate.entry.part == "noun" and candidate.carrier is None
    if killed and document.children(candidate.token, "nummod"):
        return False  # `on compte cent morts`: a toll
    if candidate.entry.frame == "CEASE_FIRE" and candidate.entry.part == "noun" and candidate.carrier is None:
        leads = {case.lemma for case in document.children(candidate.token, "case")}
        if not leads.isdisjoint(grammar(document.language).despite):
            return False  # `fighting goes on despite the truce`
    if not candidate.frame.carried or candidate.entry.part != "noun" or candidate.carrier is not None:
        return True
    made = (child.lemma in lexicon.light.actor for child in document.children(candidate.token, "acl"))
    return bool(candidate.words) or candidate.token.rel == "root" or any(made)


def _duty(document: Document, modal: Token) -> bool:
    """Whether a French `devoir` tells a duty: in the present, with an infinitive that is no plan (`doit se rendre`)."""
    duties = document.children(modal, "xcomp")
    present = modal.feats.get("Tense") == "Pres" and modal.feats.get("Mood") != "Cnd"  # `devrait` expects
    if not duties or not present or modal.feats.get("VerbForm") != "Fin":
        return False
    return moods(document.language).scheduled.isdisjoint(verb.lemma for verb in duties)


def _told_by_nouns(document: Document, found: dict[int, Candidate], lexicon: Lexicon) -> Iterator[int]:
    """Verbs that only carry an event noun: `the attack killed ten`, `talks held by X`, `the truce brokered by X`."""
    by_place = {each.position.i: each for each in found.values()} | found
    for i, candidate in found.items():
        verb = found.get(candidate.carrier.i) if candidate.carrier is not None else None
        if verb is not None and _only_carries(verb, candidate):
            yield verb.token.i
        if _suffered(document, found, candidate) or _presents(document, found, candidate):
            yield i
        above = by_place.get(_clause_above(document, candidate.token, by_place))
        if _outcome(document, above, candidate) or _means(document, by_place, candidate):
            yield i
        if _aimed(above, candidate, lexicon):
            yield i
        noun = found.get(candidate.token.head) if candidate.token.rel == "acl" else None
        if (
            noun is None
            or noun.token.i == i
            or noun.token.upos != "NOUN"
            or document.children(candidate.token, "nsubj")
        ):
            continue
        carries = lexicon.light.actor | lexicon.light.event  # `une frappe visant X`
        same = noun.frame.type == candidate.frame.type and candidate.token.lemma in carries
        if same or candidate.entry.frame == "MEDIATE":
            yield i


def _clause_above(document: Document, participle: Token, found: dict[int, Candidate]) -> int:
    """The word a participle hangs on; one after a comma that the parser hung on a noun before it, its clause's predicate."""
    node = document.head(participle)
    apart = participle.i > 0 and document.tokens[participle.i - 1].text == ","
    while apart and node is not None and node.i not in found and node.upos in ("NOUN", "PROPN", "NUM"):
        node = document.head(node)
    return node.i if node is not None else participle.i


def _presents(document: Document, found: dict[int, Candidate], verb: Candidate) -> bool:
    """Whether a verb only does what its object already tells (`put forward a proposal`, `adressé des félicitations`)."""
    if verb.entry.part != "verb" or verb.frame.reciprocal:
        return False
    objects = document.children(verb.token, "obj")
    if verb.frame.type == "SUPPORT":  # `adopted a resolution condemning X`: who adopts it condemns
        clauses = [each for thing in objects for each in document.children(thing, "acl")]
        said = (found.get(each.i) for each in clauses if each.feats.get("VerbForm") != "Inf")
        if any(each is not None and each.frame.type in ("ACCUSE", "REQUEST", "REJECT") for each in said):
            return True
    nouns = (found.get(each.i) for each in objects)
    return any(
        noun is not None and noun.entry.part == "noun" and noun.entry.frame == verb.entry.frame and not noun.words
        for noun in nouns
    )


def _suffered(document: Document, found: dict[int, Candidate], verb: Candidate) -> bool:
    """Whether a passive only says whom an attack that it names killed or hurt (`ten were killed in raids`)."""
    dies = "subject" in verb.entry.roles.get("recipient", ())  # `quatre personnes ont péri dans l'attaque`
    if verb.entry.frame not in ("KILL", "DESTROY", "ATTACK", "ASSASSINATE") or (verb.entry.part == "noun"):
        return False
    if not dies and not document.children(verb.token, "nsubj:pass", "aux:pass"):
        return False
    joined = document.children(verb.token, "conj")  # `five killed and ten hurt in a raid`
    verbs = (verb.token, *joined, *(each for noun in joined for each in document.children(noun, "acl")))
    named = [child for each in verbs for child in document.children(each, "obl", "obl:agent")]
    bundled = [noun for child in named for noun in document.children(child, "nmod")]  # `une série d'attentats`
    nouns = [found.get(each.i) for each in (*named, *bundled)]
    if any(noun is not None and noun.frame.type == "ASSAULT" and noun.entry.part == "noun" for noun in nouns):
        return True
    if not dies:
        return False
    clauses = [
        each for word in verbs for each in document.children(word, "advcl")
    ]  # `sont morts lorsqu'un car a sauté`
    acts = [found.get(each.i) for clause in clauses for each in (clause, *document.children(clause, "nsubj"))]
    return any(act is not None and act.frame.type == "ASSAULT" and act.entry.frame != "KILL" for act in acts)


def _only_carries(verb: Candidate, noun: Candidate) -> bool:
    """Whether a verb that could tell an act only carries its noun's (`gave relief from sanctions`)."""
    if noun.carries == "event":
        return verb.frame.type == noun.frame.type
    return noun.carries in ("actor", "passive") and verb.frame.type == "AID" and not verb.entry.required


def _entries(token: Token, lexicon: Lexicon, grammar: Grammar) -> tuple[Entry, ...]:
    """The entries a word may head: also as a verb that the tagger took for a noun, or as its reflexive passive."""
    found = lexicon.entries(token.lemma, token.upos)
    if found or not grammar.infinitives:
        return found
    if token.upos in ("NOUN", "ADJ") and token.rel in PREDICATES and token.lemma.endswith(grammar.infinitives):
        return lexicon.entries(token.lemma, "VERB")
    if token.feats.get("Voice") == "Pass" and token.lemma.endswith(grammar.reflexives):
        acts = lexicon.entries(token.lemma[:-2], "VERB")
        return tuple(entry for entry in acts if not lexicon.frames[entry.frame].reciprocal)  # `говорится` meets nobody
    return ()


def _names(document: Document, noun: Token, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Whether a noun only says what another noun, no act itself, is about (`ceasefire deadline`, `riot police`)."""
    head = document.head(noun)
    if noun.rel != "compound" or head is None or head.upos not in ("NOUN", "PROPN"):
        return False
    return head.lemma not in grammar.containers and not lexicon.entries(head.lemma, head.upos)


def _consume(document: Document, found: dict[int, Candidate], lexicon: Lexicon, grammar: Grammar) -> None:
    """Removes what is part of a longer predicate; of a verb and its event noun of one type the noun stays."""
    for i in list(found):
        candidate = found.get(i)
        if candidate is None:
            continue
        for word in candidate.words:
            inner = found.get(word.i)
            if inner is None or inner.token.i == i or _blames(candidate, inner, lexicon):
                continue
            same = inner.frame.type == candidate.frame.type
            finer = candidate.frame.mode not in (None, inner.frame.mode) and inner.frame.mode is not None
            if (
                same
                and not (
                    finer and candidate.frame.type == "COERCE"
                )  # `наложить арест на счета` seizes, `арест` arrests
                and candidate.token.upos in ("VERB", "AUX")
                and _lifts(document, candidate, inner, lexicon, grammar)
            ):
                found.pop(i, None)
            elif word.upos in ("NOUN", "PROPN", "ADJ", "VERB") and candidate.frame.clause != "wish":
                found.pop(word.i, None)


def _blames(verb: Candidate, deed: Candidate, lexicon: Lexicon) -> bool:
    """Whether a verb disapproves of a deed that stays one of its own (`opposed the sanctions`, not `launched an attack on`)."""
    judges = "speaker" in verb.entry.roles.get("actor", ())  # `it was a terrorist attack`
    blames = verb.frame.type == "ACCUSE" and verb.token.lemma not in lexicon.light.actor and not judges
    return blames and deed.entry.part == "noun" and deed.frame.type in DEEDS


def _lifts(document: Document, verb: Candidate, noun: Candidate, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Whether a verb is only the light verb of its event noun; with another object it tells the act itself."""
    if verb.token.lemma not in lexicon.light.actor:
        return False
    places = tuple(_places(document, noun.token, grammar))
    others = {each.i for each in document.children(verb.token, "obj", "iobj")} - {place.i for place in places}
    alone = document.language != "en" or not others or any(place.rel in ("obj", "nsubj") for place in places)
    return alone or any(_with(document, place) for place in places)


def _with(document: Document, noun: Token) -> bool:
    """Whether a noun is what somebody is slapped, hit or served with."""
    return noun.rel == "obl" and any(case.lemma == "with" for case in document.children(noun, "case"))


def _carried(document: Document, candidate: Candidate, lexicon: Lexicon, grammar: Grammar) -> Candidate:
    """The candidate with its carrying verb, where it is an event noun under one."""
    noun = candidate.token
    if noun.upos == "AUX" and noun.rel in ("aux", "cop") and (verb := document.head(noun)) is not None:
        return structs.replace(candidate, carrier=verb, carries="actor")
    if noun.upos not in ("NOUN", "PROPN"):
        return candidate
    for place in _places(document, noun, grammar):
        verb = document.head(place)
        if verb is None or verb.upos not in ("VERB", "AUX"):
            continue
        carries = _carries(document, place, verb, lexicon)
        if carries is None and _spoken_of(document, candidate, place, verb, lexicon):
            carries = "actor"
        if carries:
            return structs.replace(candidate, carrier=verb, carries=carries)
    return candidate


def _places(document: Document, noun: Token, grammar: Grammar) -> Iterator[Token]:
    """The noun, then the noun that only counts or bundles it (`une série de frappes`, `a round of talks`)."""
    yield noun
    token = noun
    for _ in range(3):
        head = document.head(token)
        if head is None:
            return
        if token.rel == "conj" or (token.rel in ("nmod", "appos", "compound") and head.lemma in grammar.containers):
            token = head
            yield token
        else:
            return


def _carries(document: Document, noun: Token, verb: Token, lexicon: Lexicon) -> str | None:
    light = lexicon.light
    if noun.deprel == "nsubj:pass" and verb.lemma in light.actor and not document.children(verb, "obj"):
        return "passive"
    if noun.rel == "acl" or noun.rel == "amod":
        return None
    if noun.rel in ("obj", "xcomp", "iobj") or noun.deprel in ("obl", "obl:arg", "obl:mod"):
        if verb.lemma in light.actor and (noun.rel != "obl" or _near(document, noun, verb)):
            return "actor"
        if verb.lemma in light.recipient:
            return "recipient"
    if _with(document, noun) and verb.lemma in light.actor and document.children(verb, "obj"):
        return "actor"
    if noun.rel in ("nsubj", "obj") and verb.lemma in light.event:
        return "event"
    return None


def _spoken_of(document: Document, candidate: Candidate, noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb speaks of an act of its subject (`заявил о поддержке X`), or is done with it (`вышли с требованием`)."""
    frame = candidate.frame
    if frame.reciprocal or noun.rel != "obl" or document.language != "ru":
        return False
    cases = {word for case in document.children(noun, "case") for word in (case.lemma, case.lemma.rstrip("б"))}
    if "с" in cases and noun.feats.get("Case") == "Ins":
        told = {lexicon.frames[entry.frame].type for entry in lexicon.entries(verb.lemma, "VERB")}
        return frame.type in ("REQUEST", "ACCUSE", "THREATEN") and frame.type not in told
    own = frame.type in ("SUPPORT", "REJECT", "AGREE") or candidate.entry.frame == "RESIGN"
    return own and "о" in cases and verb.lemma in lexicon.light.about


def _near(document: Document, noun: Token, verb: Token) -> bool:
    """Whether an oblique noun stands right after its verb (`procéder à un échange`)."""
    cases = {case.lemma for case in document.children(noun, "case")}
    asks = effects(document.language, "governors").get(verb.lemma) == "hypothetical"  # `called for an investigation`
    words = grammar(document.language)
    if cases & (words.circumstances | words.despite) or (asks and cases & moods(document.language).asking):
        return False
    distance = abs(noun.i - verb.i) if document.language == "ru" else noun.i - verb.i  # `в отставку подал министр`
    return 0 < distance <= WINDOW and not document.children(verb, "obj", "nsubj:pass")


def considered(document: Document, lexicon: Lexicon, grammar: Grammar) -> Iterator[tuple[Token, Entry, str | None]]:
    """Every entry that a word of the document may head, with what rules it out; None where nothing does."""
    for token, entries in _readings(document, lexicon, grammar):
        names = _names(document, token, lexicon, grammar)
        far: set[str] = set()
        nearby = companions(document, token, far)
        for entry in entries:
            head = document.head(token)
            lack = f"only says what “{head.text}” is" if names and head else lacks(entry, nearby.keys(), far)
            yield token, entry, lack
