"""ClearNLP → UD, drawn as `word ←relation− head` per line."""

import pytest

from detente.language.clearnlp import to_ud

# Each row: word, tag, lemma, ClearNLP relation and head → UD relation and head.
CASES = {
    "the object of a preposition becomes the head of it": [
        ("They", "PRON", "they", "nsubj", 1, "nsubj", 1),
        ("met", "VERB", "meet", "ROOT", 1, "root", 1),
        ("in", "ADP", "in", "prep", 1, "case", 3),
        ("Geneva", "PROPN", "Geneva", "pobj", 2, "obl", 1),
    ],
    "under a noun it is nmod, and prepositions may stand in a row": [
        ("talks", "NOUN", "talk", "ROOT", 0, "root", 0),
        ("between", "ADP", "between", "prep", 0, "case", 2),
        ("Armenia", "PROPN", "Armenia", "pobj", 1, "nmod", 0),
        ("and", "CCONJ", "and", "cc", 2, "cc", 2),
        ("Turkey", "PROPN", "Turkey", "conj", 2, "conj", 2),
    ],
    "the agent of a passive": [
        ("Shusha", "PROPN", "Shusha", "nsubjpass", 2, "nsubj:pass", 2),
        ("was", "AUX", "be", "auxpass", 2, "aux:pass", 2),
        ("taken", "VERB", "take", "ROOT", 2, "root", 2),
        ("by", "ADP", "by", "agent", 2, "case", 4),
        ("troops", "NOUN", "troop", "pobj", 3, "obl:agent", 2),
    ],
    "the predicate rules the copula and takes its dependents": [
        ("Baku", "PROPN", "Baku", "nsubj", 1, "nsubj", 2),
        ("is", "AUX", "be", "ROOT", 1, "cop", 2),
        ("ready", "ADJ", "ready", "acomp", 1, "root", 2),
        (".", "PUNCT", ".", "punct", 1, "punct", 2),
    ],
    "a clause after a preposition": [
        ("left", "VERB", "leave", "ROOT", 0, "root", 0),
        ("without", "ADP", "without", "prep", 0, "mark", 2),
        ("signing", "VERB", "sign", "pcomp", 1, "advcl", 0),
    ],
    "`to` of an infinitive is a mark": [
        ("agreed", "VERB", "agree", "ROOT", 0, "root", 0),
        ("to", "PART", "to", "aux", 2, "mark", 2),
        ("meet", "VERB", "meet", "xcomp", 0, "xcomp", 0),
    ],
}


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES.keys())
def test_to_ud(rows: list[tuple[str, str, str, str, int, str, int]]) -> None:
    words, tags, lemmas, labels, heads, relations, governors = zip(*rows, strict=True)
    found_heads, found_labels = to_ud(list(heads), list(labels), list(tags), list(lemmas))
    found = [f"{w} ←{r}− {words[h]}" for w, r, h in zip(words, found_labels, found_heads, strict=True)]
    assert found == [f"{w} ←{r}− {words[h]}" for w, r, h in zip(words, relations, governors, strict=True)]
