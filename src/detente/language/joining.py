"""Sentences that the French parser cut in the middle: put together again (`Yerevan | et Paris ont signé`).

A sentence ends with a mark that ends sentences. Where one ends without, and what follows goes on in small letters, with
a comma or a hyphen or with the name of who was described, the two are one; the heads of both parts are tied as far as
their forms tell.
"""

from msgspec import structs

from detente.language.analysis import Analysis
from detente.model import Token

ENDS = frozenset({".", "!", "?", "…", ":", ";", "»", '"', "”", ")", "..."})
GOES_ON = frozenset({",", "-", "–", "—", ")", "»", ";"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})


def join(analysis: Analysis) -> Analysis:
    """The analysis with falsely cut sentences put together; the tokens keep their indexes, offsets and tags."""
    joints = [k for k in range(1, len(analysis.sentences)) if _cut(analysis, k)]
    if not joints:
        return analysis
    heads = {token.i: (token.head, token.deprel) for token in analysis.tokens}
    for k in joints:
        _tie(analysis, heads, k)
    spans: list[tuple[int, int]] = []
    number = [0] * len(analysis.tokens)
    for k, (first, last) in enumerate(analysis.sentences):
        if k in joints:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
        number[first:last] = [len(spans) - 1] * (last - first)
    tokens = tuple(
        structs.replace(token, head=heads[token.i][0], deprel=heads[token.i][1], sentence=number[token.i])
        for token in analysis.tokens
    )
    return Analysis(tokens, tuple(spans), analysis.entities)


def _cut(analysis: Analysis, k: int) -> bool:
    """Whether the sentence before the k-th was cut off in the middle."""
    first = analysis.sentences[k][0]
    before, after = analysis.tokens[first - 1], analysis.tokens[first]
    if before.text in ENDS or before.upos in ("PUNCT", "SPACE", "SYM") or after.upos == "SPACE":
        return False
    named = after.upos == "PROPN" and before.upos in ("NOUN", "ADJ")  # `l'otage | Edan Alexander`
    return named or after.text in GOES_ON or after.text[0].islower()


def _tie(analysis: Analysis, heads: dict[int, tuple[int, str]], k: int) -> None:
    """Ties the head of the k-th sentence and that of the one before it."""
    left, right = _top(analysis, heads, analysis.sentences[k][0] - 1), _root(analysis, heads, k)
    first = analysis.sentences[k][0]
    if left is None or right is None:
        return
    if right.upos in VERBAL and left.upos in NOMINAL:
        own = {analysis.tokens[i].i: rel for i, (head, rel) in heads.items() if head == right.i and i != right.i}
        led = any(head == left.i and rel == "case" for head, rel in heads.values())
        subject = next((i for i, rel in own.items() if rel.startswith("nsubj")), None)
        if led:
            heads[left.i] = (right.i, "obl:mod")
        elif subject is not None and subject == first and _bare(analysis, heads, subject):
            heads[left.i] = (right.i, heads[subject][1])
            heads[subject] = (left.i, "appos")
        elif subject is not None and subject > left.i and _joined(analysis, heads, subject):
            heads[left.i] = (right.i, heads[subject][1])
            heads[subject] = (left.i, "conj")
        elif subject is None:
            passive = any(rel == "aux:pass" for rel in own.values())
            heads[left.i] = (right.i, "nsubj:pass" if passive else "nsubj")
        else:
            heads[left.i] = (right.i, "dislocated")
    elif (
        right.upos == "ADJ" and right.i == first and left.upos in NOMINAL and analysis.tokens[first - 1].upos in NOMINAL
    ):
        heads[right.i] = (first - 1, "amod")  # `l'Arabie | saoudite`
    elif right.upos in NOMINAL and right.i == first and (noun := _noun_before(analysis, heads, first)) is not None:
        heads[right.i] = (noun, "appos")
    else:
        heads[right.i] = (left.i, "parataxis" if right.upos in VERBAL else "dep")


def _bare(analysis: Analysis, heads: dict[int, tuple[int, str]], i: int) -> bool:
    """Whether a word is a name without an article, so that it goes on with what stands before it."""
    return analysis.tokens[i].upos == "PROPN" and not any(head == i and rel == "det" for head, rel in heads.values())


def _noun_before(analysis: Analysis, heads: dict[int, tuple[int, str]], first: int) -> int | None:
    """The noun at the head of the phrase that ends right before a word; None where no noun's phrase does."""
    i = first - 1
    while analysis.tokens[i].upos in ("ADJ", "PROPN", "NUM") and heads[i][0] != i and heads[i][0] < first:
        i = heads[i][0]
    return i if analysis.tokens[i].upos == "NOUN" else None


def _joined(analysis: Analysis, heads: dict[int, tuple[int, str]], i: int) -> bool:
    """Whether a conjunction stands before a word."""
    return any(head == i and rel == "cc" for head, rel in heads.values()) or analysis.tokens[i - 1].upos == "CCONJ"


def _top(analysis: Analysis, heads: dict[int, tuple[int, str]], i: int) -> Token | None:
    """The head above a word, through the sentences tied so far."""
    seen: set[int] = set()
    while heads[i][0] != i and i not in seen:
        seen.add(i)
        i = heads[i][0]
    return analysis.tokens[i] if heads[i][0] == i else None


def _root(analysis: Analysis, heads: dict[int, tuple[int, str]], k: int) -> Token | None:
    """The head of a sentence, as tied so far."""
    first, last = analysis.sentences[k]
    return next((analysis.tokens[i] for i in range(first, last) if heads[i][0] == i), None)
