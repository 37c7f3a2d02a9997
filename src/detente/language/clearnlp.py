"""ClearNLP dependencies (spaCy's English models) → Universal Dependencies.

The differences that matter to rules: UD makes the content word the head (the noun, not its preposition; the
predicate, not the copula) and names relations otherwise. Follows the UD 2 guidelines and the table of
Schuster & Manning (2016), "Enhanced English Universal Dependencies".
"""

RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:npmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"}


def to_ud(heads: list[int], labels: list[str], tags: list[str], lemmas: list[str]) -> tuple[list[int], list[str]]:
    """UD heads and relations of one analysed stretch.

    heads: index of each token's governor, a root its own.  labels: ClearNLP relations.
    tags: Universal POS.  lemmas: as spaCy gives them.  Returns lists of the same length.
    """
    heads, labels = list(heads), list(labels)
    _raise_objects_of_prepositions(heads, labels, tags)
    _raise_predicates_of_copulas(heads, labels, lemmas)
    for i, label in enumerate(labels):
        if label == "aux" and lemmas[i] == "to" and tags[i] == "PART":
            labels[i] = "mark"
        elif label == "prep":
            labels[i] = "advmod"  # a preposition without an object: an adverb
        else:
            labels[i] = RENAMED.get(label, label)
        if heads[i] == i:
            labels[i] = "root"
    return heads, labels


def _raise_objects_of_prepositions(heads: list[int], labels: list[str], tags: list[str]) -> None:
    """`met ← in ← Geneva` becomes `met ← Geneva ← in`; `by` agents and clauses likewise."""
    order = _deepest_first(heads)
    for i in order:
        if labels[i] not in ("prep", "agent", "dative") or tags[i] not in ("ADP", "SCONJ", "PART", "ADV", "VERB"):
            continue
        objects = [j for j, head in enumerate(heads) if head == i and j != i and labels[j] in ("pobj", "pcomp")]
        if not objects:
            continue
        content, governor = objects[0], heads[i]
        clausal = labels[content] == "pcomp" and tags[content] in ("VERB", "AUX")
        nominal = governor != i and tags[governor] in NOMINAL
        if clausal:
            relation = "acl" if nominal else "advcl"
        elif nominal:
            relation = "nmod"
        else:
            relation = "obl:agent" if labels[i] == "agent" else "obl"
        heads[content], labels[content] = (content if governor == i else governor), relation
        for j, head in enumerate(heads):
            if head == i and j not in (i, content):
                heads[j] = content
        heads[i], labels[i] = content, "mark" if clausal else "case"


def _raise_predicates_of_copulas(heads: list[int], labels: list[str], lemmas: list[str]) -> None:
    """`is ← ready` becomes `ready ← is`, the copula's other dependents going to the predicate."""
    for i in _deepest_first(heads):
        if lemmas[i] != "be" or labels[i] in ("aux", "auxpass", "cop"):
            continue
        predicates = [j for j, head in enumerate(heads) if head == i and labels[j] in ("attr", "acomp")]
        if not predicates:
            continue
        predicate = predicates[0]
        heads[predicate], labels[predicate] = (predicate if heads[i] == i else heads[i]), labels[i]
        for j, head in enumerate(heads):
            if head == i and j not in (i, predicate):
                heads[j] = predicate
        heads[i], labels[i] = predicate, "cop"


def _deepest_first(heads: list[int]) -> list[int]:
    """Token indexes ordered so that every token comes before its governor."""

    def depth(i: int) -> int:
        steps = 0
        while heads[i] != i:
            i, steps = heads[i], steps + 1
        return steps

    return sorted(range(len(heads)), key=lambda i: -depth(i))
