"""Russian sentences whose subject nobody names (`в Баку осудили обстрел`), nouns that only look like one, and plural roles."""

import re

from msgspec import structs

from detente.coding.actors import ActorMention
from detente.model import Document, Participant, Token

# endings of active participles: whoever they qualify does it; all other participles tell what is done to him
ACTIVE = re.compile(r"(?:[уюая]щ|в?ш)(?:ий|ая|ее|ие|его|ей|ую|ею|им|их|ими|ему|ем)(?:ся)?")
NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})  # relations of participles that stand for people
MASSES = frozenset({"ряд", "большинство", "меньшинство", "множество", "часть", "половина", "треть", "тысяча", "сотня"})


def undergone(participle: Token) -> bool:
    """Whether a Russian participle tells by its form what is done to whom it qualifies, whatever voice it was given."""
    return participle.feats.get("VerbForm") == "Part" and not ACTIVE.search(participle.text.lower())


def substantive(token: Token) -> bool:
    """Whether a Russian participle stands for people (`митингующие перекрыли дорогу`, `отпустить задержанных`)."""
    full = token.upos == "VERB" and token.feats.get("VerbForm") == "Part" and "Case" in token.feats
    return full and token.rel in NOMINAL and token.deprel != "nsubj:pass"


def several(noun: Token) -> bool:
    """Whether a noun is a nominative plural by its form, whatever case it was given (`Президенты`)."""
    return noun.lemma[-1:] not in "аяьйоеиыую" and noun.text.endswith(("ы", "и"))


def mistaken(document: Document, verb: Token, noun: Token) -> bool:
    """Whether a noun called the subject is the object: one person or thing before a plural verb (`Активистку осудили`),
    or an accusative beside the subject (`Чад осудил Судан`)."""
    if noun.upos not in ("NOUN", "PROPN") or noun.deprel != "nsubj" or document.language != "ru":
        return False
    if noun.feats.get("Case") == "Acc":
        others = (each for each in document.children(verb, "nsubj") if each.i != noun.i)
        return any(each.feats.get("Case") == "Nom" for each in others)
    if noun.i > verb.i and _second(document, verb, noun):
        return True
    if not apart(document, verb, noun) or verb.feats.get("VerbForm") != "Fin" or noun.i > verb.i:
        return False
    return not document.children(noun, "nummod", "nmod") and noun.lemma not in MASSES


def _second(document: Document, verb: Token, noun: Token) -> bool:
    """Whether a thing after an active verb is its object, which looks like a nominative, since another noun before
    is the subject (`Черногория поддержала Кипр`)."""
    thing = noun.feats.get("Animacy") == "Inan" and noun.feats.get("Case") == "Nom"
    if not thing or verb.feats.get("Voice") != "Act" or verb.feats.get("VerbForm") != "Fin":
        return False
    before = [each for each in document.children(verb, "nsubj") if each.i < verb.i and each.upos in ("NOUN", "PROPN")]
    genders = {verb.feats.get("Gender"), before[0].feats.get("Gender")} if len(before) == 1 else set()
    same = len(before) == 1 and before[0].feats.get("Number") == verb.feats.get("Number")
    nominative = len(before) == 1 and before[0].feats.get("Case") == "Nom"
    clause = any(token.text in (",", ":", ";") for token in document.tokens[verb.i : noun.i])
    return same and nominative and not clause and (None in genders or len(genders) == 1)


def indefinite(document: Document, verb: Token) -> bool:
    """Whether a verb or a short adjective (`в ЕС не готовы`) tells of people whom it does not name: plural, finite,
    without a subject."""
    feats = verb.feats
    if document.language != "ru" or verb.upos not in ("VERB", "ADJ") or feats.get("Number") != "Plur":
        return False
    told = feats.get("Variant") == "Short" or (verb.upos == "VERB" and feats.get("VerbForm") == "Fin")
    return told and feats.get("Person") in ("3", None) and not document.children(verb, "nsubj", "nsubj:pass")


def many_to_one(document: Document, verb: Token, head: Token) -> bool:
    """Whether a plural verb without a subject hangs on one in the singular, whose subject it cannot have
    (`она узнала, что её оправдали`)."""
    return indefinite(document, verb) and head.feats.get("Number") == "Sing" and head.feats.get("VerbForm") == "Fin"


def apart(document: Document, verb: Token, noun: Token) -> bool:
    """Whether a plural verb stands beside one thing, which it is then done to (`Избрание X одобрили в Y`)."""
    plural = document.language == "ru" and verb.feats.get("Number") == "Plur"
    return plural and noun.feats.get("Number") == "Sing" and not document.children(noun, "conj")


def alive(noun: Token) -> bool:
    """Whether a noun is the nominative of somebody alive, which no object is."""
    return noun.feats.get("Case") == "Nom" and noun.feats.get("Animacy") == "Anim"


def disguised(document: Document, verb: Token, noun: Token) -> bool:
    """Whether a noun called an object is the subject: a nominative that agrees with its verb, or a counted noun
    beside a reflexive verb (`пять государств договорились`)."""
    number = verb.feats.get("Number")
    listed = any(other.feats.get("Case") == "Nom" for other in document.children(noun, "conj"))
    if number == "Plur" and listed and noun.i > verb.i and noun.upos == "PROPN" and noun.feats.get("Case") == "Acc":
        return True  # `критикуют США, Польша`: a name that has no cases, its list in the nominative
    counted = bool(document.children(noun, "nummod"))
    if verb.feats.get("Voice") == "Mid" and counted:
        return True
    if noun.feats.get("Case") != "Nom" or not (noun.upos == "PROPN" or noun.feats.get("Animacy") == "Anim"):
        return False
    several = counted or bool(document.children(noun, "conj"))
    genders = (verb.feats.get("Gender"), noun.feats.get("Gender"))
    same = None in genders or genders[0] == genders[1]
    return (number == noun.feats.get("Number") and same) or (number == "Plur" and several)


def several_roles(mention: ActorMention) -> bool:
    """Whether a plural role (`the leaders`) was taken for one person."""
    return mention.form == "role" and mention.plural and mention.actor is not None and mention.actor.kind == "person"


def nameless(mention: ActorMention) -> Participant:
    """Those of a plural role without a name: which of them it is nobody says."""
    actor = mention.actor
    if actor is None or actor.name is None:
        return mention.participant
    unknown = structs.replace(actor, id=f"{actor.country}.{mention.key}", name=None, role=None, wikidata=None)
    return Participant.of(mention.span, unknown)
