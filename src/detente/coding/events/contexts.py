"""PLOVER's contexts: what an act is about, read from its frame and from the words around it."""

from functools import cache

from detente.coding.events.drafts import Draft
from detente.lexicon import knowledge
from detente.model import Document

BEFORE, AFTER = 12, 18  # words around a trigger, in its sentence, that say what it is about
JOIN = "_"  # between the words of an expression in `contexts.yaml`
LONGEST = 3  # words of an expression


@cache
def _words(language: str) -> dict[str, tuple[str, ...]]:
    """Lemma, or lemmas joined by `_`, → the contexts that it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for context, lemmas in knowledge(language, "contexts", dict[str, tuple[str, ...]]).items():
        for lemma in lemmas:
            found[lemma] = (*found.get(lemma, ()), context)
    return found


@cache
def _beginnings(language: str) -> frozenset[str]:
    """The lemmas that begin an expression of several words."""
    return frozenset(key.partition(JOIN)[0] for key in _words(language) if JOIN in key)


def contexts_of(document: Document, draft: Draft) -> tuple[str, ...]:
    """The contexts of an act in alphabetical order: those of its frame, and those of the words near its trigger."""
    words = _words(document.language)
    first, last = document.sentences[draft.token.sentence]
    near = document.tokens[max(first, draft.token.i - BEFORE) : min(last, draft.token.i + AFTER)]
    found = set(draft.frame.contexts)
    lemmas = [token.lemma for token in near]
    beginnings = _beginnings(document.language)
    for i, lemma in enumerate(lemmas):
        found.update(words.get(lemma, ()))
        for length in range(2, LONGEST + 1) if lemma in beginnings else ():
            found.update(words.get(JOIN.join(lemmas[i : i + length]), ()))
    return tuple(sorted(found))
