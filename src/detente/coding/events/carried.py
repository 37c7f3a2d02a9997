"""Russian subjects that stand in a neighbouring clause or were given to the wrong verb.

A verb that goes on about the same people does not name them again (`США требуют … . Против X даже грозят санкциями`);
the parser makes such verbs roots of their own, and swaps the subjects of a clause and the one before it.
"""

from collections.abc import Iterator

from detente.coding.events.indefinite import indefinite
from detente.model import Document, Token

AGREEING = ("Number", "Gender")
PREDICATES = frozenset({"root", "conj", "parataxis"})
DISTANT = "тот"  # who is not the subject of the clause above


def swapped(document: Document, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb that the parser exchanged with another verb's: each stands beyond the other verb or a
    comma (`После того как суд отменил приговор, толпа начала …`). Empty where nothing was exchanged."""
    own = document.children(verb, "nsubj")
    if document.language != "ru" or not _finite(verb):
        return ()
    if len(own) != 1:
        return _apart(document, verb, own)
    if own[0].i > verb.i:
        if not _comma(document, verb.i, own[0].i):
            return ()
        others = (each for each in _finites(document, verb.sentence) if each.i > own[0].i)
        return _exchanged(document, verb, own[0], next(others, None))
    first = next((each for each in _finites(document, verb.sentence) if own[0].i < each.i < verb.i), None)
    if first is None:
        return ()
    late = document.children(first, "nsubj")
    if len(late) != 1 or not first.i < late[0].i < verb.i or not _comma(document, first.i, late[0].i):
        return ()
    return late if agrees(late[0], verb) and agrees(own[0], first) else ()


def _exchanged(document: Document, verb: Token, late: Token, later: Token | None) -> tuple[Token, ...]:
    early = document.children(later, "nsubj") if later is not None else ()
    if later is None or len(early) != 1 or early[0].i > verb.i:
        return ()
    return early if agrees(early[0], verb) and agrees(late, later) else ()


def _apart(document: Document, verb: Token, own: tuple[Token, ...]) -> tuple[Token, ...]:
    """The subject of one of two verbs where the first was given both, the second none."""
    if len(own) == 2:
        later = next((each for each in _finites(document, verb.sentence) if each.i > own[1].i), None)
        return own[:1] if later is not None and _leaves(document, verb, own, later) else ()
    if own or verb.rel not in PREDICATES:
        return ()
    first = [each for each in _finites(document, verb.sentence) if each.i < verb.i][-1:]
    both = document.children(first[0], "nsubj") if first else ()
    return both[1:] if len(both) == 2 and _leaves(document, first[0], both, verb) else ()


def _leaves(document: Document, verb: Token, both: tuple[Token, ...], later: Token) -> bool:
    """Whether of two subjects of a verb the second, after a comma, belongs to a later verb without any."""
    early, late = both
    between = early.i < verb.i < late.i < later.i and _comma(document, verb.i, late.i)
    fits = agrees(early, verb) and agrees(late, later) and not agrees(late, verb)
    return between and fits and not document.children(later, "nsubj", "nsubj:pass")


def verb_before(document: Document, verb: Token) -> Token | None:
    """The verb whose subject a later one without its own shares: roots of one sentence, joined by a comma
    (`сторонники партии возмутились, перекрыли улицы`)."""
    if document.language != "ru" or verb.rel != "root" or not _finite(verb) or document.children(verb, "nsubj"):
        return None
    if document.tokens[max(verb.i - 1, 0)].text != ",":
        return None
    earlier = [each for each in _finites(document, verb.sentence) if each.i < verb.i and each.rel in PREDICATES]
    before = earlier[-1] if earlier else None
    if before is None or not document.children(before, "nsubj"):
        return None
    same = all(before.feats.get(name) == verb.feats.get(name) for name in ("Number", "Gender", "Tense"))
    passive = "Pass" in (before.feats.get("Voice"), verb.feats.get("Voice"))
    return before if same and not passive else None


def sentence_before(document: Document, verb: Token) -> Token | None:
    """The verb of the sentence before, in the same paragraph, whose plural subject a plural verb goes on with."""
    if verb.sentence == 0 or verb.rel != "root" or not indefinite(document, verb):
        return None
    first, last = document.sentences[verb.sentence - 1]
    root = next((each for each in document.tokens[first:last] if each.deprel == "root"), None)
    if root is None or root.upos != "VERB" or not _finite(root) or root.feats.get("Number") != "Plur":
        return None
    between = document.article.text[root.end : verb.start]
    subjects = document.children(root, "nsubj")
    named = all(each.i < root.i and each.upos in ("NOUN", "PROPN") for each in subjects)
    same = root.feats.get("Tense") == verb.feats.get("Tense")
    return root if subjects and named and same and "\n" not in between else None


def distant(document: Document, pronoun: Token) -> Token | None:
    """Whom `тот` stands for in a clause below a noun: the nearest living being before that agrees with it
    (`письма посла, в которых тот предупредил`)."""
    if document.language != "ru" or pronoun.lemma != DISTANT or pronoun.rel != "nsubj":
        return None
    verb = document.head(pronoun)
    if verb is None or verb.feats.get("Number") != pronoun.feats.get("Number"):
        return None  # another clause's, by the parser's mistake
    first, _ = document.sentences[pronoun.sentence]
    for token in reversed(document.tokens[first : pronoun.i]):
        living = token.upos in ("NOUN", "PROPN") and token.feats.get("Animacy") == "Anim"
        if living and token.rel not in ("appos", "flat") and _alike(token, pronoun):
            return token
    return None


def agrees(noun: Token, verb: Token) -> bool:
    """Whether a noun may be the subject of a verb by its form: nominative or unmarked, same number and gender."""
    return noun.feats.get("Case") in ("Nom", None) and _alike(noun, verb)


def _alike(one: Token, other: Token) -> bool:
    pairs = [(one.feats.get(name), other.feats.get(name)) for name in AGREEING]
    plural = pairs[0] == ("Plur", "Plur")
    return pairs[0][0] == pairs[0][1] and (plural or None in pairs[1] or pairs[1][0] == pairs[1][1])


def _finite(verb: Token) -> bool:
    return verb.upos == "VERB" and verb.feats.get("VerbForm") == "Fin"


def _finites(document: Document, sentence: int) -> Iterator[Token]:
    first, last = document.sentences[sentence]
    return (each for each in document.tokens[first:last] if _finite(each))


def _comma(document: Document, start: int, end: int) -> bool:
    return any(token.text == "," for token in document.tokens[start:end])
