"""Predicates that a tagger or lemmatiser took for something else, by language."""

from collections.abc import Callable

from detente.coding.events.frames import Entry, Lexicon
from detente.model import Document, Token

INFINITIVES = ("er", "ir", "re")  # of French verbs
PRESENT = ("ent", "e")  # endings of their present tense

PARTICIPLES = (("é", "er"), ("i", "ir"), ("u", "re"))  # of French verbs, and the endings of their infinitives

Reading = Callable[[Document, Token, Lexicon], tuple[Entry, ...]]


def french(document: Document, token: Token, lexicon: Lexicon) -> tuple[Entry, ...]:
    """A verb in the present taken for a noun (`demande`, `menace`), a noun left in the plural."""
    lemma = token.lemma
    if token.upos == "ADV":
        return lexicon.entries(lemma, "VERB") if lemma.endswith(INFINITIVES) else ()
    if token.upos not in ("NOUN", "ADJ", "PROPN"):
        return ()
    if " " in lemma and (entries := lexicon.entries(lemma.replace(" ", "-"), "NOUN")):
        return entries  # `tête à tête` for `tête-à-tête`
    if lemma.endswith("s") and not lexicon.entries(lemma, token.upos):
        return lexicon.entries(lemma[:-1], "NOUN")
    if lemma in ("mort", "blessé") and document.children(token, "cop"):
        return lexicon.entries("mort", "ADJ")  # `treize soldats sont morts`
    if entries := _participle(document, token, lexicon):
        return entries
    form = token.text.lower()
    stem = next((form[: -len(ending)] for ending in PRESENT if form.endswith(ending)), None)
    if stem is None or not (entries := lexicon.entries(f"{stem}er", "VERB")):
        return ()
    if document.children(token, "cop", "det", "case", "nummod"):
        return ()
    return entries if document.children(token, "nsubj") or _between(document, token) else ()


def _participle(document: Document, token: Token, lexicon: Lexicon) -> tuple[Entry, ...]:
    """A participle after its auxiliary, taken for an adjective or a noun (`a gelé`, `a été empoisonné`, `a consenti`)."""
    if not document.children(token, "aux") or document.children(token, "det", "case"):
        return ()
    if token.lemma.endswith(INFINITIVES):
        return lexicon.entries(token.lemma, "VERB")
    form = token.text.lower().removesuffix("s").removesuffix("e")
    infinitive = next((form[:-1] + ending for last, ending in PARTICIPLES if form.endswith(last)), "")
    return lexicon.entries(infinitive, "VERB")


def _between(document: Document, token: Token) -> bool:
    """Whether a word stands where only a verb can: between a noun or `se` and an article or preposition."""
    first, last = document.sentences[token.sentence]
    if not first < token.i < last - 1 or token.text[0].isupper():
        return False
    before, after = document.tokens[token.i - 1], document.tokens[token.i + 1]
    follows = before.upos == "PROPN" or (before.upos == "NOUN" and token.rel != "amod") or before.lemma in ("se", "qui")
    return follows and (after.upos in ("DET", "SCONJ", "ADV") or after.lemma in ("à", "de", "que"))


def english(document: Document, token: Token, lexicon: Lexicon) -> tuple[Entry, ...]:
    """A verb taken for a noun after its auxiliary (`had been overrun`, `did jail`) or in a headline (`Oslo balks at`)."""
    if token.upos not in ("NOUN", "ADJ", "PROPN") or lexicon.entries(token.lemma, token.upos):
        return ()
    passive = any(child.lemma == "be" and child.rel in ("cop", "aux") for child in document.children(token))
    if passive and token.upos == "NOUN" and not document.children(token, "det", "amod", "nmod:poss"):
        return lexicon.entries(token.lemma, "VERB")
    headline = token.rel == "root" and token.text.endswith("s") and token.lemma != token.text.lower()
    if headline and document.children(token, "compound", "nmod:poss") and not document.children(token, "det"):
        return lexicon.entries(token.lemma, "VERB")
    return ()


READINGS: dict[str, Reading] = {"fr": french, "en": english}
