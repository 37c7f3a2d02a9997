"""Whether the clause round an expression tells of what was or of what will be: settles « jeudi » and « le 29 mars »."""

from functools import cache

from msgspec import Struct

from detente.coding.times.lexer import Times
from detente.lexicon import knowledge
from detente.model import Document, Token

_VERBAL = frozenset({"VERB", "AUX"})
_BESIDE = 8  # tokens before an expression in which its verb may stand


class Cues(Struct, frozen=True):
    """Lemmas that bend the tense of what they govern, from `times.yaml`.

    future_forms: forms that tell of what will be, whatever a parser says of their tense.
    toward: prepositions of the day that a plan is made for.
    future: auxiliaries of what is to come (will, aller, devoir).   perfect: have, avoir, être.
    planned: verbs whose participle tells of a plan (prévu, scheduled).
    implicative: verbs whose infinitive happened when they did (réussir, manage).
    reporting: verbs of saying, whose present tense tells of what was said.   before: markers of what lies before.
    inherit: markers of an infinitive that happens when its governor does (avant de, sans).
    """

    future_forms: frozenset[str]
    toward: frozenset[str]
    future: frozenset[str]
    perfect: frozenset[str]
    planned: frozenset[str]
    implicative: frozenset[str]
    reporting: frozenset[str]
    before: frozenset[str]
    inherit: frozenset[str]


@cache
def _cues(language: str) -> Cues:
    told = knowledge(language, "times", Times).tense
    return Cues(*(frozenset(word.strip() for word in told.get(name, "").split(",")) for name in Cues.__struct_fields__))


def clause_tense(document: Document, start: int, end: int) -> tuple[int, bool]:
    """-1 (was), 0 (unclear), 1 (present: is or will be) or 2 (will be) for the code points `[start, end)`; and whether no noun stands between.

    The first verb above the expression decides; a participle or infinitive without tense looks further up.
    """
    tokens = document.tokens_in(start, end)
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head not in inside or token.head == token.i]
    if not tops:
        return 0, True
    direct = True
    cues = _cues(document.language)
    toward = any(case.lemma in cues.toward for case in document.children(tops[0], "case"))
    for token in [*(t for t in tops[:1] if t.head == t.i), *document.ancestors(tops[0])]:
        if token.i in inside and token.upos not in _VERBAL:
            tense = _own_tense(document, token, toward)
            if tense is not None:
                return tense, direct
            continue
        tense = _own_tense(document, token, toward)
        if tense is not None:
            beside = 0 if direct else _beside(document, min(inside))
            return (beside if beside > 1 else tense), direct
        if token.upos not in _VERBAL:
            direct = False
    return _beside(document, min(inside)), direct


def _beside(document: Document, first: int) -> int:
    """The tense of the nearest verb before token `first` in its clause, for an expression a parser hung elsewhere."""
    for token in reversed(document.tokens[max(0, first - _BESIDE) : first]):
        if token.sentence != document.tokens[first].sentence or token.upos == "PUNCT":
            break
        tense = _own_tense(document, token) if token.upos in _VERBAL else None
        if tense is not None:
            return tense
    return 0


def _own_tense(document: Document, token: Token, toward: bool = False) -> int | None:
    """The tense of one verb or predicate with its auxiliaries; None where a governor must tell."""
    cues = _cues(document.language)
    helpers = document.children(token, "aux", "cop")
    if token.upos not in _VERBAL and not helpers:
        return None
    forms = [*helpers, *([token] if token.upos in _VERBAL else [])]
    lemmas = {helper.lemma for helper in helpers}
    past_form = any(form.feats.get("Tense") in ("Past", "Imp") and _finite(form) for form in forms)
    perfect = bool(lemmas & cues.perfect) and token.feats.get("VerbForm") == "Part"
    perfected = past_form or any(helper.deprel == "aux:tense" for helper in helpers)
    if token.lemma in cues.planned and token.feats.get("VerbForm") == "Part" and (toward or not perfected):
        return 2
    if any(form.feats.get("Tense") == "Fut" or form.text.lower() in cues.future_forms for form in forms):
        return 2
    if lemmas & cues.future or any(form.feats.get("Mood") == "Cnd" for form in forms):
        return -1 if perfect and not (lemmas & cues.future and document.language == "fr") else 2
    if past_form:
        return -1
    if perfect and any(
        "Pass" not in helper.feats.get("Voice", "") and helper.deprel != "aux:pass" for helper in helpers
    ):
        return -1
    return (
        _nonfinite(document, token, cues)
        if not any(_finite(form) for form in forms)
        or any(child.upos == "PART" for child in document.children(token, "mark"))
        else _present(token, cues, perfect)
    )


def _finite(token: Token) -> bool:
    return token.feats.get("VerbForm", "Fin") == "Fin"


def _present(token: Token, cues: Cues, perfect: bool) -> int:
    """A verb in the present: what is said was said; a plan or an act of the coming days will be."""
    return -1 if token.lemma in cues.reporting or perfect else 1


def _nonfinite(document: Document, token: Token, cues: Cues) -> int | None:
    """An infinitive lies ahead unless its governor says it happened; a past participle lies behind."""
    passive = document.children(token, "aux:pass", "cop")
    infinitive = any(helper.feats.get("VerbForm") == "Inf" for helper in passive)  # doit être signé
    infinitive |= any(child.upos == "PART" for child in document.children(token, "mark"))  # to begin, tagged as finite
    form = "Inf" if infinitive else token.feats.get("VerbForm")
    marks = {child.lemma for child in document.children(token, "mark", "case", "advmod")}
    if marks & cues.before:
        return -1
    if marks & cues.inherit:
        return None
    governor = document.head(token)
    if form == "Inf":
        if governor is not None and governor.lemma in cues.future:
            return _own_tense(document, governor)
        if governor is not None and governor.lemma in cues.implicative:
            return None
        return 2
    if form == "Part" and token.feats.get("Tense") == "Past":
        return 2 if token.lemma in cues.planned else -1
    return None
