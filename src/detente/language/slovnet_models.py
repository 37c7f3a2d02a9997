"""Russian by Slovnet (weights in the `natasha` package), razdel for tokens, pymorphy3 for lemmas."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from navec import Navec
from pymorphy3 import MorphAnalyzer
from razdel import sentenize, tokenize
from razdel.substring import Substring
from slovnet import NER, Morph, Syntax

from detente.errors import ConfigurationError
from detente.language.analysis import Analysis
from detente.model import Entity, Token

# UD's tags and features → OpenCorpora grammemes, to choose among pymorphy's readings of a word.
POS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN"},
    "ADJ": {"ADJF", "ADJS", "COMP"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "PRON": {"NPRO"},
    "DET": {"ADJF"},
    "NUM": {"NUMR"},
    "ADP": {"PREP"},
    "CCONJ": {"CONJ"},
    "SCONJ": {"CONJ"},
    "PART": {"PRCL"},
    "INTJ": {"INTJ"},
}
GRAMMEMES = {
    ("Case", "Nom"): "nomn",
    ("Case", "Gen"): "gent",
    ("Case", "Dat"): "datv",
    ("Case", "Acc"): "accs",
    ("Case", "Ins"): "ablt",
    ("Case", "Loc"): "loct",
    ("Number", "Sing"): "sing",
    ("Number", "Plur"): "plur",
    ("Gender", "Masc"): "masc",
    ("Gender", "Fem"): "femn",
    ("Gender", "Neut"): "neut",
}


GLUED = re.compile(r"[А-ЯЁ]?[а-яё]{3,}(?=[А-ЯЁ][а-яё]{3,}$)")  # a word to which a page glued the next (`отставкуДэвид`)


def pieces_of(sentence: str) -> Iterator[Substring]:
    """The tokens of a sentence; a small letter before a capital inside a word parts two words."""
    for token in tokenize(sentence):
        glued = GLUED.match(token.text)
        if glued is None:
            yield token
        else:
            middle = token.start + glued.end()
            yield Substring(token.start, middle, sentence[token.start : middle])
            yield Substring(middle, token.stop, sentence[middle : token.stop])


def load(language: str) -> Callable[[list[str]], list[Analysis]]:
    """The analyzer of Russian, its models loaded."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError("the package natasha, which carries the Russian models, is not installed")
    data = Path(spec.submodule_search_locations[0]) / "data"
    navec = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    morph = Morph.load(data / "model" / "slovnet_morph_news_v1.tar", batch_size=4).navec(navec)
    syntax = Syntax.load(data / "model" / "slovnet_syntax_news_v1.tar").navec(navec)
    ner = NER.load(data / "model" / "slovnet_ner_news_v1.tar").navec(navec)
    lemmas = Lemmas()

    def analyze(texts: list[str]) -> list[Analysis]:
        return [_analyze(text) for text in texts]

    def _analyze(text: str) -> Analysis:
        tokens: list[Token] = []
        sentences: list[tuple[int, int]] = []
        rows = [
            (sentence.start, list(pieces_of(sentence.text))) for sentence in sentenize(text) if sentence.text.strip()
        ]
        words = [[token.text for token in sentence] for _, sentence in rows]
        parses = zip(rows, morph.map(words), syntax.map(words), strict=True)
        for number, ((offset, pieces), tagged, parsed) in enumerate(parses):
            base = len(tokens)
            for i, (piece, tag, arc) in enumerate(zip(pieces, tagged.tokens, parsed.tokens, strict=True)):
                head = int(arc.head_id) - 1
                root = head < 0 or head >= len(pieces) or head == i
                tokens.append(
                    Token(
                        base + i,
                        offset + piece.start,
                        offset + piece.stop,
                        piece.text,
                        lemmas(piece.text, tag.pos, tag.feats),
                        tag.pos,
                        base + (i if root else head),
                        "root" if root else arc.rel,
                        number,
                        lemmas.feats(piece.text, tag.pos, tag.feats),
                    )
                )
            _break_cycles(tokens, base)
            sentences.append((base, len(tokens)))
        starts = {token.start: token.i for token in tokens}
        ends = {token.end: token.i + 1 for token in tokens}
        entities = tuple(
            Entity(starts[span.start], ends[span.stop], span.type)
            for span in ner(text).spans
            if span.start in starts and span.stop in ends
        )
        return Analysis(tuple(tokens), tuple(sentences), entities)

    return analyze


def _break_cycles(tokens: list[Token], base: int) -> None:
    """Slovnet chooses every head by itself and may draw a circle; the last arc of one is cut."""
    for start in range(base, len(tokens)):
        seen = set()
        i = start
        while tokens[i].head != i and i not in seen:
            seen.add(i)
            i = tokens[i].head
        if tokens[i].head != i:
            token = tokens[i]
            tokens[i] = Token(
                token.i, token.start, token.end, token.text, token.lemma, token.upos, i, "root",
                token.sentence, token.feats,
            )  # fmt: skip


class Lemmas:
    """Dictionary forms by pymorphy3, the reading chosen that agrees best with Slovnet's tag."""

    def __init__(self) -> None:
        self.analyzer = MorphAnalyzer(lang="ru")
        self._readings = lru_cache(maxsize=100_000)(self.analyzer.parse)

    def __call__(self, word: str, upos: str, feats: dict[str, str]) -> str:
        """The lower-cased lemma of a word with that Universal tag and those features."""
        readings = self._readings(word)
        if len(readings) == 1:
            return str(readings[0].normal_form)
        wanted = POS.get(upos, set())
        grammemes = {GRAMMEMES[item] for item in feats.items() if item in GRAMMEMES}
        best = max(
            readings,
            key=lambda reading: (
                reading.tag.POS in wanted,
                len(grammemes & set(reading.tag.grammemes)),
                reading.score,
            ),
        )
        return str(best.normal_form)

    def feats(self, word: str, upos: str, feats: dict[str, str]) -> dict[str, str]:
        """The features, a future that Slovnet took for a present set right: a perfective verb has no present."""
        if upos != "VERB" or feats.get("Tense") != "Pres":
            return feats
        tenses = {
            reading.tag.tense for reading in self._readings(word) if reading.tag.POS == "VERB" and reading.tag.tense
        }
        return feats | {"Tense": "Fut", "Aspect": "Perf"} if tenses == {"futr"} else feats
