"""Whom roles and names in a sentence stand for on a date: 450 expressions of 60 countries and 25 years.

The cases are in `tests/golden/actors_<language>.yaml`; `python -m tests.coding.test_expressions` lists the misses.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.actors.names import fold, match_key
from detente.language import analyze
from detente.lexicon import table
from detente.model import Actor

LANGUAGES = {"fr": 190, "en": 130, "ru": 130}
GOLDEN = Path(__file__).parents[1] / "golden"
Case: TypeAlias = dict[str, Any]


@cache
def cases(language: str) -> tuple[Case, ...]:
    return tuple(yaml.safe_load((GOLDEN / f"actors_{language}.yaml").read_text(encoding="utf-8")))


def coded(case: Case, language: str) -> Actor | None:
    """The actor of the words in brackets: of the mention that shares most of its span with them."""
    start, end = case["text"].index("["), case["text"].index("]") - 1
    text = case["text"].replace("[", "").replace("]", "")
    article = clean_article(text, language=language, published=str(case["date"]))
    mentions = [m for m in find_actors(analyze(article)).mentions if m.span.start < end and start < m.span.end]

    def shared(span_start: int, span_end: int) -> tuple[int, int]:
        return min(end, span_end) - max(start, span_start), span_start - span_end

    best = max(mentions, key=lambda m: shared(m.span.start, m.span.end), default=None)
    return best.actor if best is not None else None


def allowed(expected: Any) -> list[Any]:
    return expected if isinstance(expected, list) else [expected]


def right_place(case: Case, actor: Actor | None) -> bool:
    return actor is not None and actor.country in allowed(case["country"]) and actor.sector in allowed(case["sector"])


def right_person(case: Case, actor: Actor | None) -> bool:
    names = [fold(name) for name in allowed(case["person"])]
    return actor is not None and actor.name is not None and fold(actor.name) in names


@cache
def measured(language: str) -> tuple[float, float, tuple[str, ...]]:
    """Shares right in country and sector, and in person where one is due; a line for each miss."""
    actors = [(case, coded(case, language)) for case in cases(language)]
    due = [(case, actor) for case, actor in actors if "person" in case]
    misses = [
        f"{case['date']} {case['text']} → {actor and (actor.name, actor.country, actor.sector, actor.role)}"
        for case, actor in actors
        if not right_place(case, actor) or ("person" in case and not right_person(case, actor))
    ]
    placed = sum(right_place(case, actor) for case, actor in actors) / len(actors)
    named = sum(right_person(case, actor) for case, actor in due) / len(due)
    return placed, named, tuple(misses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_expressions(language: str) -> None:
    placed, named, misses = measured(language)
    assert placed >= 0.95, "\n".join(misses)
    assert named >= 0.90, "\n".join(misses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_have_no_holder_where_the_table_does_not_reach(language: str) -> None:
    """The same roles a century earlier: the holder is unknown then, and nobody is invented."""
    roles = [case for case in cases(language) if "person" in case and not _is_named(case)]
    assert len(roles) > 20
    for case in roles:
        actor = coded({**case, "date": "1905-01-15"}, language)
        if actor is not None and actor.kind == "person" and actor.name is not None:
            assert _is_named({**case, "person": actor.name}), case


def _is_named(case: Case) -> bool:
    """Whether the person is named in the sentence, in whatever script and spelling."""
    names = set(allowed(case["person"]))
    for row in (*table("common", "offices"), *table("common", "persons")):
        if row["person"] in allowed(case["person"]):
            names |= set(row["aliases"].split("|"))
    words = " ".join(match_key(word) for word in re.findall(r"[\w’'-]+", case["text"]))
    return any(match_key(part)[:4] in words for name in names for part in name.split() if len(part) > 2)


def test_the_set_is_as_wide_as_it_says() -> None:
    every = [case for language in LANGUAGES for case in cases(language)]
    assert all(len(cases(language)) >= count for language, count in LANGUAGES.items())
    assert len({code for case in every for code in allowed(case["country"])}) >= 60
    assert {case["date"].year for case in every} >= set(range(2000, 2026))
    assert all(case["text"].count("[") == case["text"].count("]") == 1 for case in every)


if __name__ == "__main__":
    for each in LANGUAGES:
        share, persons, lines = measured(each)
        print(f"{each}: country and sector {share:.1%}, person {persons:.1%}", *lines, sep="\n")
