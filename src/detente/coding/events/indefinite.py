"""Russian sentences whose subject nobody names (`в Баку осудили обстрел`), and nouns that only look like one."""

from detente.model import Document, Token


def indefinite(document: Document, verb: Token) -> bool:
    """Whether a verb tells what people do whom it does not name: plural, finite, without a subject."""
    feats = verb.feats
    if document.language != "ru" or verb.upos != "VERB" or feats.get("Number") != "Plur":
        return False
    named = document.children(verb, "nsubj", "nsubj:pass")
    return feats.get("VerbForm") == "Fin" and feats.get("Person") in ("3", None) and not named


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
