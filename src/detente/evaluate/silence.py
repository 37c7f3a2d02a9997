"""Events found in articles that have none: sport, culture and science (codebook, section 5, rule 6).

`french_wikinews` has no field for what an article is about, so its articles are chosen by their words: those with many
words of one of the fields below and hardly any of politics or war, in the set's order, the first third of a hundred of each.
The words are this module's own and not those by which the coder knows such texts, so that it does not judge itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.articles import clean_article
from detente.coding import code_document
from detente.evaluate.documents import analyzed, read_gold

FIELDS = {
    "sport": r"champion\w*|match\w*|tournois?|médailles?|football\w*|rugby|tennis|équipes?|finales?|victoires?|courses?|"
    r"podium|points|score|ligue|coupe|joueu\w+|athl[èé]t\w+|cyclis\w+|olympi\w+|entraîneurs?|stade|saison|record|"
    r"vainqueurs?|étapes?|buts?",
    "culture": r"films?|cinéma|albums?|musi\w+|chans\w+|festivals?|acteurs?|actrices?|romans?|littérat\w+|théâtre|"
    r"concerts?|musées?|peint\w+|réalisat\w+|séries?|écrivains?|prix|exposition|télévisée?|chante\w+|auteurs?|artist\w+",
    "science": r"planètes?|étoiles?|astron\w+|fossiles?|espèces?|chercheu\w+|scientifiqu\w+|physici\w+|biolog\w+|galaxies?|"
    r"télescopes?|satellites?|sondes?|fusées?|orbite|cellules?|génom\w+|mathémati\w+|dinosaures?|études?|lancement|mission",
}
POLITICS = (
    r"guerres?|armées?|militaires?|conflits?|attentats?|terroris\w+|diplomat\w+|sanctions?|gouvernement\w*|ministres?|"
    r"présidentielles?|élections?|manifest\w+|parlement\w*|police|policiers?|tués?|morts|otages?|procès|tribunal"
)
LEAST, MOST = 0.018, 0.006  # share of a field's words that an article needs, of political words that it may have
SHORTEST = 80  # words; shorter ones tell nothing about false events
QUOTAS = {"sport": 34, "culture": 33, "science": 33}  # articles of each field, a hundred in all where the set has them


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """Events an article, in all and by field, over the first articles of each kind; `articles` says how many there were."""
    events: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for field, row in apolitical_articles(data):
        article = clean_article(f"{row['title']}\n{row['text']}", language="fr", published=row["date"])
        events[field] += len(code_document(analyzed(article)).events)
        articles[field] += 1
    figures = {f"events_per_article_{field}": events[field] / max(1, articles[field]) for field in FIELDS}
    figures["events_per_article"] = events.total() / max(1, articles.total())
    figures["articles"] = float(articles.total())
    return {"silence_fr": figures}


def apolitical_articles(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The first articles of `french_wikinews` about each of the fields, with their field."""
    left = dict(QUOTAS)
    for row in read_gold(data / "french_wikinews.jsonl.gz"):
        field = field_of(f"{row['title']} {row['text']}")
        if field is not None and left[field]:
            left[field] -= 1
            yield field, row


def field_of(text: str) -> str | None:
    """The field that a text is plainly about; None for all others."""
    words = len(text.split())
    if words < SHORTEST or share(POLITICS, text, words) > MOST:
        return None
    best = max(FIELDS, key=lambda field: share(FIELDS[field], text, words))
    return best if share(FIELDS[best], text, words) >= LEAST else None


def share(pattern: str, text: str, words: int) -> float:
    """How many of a text's words match."""
    return len(re.findall(rf"\b(?:{pattern})\b", text, re.IGNORECASE)) / words
